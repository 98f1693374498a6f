"""The page of settings that change how the text looks and how words are selected."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.viewing import Viewing
from annotator.gui.parts import button, heading
from annotator.gui.preferences.family import FamilyRow
from annotator.gui.preferences.rows import Choice, Dial, Scale, Switch
from annotator.gui.settings import LARGEST_SPACING, LARGEST_ZOOM, NARROWEST, SMALLEST_ZOOM, WIDEST
from annotator.gui.theme import Appearance
from annotator.language.snapping import Unit

_APPEARANCES = (
    (Appearance.SYSTEM, "As the system"),
    (Appearance.LIGHT, "Light"),
    (Appearance.DARK, "Dark"),
    (Appearance.HIGH_LIGHT, "High contrast, light"),
    (Appearance.HIGH_DARK, "High contrast, dark"),
)
_AUTOMATIC = "automatic"
_CHIPS = (
    (_AUTOMATIC, "Automatic"),
    ("always", "Always"),
    ("hover", "On hover"),
    ("never", "Never"),
)
_CHIP_TIPS = {
    _AUTOMATIC: "Always, but on hover where a page has many.",
    "always": "Between compact lines there is no room: there it is on hover.",
}
_UNITS = tuple((each.value, each.value.capitalize()) for each in Unit)


def _share(value: float) -> str:
    return f"{round(value * 100)}\N{NO-BREAK SPACE}%"


class ReadingSettings(QWidget):
    """Each row acts at once on the page beside the panel, and shows what is so now."""

    def __init__(self, viewing: Viewing, marking: Marking) -> None:
        """Show and change how a page is viewed, and what selections on it snap to."""
        super().__init__()
        self._viewing = viewing
        self._marking = marking
        self._appearance = Choice("setting_appearance", "Colours", _APPEARANCES)
        self._zoom = Dial(
            "setting_zoom", "Size of type", Scale(SMALLEST_ZOOM, LARGEST_ZOOM, 0.1, _share)
        )
        self._family = FamilyRow()
        self._spacing = Dial(
            "setting_spacing", "Distance of lines", Scale(1.0, LARGEST_SPACING, 0.05, _share)
        )
        self._characters = Dial(
            "setting_characters",
            "Width of the column",
            Scale(NARROWEST, WIDEST, 5, lambda value: f"{value:.0f} characters"),
        )
        self._compact = Switch(
            "setting_compact",
            "Compact lines",
            "Lines stand close; labels of words show on hover only.",
        )
        self._patterns = Switch(
            "setting_patterns",
            "Patterns only",
            "Words have no tint; lines in their patterns and labels say everything.",
        )
        self._chips = Choice("setting_chips", "Labels of words", _CHIPS, _CHIP_TIPS)
        self._unit = Choice("setting_unit", "Selections snap to", _UNITS)
        self._usual = button("Back to the usual", name="settings_reset")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._appearance)
        self.show_state()

    def show_state(self) -> None:
        """Show what is so now, whoever changed it."""
        look, viewing = self._viewing.look, self._viewing
        self._appearance.set_value(viewing.appearance)
        self._zoom.set_value(viewing.zoom)
        self._family.set_value(look.family)
        self._spacing.set_value(look.spacing)
        self._characters.set_value(look.characters)
        self._compact.setChecked(look.compact)
        self._patterns.setChecked(look.patterns_only)
        self._chips.set_value(viewing.chosen_chips or _AUTOMATIC)
        self._unit.set_value(self._marking.unit.value)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 10, 4)
        column.setSpacing(12)
        for title, rows in (
            ("", (self._appearance,)),
            ("Text", (self._family, self._zoom, self._spacing, self._characters)),
            ("Annotations", (self._compact, self._patterns, self._chips, self._unit)),
        ):
            if title:
                above = heading(title)
                above.setContentsMargins(0, 8, 0, 0)
                column.addWidget(above)
            for row in rows:
                column.addWidget(row)
        column.addSpacing(6)
        column.addWidget(self._usual, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _connect(self) -> None:
        viewing, marking = self._viewing, self._marking
        self._appearance.chosen.connect(lambda value: viewing.set_appearance(Appearance(value)))
        self._zoom.turned.connect(viewing.set_zoom)
        self._family.chosen.connect(lambda family: self._change(family=family))
        self._spacing.turned.connect(lambda value: self._change(spacing=value))
        self._characters.turned.connect(lambda value: self._change(characters=round(value)))
        self._compact.switched.connect(viewing.switch_compact)
        self._patterns.switched.connect(viewing.switch_patterns)
        self._chips.chosen.connect(
            lambda mode: viewing.set_chips("" if mode == _AUTOMATIC else mode)
        )
        self._unit.chosen.connect(lambda unit: marking.set_unit(Unit(unit)))
        self._usual.clicked.connect(self._reset)
        viewing.changed.connect(self.show_state)
        marking.unit_changed.connect(self.show_state)

    def _change(self, **wanted: Any) -> None:  # noqa: ANN401 - as NamedTuple._replace has it
        """Another value for something of the look."""
        self._viewing.set_look(self._viewing.look._replace(**wanted))

    def _reset(self) -> None:
        """Everything on this page as it was drawn."""
        self._viewing.reset()
        self._marking.set_unit(Unit.WORDS)

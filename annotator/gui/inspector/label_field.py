"""The label of what is selected, as a field: its letter, its number or its name chooses another."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent

from annotator.gui.fonts import interface_font
from annotator.gui.inspector.known_values import Known, fitting
from annotator.gui.inspector.pick_field import PickField
from annotator.gui.keys import key_names
from annotator.model.codebook import Label

_MOST_NUMBERED = 9


class LabelField(PickField):
    """Lists the labels in use while it has the focus; ``picked`` gives the name of a label."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__("selected_label", "Label", removable=False, right=False)
        self.setFont(interface_font(13, QFont.Weight.DemiBold))
        self._labels: tuple[Label, ...] = ()
        self.pick_from(self._fitting, self._called)

    def show_label(self, label: Label | None, labels: Sequence[Label], *, anew: bool) -> None:
        """Show a label, or that there are several; one of ``labels`` may take its place."""
        self._labels = tuple(each for each in labels if not each.retired)
        self.set_various(various=label is None)
        self.set_value(label.title if label is not None else "", anew=anew)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which labels there are."""
        super().focusInEvent(event)
        if not self.isReadOnly():
            self._offer_known(self.text())

    def event(self, event: QEvent) -> bool:
        """Take a digit for the label of that number, while nothing is typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            digits = [name for name in key_names(event) if name in set("123456789")]
            if digits and self.text() == self._value and not self.isReadOnly():
                self._choose_nth(int(digits[0]))
                return True
        return super().event(event)

    def _take_all_away(self) -> None:
        """Nothing is without a label."""

    def _choose_nth(self, number: int) -> None:
        if number <= len(self._labels):
            self._choose(self._labels[number - 1].name)
            self.done.emit()

    def _fitting(self, typed: str) -> list[Known]:
        """The labels that fit; the one whose letter was typed before all others."""
        wanted = "" if typed == self._value else typed
        titles = [each.title for each in self._labels]
        found = fitting(titles, wanted) or [each for each in titles if each == wanted]
        listed = [
            Known(each.title, _keys(n, each), each.name)
            for n, each in enumerate(self._labels, start=1)
            if each.title in found or each.key == wanted.casefold() != ""
        ]
        place = {title: n for n, title in enumerate(found)}
        by_letter = {each.name for each in self._labels if each.key == wanted.casefold()}
        listed.sort(key=lambda each: (each.key not in by_letter, place.get(each.words, 0)))
        return listed

    def _called(self, typed: str) -> str | None:
        wanted = typed.casefold()
        named = (each.name for each in self._labels if each.title.casefold() == wanted)
        return next(named, None)


def _keys(number: int, label: Label) -> str:
    """How a label is chosen at one stroke: its number, and the letter that finds it."""
    digit = str(number) if number <= _MOST_NUMBERED else ""
    return "  ".join(filter(None, (label.key.upper(), digit)))

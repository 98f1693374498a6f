"""The bar above the page: pills of the labels, and how selecting and showing works now."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from annotator.gui.codebook.pill import LabelPill
from annotator.gui.codebook.pill_room import APART, fitting_pills
from annotator.gui.colours import Palette
from annotator.gui.flow import FlowLayout
from annotator.gui.keys import shown
from annotator.gui.parts import button, muted
from annotator.model.codebook import Label

_CHIP_WORDS = {
    "always": "Labels always",
    "hover": "Labels on hover",
    "never": "Labels hidden",
}


_MOST_PILLS = 60
"""No window is so wide that more of them would find room."""
_MARGINS = 44
"""At the left and the right of the bar together, in pixels."""


class LabelBar(QFrame):
    """The labels of the codebook that are in use, in their order.

    Where there are more than have room, it shows those with keys first, and a way to all of them.
    """

    label_clicked = Signal(str)
    """A label's name: mark with it, or arm it."""
    all_clicked = Signal()
    """A label is to be found by its name."""
    label_pointed = Signal(object)
    """The LabelPill that the mouse is over; None: over none any more."""
    unit_clicked = Signal()
    chips_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty bar."""
        super().__init__(parent)
        self.setObjectName("label_bar")
        self.setAccessibleName("Labels")
        self._armed = ""
        self._shown: tuple[tuple[Label, ...], str] = ((), "")
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills, spacing=APART)
        self._made: dict[str, LabelPill] = {}
        """The pills by their label's name, in the order in which they are to have room."""
        self._all_key = ""
        self._all = button("", name="all_labels", kind="flat", says="All labels by name")
        self._all.setFixedHeight(27)
        self._all.clicked.connect(self.all_clicked)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._pills.setSizePolicy(policy)
        self._unit = button("", kind="flat", name="snap_setting", tip="What selections snap to (W)")
        self._chips = button("", kind="flat", name="chip_setting", tip="When labels are shown")
        self._unit.clicked.connect(self.unit_clicked)
        self._chips.clicked.connect(self.chips_clicked)
        self._settings = QWidget()
        inner = QHBoxLayout(self._settings)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        for each in (self._unit, muted("·"), self._chips):
            each.setFixedHeight(27)
            inner.addWidget(each)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 9, _MARGINS - 24, 9)
        self._row.setSpacing(0)
        self._row.addWidget(self._pills, stretch=1)
        self._row.addWidget(self._settings, alignment=Qt.AlignmentFlag.AlignTop)
        self._narrow = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the settings behind the last label where there is no room at the right."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        for pill in self._made.values():
            pill.fit_in((self.width() - _MARGINS - APART) // 2)
        pills = sum(pill.sizeHint().width() + APART for pill in self._made.values())
        narrow = pills + self._settings.sizeHint().width() + 60 > self.width()
        if narrow != self._narrow:
            self._narrow = narrow
            if narrow:
                self._row.removeWidget(self._settings)
                self._flow.addWidget(self._settings)
            else:
                self._flow.removeWidget(self._settings)
                self._row.addWidget(self._settings, alignment=Qt.AlignmentFlag.AlignTop)
        self._share_room()

    def _share_room(self) -> None:
        """Show as many pills as two rows hold; behind them the way to all, where some are left."""
        count = len(self._shown[0])
        fitting = fitting_pills(
            {name: pill.sizeHint().width() for name, pill in self._made.items()},
            width=self.width() - _MARGINS,
            behind=self._settings.sizeHint().width() if self._narrow else 0,
            way_to_all=self._all.sizeHint().width(),
            first=self._armed,
            complete=count == len(self._made),
        )
        for name, pill in self._made.items():
            pill.setVisible(name in fitting)
        self._all.setVisible(len(fitting) < count)

    def set_labels(self, labels: Sequence[Label], palette: Palette) -> None:
        """Show these labels; retired ones are left out."""
        wanted = tuple(label for label in labels if not label.retired)
        if self._shown == (wanted, palette.name):
            return
        self._shown = (wanted, palette.name)
        focused = next((name for name, pill in self._made.items() if pill.hasFocus()), None)
        self.label_pointed.emit(None)
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in (self._settings, self._all):
                widget.deleteLater()
        with_room = sorted(wanted, key=lambda label: not label.key)[:_MOST_PILLS]
        self._made = {label.name: self._pill(label, palette) for label in with_room}
        for label in wanted:
            if label.name in self._made:
                self._flow.addWidget(self._made[label.name])
        self._name_all()
        self._flow.addWidget(self._all)
        if self._narrow:
            self._flow.addWidget(self._settings)
        # What is shown may change the bar's size, and with it who is shown: all stand in it by now.
        for pill in self._made.values():
            pill.show()
        self._all.setVisible(len(wanted) > len(self._made))
        if self.window().isVisible():
            self.order_tabs()
            self._arrange()
        if focused is not None:
            self._focus_again(focused)
        self.updateGeometry()

    def _focus_again(self, name: str) -> None:
        """Give the focus to the pill that stands for a label now, else to the first one."""
        again = self._made.get(name)
        if again is None or again.isHidden():
            again = next((pill for pill in self.pills() if not pill.isHidden()), None)
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_all_key(self, key: str) -> None:
        """Name the key that finds a label by its name."""
        self._all_key = key
        self._name_all()

    def _name_all(self) -> None:
        words = f"All {len(self._shown[0]):,} labels"
        self._all.setText(f"{words}  {shown(self._all_key)}" if self._all_key else f"{words}…")

    def _pill(self, label: Label, palette: Palette) -> LabelPill:
        pill = LabelPill(label, palette)
        pill.setChecked(label.name == self._armed)
        pill.clicked.connect(lambda _=False: self._clicked(pill))
        pill.pointed.connect(lambda here: self._pointed(pill, here=here))
        return pill

    def order_tabs(self) -> None:
        """Let Tab go through the pills before the settings; new ones would else come last.

        Labels that are set before the window is seen are ordered by whoever shows it, after the
        first paint: it means looking at every widget of the window.
        """
        before = self._unit.previousInFocusChain()
        while before is not None and before is not self._unit:
            takes = before.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and not self.isAncestorOf(before):
                break
            before = before.previousInFocusChain()
        stops = [before, *self.pills(), self._all, self._unit, self._chips]
        for one, other in pairwise(each for each in stops if each is not None):
            QWidget.setTabOrder(one, other)

    def set_armed(self, name: str) -> None:
        """Show which label is armed; empty for none."""
        self._armed = name
        for pill in self._made.values():
            pill.setChecked(pill.label.name == name)
        if not self._all.isHidden():
            self._share_room()

    def set_unit(self, unit: str) -> None:
        """Say what selections snap to: characters, words, sentences or paragraphs."""
        words = "No snapping" if unit == "characters" else f"Snap to {unit}"
        self._unit.setText(words)
        self._unit.setAccessibleName(f"Selections: {words.casefold()}. Press to change.")

    def set_chip_mode(self, mode: str) -> None:
        """Say when label chips are shown: always, hover or never."""
        self._chips.setText(_CHIP_WORDS[mode])
        self._chips.setAccessibleName(f"{_CHIP_WORDS[mode]}. Press to change.")

    def pills(self) -> list[LabelPill]:
        """The pills, in their order."""
        items = (self._flow.itemAt(index) for index in range(self._flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [each for each in widgets if isinstance(each, LabelPill)]

    def _pointed(self, pill: LabelPill, *, here: bool) -> None:
        self.label_pointed.emit(pill if here else None)

    def _clicked(self, pill: LabelPill) -> None:
        pill.setChecked(pill.label.name == self._armed)
        self.label_clicked.emit(pill.label.name)

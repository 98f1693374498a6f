"""The panel below the page: what was found, what counts, and which places will be marked."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.gui.around import step_inside
from annotator.gui.flow import FlowLayout
from annotator.gui.fonts import interface_font
from annotator.gui.keys import is_enter, key_names
from annotator.gui.occurrences.options import CHOICES, Choice, Options
from annotator.gui.occurrences.place_list import PlaceList
from annotator.gui.occurrences.rows import PlaceModel
from annotator.gui.parts import ElidedLabel, PartedLabel, button, muted
from annotator.gui.theme import Theme
from annotator.gui.ticking import ROW_HEIGHT
from annotator.operations.places import Place

_FEWEST, _MOST = 2, 9
"""Rows that are shown at once."""
_SHARE = 0.58
"""How much of the height of the page the panel takes at most."""


class OccurrencesPanel(QFrame):
    """Shows and asks; what is asked for is done by ``Everywhere``."""

    option_turned = Signal(str)
    """An option's name in ``Options``."""
    value_turned = Signal(str)
    """The name of an attribute that is to be given, or no longer."""
    walked = Signal()
    """Another row is the current one."""
    accepted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget, page: QWidget) -> None:
        """Make it, not shown; it shares the height with ``page``, which stands above it."""
        super().__init__(parent)
        self._page = page
        page.installEventFilter(self)
        self.setObjectName("occurrences_panel")
        self.setAccessibleName("All occurrences")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = PlaceModel()
        self.list = PlaceList(self.model, theme)
        self.list.walked.connect(self.walked)
        self.model.ticks_changed.connect(self._count)
        self._label = ""
        self._busy = ""
        self._keys: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 9, 14, 9)
        column.setSpacing(7)
        column.addLayout(self._title_row())
        self._options = QWidget()
        self._flow = FlowLayout(self._options, spacing=6)
        column.addWidget(self._options)
        column.addWidget(self.list)
        column.addLayout(self._button_row())
        self.setFocusProxy(self.list)
        self.hide()

    def open(self, words: str, label: str) -> None:
        """Ask where ``words`` should be marked with a label of this title."""
        self._label = label
        self._title.set_words(f"Mark every “{words}” as {label}" if words else f"Mark as {label}")
        self.show()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_keys(self, *, here: bool) -> None:
        """Say the keys of the list here, where no other line does."""
        self._hint.setVisible(here)

    def show_options(
        self, options: Options | None, values: Sequence[tuple[str, str, bool]] = ()
    ) -> None:
        """Offer the options, if any, and values of attributes: name, words, and whether given."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self._options.isAncestorOf(focused)
        name = focused.objectName() if inside and focused is not None else ""
        self._keys.clear()
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for choice in CHOICES if options is not None else ():
            self._offer(choice, self.option_turned, on=bool(getattr(options, choice.name)))
        for number, (attribute, words, given) in enumerate(values, start=1):
            tip = f"Give every new annotation this {attribute} as well."
            title = f"{attribute}: {words}"
            self._offer(Choice(attribute, str(number), title, tip), self.value_turned, on=given)
        self._options.setVisible(bool(self._keys))
        self._options.updateGeometry()
        again = next((each for each in self._keys.values() if each.objectName() == name), None)
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_places(
        self, places: Sequence[Place], titles: Mapping[int, str], *, grouped: bool
    ) -> None:
        """List places, under their documents when they are grouped."""
        self._busy = ""
        self.model.show(places, titles, grouped=grouped)
        self._fit()

    def show_busy(self, words: str) -> None:
        """Say that something is going on; empty when it has ended."""
        self._busy = words
        self._count()

    def say_left_out(self, parts: Sequence[str], nothing: str) -> None:
        """Say what is not in the list, and what stands in its place when it is empty."""
        self._report.set_words(" · ".join(parts))
        self.list.say_instead(nothing)

    def current(self) -> Place | None:
        """The place of the current row; of a heading, its first."""
        row = self.list.currentIndex().row()
        found = self.model.row(row)
        if not isinstance(found, Place):
            found = self.model.row(row + 1) if found is not None else None
        return found if isinstance(found, Place) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take another height with the room that there is, and keep the current row in sight."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
            QTimer.singleShot(0, self, self._look_again)
        return super().eventFilter(watched, event)

    def _look_again(self) -> None:
        self.list.scrollTo(self.list.currentIndex())
        self.walked.emit()

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab stays in the panel."""
        return step_inside(self, forward=next_one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter marks, Esc leaves, A ticks all or none, further keys turn the options."""
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_enter(event) and isinstance(focused, QPushButton) and focused is not self._mark:
            focused.click()
        elif is_enter(event):
            self._take()
        elif not any(self._press(name) for name in key_names(event)):
            super().keyPressEvent(event)

    def _press(self, name: str) -> bool:
        """Do what a key means here; False when it means nothing."""
        key = str(int(name)) if name.isdecimal() else name  # digits of any script
        if key == "A":
            self.model.turn_all()
        elif key in self._keys:
            self._keys[key].click()
        else:
            return False
        return True

    def _take(self) -> None:
        if self._mark.isEnabled():
            self.accepted.emit()

    def _offer(self, choice: Choice, turned: SignalInstance, *, on: bool) -> None:
        made = button(f"{choice.key}  {choice.title}".replace("&", "&&"), kind="option", name="")
        made.setObjectName(f"occurrences_{choice.name}")
        made.setCheckable(True)
        made.setChecked(on)
        made.setFont(interface_font(12))
        made.setToolTip(choice.tip)
        made.setAccessibleName(f"{choice.title}, key {choice.key}")
        made.setAccessibleDescription(choice.tip)
        made.clicked.connect(lambda _=False, name=choice.name: turned.emit(name))
        self._keys[choice.key] = made
        self._flow.addWidget(made)
        made.show()

    def _count(self) -> None:
        """Say how many are ticked, and what Enter would do."""
        ticked, count = self.model.ticked(), self.model.count()
        self._counted.setText(self._busy or (f"{ticked:,} of {count:,} ticked" if count else ""))
        self._counted.setAccessibleName(self._counted.text())
        self._mark.setText(f"Mark {ticked:,}" if ticked else "Mark")
        self._mark.setAccessibleName(f"Mark {ticked} as {self._label}")
        self._mark.setEnabled(ticked > 0 and not self._busy)

    def _fit(self) -> None:
        parent = self.parentWidget()
        rows = min(max(self.model.rowCount(), _FEWEST), _MOST)
        if parent is not None:
            around = self.sizeHint().height() - self.list.height()
            room = int((parent.height() - self._page.y()) * _SHARE) - around
            rows = max(_FEWEST, min(rows, room // ROW_HEIGHT))
        self.list.setFixedHeight(rows * ROW_HEIGHT + 4)

    def _title_row(self) -> QHBoxLayout:
        self._title = ElidedLabel(name="occurrences_title")
        self._counted = muted(pixels=12, name="occurrences_count")
        close = button("×", kind="flat", name="occurrences_close", says="Leave without marking")
        close.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._title, stretch=1)
        row.addWidget(self._counted)
        row.addWidget(close)
        return row

    def _button_row(self) -> QHBoxLayout:
        self._report = ElidedLabel(kind="muted", pixels=12, name="occurrences_report")
        self._hint = hint = PartedLabel(
            ("Space ticks", "A all or none", "Enter marks", "Esc leaves"), kind="muted", pixels=12
        )
        hint.setObjectName("occurrences_hint")
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._mark = button("Mark", kind="primary", name="occurrences_mark")
        self._mark.clicked.connect(self.accepted)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._report, stretch=1)
        row.addWidget(hint, stretch=1)
        row.addWidget(self._mark)
        return row

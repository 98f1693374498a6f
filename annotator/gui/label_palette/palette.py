"""The panel of the label palette: a field, and below it the labels that are meant."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from annotator.gui.fonts import interface_font
from annotator.gui.keys import is_enter, shown
from annotator.gui.label_palette.index import LabelIndex, Place
from annotator.gui.lines.line_list import LineList
from annotator.gui.lines.lines import Line
from annotator.gui.main_window import MainWindow
from annotator.gui.parts import ElidedLabel
from annotator.gui.theme import Theme
from annotator.gui.ticking import ROW_HEIGHT
from annotator.model.codebook import Label

_WIDTH = 420
_ROWS = 14
_MARGIN = 8


class LabelPalette(QFrame):
    """Opens over the page, chooses by typing, arrows and Enter, and goes away with Esc."""

    chosen = Signal(str)
    """A label's name."""
    closed = Signal()
    """It went away; the page may have the focus back."""
    passed = Signal(str)
    """The label that Enter takes now, in words: the field has the focus, not the list."""

    def __init__(self, window: MainWindow, above: QWidget, theme: Theme) -> None:
        """Belong to a window, and stand below another widget of it."""
        super().__init__(window)
        self.setObjectName("label_palette")
        self.setProperty("kind", "popup")
        self.setAccessibleName("Labels by name")
        self._window = window
        self._above = above
        self._labels: Sequence[Label] = ()
        self._index = LabelIndex(())
        self._what = ElidedLabel(kind="muted", name="label_palette_what")
        self.field = QLineEdit()
        self.field.setObjectName("label_palette_field")
        self.field.setPlaceholderText("A few letters of a label")
        self.field.setFont(interface_font(13))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._find)
        self.list = LineList("label_palette_list", "Labels", theme, ticks=False)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.clicked.connect(lambda _index: self._take())
        self.list.walked.connect(self._pass)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(6)
        column.addWidget(self._what)
        column.addWidget(self.field)
        column.addWidget(self.list, stretch=1)
        self.hide()

    def open(self, labels: Sequence[Label], what: str, first: str = "") -> None:
        """Offer labels for a purpose; the one called ``first`` is the current one."""
        if labels is not self._labels:
            self._labels, self._index = labels, LabelIndex(labels)
        self._what.set_words(what)
        self.field.setAccessibleName(what)
        self.field.clear()
        self._find("")
        self.list.go_to(max(0, self.list.lines.row_of(first)))
        self.show()
        self.raise_()
        self.place()
        self.list.go_to(max(0, self.list.currentIndex().row()))
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Go away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def place(self) -> None:
        """Stand below the bar of the labels, inside the window, as high as the labels need."""
        corner = self._above.mapTo(self._window, QPoint(20, self._above.height()))
        width = min(_WIDTH, self._window.width() - corner.x() - 12)
        rows = max(1, min(_ROWS, len(self._index)))
        wanted = rows * ROW_HEIGHT + self.field.sizeHint().height() + 2 * _MARGIN + 36
        room = self._window.room_beside().bottom() - corner.y() - 3
        self.setGeometry(corner.x(), corner.y() + 4, width, max(140, min(wanted, room)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that walk and choose; go away when the field loses the focus."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self._leave)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key of the field means something to the list."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Tab: 1,
            Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_PageDown: _ROWS,
            Qt.Key.Key_PageUp: -_ROWS,
        }
        step = steps.get(Qt.Key(event.key()))
        if is_enter(event):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_palette()
        elif step is not None:
            count, now = self.list.lines.rowCount(), self.list.currentIndex().row()
            around = (now + step) % count if abs(step) == 1 and count else now + step
            self.list.go_to(max(0, min(count - 1, around)))
            self._pass()
        else:
            return False
        return True

    def _find(self, typed: str) -> None:
        found = self._index.find(typed)
        tree = not typed.strip()
        self.list.lines.show([_line(each, tree=tree) for each in found])
        self.list.say_instead("No label is called that.")
        self.list.go_to(0)
        self._pass()

    def _pass(self) -> None:
        line = self.list.current()
        if self.isVisible():
            self.passed.emit(
                f"{line.words}, {line.detail}".rstrip(", ") if line else "No label is called that."
            )

    def _take(self) -> None:
        line = self.list.current()
        if line is not None and line.label is not None:
            self.close_palette()
            self.chosen.emit(line.label.name)

    def _leave(self) -> None:
        if not self.field.hasFocus() and self._window.isActiveWindow():
            self.hide()  # what is gone on to has the focus


def _line(place: Place, *, tree: bool) -> Line:
    """A label as a line: in its level of the whole tree, or with what is above it."""
    key = shown(place.label.key.upper()) if place.label.key else ""
    return Line(
        place.label.title,
        key if tree else place.above or key,
        key=place.label.name,
        label=place.label,
        level=place.level if tree else 0,
    )

"""The known values that fit what is being typed, listed below the field."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView

from annotator.gui.fonts import interface_font
from annotator.language.folding import folded

_ROW = 24
_MOST_ROWS = 7
_FRAME = 5
"""Border and padding at each side, in pixels."""
_WIDEST = 420


class KnownValues(QListView):
    """A list over the window that never has the focus: the field below which it stands keeps it.

    It is no window of its own, as Qt's completer would open one: an X11 server tells late which
    window has the keyboard, and a quick Enter would bring the focus back to a field just left.
    """

    picked = Signal(str)
    """A value was clicked."""

    def __init__(self, field: QLineEdit) -> None:
        """Stand below a field that is in its window already; nothing is shown yet."""
        super().__init__(field.window())
        self._field = field
        self._values = QStringListModel(self)
        self.setObjectName("known_values")
        self.setAccessibleName("Known values")
        self.setModel(self._values)
        self.setFont(interface_font(13))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.clicked.connect(self._click)
        self.hide()
        around = field.parentWidget()
        while around is not None and around is not field.window():
            around.installEventFilter(self)
            around = around.parentWidget()

    def offer(self, values: Sequence[str]) -> None:
        """List these values, none of them chosen; hide when there are none."""
        if not values:
            self.hide()
            return
        self._values.setStringList(list(values))
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self._take_place()
        self.show()
        self.raise_()

    def step(self, by: int) -> str:
        """Choose the value ``by`` rows further on; before the first comes the last."""
        count = self._values.rowCount()
        now = self.currentIndex().row()
        row = (now + by) % count if now >= 0 else (0 if by > 0 else count - 1)
        self.setCurrentIndex(self._values.index(row))
        return self._value(self.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the field when it is moved by what opens, closes or is scrolled around it."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self.isVisible():
            self._take_place()
        return super().eventFilter(watched, event)

    def _take_place(self) -> None:
        """Stand below the field, flush with its right edge, or above it where the window ends."""
        window, rows = self._field.window(), min(self._values.rowCount(), _MOST_ROWS)
        below = self._field.mapTo(window, self._field.rect().bottomRight())
        wide = self.sizeHintForColumn(0) + 2 * _FRAME + 20
        width = min(max(self._field.width(), wide), _WIDEST, below.x() - _FRAME)
        size = QSize(width, rows * _ROW + 2 * _FRAME)
        top = below.y() + 3
        if top + size.height() > window.height():
            top = max(0, below.y() - self._field.height() - 2 - size.height())
        self.setGeometry(below.x() - width + 1, top, size.width(), size.height())

    def _click(self, index: QModelIndex) -> None:
        self.hide()
        self.picked.emit(self._value(index))

    def _value(self, index: QModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


def fitting(values: Sequence[str], typed: str) -> list[str]:
    """The values that hold what was typed, as a plain keyboard types it: first what begins so.

    None of them when it is the one that was typed out.
    """
    wanted = folded(typed)
    found = [each for each in values if wanted in folded(each)]
    found.sort(key=lambda each: not folded(each).startswith(wanted))
    return [] if found == [typed] else found

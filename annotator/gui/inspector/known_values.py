"""The known values that fit what is being typed, listed below the field."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.gui.fonts import interface_font
from annotator.language.folding import folded

_ROW = 24
_MOST_ROWS = 7
_FRAME = 5
"""Border and padding at each side, in pixels."""
_WIDEST = 420
_GAP = 14
"""Between a value and what is said behind it, in pixels."""
_LEAST = 0.5
"""A value has at least this share of the width before what is said behind it is cut."""


class Known(NamedTuple):
    """One value of the list: its words, what is said quietly behind them, what it stands for."""

    words: str
    detail: str = ""
    key: Hashable = None
    text: str = ""
    """What a field shows for it; empty for the words."""


class KnownValues(QListView):
    """A list over the window that never has the focus: the field below which it stands keeps it.

    It is no window of its own, as Qt's completer would open one: an X11 server tells late which
    window has the keyboard, and a quick Enter would bring the focus back to a field just left.
    """

    picked = Signal(object)
    """The Known that was clicked."""

    def __init__(self, field: QLineEdit) -> None:
        """Stand below a field that is in its window already; nothing is shown yet."""
        super().__init__(field.window())
        self._field = field
        self._values = QStringListModel(self)
        self._known: tuple[Known, ...] = ()
        self.setObjectName("known_values")
        self.setAccessibleName("Known values")
        self.setModel(self._values)
        self.setFont(interface_font(13))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setItemDelegate(_Paint(self))
        self.clicked.connect(self._click)
        self.hide()
        around = field.parentWidget()
        while around is not None and around is not field.window():
            around.installEventFilter(self)
            around = around.parentWidget()

    def offer(self, values: Sequence[Known], *, chosen: bool = False) -> None:
        """List these values; hide when there are none. The first is ``chosen``, or none of them."""
        self._known = tuple(values)
        if not values:
            self.hide()
            return
        self._values.setStringList([each.words for each in values])
        self.clearSelection()
        self.setCurrentIndex(self._values.index(0) if chosen else QModelIndex())
        self.scrollToTop()
        self._take_place()
        self.show()
        self.raise_()

    def known(self, row: int) -> Known | None:
        """The value of a row; None outside the list."""
        return self._known[row] if 0 <= row < len(self._known) else None

    def current(self) -> Known | None:
        """The chosen value; None while none is chosen or the list is not seen."""
        return self.known(self.currentIndex().row()) if self.isVisible() else None

    def step(self, by: int) -> Known:
        """Choose the value ``by`` rows further on; before the first comes the last."""
        count = self._values.rowCount()
        now = self.currentIndex().row()
        row = (now + by) % count if now >= 0 else (0 if by > 0 else count - 1)
        self.setCurrentIndex(self._values.index(row))
        return self._known[self.currentIndex().row()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the field when it is moved by what opens, closes or is scrolled around it."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self.isVisible():
            self._take_place()
        return super().eventFilter(watched, event)

    def _take_place(self) -> None:
        """Stand below the field, flush with its right edge, or above it where the window ends."""
        window, rows = self._field.window(), min(self._values.rowCount(), _MOST_ROWS)
        below = self._field.mapTo(window, self._field.rect().bottomRight())
        metrics = QFontMetrics(self.font())
        wide = max(map(metrics.horizontalAdvance, self._lines())) + 2 * _FRAME + 28
        width = min(max(self._field.width(), wide), _WIDEST, below.x() - _FRAME)
        size = QSize(width, rows * _ROW + 2 * _FRAME)
        top = below.y() + 3
        if top + size.height() > window.height():
            top = max(0, below.y() - self._field.height() - 2 - size.height())
        self.setGeometry(below.x() - width + 1, top, size.width(), size.height())

    def _lines(self) -> list[str]:
        """Each value with what is said behind it, as wide as both."""
        return [f"{each.words}     {each.detail}" if each.detail else each.words
                for each in self._known]  # fmt: skip

    def _click(self, index: QModelIndex) -> None:
        self.hide()
        self.picked.emit(self._known[index.row()])


class _Paint(QStyledItemDelegate):
    """Paints a value, and quietly at its right what is said of it."""

    def __init__(self, view: KnownValues) -> None:
        """Paint the rows of a list."""
        super().__init__(view)
        self._view = view

    def paint(
        self,
        painter: QPainter,
        option: "QStyleOptionViewItem",
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        known = self._view.known(index.row())
        if known is None or not known.detail:
            super().paint(painter, option, index)
            return
        metrics, box = QFontMetrics(self._view.font()), option.rect.adjusted(6, 0, -6, 0)
        words = metrics.horizontalAdvance(known.words)
        room = max(round(box.width() * (1 - _LEAST)), box.width() - words - _GAP)
        detail = metrics.elidedText(known.detail, Qt.TextElideMode.ElideRight, room)
        taken = metrics.horizontalAdvance(detail) + _GAP
        self.initStyleOption(option, index)
        option.text = metrics.elidedText(
            known.words, Qt.TextElideMode.ElideRight, box.width() - taken
        )
        style = self._view.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, self._view)
        painter.save()
        # The list's own palette has another grey: a style sheet's colour of words makes one.
        quiet = QApplication.palette().placeholderText().color()
        chosen = index.row() == self._view.currentIndex().row()
        painter.setPen(option.palette.text().color() if chosen else quiet)
        painter.setFont(self._view.font())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, right, detail)
        painter.restore()


def fitting(values: Sequence[str], typed: str) -> list[str]:
    """The values that hold what was typed, as a plain keyboard types it: first what begins so.

    None of them when it is the one that was typed out.
    """
    wanted = folded(typed)
    found = [each for each in values if wanted in folded(each)]
    found.sort(key=lambda each: not folded(each).startswith(wanted))
    return [] if found == [typed] else found

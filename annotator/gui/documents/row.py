"""How one document of the list is painted: title, state, count, and how far it is."""

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate

from annotator.gui.documents.model import SUMMARY_ROLE, count_words, progress, state_words
from annotator.gui.fonts import interface_font
from annotator.gui.theme import Theme
from annotator.model.documents import DocumentSummary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

_MARGIN = 10.0
_TITLE_PITCH = 19.0
_LINES = 2


class DocumentRow(QStyledItemDelegate):
    """Paints a row; all rows are as high as two lines of title need, or one where one is enough."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        """Paint the rows of a view in the colours of a theme."""
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._title_font = title_font()
        self._small_font = interface_font(12)

    def sizeHint(
        self, _option: "QStyleOptionViewItem", index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for the title's lines, the state and the bar."""
        width = float(self._view.viewport().width())
        title = str(index.data() or "")
        lines = len(title_lines(title, width - 2 * _MARGIN))
        return QSize(int(width), int(42 + lines * _TITLE_PITCH) + 2)

    def paint(
        self,
        painter: QPainter,
        option: "QStyleOptionViewItem",
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one document."""
        summary = index.data(SUMMARY_ROLE)
        if not isinstance(summary, DocumentSummary):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(0, 0, 0, -2)
        # The view is asked, not the option's state: QStyle's enumerations take long to build.
        selected = self._view.selectionModel().isSelected(index)
        self._ground(painter, box, index, selected=selected)
        inner = box.adjusted(_MARGIN, 8, -_MARGIN, -8)
        self._words(painter, inner, summary, raised=selected or self._under_mouse(index))
        self._bar(painter, inner, progress(summary))
        painter.restore()

    def _ground(
        self,
        painter: QPainter,
        box: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        *,
        selected: bool,
    ) -> None:
        colours = self._theme.palette
        painter.setPen(Qt.PenStyle.NoPen)
        if selected:
            painter.setBrush(QColor(colours.selected))
            if colours.high:
                painter.setPen(QColor(colours.edge))
                box = box.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, 8, 8)
        elif self._under_mouse(index):
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(box, 8, 8)
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)

    def _under_mouse(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        viewport = self._view.viewport()
        place = viewport.mapFromGlobal(QCursor.pos())
        return viewport.underMouse() and self._view.indexAt(place) == index

    def _words(
        self, painter: QPainter, box: QRectF, summary: DocumentSummary, *, raised: bool
    ) -> None:
        colours = self._theme.palette
        painter.setFont(self._title_font)
        painter.setPen(QColor(colours.text))
        metrics = QFontMetrics(self._title_font)
        top = box.top()
        for line in title_lines(summary.title, box.width()):
            painter.drawText(
                QPointF(box.left(), top + (_TITLE_PITCH + metrics.capHeight()) / 2), line
            )
            top += _TITLE_PITCH
        painter.setFont(self._small_font)
        painter.setPen(QColor(colours.muted_on_selected if raised else colours.muted))
        small = QRectF(box.left(), box.bottom() - 3 - 6 - 15, box.width(), 16)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(small, middle | Qt.AlignmentFlag.AlignLeft, state_words(summary))
        painter.drawText(small, middle | Qt.AlignmentFlag.AlignRight, count_words(summary))

    def _bar(self, painter: QPainter, box: QRectF, share: float) -> None:
        colours = self._theme.palette
        bar = QRectF(box.left(), box.bottom() - 3, box.width(), 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        if share > 0:
            painter.setBrush(QColor(colours.accent))
            bar.setWidth(max(3.0, bar.width() * share))
            painter.drawRoundedRect(bar, 1.5, 1.5)


def title_font() -> QFont:
    """The face of a row's title."""
    return interface_font(13, QFont.Weight.Medium)


@lru_cache(maxsize=4096)
def title_lines(title: str, width: float) -> tuple[str, ...]:
    """A title broken into at most two lines, the second ending in “…” when there is more."""
    words = " ".join(title.split()) or "Untitled"
    font = title_font()
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    found: list[str] = []
    encoded = words.encode("utf-16-le")
    layout.beginLayout()
    while len(found) < _LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 20.0))
        start = line.textStart()
        end = len(encoded) // 2 if len(found) == _LINES - 1 else start + line.textLength()
        found.append(encoded[2 * start : 2 * end].decode("utf-16-le", "ignore").strip())
    layout.endLayout()
    metrics = QFontMetrics(font)
    return tuple(
        metrics.elidedText(each, Qt.TextElideMode.ElideRight, int(width)) for each in found
    )

"""How one line of the palette is painted."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.gui.fonts import interface_font
from annotator.gui.keys import shown
from annotator.gui.palette.entries import Entry
from annotator.gui.theme import Theme

ENTRY_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The role under which a row gives its whole Entry."""


class EntryRow(QStyledItemDelegate):
    """What can be chosen at the left; what kind it is, or its key, at the right."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        """Paint in the colours of a theme."""
        super().__init__(view)
        self._theme = theme
        self._font = interface_font(13)
        self._small = interface_font(12)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All lines are equally high."""
        return QSize(200, 32)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one entry."""
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.palette
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        touched = chosen or bool(option.state & QStyle.StateFlag.State_MouseOver)
        if touched:
            framed = chosen and colours.high
            painter.setPen(QColor(colours.edge) if framed else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected if chosen else colours.hover))
            painter.drawRoundedRect(box, 6, 6)
        quiet = QColor(colours.muted_on_selected if touched else colours.muted)
        inner = box.adjusted(10, 0, -10, 0)
        right = self._detail(painter, inner, entry, quiet)
        painter.setFont(self._font)
        painter.setPen(quiet if entry.blocked else QColor(colours.text))
        inner.setRight(right - 12)
        words = QFontMetrics(self._font).elidedText(
            entry.title, Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def _detail(self, painter: QPainter, box: QRectF, entry: Entry, quiet: QColor) -> float:
        """Paint what stands at the right, and return where it begins."""
        if entry.kind == "Action":
            words = entry.detail if entry.blocked else shown(entry.detail) if entry.detail else ""
        else:
            words = f"{entry.kind} · {entry.detail}" if entry.detail else entry.kind
        metrics = QFontMetrics(self._small)
        most = int(box.width() * (0.6 if entry.kind == "Action" else 0.4))
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
        width = metrics.horizontalAdvance(words)
        painter.setFont(self._small)
        painter.setPen(quiet)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, right, words)
        return box.right() - width

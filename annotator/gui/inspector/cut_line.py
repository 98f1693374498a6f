"""A line of words that can be edited, cut where it is too long, with something said behind it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

_JOINT = " · "
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CutLine(QLineEdit):
    """Without the focus it shows what fits, and all as a tooltip."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self._detail = ""

    def set_detail(self, words: str) -> None:
        """Say something quietly behind the value, while the field has not the focus."""
        if words != self._detail:
            self._detail = words
            self.setAccessibleDescription(words)
            self._tell_whole()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, ending in “…” where they are too many; all of them while they change."""
        if self.hasFocus() or not (self._is_cut() or self._detail):
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        panel = QStyle.PrimitiveElement.PE_PanelLineEdit
        self.style().drawPrimitive(panel, option, painter, self)
        room = self._room()
        metrics = QFontMetrics(self.font())
        detail = f"{_JOINT}{self._detail}" if self._detail and self.text() else ""
        if detail:
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(room, _RIGHT, detail)
            room.adjust(0, 0, -metrics.horizontalAdvance(detail), 0)
        painter.setPen(self.palette().text().color())
        fitting = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, fitting)
        painter.end()

    def _room(self) -> QRect:
        """Where the words stand."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        contents = QStyle.SubElement.SE_LineEditContents
        box = self.style().subElementRect(contents, option, self)
        margin = 2  # Qt's own, at either side of the words
        return box.marginsRemoved(self.textMargins()).adjusted(margin, 0, -margin, 0)

    def _tell_whole(self) -> None:
        """Show as a tooltip what is cut."""
        self.setToolTip(self._whole() if self._is_cut() else "")

    def _is_cut(self) -> bool:
        width = QFontMetrics(self.font()).horizontalAdvance(self._whole())
        return width > self._room().width()

    def _whole(self) -> str:
        return f"{self.text()}{_JOINT}{self._detail}" if self._detail else self.text()

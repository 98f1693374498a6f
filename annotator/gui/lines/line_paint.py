"""How a line is painted: its tick, its swatch, its words, and what is said behind them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate

from annotator.gui.codebook.colour import line_colour
from annotator.gui.codebook.swatch import draw_swatch
from annotator.gui.fonts import interface_font
from annotator.gui.lines.lines import LINE_ROLE, Index, Line
from annotator.gui.theme import Theme
from annotator.gui.ticking import ROW_HEIGHT, TICK_WIDTH, paint_ground, paint_tick

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

SWATCH = 12.0
_CHIP = 20.0
_SIDE = 10.0
_GAP = 8.0
LEVEL = 14.0
"""How far a level stands to the right of the one above, in pixels."""
_LEAST = 0.45
"""The words have at least this share of the width before what stands behind them is cut."""

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class LinePaint(QStyledItemDelegate):
    """Paints lines in the colours of the theme."""

    def __init__(
        self, theme: Theme, view: QAbstractItemView, *, ticks: bool = True, chips: bool = False
    ) -> None:
        """Paint the rows of a view.

        Without ``ticks`` no row has a box at its left, with ``chips`` each has room for a key.
        """
        super().__init__(view)
        self._chips = chips
        self._theme = theme
        self._view = view
        self._ticks = ticks
        self._plain = interface_font(13)
        self._small = interface_font(11)
        self._quiet = interface_font(12)
        self._strong = interface_font(12, QFont.Weight.DemiBold)

    def sizeHint(self, _option: "QStyleOptionViewItem", _index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(160, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: "QStyleOptionViewItem", index: Index) -> None:
        """Paint one row."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        chosen = index == self._view.currentIndex()
        if chosen:
            paint_ground(painter, box, self._theme.palette, focused=self._view.hasFocus())
        if self._ticking(line):
            state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
            paint_tick(painter, box, self._theme.palette, state)
        left = (TICK_WIDTH if self._ticking(line) else _SIDE) + LEVEL * line.level
        if line.label is not None:
            self._swatch(painter, QPointF(box.left() + left, box.center().y()), line)
            left += SWATCH + _GAP
        right = _SIDE
        if self._chips and (line.chip or line.detail):
            right += _CHIP + _GAP
            self._chip(painter, box, line, chosen=chosen)
        self._words(painter, box.adjusted(left, 0, -right, 0), line, chosen=chosen)
        painter.restore()

    def _ticking(self, line: Line) -> bool:
        """Whether the row has a tick."""
        return line.ticks and self._ticks

    def _chip(self, painter: QPainter, row: QRectF, line: Line, *, chosen: bool) -> None:
        """Paint the key of a line at the right end of its row."""
        if not line.chip:
            return
        colours = self._theme.palette
        box = QRectF(row.right() - _SIDE - _CHIP, row.center().y() - 8, _CHIP, 16)
        painter.setPen(QColor(colours.edge if chosen else colours.line))
        painter.setBrush(QColor(colours.side))
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(self._small)
        painter.setPen(QColor(colours.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line.chip)

    def _swatch(self, painter: QPainter, middle: QPointF, line: Line) -> None:
        """Paint the swatch of a line's label; ``middle`` is in the middle of its left edge."""
        assert line.label is not None
        colour = QColor(line_colour(line.label, self._theme.palette))  # that one is kept for all
        if line.quiet:
            colour.setAlphaF(0.5)
        draw_swatch(
            painter, colour, line.label.pattern, middle - QPointF(0, SWATCH / 2 + 1), SWATCH
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _words(self, painter: QPainter, box: QRectF, line: Line, *, chosen: bool) -> None:
        colours = self._theme.palette
        font = self._strong if line.heading else self._plain
        metrics, small = QFontMetricsF(font), QFontMetricsF(self._quiet)
        needed = metrics.horizontalAdvance(line.words) + 1
        room = max(box.width() * (1 - _LEAST), box.width() - needed - 12) if line.detail else 0.0
        elide = Qt.TextElideMode.ElideRight
        detail = small.elidedText(line.detail, elide, room)
        painter.setFont(self._quiet)
        painter.setPen(QColor(colours.muted_on_selected if chosen else colours.muted))
        painter.drawText(box, _RIGHT, detail)
        taken = small.horizontalAdvance(detail) + 12 if detail else 0.0
        painter.setFont(font)
        quiet = colours.muted_on_selected if chosen else colours.muted
        painter.setPen(QColor(quiet if line.heading or line.quiet else colours.text))
        painter.drawText(box, _LEFT, metrics.elidedText(line.words, elide, box.width() - taken))

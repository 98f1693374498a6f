"""How a place is painted: its tick, and its words in the middle of their context."""

from typing import TYPE_CHECKING
from unicodedata import bidirectional

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate

from annotator.gui.fonts import interface_font, reading_font
from annotator.gui.occurrences.rows import ROW_ROLE, Heading
from annotator.gui.theme import Theme
from annotator.gui.ticking import ROW_HEIGHT, TICK_WIDTH, paint_ground, paint_tick
from annotator.operations.places import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

_MIDDLE = 0.4
"""Where the words begin, as a share of the width: more follows them than stands before."""
_MOST_WORDS = 0.35
_WORD = 14
"""So many code points are given up so that no word is cut."""
_GAP = 3.0
"""Further room between words that a space parts: the tint of the label reaches into it."""

Index = QModelIndex | QPersistentModelIndex
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MIDDLE_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class PlaceRow(QStyledItemDelegate):
    """Paints a concordance: the words of all rows stand in one column."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        """Paint the rows of a view in the colours of a theme."""
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._small = interface_font(12, QFont.Weight.Medium)
        self._plain = reading_font(14)
        self._strong = reading_font(14)
        self._strong.setBold(True)
        self.colour = QColor()
        """The colour of the label that is to be given."""

    def sizeHint(self, _option: "QStyleOptionViewItem", _index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(240, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: "QStyleOptionViewItem", index: Index) -> None:
        """Paint one row."""
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if index == self._view.currentIndex():
            paint_ground(painter, box, self._theme.palette, focused=self._view.hasFocus())
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        paint_tick(painter, box, self._theme.palette, Qt.CheckState(state))
        inner = box.adjusted(TICK_WIDTH, 0, -10, 0)
        if isinstance(row, Heading):
            self._heading(painter, inner, row)
        elif isinstance(row, Place):
            self._place(painter, inner, row, ticked=state == Qt.CheckState.Checked)
        painter.restore()

    def _heading(self, painter: QPainter, box: QRectF, row: Heading) -> None:
        colours = self._theme.palette
        metrics = QFontMetricsF(self._small)
        said = f"{row.ticked} of {row.count}"
        painter.setFont(self._small)
        painter.setPen(QColor(colours.muted))
        painter.drawText(box, _MIDDLE_RIGHT, said)
        painter.setPen(QColor(colours.text))
        room = box.width() - metrics.horizontalAdvance(said) - 16
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, _MIDDLE_LEFT, title)

    def _place(self, painter: QPainter, box: QRectF, place: Place, *, ticked: bool) -> None:
        colours = self._theme.palette
        chosen = self._view.currentIndex().data(ROW_ROLE) == place
        quiet = QColor(colours.muted_on_selected if chosen else colours.muted)
        metrics = QFontMetricsF(self._strong)
        words = metrics.elidedText(
            place.words, Qt.TextElideMode.ElideMiddle, box.width() * _MOST_WORDS
        )
        width = metrics.horizontalAdvance(words) + 1
        mirrored = is_right_to_left(place)
        start = box.left() + box.width() * _MIDDLE
        if mirrored:
            start = box.right() - box.width() * _MIDDLE - width
        middle = QRectF(start, box.top(), width, box.height())
        if ticked:
            self._underline(painter, middle)
        painter.setFont(self._strong)
        painter.setPen(QColor(colours.text) if ticked else quiet)
        painter.drawText(middle, _MIDDLE_LEFT, words)
        left = QRectF(box.left(), box.top(), start - box.left(), box.height())
        right = QRectF(middle.right(), box.top(), box.right() - middle.right(), box.height())
        painter.setFont(self._plain)
        painter.setPen(quiet)
        before, after = (right, left) if mirrored else (left, right)
        self._context(painter, before, place.before, beside_right=not mirrored, keeps_end=True)
        self._context(painter, after, place.after, beside_right=mirrored, keeps_end=False)

    def _underline(self, painter: QPainter, words: QRectF) -> None:
        """Paint under the words what their label will paint on the page."""
        tint = QColor(self.colour)
        tint.setAlphaF(0.18)
        box = words.adjusted(-2, 3, 2, -3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(self.colour)
        painter.drawRect(QRectF(box.left(), box.bottom() - 1.5, box.width(), 1.5))

    def _context(
        self, painter: QPainter, box: QRectF, words: str, *, beside_right: bool, keeps_end: bool
    ) -> None:
        """Paint what stands on one side of the words, cut where it is farthest from them."""
        metrics = QFontMetricsF(self._plain)
        # Between words and what a space parts from them is that space, and some room for the tint.
        edge = words[-1:] if keeps_end else words[:1]
        apart = metrics.horizontalAdvance(" ") + _GAP if edge == " " else 0.0
        box = box.adjusted(0, 0, -apart, 0) if beside_right else box.adjusted(apart, 0, 0, 0)
        fitting = cut(words.strip(" "), metrics, box.width(), keeps_end=keeps_end)
        side = Qt.AlignmentFlag.AlignRight if beside_right else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        mirrored = keeps_end != beside_right
        direction = Qt.LayoutDirection
        option.setTextDirection(direction.RightToLeft if mirrored else direction.LeftToRight)
        painter.drawText(box, fitting, option)


def cut(words: str, metrics: QFontMetricsF, room: float, *, keeps_end: bool) -> str:
    """As many of the words as have room, from the end or the beginning, with “…” where they go on.

    They are cut between words where that does not cost much.
    """
    if metrics.horizontalAdvance(words) <= room:
        return words
    fewest, most = 0, len(words)
    while fewest < most:
        middle = (fewest + most + 1) // 2
        part = words[len(words) - middle :] if keeps_end else words[:middle]
        if metrics.horizontalAdvance(part + "…") <= room:
            fewest = middle
        else:
            most = middle - 1
    part = words[len(words) - fewest :] if keeps_end else words[:fewest]
    space = part.find(" ") if keeps_end else len(part) - 1 - part.rfind(" ")
    if 0 <= space < min(_WORD, len(part) // 2):
        part = part[space:] if keeps_end else part[: len(part) - space]
    return f"…{part.strip()}" if keeps_end else f"{part.strip()}…"


def is_right_to_left(place: Place) -> bool:
    """Whether the words of a place are read from the right."""
    for character in place.words + place.before + place.after:
        kind = bidirectional(character)
        if kind in {"L", "R", "AL"}:
            return kind != "L"
    return False

"""Where the card stands: above the page, beside what is worked on."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from annotator.gui.annotate.page import Page

_AWAY: Final = 14
"""Pixels between the card and the edges of the page."""
_SHARE: Final = 0.62
"""So much of the page's height the card takes at most: what is worked on stays in sight."""
_LEAST: Final = 150
"""Pixels of height that the card has at least."""
_UNDER: Final = 7
_NEAR: Final = 8
"""Pixels above and below what is worked on that stay free."""
_WORD: Final = 40
"""Pixels of a word that is worked on."""


def room_above(pane: QWidget, window: QWidget) -> QRect:
    """The part of the window in which the card may stand; without a page, where it would be."""
    if not pane.isVisible() and (around := pane.parentWidget()) is not None:
        pane = around
    room = QRect(pane.mapTo(window, QPoint(0, 0)), pane.size())
    return room.adjusted(_AWAY, _AWAY, -_AWAY, -_AWAY)


def most_of(room: QRect) -> QSize:
    """How large the card may be in a room."""
    return QSize(room.width(), int(room.height() * _SHARE))


def worked_on(page: Page, window: QWidget) -> QRect:
    """Where the selected annotation starts, else where the caret is, in the window."""
    pane, chosen = page.pane, page.selected()
    at = pane.rect_at(chosen.start if chosen is not None else pane.caret()).toRect()
    at.moveTopLeft(pane.viewport().mapTo(window, at.topLeft()))
    return at.adjusted(0, -_NEAR, _WORD, _NEAR)


def below(beside: QRect, room: QRect, size: QSize) -> QRect:
    """A box below another one, as far to the right as the room allows."""
    left = max(room.left(), min(beside.left(), room.right() + 1 - size.width()))
    return QRect(QPoint(left, beside.bottom() + _UNDER), size)


def clear_of(at: QRect, room: QRect, size: QSize) -> QRect:
    """A box at the right of a room that leaves a place in sight: at the top if it can, else below.

    Where it can neither, it is as low as there is room above the place or below it.
    """
    high = QRect(QPoint(room.right() + 1 - size.width(), room.top()), size)
    low = high.translated(0, room.bottom() - high.bottom())
    for box in (high, low):
        if not box.intersects(at):
            return box
    if at.top() - room.top() > room.bottom() - at.bottom():
        high.setHeight(max(_LEAST, at.top() - room.top()))
        return high
    low.setTop(min(room.bottom() + 1 - _LEAST, at.bottom() + 1))
    return low

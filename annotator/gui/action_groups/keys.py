"""The keys themselves, and the menu that names them."""

from functools import partial

from PySide6.QtCore import QPoint

from annotator.gui.actions import Action
from annotator.gui.hands import Hands
from annotator.gui.modes import ON_PAGE
from annotator.gui.reasons import Reasons


def key_actions(hands: Hands, why: Reasons) -> tuple[Action, ...]:
    """Opening the menu of the page by key, and changing keys."""
    return (
        Action("page_menu", "Menu of the page", partial(_open_menu, hands), "Window",
               ("Shift+F10",), ON_PAGE, why.no_document),
        Action("change_keys", "Change keys…", partial(hands.show_preferences, "keys"), "Window"),
    )  # fmt: skip


def _open_menu(hands: Hands) -> None:
    """Open the menu below the caret; the Menu key does the same by itself."""
    pane = hands.page.pane
    below, view = pane.rect_at(pane.caret()).bottomLeft().toPoint(), pane.viewport().rect()
    inside = QPoint(
        min(max(below.x(), view.left()), view.right()),
        min(max(below.y(), view.top()), view.bottom()),
    )
    pane.context_requested.emit(pane.viewport().mapToGlobal(inside))

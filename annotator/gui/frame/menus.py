"""Menus, made of the list of actions."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from annotator.gui.actions import Action, Actions

PROJECT: tuple[str, ...] = (
    "new_project", "open", "paste", "export", "",
    "cast", "codebook", "worklist", "",
    "write_codebook", "take_codebook", "",
    "undo", "redo", "",
)  # fmt: skip
"""The menu of the project's name; an empty name is a line. What is viewed how comes next …"""

PROJECT_REST = ("annotator", "settings", "shortcuts", "", "quit")
"""… and then these."""

VIEW: tuple[str, ...] = (
    "larger", "smaller", "usual_size", "",
    "chips", "compact", "patterns", "snap", "",
    "appearance_system", "appearance_light", "appearance_dark",
    "appearance_high_light", "appearance_high_dark",
)  # fmt: skip
"""The menu of how the page is shown, within that of the project."""

FIND: tuple[str, ...] = (
    "find", "find_next", "find_previous", "",
    "find_case", "find_whole", "find_pattern", "",
    "find_mark_all",
)  # fmt: skip
"""The menu of finding in the document, within that of the project."""

DOCUMENT: tuple[str, ...] = ("done", "relations", "", "remove_document")
"""The menu of a document in the list, which is then the one that is shown."""


def project_menu(parent: QWidget, actions: Actions) -> QMenu:
    """What concerns the whole project; filled each time it opens."""
    menu = QMenu(parent)
    menu.setObjectName("project_menu")
    menu.setAccessibleName("Project")
    find, view = _within(menu, "Find", actions, FIND), _within(menu, "View", actions, VIEW)

    def refill() -> None:
        fill(menu, named(actions, PROJECT))
        menu.addMenu(find)
        menu.addMenu(view)
        add(menu, named(actions, PROJECT_REST))

    menu.aboutToShow.connect(refill)
    return menu


def _within(menu: QMenu, title: str, actions: Actions, names: Iterable[str]) -> QMenu:
    """A menu within a menu, filled each time it opens."""
    made = QMenu(title, menu)
    made.setObjectName(f"{title.casefold()}_menu")
    made.aboutToShow.connect(lambda: fill(made, named(actions, names)))
    return made


def document_menu(parent: QWidget, actions: Actions, place: QPoint) -> QMenu:
    """What can be done with the shown document, opened at a place of the screen."""
    menu = QMenu(parent)
    menu.setObjectName("document_menu")
    menu.setAccessibleName("Document")
    return _popped_up(menu, named(actions, DOCUMENT), place)


def fill(menu: QMenu, actions: Iterable[Action | None]) -> None:
    """Put actions into an empty menu; None is a line between them."""
    menu.clear()
    add(menu, actions)


def add(menu: QMenu, actions: Iterable[Action | None]) -> None:
    """Put actions at the end of a menu; None is a line."""
    for action in actions:
        if action is None:
            menu.addSeparator()
            continue
        words = action.words().replace("&", "&&")
        item = menu.addAction(f"{words}\t{_native(action.key)}" if action.key else words)
        why_not = action.blocked()
        item.setEnabled(not why_not)
        item.setToolTip(why_not or action.title)
        item.triggered.connect(action.run)


def _popped_up(menu: QMenu, actions: Iterable[Action | None], place: QPoint) -> QMenu:
    fill(menu, actions)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    return menu


def named(actions: Actions, names: Iterable[str]) -> list[Action | None]:
    """The actions of these names; None for an empty one."""
    return [actions.named(name) if name else None for name in names]


def _native(key: str) -> str:
    """A key as the system's menus write it."""
    portable = key.replace("Plus", "+").replace("Minus", "-").replace("Enter", "Return")
    native = QKeySequence(portable).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace("Return", "Enter") or key

"""The menu of the page: all that can be done there, each thing with its key."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from annotator.gui.actions import Action, Actions
from annotator.gui.frame.menus import add, named

Part = str | tuple[str, tuple[str, ...]]
"""The name of an action, empty for a line; or the title of a menu within, with its names."""

PAGE: tuple[Part, ...] = (
    "accept", "remove", "",
    "link", ("Go along relations", ("along", "onward", "back")), "",
    "fields", "note", "flag",
    ("The codebook", ("label_palette", "", "guidelines", "read_guidelines", "", "add_example")), "",
    "next_gap", "leave_gap", "take_up_gap", "",
    "add_fragment", "remove_fragment",
    ("Move a boundary", (
        "end_later", "end_earlier", "start_later", "start_earlier", "",
        "end_later_fine", "end_earlier_fine", "start_later_fine", "start_earlier_fine",
    )),
    "snap", "",
    ("Select others", (
        "next", "previous", "cycle", "", "keep", "alike", "within", "",
        "next_suggestion", "previous_suggestion",
    )),
    "copy", "copy_citation", "find", "",
    "undo", "redo",
)  # fmt: skip
"""What stands below the labels."""

_EVERYWHERE = "all_"
"""How the names of those actions begin that mark every further occurrence."""


def page_menu(parent: QWidget, actions: Actions, place: QPoint) -> QMenu:
    """What can be done with the selected words or annotation, opened at a place of the screen.

    Opened by key, its first entry is chosen.
    """
    for there in parent.findChildren(QMenu, "page_menu"):
        if there.isVisible():  # asked for by a key that the system understands too
            return there
    menu = QMenu(parent)
    menu.setObjectName("page_menu")
    menu.setAccessibleName("Page")
    menu.setToolTipsVisible(True)
    labels = actions.labels()
    everywhere = [each for each in labels if each.name.startswith(_EVERYWHERE)]
    add(menu, [each for each in labels if each not in everywhere])
    _within(menu, "Mark every further occurrence", everywhere)
    menu.addSeparator()
    for part in PAGE:
        if isinstance(part, str):
            add(menu, named(actions, [part]))
        else:
            _within(menu, part[0], named(actions, part[1]))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    if place != QCursor.pos():
        enabled = [each for each in menu.actions() if each.isEnabled() and not each.isSeparator()]
        menu.setActiveAction(enabled[0])
    return menu


def _within(menu: QMenu, title: str, actions: Iterable[Action | None]) -> None:
    """A menu within the menu; it does not open where nothing of it can be done."""
    inner = menu.addMenu(title)
    inner.setToolTipsVisible(True)
    add(inner, actions)
    inner.setEnabled(any(each.isEnabled() and not each.isSeparator() for each in inner.actions()))

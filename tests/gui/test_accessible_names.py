"""Whatever can be reached or pressed in the window has a name that can be said."""

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTreeView,
    QWidget,
)

from tests.support.panels import PANELS, Opener
from tests.support.windows import Gui

_ALWAYS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTabBar)
_PANELS = {"card", "popup"}
_VAGUE = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.Grouping,
    QAccessible.Role.Graphic,
}


def seen(gui: Gui) -> list[QWidget]:
    """Every visible widget, in popups too."""
    tops = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert gui.window in tops
    return [
        each
        for top in tops
        for each in (top, *top.findChildren(QWidget))
        if each.isVisible() and not each.visibleRegion().isEmpty()
    ]


def interactive(widget: QWidget) -> bool:
    """Whether a person can do something with it."""
    takes_focus = widget.focusPolicy() != widget.focusPolicy().NoFocus
    if isinstance(widget, QHeaderView):  # a part of its table
        return False
    return isinstance(widget, _ALWAYS) or takes_focus


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    """A widget for the message of a failed test."""
    parent = widget.parentWidget()
    return (
        f"{type(widget).__name__} {widget.objectName()!r} in "
        f"{parent.objectName() if parent else ''!r}: {name_of(widget)!r}"
    )


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_everything_that_can_be_used_has_a_name_of_words(gui: Gui, panel: Opener) -> None:
    """A sign like × is no name, and what a thing is can be told by its role."""
    panel(gui)
    used = [each for each in seen(gui) if interactive(each)]
    assert len(used) > 10
    nameless = [described(each) for each in used if not any(c.isalpha() for c in name_of(each))]
    assert nameless == []
    vague = [
        f"{described(each)} {QAccessible.queryAccessibleInterface(each).role()}"
        for each in used
        if QAccessible.queryAccessibleInterface(each).role() in _VAGUE
    ]
    assert vague == []


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_panels_and_cards_have_names(gui: Gui, panel: Opener) -> None:
    """So that one hears where one has come to."""
    panel(gui)
    frames = [
        each for each in seen(gui) if isinstance(each, QFrame) and each.property("kind") in _PANELS
    ]
    frames += [gui.window.documents, gui.window.label_bar, gui.window.inspector]
    frames += [gui.window.top_bar, gui.window.status_line]
    assert [described(each) for each in frames if not name_of(each)] == []


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_lists_say_their_rows(gui: Gui, panel: Opener) -> None:
    """Each row by words, not by how it is painted."""
    panel(gui)
    for view in seen(gui):
        if isinstance(view, QAbstractItemView) and not isinstance(view, QHeaderView):
            found = QAccessible.queryAccessibleInterface(view)
            cells = [found.child(n).text(QAccessible.Text.Name) for n in range(found.childCount())]
            width = view.header().count() if isinstance(view, QTreeView) else 1
            assert cells or not view.model().rowCount(QModelIndex())
            for first in cells[::width]:  # the others say more of the same row
                assert any(c.isalpha() for c in first), (described(view), cells)

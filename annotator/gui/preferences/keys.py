"""The page of settings on which actions get other keys."""

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.actions import Actions, in_groups
from annotator.gui.flow import FlowLayout
from annotator.gui.fonts import interface_font
from annotator.gui.keymap import Keymap
from annotator.gui.keys import key_names, shown
from annotator.gui.parts import button, muted
from annotator.gui.preferences.keys_catcher import KeyCatcher
from annotator.gui.preferences.keys_choices import KeyChoices, KeyRow

_NAME = Qt.ItemDataRole.UserRole
_LEAST = 150
"""Pixels of the list that are seen in the smallest window."""
_HEIGHT = 640
"""Pixels that the page takes where the window has them."""
_KEYS_WIDTH = 230


class KeysSettings(QWidget):
    """Every action with its keys, what can be done with those of the chosen one, and a search."""

    def __init__(self, actions: Actions, keymap: Keymap) -> None:
        """Show and change the keys of these actions."""
        super().__init__()
        self._choices = KeyChoices(actions, keymap)
        self._catching = ("", "", False)
        """The action that a key is awaited for, the key that is asked about, and whether the key
        comes beside those that there are."""
        self._search = QLineEdit()
        self._search.setObjectName("keys_search")
        self._search.setPlaceholderText("Search an action or a key")
        self._search.setAccessibleName("Search an action or a key")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self.show_keys)
        self._search.installEventFilter(self)
        self._list = _list()
        self._list.installEventFilter(self)
        self._list.itemDoubleClicked.connect(lambda: self._wait(beside=False))
        self._list.currentItemChanged.connect(self._show_what_can_be_done)
        self._said = muted(name="keys_said")
        self._said.setWordWrap(True)
        self._catcher = KeyCatcher()
        self._catcher.caught.connect(self._caught)
        self._catcher.agreed.connect(self._take_over)
        self._catcher.left.connect(self._to_list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 10, 4)
        column.setSpacing(10)
        column.addWidget(self._search)
        column.addWidget(self._list, stretch=1)
        column.addWidget(self._catcher)
        column.addWidget(self._said)
        column.addWidget(self._make_buttons())
        self.setFocusProxy(self._search)
        keymap.changed.connect(self.show_keys)
        self.show_keys()

    def show_keys(self) -> None:
        """Show the actions that were searched for, with the keys that they have now."""
        chosen = self._name()
        self._list.clear()
        rows = self._choices.rows(self._search.text())
        order = in_groups([row.action for row in rows])
        by_name = {row.action.name: row for row in rows}
        for group, members in groupby(order, key=lambda each: each.group):
            self._list.addTopLevelItem(_group_item(group))
            for action in members:
                item = _row_item(by_name[action.name])
                self._list.addTopLevelItem(item)
                if action.name == chosen:
                    self._list.setCurrentItem(item)
        first = self._list.topLevelItem(1)
        if self._list.currentItem() is None and first is not None:
            self._list.setCurrentItem(first)
        self._list.setAccessibleName(f"Actions and their keys, {len(rows)}")
        self._show_what_can_be_done()

    def sizeHint(self) -> QSize:
        """As high as most windows allow."""
        return QSize(super().sizeHint().width(), _HEIGHT)

    def showEvent(self, event: QShowEvent) -> None:
        """The codebook may have other letters by now."""
        super().showEvent(event)
        self.show_keys()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys of the list: Enter changes, Insert adds, Delete, Backspace.

        From the search Down and Enter lead to the list.
        """
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            pressed = {"Down": self._to_list, "Enter": self._to_list}
            if watched is self._list:
                pressed = self._deeds()

            for name in key_names(event)[:1]:
                if name in pressed:
                    pressed[name]()
                    return True
        return super().eventFilter(watched, event)

    def _deeds(self) -> dict[str, Callable[[], None]]:
        """What the keys of the list do."""
        return {
            "Enter": lambda: self._wait(beside=False),
            "Insert": lambda: self._wait(beside=True),
            "Delete": self._take_away,
            "Backspace": self._reset,
        }

    def _make_buttons(self) -> QWidget:
        self._change = button("Change…", name="key_change", tip="Enter")
        self._add = button("Add…", name="key_add", tip="A further key for it (Insert)")
        self._remove = button("Remove", name="key_remove", tip="Leave it without a key (Delete)")
        self._back = button("Reset", name="key_reset", tip="Its usual keys (Backspace)")
        self._all = button("Reset all", name="keys_reset_all", tip="The usual keys for everything")
        self._change.clicked.connect(lambda: self._wait(beside=False))
        self._add.clicked.connect(lambda: self._wait(beside=True))
        self._remove.clicked.connect(self._take_away)
        self._back.clicked.connect(self._reset)
        self._all.clicked.connect(self._reset_all)
        box = QWidget()
        flow = FlowLayout(box, spacing=8)
        for each in (self._change, self._add, self._remove, self._back, self._all):
            flow.addWidget(each)
        return box

    def _name(self) -> str:
        """The name of the chosen action; empty when none is."""
        item = self._list.currentItem()
        return str(item.data(0, _NAME) or "") if item is not None else ""

    def _show_what_can_be_done(self) -> None:
        name = self._name()
        row = self._choices.row(name) if name else None
        free = row is not None and not row.fixed
        self._change.setEnabled(free)
        self._add.setEnabled(free and bool(row.action.keys) if row else False)
        self._remove.setEnabled(free and bool(row.action.keys) if row else False)
        self._back.setEnabled(free and row.changed if row else False)
        self._all.setEnabled(self._choices.any_changed())
        self._say(row.fixed if row else "Nothing is called so, and no action has such a key.")

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setAccessibleName(words)
        self._said.setVisible(bool(words))

    def _wait(self, *, beside: bool) -> None:
        """Wait for the new key of the chosen action."""
        name = self._name()
        row = self._choices.row(name) if name else None
        if row is None or row.fixed:
            return
        self._catching = (name, "", beside)
        self._say("")
        new = "further" if beside and row.action.keys else "new"
        self._catcher.wait(f"Press the {new} key for “{row.action.title}”.")

    def _caught(self, key: str) -> None:
        name, _, beside = self._catching
        answer = self._choices.judge(name, key)
        if answer.refused:
            self._catcher.wait(f"{answer.refused} Press another key.")
        elif answer.taken_from:
            self._catching = (name, key, beside)
            self._catcher.ask(answer.question(key))
        else:
            self._choices.give(name, key, beside=beside)
            self._to_list()

    def _take_over(self) -> None:
        """Give the key that was asked about, and say which actions have none any more."""
        name, key, beside = self._catching
        answer = self._choices.judge(name, key)
        self._choices.give(name, key, beside=beside)
        self._to_list()
        bare = [each.title for each in answer.taken_from if not self._has_key(each.name)]
        if bare:
            titles = " and ".join(f"“{title}”" for title in bare)
            self._say(f"{shown(key)} was the only key of {titles}.")

    def _has_key(self, name: str) -> bool:
        return bool(self._choices.row(name).action.keys)

    def _to_list(self) -> None:
        """Wait no longer."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._catcher.hide()
        self._show_what_can_be_done()

    def _take_away(self) -> None:
        if name := self._name():
            self._choices.take_away(name)

    def _reset(self) -> None:
        name = self._name()
        if name and not self._choices.row(name).fixed:
            self._say(self._choices.reset(name))

    def _reset_all(self) -> None:
        self._choices.reset_all()


def _list() -> QTreeWidget:
    """The list, still empty."""
    made = QTreeWidget()
    made.setObjectName("keys_list")
    made.setColumnCount(2)
    made.setHeaderLabels(["Action", "Keys"])
    made.setRootIsDecorated(False)
    made.setIndentation(0)
    made.setUniformRowHeights(True)
    made.setMinimumHeight(_LEAST)
    made.setFont(interface_font(13))
    header = made.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
    header.resizeSection(1, _KEYS_WIDTH)
    return made


def _group_item(group: str) -> QTreeWidgetItem:
    """The heading of a group, which cannot be chosen."""
    item = QTreeWidgetItem([group, ""])
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setFont(0, interface_font(12, QFont.Weight.DemiBold))
    return item


def _row_item(row: KeyRow) -> QTreeWidgetItem:
    item = QTreeWidgetItem([row.action.title, row.words()])
    item.setData(0, _NAME, row.action.name)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{row.action.title}: {row.words()}")
    item.setToolTip(0, row.fixed or row.action.title)
    item.setToolTip(1, row.words())
    if row.changed:
        item.setFont(1, interface_font(13, QFont.Weight.DemiBold))
    return item

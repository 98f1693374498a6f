"""The settings panel: stands beside the page, so that every change is seen at once."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.around import step_inside
from annotator.gui.parts import button, heading

_LEFT, _RIGHT = 18, 8
_SIDES = _LEFT + _RIGHT + 12
"""What a page does not get of the width of the panel: margins, and a bar to scroll by."""
_LEAST = 240
"""Below this width no page can be read."""


class SettingsPage(NamedTuple):
    """One page of the panel; it is made when it is first shown."""

    name: str
    """Its objectName is this with ``_settings`` behind it."""
    title: str
    make: Callable[[], QWidget]
    width: int = 344
    """How wide the panel is with this page, in pixels."""


class PreferencesPanel(QFrame):
    """A row of tabs above the page that is chosen."""

    closed = Signal()

    def __init__(self, window: QWidget, pages: Sequence[SettingsPage]) -> None:
        """Belong to a window; ``pages`` in the order of their tabs, at least one."""
        super().__init__(window)
        self.setObjectName("preferences_panel")
        self.setProperty("kind", "popup")
        self.setAccessibleName("Settings")
        self._window = window
        self._pages = tuple(pages)
        self._made: dict[int, tuple[QScrollArea, QWidget]] = {}
        self._tabs = QTabBar()
        self._tabs.setObjectName("preferences_tabs")
        self._tabs.setAccessibleName("Pages of settings")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for page in self._pages:
            self._tabs.addTab(page.title)
        if len(self._pages) == 1:  # shown without a parent, the tabs would be a window
            self._tabs.hide()
        self._stack = QStackedWidget()
        close = button("×", kind="flat", name="preferences_close", says="Close the settings")
        close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 6, 0)
        head.addWidget(heading("Settings"))
        head.addStretch(1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 14, _RIGHT, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, stretch=1)
        self._tabs.currentChanged.connect(self._turn)
        self.hide()

    def open(self, name: str = "") -> None:
        """Show a page by its name; the one that was shown last without."""
        names = [page.name for page in self._pages]
        if name in names:
            self._tabs.setCurrentIndex(names.index(name))
        self._turn(self._tabs.currentIndex())
        self.show()
        self.raise_()
        self._enter()

    def page(self) -> QWidget:
        """The page that is shown."""
        return self._made[self._tabs.currentIndex()][1]

    def place(self) -> None:
        """Stand at the right of the window, over the inspector, clear of the bars."""
        room = self._window.rect().adjusted(12, 52, -12, -36)
        wanted = self._pages[max(0, self._tabs.currentIndex())].width
        width = max(_LEAST, min(wanted, room.width()))
        around = self.sizeHint().height() - self._stack.sizeHint().height()
        inner = width - 2 * self.frameWidth() - _SIDES
        needed = around + max(self.page().sizeHint().height(), self.page().heightForWidth(inner))
        height = min(needed, room.height())
        self.setGeometry(room.right() + 1 - width, room.top(), width, height)

    def close_panel(self) -> None:
        """Go away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab stays in the panel, and what it reaches is scrolled into sight."""
        moved = step_inside(self, forward=next_one)
        focused, scroll = QApplication.focusWidget(), self._made[self._tabs.currentIndex()][0]
        if focused is not None and scroll.isAncestorOf(focused):
            scroll.ensureWidgetVisible(focused, 0, 24)
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Ctrl+Tab and Ctrl+PgDn turn the pages."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        turns = {
            Qt.Key.Key_Tab: 1,
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_PageUp: -1,
        }
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif control and (by := turns.get(Qt.Key(event.key()))):
            self._tabs.setCurrentIndex((self._tabs.currentIndex() + by) % len(self._pages))
        else:
            super().keyPressEvent(event)

    def _turn(self, index: int) -> None:
        """Show a page, made now if this is the first time."""
        if index not in self._made:
            self._made[index] = self._framed(self._pages[index])
        self._stack.setCurrentWidget(self._made[index][0])
        self.place()

    def _framed(self, page: SettingsPage) -> tuple[QScrollArea, QWidget]:
        content = page.make()
        content.setObjectName(f"{page.name}_settings")
        content.setAccessibleName(page.title)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        for ground in (content, scroll.viewport()):
            ground.setAutoFillBackground(False)
        self._stack.addWidget(scroll)
        return scroll, content

    def _enter(self) -> None:
        """Give the focus to the first thing on the page that takes it."""
        self.page().setFocus(Qt.FocusReason.ShortcutFocusReason)
        # The window is asked, not the application: it may not be the active one just now.
        focused: QWidget | None = self._window.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

"""What every panel beside the page has: its place, a head with a count, a line that says things."""

from typing import Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.around import step_inside
from annotator.gui.lent_keys import Keys
from annotator.gui.main_window import MainWindow
from annotator.gui.parts import WrappedLabel, button, heading, muted

OUT: Final[Keys] = (("Esc", "closes"),)
"""What leads out of the list of every panel."""
BESIDE: Final[Keys] = (("F6", "page"), *OUT)
"""What leads out of the list of a panel that stays."""
_PAGE = 372
"""So much of the window's width is left to the page by a panel that stays."""
_LEAST = 500


class SidePanel(QFrame):
    """Stands at the right of the window, clear of the bars; Tab stays in it."""

    closed = Signal()
    """It went away: the page may have the focus back."""
    said = Signal(str)
    """What stands in it for it alone to say: it is to be heard too."""
    stays = False
    """Whether it is there while the page is worked on, which then makes room for it."""

    def __init__(self, window: MainWindow, name: str, title: str, *, width: int) -> None:
        """Belong to a window; ``name`` begins the objectNames, ``width`` is in pixels."""
        super().__init__(window)
        self.setObjectName(f"{name}_panel")
        self.setProperty("kind", "popup")
        self.setAccessibleName(title)
        self._window = window
        self._width = width
        self._count = muted(name=f"{name}_count")
        self._notice = WrappedLabel(name=f"{name}_notice")
        self._close = button("×", kind="flat", name=f"{name}_close", says=f"Close: {title}")
        self._close.clicked.connect(self.close_panel)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 14, 14)
        self.column.setSpacing(9)
        self.head = QHBoxLayout()
        """Title and count, then what a panel adds, then the button that closes."""
        self.head.setSpacing(10)
        self.head.addWidget(heading(title))
        self.head.addWidget(self._count)
        self.head.addStretch(1)
        self.head.addWidget(self._close)
        self.column.addLayout(self.head)
        self.hide()

    def appear(self) -> None:
        """Be seen, with nothing said; who calls it gives the focus to what is inside."""
        self.say("")
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Stand at the right of the window, clear of the bars and of what is said below."""
        room = self._window.room_beside()
        width = min(self._width, room.width())
        if self.stays:
            width = max(min(width, room.width() - _PAGE), min(_LEAST, width))
        self.setGeometry(room.right() + 1 - width, room.top(), width, room.height())

    def first_stop(self) -> QWidget | None:
        """What takes the focus when one comes to the panel by key; None where nothing does."""
        return None

    def keys(self) -> Keys:
        """What the keys do where the focus is in it; none where the page's are to be shown."""
        return ()

    def close_panel(self) -> None:
        """Go away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def say(self, sentence: str, *, failed: bool = False) -> None:
        """Say what has come of it; nothing with ""."""
        self._notice.setProperty("kind", "danger" if failed else "")
        self._notice.style().polish(self._notice)
        self._notice.set_words(sentence)
        if sentence:
            self.said.emit(sentence)

    def notice(self) -> str:
        """What is said."""
        return self._notice.words()

    def count(self, words: str) -> None:
        """Say how many there are."""
        self._count.setText(words)

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab stays in the panel."""
        return step_inside(self, forward=next_one)


class BesidePage(Protocol):
    """A side panel with what keeps it true."""

    @property
    def panel(self) -> SidePanel:
        """What is seen of it."""

    def open(self) -> None:
        """Show what the file says now, and take the focus."""

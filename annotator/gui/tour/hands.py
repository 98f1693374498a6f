"""Keys and mouse as a person uses them: events of the window, aimed at what is seen in it."""

from collections.abc import Callable
from time import monotonic
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui.main_window import MainWindow
from annotator.gui.tour.trouble import TourError
from annotator.language.graphemes import next_grapheme
from annotator.language.sentences import next_sentence
from annotator.language.words import next_word
from annotator.model.text import Span

_PATIENCE: Final = 10.0
"""Seconds that something may take to happen."""

_LEFT: Final = Qt.MouseButton.LeftButton
_NONE: Final = Qt.KeyboardModifier.NoModifier

_STRIDES: Final = (
    ("Alt+Down", next_sentence),
    ("Ctrl+Right", next_word),
    ("Right", next_grapheme),
)
"""Keys that move the caret forward, the longest way first, and where each leads."""

Widget = TypeVar("Widget", bound=QWidget)


class Hands:
    """Works a window. Events enter at its top, so Qt itself finds out which widget they are for.

    Points are never given as numbers: they are those of widgets, and of words on the page.
    """

    def __init__(self, window: MainWindow) -> None:
        """Take hold of a window that is shown."""
        self.window = window
        self.pane = window.pane

    def find(self, kind: type[Widget], name: str) -> Widget:
        """The widget of that ``objectName``; TourError when it is not there to be seen."""
        found = self.window.findChild(kind, name)
        if not isinstance(found, kind) or not found.isVisible():
            raise TourError(f"There is no {name} to be seen in the window.")
        return found

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        QTest.mouseClick(self._top, _LEFT, _NONE, self._point(widget, widget.rect().center()))

    def drag(self, span: Span, *, held: Qt.KeyboardModifier = _NONE) -> None:
        """Drag over words, from the left of the first character to the right of the last."""
        self.pane.scroll_to(span.start)
        first, last = self.pane.rect_at(span.start), self.pane.rect_at(span.end - 1)
        start = self._on_page(QPointF(first.left() + 1, first.center().y()))
        end = self._on_page(QPointF(last.right() - 1, last.center().y()))
        QTest.mousePress(self._top, _LEFT, held, start)
        QTest.mouseMove(self._top, (start + end) / 2)
        QTest.mouseMove(self._top, end)
        QTest.mouseRelease(self._top, _LEFT, held, end)

    def double_click(self, span: Span) -> None:
        """Double click on the first character of words."""
        self.pane.scroll_to(span.start)
        place = self._on_page(self.pane.rect_at(span.start).center())
        QTest.mouseDClick(self._top, _LEFT, _NONE, place)

    def click_words(self, span: Span) -> None:
        """Click on the first character of words."""
        self.pane.scroll_to(span.start)
        place = self._on_page(self.pane.rect_at(span.start).center())
        QTest.mouseClick(self._top, _LEFT, _NONE, place)

    def let_go(self) -> None:
        """Move the mouse to where it points at nothing."""
        bar = self.window.top_bar
        QTest.mouseMove(self._top, self._point(bar, QPoint(bar.width() // 2, bar.height() // 2)))

    def drop(self, url: QUrl) -> None:
        """Drop a file on the window, as a file manager does."""
        data = QMimeData()
        data.setUrls([url])
        middle = self._point(self.window, self.window.rect().center())
        held = (Qt.DropAction.CopyAction, data, _LEFT, _NONE)
        QApplication.sendEvent(self.window, QDragEnterEvent(middle, *held))
        QApplication.sendEvent(self.window, QDropEvent(QPointF(middle), *held, QEvent.Type.Drop))

    def press(self, keys: str) -> None:
        """Press keys, given as in "Ctrl+Shift+Right"."""
        QTest.keySequence(self._top, QKeySequence(keys))

    def type(self, words: str) -> None:
        """Type words, whatever the script, into what has the focus."""
        for character in words:
            for down in (True, False):
                QTest.simulateEvent(self._top, down, 0, _NONE, character, False)  # noqa: FBT003

    def select_by_keys(self, span: Span) -> None:
        """Select words with the arrow keys alone."""
        self.press("Ctrl+Home")
        self._walk(span.start, "")
        self._walk(span.end, "Shift+")
        if self.pane.selection() != span:
            raise TourError(f"The keys did not select the characters {span.start} to {span.end}.")

    def wait(self, happened: Callable[[], bool], what: str) -> None:
        """Wait until something has happened; TourError, with ``what`` was waited for, if not."""
        until = monotonic() + _PATIENCE
        while not happened():
            if monotonic() > until:
                raise TourError(f"It took too long: {what}.")
            QTest.qWait(5)

    def _walk(self, goal: int, held: str) -> None:
        """Move the caret forward to an offset by the fewest keys."""
        text = self.pane.text()
        for key, stride in _STRIDES:
            before = -1
            while before != self.pane.caret() and stride(text, self.pane.caret()) <= goal:
                before = self.pane.caret()
                self.press(held + key)

    @property
    def _top(self) -> QWindow:
        return self.window.windowHandle()

    def _on_page(self, place: QPointF) -> QPoint:
        """A point of the page in those of the window; TourError when it is not in sight."""
        viewport = self.pane.viewport()
        if not viewport.rect().contains(place.toPoint()):
            raise TourError("Words that should be marked cannot be brought in sight.")
        return self._point(viewport, place.toPoint())

    def _point(self, widget: QWidget, place: QPoint) -> QPoint:
        return widget.mapTo(self.window, place)

"""The real window on a real project, driven as a person drives it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui import app
from annotator.gui.annotate.page import Page
from annotator.gui.app import Running
from annotator.gui.desk import Desk
from annotator.gui.main_window import MainWindow
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.settings import Settings
from annotator.model.annotations import Annotation
from annotator.store import annotations
from annotator.store.project import Project


@dataclass
class Gui:
    """A running window; words are found in the text of the page."""

    qtbot: QtBot
    running: Running

    @property
    def window(self) -> MainWindow:
        """The main window."""
        return self.running.window

    @property
    def desk(self) -> Desk:
        """What ties the panels together."""
        return self.running.desk

    @property
    def page(self) -> Page:
        """What the page shows."""
        return self.desk.page

    @property
    def pane(self) -> ReadingPane:
        """The reading pane."""
        return self.window.pane

    @property
    def project(self) -> Project:
        """The open project."""
        return self.running.session.project

    def press(self, *keys: str, on: QWidget | None = None) -> None:
        """Press keys, named as menus name them ("Ctrl+Shift+Z", "A"), where the focus is."""
        for key in keys:
            target = on or QApplication.focusWidget() or self.window
            QTest.keySequence(target, QKeySequence(key))
            self.settle()

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        target = QApplication.focusWidget()
        assert target is not None
        for letter in words:
            if letter.isascii():
                QTest.keyClicks(target, letter)
            else:  # QTest ends the process for a key that it has no name for
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    none = Qt.KeyboardModifier.NoModifier
                    QApplication.sendEvent(target, QKeyEvent(kind, 0, none, letter))
        self.settle()

    def select(self, words: str, *, nth: int = 0) -> tuple[int, int]:
        """Select words of the page; their offsets."""
        start = -1
        for _ in range(nth + 1):
            start = self.page.text.index(words, start + 1)
        self.pane.setFocus()
        self.pane.select(start, start + len(words))
        return start, start + len(words)

    def mark(self, words: str, key: str = "A") -> Annotation:
        """Mark words by a label's key; the annotation that is selected then."""
        self.select(words)
        self.press(key)
        chosen = self.page.selected()
        assert chosen is not None
        return chosen

    def choose(self, annotation: Annotation) -> None:
        """Select an annotation, with the focus on the page."""
        self.pane.setFocus()
        self.pane.select_annotation(annotation.id)
        self.settle()

    def stored(self) -> list[Annotation]:
        """What the file says of the shown document."""
        assert self.page.document is not None
        return annotations.of_document(self.project, self.page.document.id)

    def words(self) -> list[tuple[str, str]]:
        """Label and words of everything that is marked."""
        return [(each.label, each.text) for each in self.stored()]

    def find(self, name: str) -> QWidget:
        """The visible widget of an object name."""
        found = [each for each in self.window.findChildren(QWidget, name) if each.isVisible()]
        assert found, f"no visible {name}"
        return found[0]

    def click(self, name: str) -> None:
        """Click the middle of a widget."""
        widget = self.find(name)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        self.settle()

    def click_words(self, words: str) -> None:
        """Click words of the page once."""
        QTest.mouseClick(self.pane.viewport(), Qt.MouseButton.LeftButton, pos=self.point(words))
        self.settle()

    def double_click(self, words: str) -> None:
        """Double-click the first letter of words on the page."""
        self._clicks(words, 2)

    def triple_click(self, words: str) -> None:
        """Click three times on words of the page."""
        self._clicks(words, 3)

    def notice(self) -> str:
        """The sentence that is shown at the bottom; empty for none."""
        return self.window.notice_line.words()

    def settle(self) -> None:
        """Let everything that waits for the event loop happen."""
        for _ in range(4):
            QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def point(self, words: str) -> QPoint:
        """A point on the second letter of words of the page."""
        start = self.page.text.index(words)
        return self.pane.rect_at(start + 1).center().toPoint()

    def _clicks(self, words: str, count: int) -> None:
        viewport, point = self.pane.viewport(), self.point(words)
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(viewport, left, pos=point)
        QTest.mouseDClick(viewport, left, pos=point)
        QTest.mouseRelease(viewport, left, pos=point)  # Qt's double click ends with the press
        if count > 2:
            QTest.mouseClick(viewport, left, pos=point)
        self.settle()


def settings_at(path: Path, annotator: str = "Ana") -> Settings:
    """Settings of their own, in which it is known who annotates."""
    made = Settings(QSettings(str(path), QSettings.Format.IniFormat))
    made.annotator = annotator
    return made


def open_window(qtbot: QtBot, paths: Iterable[Path], settings: Settings) -> Gui:
    """The window as the program opens it."""
    app.make_application()
    running = app.start(list(paths), settings=settings)
    with qtbot.waitExposed(running.window):
        running.window.activateWindow()
    gui = Gui(qtbot, running)
    gui.settle()
    return gui

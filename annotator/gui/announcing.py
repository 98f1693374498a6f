"""Tells screen readers what has happened, in plain sentences; the words are in ``spoken``."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from annotator.gui import spoken
from annotator.gui.annotate.page import Page
from annotator.gui.main_window import MainWindow
from annotator.model.annotations import Annotation, Relation
from annotator.model.history import ChangeSet
from annotator.store import annotations

_TYPED = frozenset({"set attributes", "edit note", "set flag", "set confidence"})
"""Steps that typing makes: whoever types hears the letters already."""


class Announcing(QObject):
    """The one place that speaks: of steps, of what is selected, of notices."""

    announced = Signal(str)
    """One sentence that was handed to whoever listens."""

    def __init__(self, window: MainWindow, page: Page) -> None:
        """Speak of a window and its page."""
        super().__init__(window)
        self._window = window
        self._page = page
        self._session = page.session
        self._waiting: list[str] = []
        self._urgent = False
        self._told = ""
        """What a field gives for an answer: of several the last is said."""
        self._made: frozenset[int] = frozenset()
        """The annotations that the sentences that wait speak of already."""
        self._chosen: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._flush)
        self._session.changed.connect(self._stepped)
        self._session.closed.connect(self._timer.stop)
        page.shown.connect(self._shown)
        page.pane.annotation_selected.connect(self._selected)
        window.notice_line.said.connect(self._noticed)

    def tell(self, sentence: str) -> None:
        """Announce a sentence after what else is said just now; of several the last."""
        self._told = sentence
        self._timer.start()

    def _stepped(self, changes: ChangeSet) -> None:
        """Say what one's own step did; what others do in the file does not interrupt."""
        if changes.step.annotator_id != self._session.annotator.id:
            return
        self._made |= spoken.touched_annotations(changes)
        focused = QApplication.focusWidget()
        typing = isinstance(focused, QLineEdit | QPlainTextEdit)
        if not (typing and changes.step.operation in _TYPED):
            self._say(spoken.step(changes, self._glossary()))

    def _selected(self, annotation_id: int | None) -> None:
        """Say what is selected now, at the end of what is being done."""
        self._chosen = annotation_id
        self._timer.start()

    def _noticed(self, sentence: str, failed: bool) -> None:  # noqa: FBT001 - from a signal
        self._urgent = self._urgent or failed
        self._say(sentence)

    def _shown(self) -> None:
        """Say which document is on the page now."""
        self._chosen = None
        document = self._page.document
        if document is not None:
            self._say(spoken.document(document.title, len(self._page.annotations)))

    def _say(self, sentence: str) -> None:
        if sentence and sentence not in self._waiting:
            self._waiting.append(sentence)
        self._timer.start()

    def _flush(self) -> None:
        """Hand on what has come together; what was just made is not named a second time."""
        chosen = self._page.selected()
        if chosen is not None and chosen.id == self._chosen and chosen.id not in self._made:
            self._waiting.append(spoken.annotation(chosen, self._glossary()))
        sentences, urgent = [*self._waiting, *filter(None, [self._told])], self._urgent
        self._waiting, self._urgent, self._told = [], False, ""
        self._made, self._chosen = frozenset(), None
        if sentences:
            self._announce(" ".join(map(spoken.stopped, sentences)), urgent=urgent)

    def _announce(self, words: str, *, urgent: bool) -> None:
        """Hand words to whoever listens; urgent ones may interrupt."""
        event = QAccessibleAnnouncementEvent(self._window, words)
        polite = QAccessible.AnnouncementPoliteness
        event.setPoliteness(polite.Assertive if urgent else polite.Polite)
        QAccessible.updateAccessibility(event)
        self.announced.emit(words)

    def _glossary(self) -> spoken.Glossary:
        return spoken.Glossary(self._session.codebook(), self._find, self._leaving)

    def _leaving(self, annotation_id: int) -> list[Relation]:
        found = self._page.relations_of(annotation_id)
        return [each for each in found if each.from_id == annotation_id]

    def _find(self, annotation_id: int) -> Annotation | None:
        found = annotations.some(self._session.project, [annotation_id])
        return found[0] if found else None

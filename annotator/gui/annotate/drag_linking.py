"""Linking by mouse: what a link that is being dragged out may be let go over, and what it makes."""

from PySide6.QtCore import QObject

from annotator.gui.annotate.linking import Linking
from annotator.gui.annotate.page import Page
from annotator.gui.session import Session
from annotator.model.annotations import Annotation, Status
from annotator.model.documents import DocumentState
from annotator.operations import relating


class DragLinking(QObject):
    """Answers the page's handle for links."""

    def __init__(self, session: Session, page: Page, linking: Linking) -> None:
        """Link on a page; where there are several ways, ``linking`` asks which."""
        super().__init__()
        self._session = session
        self._page = page
        self._linking = linking
        self._known: dict[int, str] = {}
        tying = page.pane.tying
        tying.started.connect(self._start)
        tying.dropped.connect(self._dropped)
        tying.asked.connect(linking.start)
        for signal in (page.shown, page.retitled):
            signal.connect(self._look)
        self._look()

    def _look(self) -> None:
        """Give the page its handle where it can be used."""
        document, session = self._page.document, self._session
        locked = document is None or document.state is DocumentState.LOCKED
        writing = not locked and not session.project.read_only
        possible = writing and bool(session.codebook().relation_types)
        self._page.pane.tying.set_possible(possible=possible)

    def _start(self, annotation_id: int) -> None:
        self._known = {}
        self._page.pane.tying.offer(lambda target: self._fits(annotation_id, target))

    def _fits(self, selected: int, target: int) -> str:
        """The ways to link two annotations, in words; asked of the codebook once for each label."""
        span = self._page.pane.scene.marks.get(target)
        if span is None or target == selected or span.status == Status.SUGGESTED.value:
            return ""
        if span.label_id not in self._known:
            project = self._session.project
            away = relating.allowed_types(project, selected, target)
            back = relating.allowed_types(project, target, selected)
            titles = dict.fromkeys(each.title for each in (*away, *back))
            self._known[span.label_id] = " or ".join(titles)
        return self._known[span.label_id]

    def _dropped(self, selected: int, target: int) -> None:
        """Link, ask how, or say why not."""
        pair = [self._page.annotations.get(each) for each in (selected, target)]
        one, other = pair
        if one is None or other is None or self._linking.link(one, other):
            return
        if other.status is Status.SUGGESTED:
            sentence = "That is a suggestion: accept it first, then link it. Nothing was linked."
        elif self._fits(selected, target):
            sentence = "These two are linked already in every way there is; nothing was changed."
        else:
            self._offer_instead(one, other)
            return
        self._session.told.emit(sentence)

    def _offer_instead(self, one: Annotation, other: Annotation) -> None:
        """Say why two annotations cannot be linked, and ask for what the first can be linked to."""
        why_not = relating.refusal(self._session.codebook(), one.label, other.label)
        if self._linking.start():
            offer = "What fits is offered above the page."
            self._session.told.emit(f"{why_not}; nothing was linked. {offer}")
        else:  # what was said of the annotation alone is less than this
            self._session.told.emit(f"{why_not}; nothing was linked.")

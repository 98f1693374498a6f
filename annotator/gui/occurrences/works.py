"""Looking for places and marking them: at once where that is quick, else beside the window."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.gui.annotate.page import Page
from annotator.gui.occurrences import wording
from annotator.gui.occurrences.aside import Aside
from annotator.gui.occurrences.options import Options
from annotator.gui.occurrences.rows import Spot
from annotator.gui.occurrences.wishes import Wish
from annotator.language.snapping import Unit
from annotator.operations.documents import Progress
from annotator.operations.finding import Ask, Findings, find_places, known_places
from annotator.operations.marking_all import mark_places
from annotator.store.project import Project

LONG_TEXT = 300_000
"""Code points; a longer text is searched beside the window."""
MANY = 500
"""From so many places on they are marked beside the window."""


class Works(QObject):
    """Does what the panel asks for, one thing at a time."""

    found = Signal(object)
    """The Findings of what was looked for last."""
    marked = Signal(int)
    """So many places were marked."""
    said = Signal(str)
    """What goes on; empty when it has ended without a result."""

    def __init__(self, page: Page) -> None:
        """Look and mark in the project of a page's session."""
        super().__init__()
        self._page = page
        self._session = page.session
        self._writing = False
        self._aside = Aside(self._session)
        self._aside.progressed.connect(self._show_progress)
        self._aside.failed.connect(self._failed)

    @property
    def writing(self) -> bool:
        """Whether places are being marked, which is not stopped any more."""
        return self._writing

    @property
    def busy(self) -> bool:
        """Whether something goes on."""
        return self._writing or self._aside.is_busy()

    def look(self, wish: Wish, options: Options, unit: Unit) -> None:
        """Look for the places of a wish; ``found`` gives them."""
        self.stop()
        if wish.places:
            known = self._session.run(known_places, wish.places, label=wish.label.name)
            self.found.emit(known if known is not None else Findings())
            return
        where = None if options.whole_project else wish.document_id
        ask = Ask(
            wish.words,
            wish.label.name,
            options.manner,
            unit,
            inside_others=options.inside_others,
        )
        if where is not None and len(self._page.text) <= LONG_TEXT:
            found = self._session.run(find_places, ask, document_id=where)
            self.found.emit(found if found is not None else Findings())
            return
        self.said.emit("Looking…")
        job = partial(_find, ask, self._session.annotator.id, where)
        self._aside.begin(job, self._take, read_only=True)

    def mark(self, wish: Wish, places: Sequence[Spot], given: frozenset[str]) -> None:
        """Mark places in one step, with those of the wish's values that are given."""
        job = partial(
            mark_places,
            places=places,
            label=wish.label.name,
            annotator=self._session.annotator.id,
            title=wording.step_title(len(places), wording.short(wish.words), wish.label.title),
            attributes={name: value for name, value in wish.values.items() if name in given},
        )
        self._writing = True
        if len(places) >= MANY:
            self.said.emit("Marking…")
            self._aside.begin(lambda project, _progress: job(project), self._end, read_only=False)
            return
        made = self._session.attempt(lambda: job(self._session.project))
        if made is None:
            self._writing = False
        else:
            self._end(made)

    def stop(self) -> None:
        """Look for nothing any more."""
        if not self._writing:
            self._aside.stop()

    def finish(self) -> None:
        """Look for nothing, wait until what is being marked is marked, and say nothing of it."""
        self.stop()
        self._aside.wait()
        self._aside.stop()
        self._writing = False

    def _take(self, found: object) -> None:
        if isinstance(found, Findings) and not found.cancelled:
            self.found.emit(found)

    def _end(self, made: object) -> None:
        self._session.poll()  # what a worker has written is heard of now, not in a moment
        self._writing = False
        if isinstance(made, int):
            self.marked.emit(made)

    def _failed(self, sentence: str) -> None:
        self._writing = False
        self.said.emit("")
        self._session.failed.emit(sentence)

    def _show_progress(self, done: int, total: int) -> None:
        if not self._writing and total:
            self.said.emit(f"Looking… {done:,} of {total:,} documents")


def _find(
    ask: Ask, annotator: int, document_id: int | None, project: Project, progress: Progress
) -> Findings:
    return find_places(
        project, ask, annotator=annotator, document_id=document_id, progress=progress
    )

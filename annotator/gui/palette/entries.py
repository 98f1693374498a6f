"""What the palette finds: actions, documents, annotations and places in texts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from annotator.gui.actions import Action, Actions
from annotator.gui.annotate.page import Page
from annotator.gui.palette.matching import contains, fit
from annotator.gui.session import Session
from annotator.store import documents, search

_SHORTEST_SEARCH = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the palette."""

    kind: str
    """Action, Document, Annotation or Text."""
    title: str
    detail: str
    """What stands at the right: a key, a label, a document's title, or why it cannot be done."""
    run: Callable[[], object]
    blocked: bool = False


class Finder:
    """Finds entries for what was typed."""

    def __init__(
        self,
        session: Session,
        page: Page,
        actions: Actions,
        show_text: Callable[[int, str], object],
    ) -> None:
        """``show_text`` shows a document and the first place of some words in it."""
        self._session = session
        self._page = page
        self._actions = actions
        self._show_text = show_text

    def find(self, typed: str) -> list[Entry]:
        """The entries for what was typed, the best first; without any, every action."""
        if not typed.strip():
            return [self._action(each) for each in self._actions]
        ranked = [
            *_ranked(self._of_actions(typed), 12),
            *_ranked(self._of_documents(typed), 6),
            *_ranked(self._of_annotations(typed), 8),
        ]
        ranked.sort(key=lambda pair: -pair[0])
        found = [entry for _, entry in ranked]
        return [*found, *self._of_texts(typed)]

    def _of_actions(self, typed: str) -> Iterator[tuple[int, Entry]]:
        for action in self._actions:
            if score := fit(typed, f"{action.title} {action.group}"):
                yield score + 50, self._action(action)

    def _action(self, action: Action) -> Entry:
        why_not = action.blocked()
        return Entry("Action", action.words(), why_not or action.key, action.run, bool(why_not))

    def _of_documents(self, typed: str) -> Iterator[tuple[int, Entry]]:
        for each in documents.documents(self._session.project):
            if score := max(contains(typed, each.title), contains(typed, each.source_name)):
                yield (
                    score,
                    Entry(
                        "Document",
                        each.title,
                        each.source_name,
                        partial(self._session.show_document, each.id),
                    ),
                )

    def _of_annotations(self, typed: str) -> Iterator[tuple[int, Entry]]:
        titles = {label.id: label.title for label in self._session.codebook().labels}
        for each in self._page.ordered():
            label = titles.get(each.label_id, each.label)
            if score := contains(typed, f"{each.text} {label}"):
                yield (
                    score,
                    Entry(
                        "Annotation",
                        " ".join(each.text.split()),
                        f"{label} · {each.start}",
                        partial(self._page.pane.select_annotation, each.id),
                    ),
                )

    def _of_texts(self, typed: str) -> list[Entry]:
        if len(typed.strip()) < _SHORTEST_SEARCH:
            return []
        hits = self._session.attempt(lambda: search.find(self._session.project, typed, limit=10))
        return [
            Entry(
                "Text",
                " ".join(hit.excerpt.split()),
                hit.title,
                partial(self._show_text, hit.document_id, typed),
            )
            for hit in hits or []
        ]


def _ranked(found: Iterable[tuple[int, Entry]], most: int) -> list[tuple[int, Entry]]:
    return sorted(found, key=lambda pair: -pair[0])[:most]

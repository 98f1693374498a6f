"""What the palette finds: actions, documents, annotations and places in texts."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt

from annotator.gui.actions import Action, Actions
from annotator.gui.annotate.page import Page
from annotator.gui.palette.matching import begins, contains, fit
from annotator.gui.session import Session
from annotator.store import documents, outlines, search

_SHORTEST_SEARCH = 2
_PLACES = 8
"""So many places on the shown page at most."""
_MOST_ANNOTATIONS = 500
"""So many annotations are compared with what was typed, the shortest."""
_BEFORE = 24
_BEHIND = 60
"""So many code points around a place are shown."""


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
        commands, loose_commands = self._of_actions(typed)
        equal, annotations = self._of_annotations(typed)
        whole, parts = self._of_page(typed)
        exact, loose = self._of_texts(typed, here=bool(whole or parts))
        documents_found = _ranked(self._of_documents(typed), 6)
        return [
            *equal,
            *commands,
            *whole,
            *documents_found,
            *exact,
            *annotations,
            *parts,
            *loose,
            *loose_commands,
        ]

    def _of_actions(self, typed: str) -> tuple[list[Entry], list[Entry]]:
        """Those with words that begin as was typed; those with parts of words or initials."""
        named: list[tuple[int, Entry]] = []
        loose: list[tuple[int, Entry]] = []
        for action in self._actions:
            words = f"{action.title} {action.group}"
            if score := fit(typed, words):
                (named if begins(typed, words) else loose).append((score, self._action(action)))
        return _ranked(named, 12), _ranked(loose, 6)

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

    def _of_annotations(self, typed: str) -> tuple[list[Entry], list[Entry]]:
        """Those whose words are what was typed, and those that merely contain it."""
        titles = {label.id: label.title for label in self._session.codebook().labels}
        equal: list[tuple[int, Entry]] = []
        holding: list[tuple[int, Entry]] = []
        for each in self._holding(typed, titles):
            label = titles.get(each.label_id, "")
            if score := contains(typed, f"{each.text} {label}"):
                words = " ".join(each.text.split())
                same = words.casefold() == " ".join(typed.split()).casefold()
                select = partial(self._page.pane.select_annotation, each.id)
                entry = Entry("Annotation", words, f"{label} · {each.start}", select)
                (equal if same else holding).append((score, entry))
        return _ranked(equal, 8), _ranked(holding, 8)

    def _holding(self, typed: str, titles: Mapping[int, str]) -> list[outlines.Words]:
        """The annotations of the page that may be meant: the file looks, not this program."""
        if self._page.document is None:
            return []
        parts = [
            (part, [id_ for id_, title in titles.items() if part in title.casefold()])
            for part in typed.casefold().split()
        ]
        me = self._session.annotator.id
        return outlines.holding(
            self._session.project, self._page.document.id, me, parts, most=_MOST_ANNOTATIONS
        )

    def _of_page(self, typed: str) -> tuple[list[Entry], list[Entry]]:
        """Places on the shown page: of the words as they are, and of parts of words."""
        document, text = self._page.document, self._page.text
        pattern = _pattern(typed)
        if document is None or pattern is None:
            return [], []
        whole: list[Entry] = []
        parts: list[Entry] = []
        for found in pattern.finditer(text):
            start, end = found.span()
            into = whole if _is_whole(text, start, end) else parts
            if len(into) < _PLACES:
                go = partial(self._select, start, end)
                into.append(Entry("Text", _excerpt(text, start, end), document.title, go))
            if len(whole) == _PLACES:
                break
        return whole, parts[: _PLACES - len(whole)]

    def _select(self, start: int, end: int) -> None:
        """Select words; what was selected elsewhere is not what is worked on any more."""
        self._page.pane.select_annotation(None)
        self._page.pane.select(start, end)
        self._page.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _of_texts(self, typed: str, *, here: bool) -> tuple[list[Entry], list[Entry]]:
        """Texts with the words as they are, and with all of them somewhere.

        The shown text is left out where its places stand in the list already (``here``).
        """
        pattern = _pattern(typed)
        if pattern is None:
            return [], []
        phrase = f'"{" ".join(_words(typed))}"'
        exact: list[Entry] = []
        loose: list[Entry] = []
        seen = {self._session.document_id} if here else set()
        for query in (phrase, typed):
            for hit in self._search(query):
                if hit.document_id in seen:
                    continue
                seen.add(hit.document_id)
                place = pattern.search(hit.excerpt)
                into = exact if place and _is_whole(hit.excerpt, *place.span()) else loose
                show = partial(self._show_text, hit.document_id, typed)
                into.append(Entry("Text", " ".join(hit.excerpt.split()), hit.title, show))
        return exact, loose

    def _search(self, query: str) -> list[search.Hit]:
        found = self._session.attempt(lambda: search.find(self._session.project, query, limit=10))
        return found or []


def _ranked(found: Iterable[tuple[int, Entry]], most: int) -> list[Entry]:
    return [entry for _, entry in sorted(found, key=lambda pair: -pair[0])[:most]]


def _words(typed: str) -> list[str]:
    return typed.replace('"', " ").split()


def _pattern(typed: str) -> re.Pattern[str] | None:
    """What finds the words in a text, however they are spaced; None for too few letters."""
    words = _words(typed)
    if len("".join(words)) < _SHORTEST_SEARCH:
        return None
    return re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether [start, end) of a text neither begins nor ends within a word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (
        (before.isalnum() and text[start].isalnum())
        or (after.isalnum() and text[end - 1].isalnum())
    )


def _excerpt(text: str, start: int, end: int) -> str:
    """The words at a place with a few before and behind them."""
    first, last = max(0, start - _BEFORE), min(len(text), end + _BEHIND)
    head = text[first:start]
    if first and " " in head:
        head = head[head.index(" ") + 1 :]
    cut = "… " if first else ""
    return f"{cut}{' '.join((head + text[start:last]).split())}{' …' if last < len(text) else ''}"

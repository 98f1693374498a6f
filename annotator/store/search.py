"""Full-text search over the current documents.

Words are found by FTS5's unicode61 tokenizer without regard to case and accents; scripts without
spaces, and parts of words, by a trigram index.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import TYPE_CHECKING

from annotator.model.source import storable

if TYPE_CHECKING:
    from annotator.store.project import Project

_TRIGRAM = 3
"""Characters of the shortest part that the index of parts of words knows."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a search found, with some words around the first place."""

    document_id: int
    title: str
    excerpt: str


def find(project: "Project", words: str, *, limit: int = 100) -> list[Hit]:
    """The current documents that hold all the words, best first; quotation marks make phrases.

    What stands within double quotes is looked for as it is. When no document holds the words,
    parts of words are looked for: from three characters on in the trigram index, shorter ones (a
    word of Chinese often has two) in the texts themselves.
    """
    terms = _terms(storable(words))
    if not terms:
        return []
    found = _matching(project.db, "document_words", terms, limit)
    if found:
        return found
    if all(len(term) >= _TRIGRAM for term in terms):
        return _matching(project.db, "document_trigrams", terms, limit)
    return _containing(project.db, terms, limit)


def documents_holding(project: "Project", choices: Sequence[Sequence[str]]) -> list[int]:
    """The current documents whose text may hold all parts of one of the choices, as they came.

    Letters from A to Z count in either case, all others to the letter. None that holds them is
    missing, but some of them may not: the index is asked for the parts of three characters and
    more, the texts themselves when a choice has only shorter ones. A choice without parts is held
    by every text.
    """
    current = "SELECT id FROM current_document"
    if not choices or not all(any(parts) for parts in choices):
        return [row[0] for row in project.db.execute(f"{current} ORDER BY id")] if choices else []
    found: set[int] = set()
    for parts in choices:
        known = [storable(part) for part in parts if part]
        long = [part for part in known if len(part) >= _TRIGRAM]
        if long:
            query = " ".join('"' + part.replace('"', '""') + '"' for part in long)
            rows = project.db.execute(
                "SELECT rowid FROM document_trigrams WHERE document_trigrams MATCH ?",
                (f"body : ({query})",),
            )
        else:
            rows = project.db.execute(
                "SELECT document.id FROM document JOIN text ON text.id = document.text_id WHERE "
                + " AND ".join(["text.body LIKE ? ESCAPE '!'"] * len(known)),
                [_like(part) for part in known],
            )
        found.update(row[0] for row in rows)
    return [row[0] for row in project.db.execute(f"{current} ORDER BY id") if row[0] in found]


def _terms(words: str) -> list[str]:
    """Single words, and phrases that stand within double quotes."""
    terms: list[str] = []
    for index, part in enumerate(words.split('"')):
        terms.extend([part.strip()] if index % 2 else part.split())
    return [term for term in terms if any(character.isalnum() for character in term)]


def _matching(db: Connection, table: str, terms: list[str], limit: int) -> list[Hit]:
    """The documents in which one search table has all the terms."""
    query = " ".join('"' + term.replace('"', '""') + '"' for term in terms)
    rows = db.execute(
        f"SELECT current.id, current.title, snippet({table}, 1, '', '', ' … ', 16)"
        f" FROM {table} JOIN current_document AS current ON current.id = {table}.rowid"
        f" WHERE {table} MATCH ? ORDER BY {table}.rank LIMIT ?",
        (query, limit),
    )
    return [Hit(*row) for row in rows]


def _containing(db: Connection, terms: list[str], limit: int) -> list[Hit]:
    """The documents whose title or text has all the terms somewhere, in the order they came."""
    patterns = [_like(term) for term in terms]
    place = "max(1, instr(lower(body), lower(?)) - 30)"
    rows = db.execute(
        f"SELECT current.id, current.title, substr(body, {place}, 90) FROM current_document AS"
        " current JOIN text ON text.id = current.text_id WHERE "
        + " AND ".join(["(title LIKE ? ESCAPE '!' OR body LIKE ? ESCAPE '!')"] * len(terms))
        + " ORDER BY current.id LIMIT ?",
        (terms[0], *(pattern for pattern in patterns for _ in range(2)), limit),
    )
    return [Hit(*row) for row in rows]


def _like(part: str) -> str:
    """The pattern of LIKE for what holds a part."""
    return "%" + re.sub("([%_!])", "!\\1", part) + "%"

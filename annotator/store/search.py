"""Full-text search over the current documents.

Words are found by FTS5's unicode61 tokenizer without regard to case and accents; scripts without
spaces, and parts of words, by a trigram index.
"""

import re
from dataclasses import dataclass
from sqlite3 import Connection
from typing import TYPE_CHECKING

from annotator.model.source import storable

if TYPE_CHECKING:
    from annotator.store.project import Project


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
    if all(len(term) >= 3 for term in terms):
        return _matching(project.db, "document_trigrams", terms, limit)
    return _containing(project.db, terms, limit)


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
    escaped = (re.sub("([%_!])", "!\\1", term) for term in terms)
    patterns = [f"%{term}%" for term in escaped]
    place = "max(1, instr(lower(body), lower(?)) - 30)"
    rows = db.execute(
        f"SELECT current.id, current.title, substr(body, {place}, 90) FROM current_document AS"
        " current JOIN text ON text.id = current.text_id WHERE "
        + " AND ".join(["(title LIKE ? ESCAPE '!' OR body LIKE ? ESCAPE '!')"] * len(terms))
        + " ORDER BY current.id LIMIT ?",
        (terms[0], *(pattern for pattern in patterns for _ in range(2)), limit),
    )
    return [Hit(*row) for row in rows]

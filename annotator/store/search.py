"""Full-text search over the current documents.

Words are found by FTS5's unicode61 tokenizer without regard to case and accents; scripts without
spaces, and parts of words, by a trigram index.
"""

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
    parts of words are looked for (from three characters on).
    """
    terms = _terms(storable(words))
    if not terms:
        return []
    found = _matching(project.db, "document_words", terms, limit)
    if not found and all(len(term) >= 3 for term in terms):
        found = _matching(project.db, "document_trigrams", terms, limit)
    return found


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

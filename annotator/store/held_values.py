"""The values that annotations and relations hold of one attribute of their codebook entry."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, Literal

from annotator.store import rows

if TYPE_CHECKING:
    from annotator.store.project import Project

Kind = Literal["label", "relation_type"]
"""What an attribute belongs to."""

_HOLDERS: Final[dict[Kind, tuple[str, str]]] = {
    "label": ("annotation", "label_id"),
    "relation_type": ("relation", "relation_type_id"),
}
_HOLDS: Final = "EXISTS (SELECT 1 FROM json_each({table}.attributes) WHERE key = ?2)"
_OF_PEOPLE: Final = "annotator_id IN (SELECT id FROM annotator WHERE kind = 'person')"
"""What a suggester said is never changed, and so it does not count."""


def holding(project: "Project", kind: Kind, entry_id: int, attribute: str) -> int:
    """How many annotations (or relations), of all people, hold a value of an attribute."""
    table, column = _HOLDERS[kind]
    (count,) = project.db.execute(
        f"SELECT count(*) FROM [{table}] WHERE [{column}] = ?1 AND {_OF_PEOPLE}"
        f" AND {_HOLDS.format(table=table)}",
        (entry_id, attribute),
    ).fetchone()
    assert isinstance(count, int)
    return count


def holding_both(project: "Project", kind: Kind, entry_id: int, attribute: str, other: str) -> int:
    """How many annotations (or relations), of all people, hold values under both names."""
    table, column = _HOLDERS[kind]
    (count,) = project.db.execute(
        f"SELECT count(*) FROM [{table}] WHERE [{column}] = ?1 AND {_OF_PEOPLE}"
        f" AND {_HOLDS.format(table=table)} AND {_HOLDS.format(table=table).replace('?2', '?3')}",
        (entry_id, attribute, other),
    ).fetchone()
    assert isinstance(count, int)
    return count


def locked(
    project: "Project", kind: Kind, entry_id: int, attribute: str, word: str | None = None
) -> tuple[int, int]:
    """How many in locked documents hold a value (or that word of it), and in how many of these."""
    table, column = _HOLDERS[kind]
    places = []
    for document_id, stored in project.db.execute(
        f"SELECT document_id, attributes FROM [{table}] WHERE [{column}] = ?1 AND {_OF_PEOPLE}"
        f" AND {_HOLDS.format(table=table)}"
        " AND document_id IN (SELECT id FROM document WHERE state = 'locked')",
        (entry_id, attribute),
    ):
        held = rows.mapping(stored)[attribute]
        if word is None or held == word or (isinstance(held, list) and word in held):
            places.append(document_id)
    return len(places), len(set(places))


def words_held(
    project: "Project", kind: Kind, entry_id: int, attribute: str, *, most: int
) -> list[str]:
    """The words that are held of an attribute, each once, the most frequent first."""
    table, column = _HOLDERS[kind]
    found = project.db.execute(
        f"SELECT value FROM [{table}], json_each([{table}].attributes)"
        f" WHERE [{column}] = ?1 AND {_OF_PEOPLE} AND key = ?2 AND json_each.type = 'text'"
        " GROUP BY value ORDER BY count(*) DESC, value LIMIT ?3",
        (entry_id, attribute, most),
    )
    return [row[0] for row in found]


def values_held(project: "Project", kind: Kind, entry_id: int, attribute: str) -> Iterator[object]:
    """Every value that is held of an attribute, as often as it is."""
    table, column = _HOLDERS[kind]
    for (stored,) in project.db.execute(
        f"SELECT attributes FROM [{table}] WHERE [{column}] = ?1 AND {_OF_PEOPLE}"
        f" AND {_HOLDS.format(table=table)}",
        (entry_id, attribute),
    ):
        yield rows.mapping(stored)[attribute]


def rename(
    project: "Project", kind: Kind, entry_id: int, names: Mapping[str, str], annotator_id: int
) -> None:
    """Let values stand under new names of their attributes; within a step.

    ``names`` maps former names to new ones; a new name that is held already is kept.
    """

    def renamed(values: dict[str, object]) -> dict[str, object]:
        kept = {name: value for name, value in values.items() if name not in names}
        return {names[name]: value for name, value in values.items() if name in names} | kept

    _change(project, kind, entry_id, renamed, annotator_id)


def drop(project: "Project", kind: Kind, entry_id: int, attribute: str, annotator_id: int) -> None:
    """Take the values of an attribute away; within a step."""

    def without(values: dict[str, object]) -> dict[str, object]:
        return {name: value for name, value in values.items() if name != attribute}

    _change(project, kind, entry_id, without, annotator_id)


def replace_word(
    project: "Project",
    kind: Kind,
    entry_id: int,
    attribute: str,
    annotator_id: int,
    *,
    old: str,
    new: str,
) -> None:
    """Let what is held of a choice have another word in place of an old one; within a step."""

    def replaced(values: dict[str, object]) -> dict[str, object]:
        if attribute not in values:
            return values
        return {**values, attribute: with_word(values[attribute], old, new)}

    _change(project, kind, entry_id, replaced, annotator_id)


def with_word(held: object, old: str, new: str) -> object:
    """What is held of a choice, with one of its words in place of another."""
    if isinstance(held, list):
        return [new if each == old else each for each in held]
    return new if held == old else held


def _change(
    project: "Project",
    kind: Kind,
    entry_id: int,
    changed: Callable[[dict[str, object]], dict[str, object]],
    annotator_id: int,
) -> None:
    """Change the values of all that have an entry, touching only the rows that differ."""
    table, column = _HOLDERS[kind]
    for row_id, stored in project.db.execute(
        f"SELECT id, attributes FROM [{table}] WHERE [{column}] = ? AND {_OF_PEOPLE}"
        " AND attributes <> '{}'",
        (entry_id,),
    ).fetchall():
        values = rows.mapping(stored)
        after = changed(values)
        if after != values:
            row: dict[str, rows.Value] = {
                "attributes": rows.to_json(after),
                "changed_at": project.now(),
            }
            if table == "annotation":
                row["changed_by"] = annotator_id
            rows.update(project.db, table, row_id, row)

"""Attributes that were recorded earlier, under the names and words that they have now."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.model.codebook import AttributeKind, AttributeSpec, Label, RelationType
from annotator.model.codebook_rules import renamed_value
from annotator.store import codebook, entities
from annotator.store.held_values import with_word

if TYPE_CHECKING:
    from annotator.store.project import Project

_Edit = tuple[int, Sequence[AttributeSpec], Sequence[AttributeSpec]]
"""A step, and the attributes of a label before and after."""


def as_now(
    project: "Project", entry: Label | RelationType, step_id: int, values: Mapping[str, object]
) -> dict[str, object]:
    """What was said under a label or relation type after a step, as it would have come down to now.

    Attributes and values of a choice that were renamed since go by their new names, and entities
    that are gone are named no more. What does not fit is not left out.
    """
    found = dict(values)
    for edited_in, before, after in _edits(project, entry):
        if edited_in > step_id:
            found = _carried(found, before, after)
    for spec in entry.attributes:
        if spec.kind is AttributeKind.ENTITY and _is_gone(project, found.get(spec.name)):
            del found[spec.name]
    return found


def _edits(project: "Project", entry: Label | RelationType) -> list[_Edit]:
    """The edits of an entry's attributes, the oldest first; read anew after edits only."""
    cached = project.cache.get("attribute edits")
    version = project.codebook_version()
    if not isinstance(cached, tuple) or cached[0] != version:
        cached = project.cache["attribute edits"] = (version, {})
    known: dict[tuple[str, int], list[_Edit]] = cached[1]
    place = ("label" if isinstance(entry, Label) else "relation_type", entry.id)
    if place not in known:
        found = project.db.execute(
            "SELECT * FROM (SELECT step_id, json_extract(before, '$.attributes') AS old,"
            " json_extract(after, '$.attributes') AS new FROM change"
            " WHERE table_name = ? AND row_id = ? ORDER BY id) WHERE old <> new",
            place,
        )
        known[place] = [
            (step_id, codebook.specs_of(old), codebook.specs_of(new)) for step_id, old, new in found
        ]
    return known[place]


def _carried(
    values: Mapping[str, object], before: Sequence[AttributeSpec], after: Sequence[AttributeSpec]
) -> dict[str, object]:
    """The values after one edit of the attributes, of which one may have been renamed."""
    pairs = zip(before, after, strict=False)
    apart = [(was.name, now.name) for was, now in pairs if was.name != now.name]
    renamed = dict(apart) if len(before) == len(after) and len(apart) == 1 else {}
    old, new = {each.name: each for each in before}, {each.name: each for each in after}
    found: dict[str, object] = {}
    for name, value in values.items():
        called = renamed.get(name, name)
        there = name in old and called in new
        word = renamed_value(old[name], new[called]) if there else None
        found[called] = with_word(value, *word) if word else value
    return found


def _is_gone(project: "Project", uid: object) -> bool:
    """Whether a value is the uid of an entity that was in the register, and is not any more."""
    if not isinstance(uid, str) or entities.of_uid(project, uid) is not None:
        return False
    found = project.db.execute(
        "SELECT 1 FROM change WHERE table_name = 'entity' AND after IS NULL"
        " AND json_extract(before, '$.uid') = ? LIMIT 1",
        (uid,),
    ).fetchone()
    return found is not None

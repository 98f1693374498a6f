"""The worklist after an edit of the codebook; labels merged and split with what they are on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.analysis.differences import Difference, attribute_differences
from annotator.errors import InvalidChangeError
from annotator.model.codebook import Codebook, Label, RelationType
from annotator.model.codebook_rules import fits
from annotator.operations import mentions, rules
from annotator.operations.alone import alone
from annotator.operations.codebooks import add_label
from annotator.store import annotations, codebook, revisions, rows
from annotator.store.project import Project
from annotator.store.revisions import Listed


@dataclass(frozen=True, slots=True)
class Worklist:
    """One's own annotations of a label that were made when it meant something else.

    ``entries`` stand in the order of the documents and texts; ``differences`` say what has changed
    since the latest of them on which it bears.
    """

    label: Label
    entries: tuple[Listed, ...]
    differences: tuple[Difference, ...]

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Pairs of document and annotation."""
        return tuple((each.document_id, each.annotation_id) for each in self.entries)


def worklists(project: Project, *, annotator: int) -> list[Worklist]:
    """What is to be looked at again since definitions or attributes were changed, by label."""
    found = []
    old = revisions.every_outdated(project)
    for label in codebook.load(project).labels:
        entries = (
            revisions.made_under(project, label.id, old[label.id], annotator)
            if label.id in old
            else ()
        )
        if entries:
            found.append(Worklist(label, tuple(entries), _differences(project, label, entries)))
    return found


def to_look_at(project: Project, *, annotator: int) -> int:
    """How many of one's annotations are to be looked at again."""
    return sum(
        revisions.count_under(project, label_id, old, annotator)
        for label_id, old in revisions.every_outdated(project).items()
    )


@alone
def looked_at(project: Project, annotation_ids: Sequence[int], *, annotator: int) -> None:
    """Say that annotations are right under the codebook as it is now; one step."""
    found = rules.own_annotations(project, annotation_ids, annotator)
    revision = codebook.load(project).revision
    what = f"“{rules.excerpt(found[0].text)}”" if len(found) == 1 else f"{len(found)} annotations"
    with project.step(f"Look at {what} again", annotator, operation="look at again"):
        for each in found:
            if each.codebook_revision != revision:
                annotations.update(project, each.id, annotator, {"codebook_revision": revision})


@alone
def merge_labels(project: Project, name: str, others: Sequence[str], *, annotator: int) -> Label:
    """Let one label take the annotations of others of every layer; these are retired. One step.

    Suggestions are never changed: they keep their label, which whoever accepts one can change.
    Attributes that the label has, with values that fit, stay; relation types go on allowing what
    they allowed. Raises InvalidChangeError when no other label is named, and when annotations of
    the others stand in locked documents.
    """
    kept = rules.known_label(project, name)
    going = [rules.known_label(project, each, also_retired=True) for each in others]
    going = [each for each in going if each.id != kept.id]
    if not going:
        raise InvalidChangeError("Merging takes two labels; nothing was changed.")
    for each in going:
        _require_unlocked(project, each)
    names = {each.name for each in going}
    book = codebook.load(project)
    kinds = [_with_end(kind, names, kept.name) for kind in book.relation_types]
    home = _above(book, kept.name, names)
    below = [
        replace(each, parent=home if each.name == kept.name else kept.name)
        for each in book.labels
        if each.name not in names
        and (each.parent in names or (each.name == kept.name and each.parent != home))
    ]
    what = going[0].title if len(going) == 1 else f"{len(going)} labels"
    title = f"Merge {what} into {kept.title}"
    with project.step(title, annotator, operation="merge labels"):
        retired = [replace(each, retired=True, key="") for each in going]
        codebook.extend(project, [*below, *retired], kinds)
        for each in going:
            for annotation_id in annotations.of_label(project, each.id):
                _give(project, annotation_id, kept, annotator)
    return kept


@alone
def split_label(
    project: Project, name: str, new_name: str, annotation_ids: Sequence[int], *, annotator: int
) -> Label:
    """Let some annotations of a label have a new one, which begins as its twin; one step.

    They keep all that is said of them. Relation types that allow the label allow the new one too.
    """
    before = rules.known_label(project, name)
    found = rules.own_annotations(project, annotation_ids, annotator)
    if any(each.label_id != before.id for each in found):
        raise InvalidChangeError(f"Not all of these are {before.title}; nothing was changed.")
    facts = {
        field: getattr(before, field)
        for field in ("definition", "use_when", "avoid_when", "trim", "bracket", "attributes")
    }
    with project.step(f"Split {before.title}", annotator, operation="split label"):
        made = add_label(project, new_name, facts, annotator=annotator, parent=before.parent)
        kinds = [
            _also(kind, before.name, made.name) for kind in codebook.load(project).relation_types
        ]
        codebook.extend(project, [], kinds)
        for each in found:
            # The twin asks for the same: all that was said stays, also what does not fit any more.
            said, meant = each.attributes, each.entity_id
            annotations.relabel(
                project, each.id, annotator, made.id, attributes=said, entity_id=meant
            )
    return made


def _require_unlocked(project: Project, label: Label) -> None:
    """Raise InvalidChangeError when a lock stands in the way of giving its annotations another."""
    count, there = annotations.locked_of_label(project, label.id)
    if count:
        verb = "has" if count == 1 else "have"
        raise InvalidChangeError(
            f"{rules.in_locked('annotation', count, there)} {verb} the label {label.title}; "
            "nothing was changed. Unlock first."
        )


def _differences(
    project: Project, label: Label, entries: Sequence[Listed]
) -> tuple[Difference, ...]:
    """What a label says otherwise than when the entries were made; of each fact the latest."""
    stamps = sorted({each.revision for each in entries}, reverse=True)
    meant = revisions.meanings_at(project, label.id, stamps)
    (now,) = revisions.meanings_at(project, label.id, [codebook.load(project).revision])
    found: list[Difference] = []
    for fact in revisions.MEANING:
        before = next((each[fact] for each in meant if each[fact] != now[fact]), None)
        if before is None:
            continue
        if fact == "attributes":
            found += attribute_differences(codebook.specs_of(before), codebook.specs_of(now[fact]))
        else:
            words = fact.replace("_", " ")
            found.append(Difference(words, rows.words(before), rows.words(now[fact])))
    return tuple(found)


def _above(book: Codebook, name: str, going: set[str]) -> str:
    """The parent that a label has once others are merged into it; "" for none.

    What stood between it and one of those comes below it, so that it would be its own ancestor.
    """
    parents = {each.name: each.parent for each in book.labels}
    line = [name]
    while parents.get(line[-1]):
        line.append(parents[line[-1]])
    highest = max((place for place, each in enumerate(line) if each in going), default=0)
    return parents[line[highest]]


def _give(project: Project, annotation_id: int, label: Label, annotator: int) -> None:
    """Let an annotation have a label with what fits of its attributes; within a step."""
    mark = annotations.get(project, annotation_id)
    specs = {spec.name: spec for spec in label.attributes}
    kept = {
        name: value
        for name, value in mark.attributes.items()
        if name in specs and fits(specs[name], value)
    }
    values = rules.with_defaults(label, kept)
    meant = mentions.meant_under(project, label, mark, values)
    annotations.relabel(project, mark.id, annotator, label.id, attributes=values, entity_id=meant)


def _with_end(kind: RelationType, names: set[str], kept: str) -> RelationType:
    """The relation type, with one label in the place of others."""

    def named(ends: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(kept if each in names else each for each in ends))

    return replace(kind, from_labels=named(kind.from_labels), to_labels=named(kind.to_labels))


def _also(kind: RelationType, old: str, new: str) -> RelationType:
    """The relation type, allowing a new label wherever it allows an old one."""

    def named(ends: tuple[str, ...]) -> tuple[str, ...]:
        return (*ends, new) if old in ends else ends

    return replace(kind, from_labels=named(kind.from_labels), to_labels=named(kind.to_labels))

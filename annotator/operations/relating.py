"""Relations: made where the codebook allows them, and taken back."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from annotator.errors import InvalidChangeError
from annotator.model.annotations import Annotation, Relation
from annotator.model.codebook import Codebook, RelationType
from annotator.operations import register, rules
from annotator.operations.alone import alone
from annotator.store import annotations, codebook, relations, removal
from annotator.store.project import Project
from annotator.store.rows import to_json

FOREIGN: Final = "This relation is in another annotator's layer; nothing was changed."
"""Why a relation of somebody else is not changed."""


@alone
def relate(
    project: Project,
    type_name: str,
    from_id: int,
    to_id: int,
    *,
    annotator: int,
    attributes: Mapping[str, object] | None = None,
) -> Relation:
    """Tie one annotation to another; one step.

    Raises AnnotatorError when the codebook does not allow the type between their labels (and
    says what it allows), when they are in different documents, or when the tie is there already.
    """
    kind = rules.known_relation_type(project, type_name)
    source = rules.own_annotation(project, from_id, annotator)
    target = rules.own_annotation(project, to_id, annotator)
    _require_allowed(project, kind, source, target)
    values = rules.with_defaults(kind, attributes or {})
    title = (
        f"Link “{rules.excerpt(source.text, 28)}” {kind.title} “{rules.excerpt(target.text, 28)}”"
    )
    with project.step(title, annotator, operation="relate"):
        return relations.add(
            project,
            Relation(
                id=0,
                uid="",
                document_id=source.document_id,
                type=kind.name,
                type_id=kind.id,
                from_id=from_id,
                to_id=to_id,
                annotator_id=annotator,
                attributes=values,
            ),
        )


@alone
def unrelate(project: Project, relation_ids: Sequence[int], *, annotator: int) -> None:
    """Take relations back; one step. Only one's own."""
    found = [_own_relation(project, each, annotator) for each in dict.fromkeys(relation_ids)]
    if not found:
        raise InvalidChangeError("No relation is selected; nothing was changed.")
    kind = rules.known_relation_type(project, found[0].type).title
    title = f"Unlink “{kind}”" if len(found) == 1 else f"Unlink {len(found)} relations"
    with project.step(title, annotator, operation="unrelate"):
        for each in found:
            removal.remove_relation(project, each.id)


@alone
def reverse(project: Project, relation_id: int, *, annotator: int) -> Relation:
    """Let a relation go the other way; one step. Raises as ``relate`` where it may not."""
    tie = _own_relation(project, relation_id, annotator)
    return _led(project, tie, tie.to_id, tie.from_id, how="Reverse", annotator=annotator)


@alone
def retarget(
    project: Project,
    relation_id: int,
    *,
    annotator: int,
    from_id: int | None = None,
    to_id: int | None = None,
) -> Relation:
    """Let a relation start or end at another annotation; one step. Raises as ``relate``."""
    tie = _own_relation(project, relation_id, annotator)
    ends = (from_id or tie.from_id, to_id or tie.to_id)
    return _led(project, tie, *ends, how="Retarget", annotator=annotator)


@alone
def describe_relation(
    project: Project, relation_id: int, values: Mapping[str, object], *, annotator: int
) -> Relation:
    """Set attributes of a relation; None takes a value away. One step, joined within a second."""
    tie = _own_relation(project, relation_id, annotator)
    kind = rules.known_relation_type(project, tie.type)
    merged = {**tie.attributes, **rules.fitting_values(kind.attributes, values, kind.title)}
    told = {name: value for name, value in merged.items() if value is not None}
    title = f"Set {' and '.join(values)} of “{kind.title}”"
    join = f"{','.join(values)} of relation {relation_id}"
    with project.step(title, annotator, operation="describe relation", join=join):
        if told != dict(tie.attributes):
            relations.update(project, relation_id, {"attributes": to_json(told)})
    return relations.get(project, relation_id)


@alone
def describe_by_new(
    project: Project, relation_id: int, attribute: str, name: str, *, annotator: int
) -> Relation:
    """Add somebody to the register whom an attribute of a relation names, by their uid; one step.

    Raises InvalidChangeError for a name that the register has.
    """
    title = f"Add {rules.excerpt(name)} to the cast"
    with project.step(title, annotator, operation="describe relation"):
        made = register.add_entity(project, name, annotator=annotator)
        values = {attribute: made.uid}
        return describe_relation(project, relation_id, values, annotator=annotator)


def allowed_types(project: Project, from_id: int, to_id: int) -> list[RelationType]:
    """The relation types that the codebook allows from one annotation to another."""
    source, target = annotations.get(project, from_id), annotations.get(project, to_id)
    return types_between(codebook.load(project), source.label, target.label)


def types_between(book: Codebook, from_label: str, to_label: str) -> list[RelationType]:
    """The relation types that a codebook allows from one label to another."""
    return [
        each
        for each in book.relation_types
        if not each.retired and _fits(each, from_label, to_label)
    ]


def unfit(kind: RelationType, from_label: str, to_label: str) -> str:
    """Why a relation may not lead from one label to another, in words; empty where it may.

    It is the beginning of a sentence: "“spoken by” goes QUOTE → ACTOR, not ROLE → ACTOR".
    """
    if kind.retired:
        return f"“{kind.title}” is retired"
    if _fits(kind, from_label, to_label):
        return ""
    return f"“{kind.title}” goes {_ends(kind)}, not {from_label} → {to_label}"


def refusal(book: Codebook, label: str, other: str) -> str:
    """Why nothing of a codebook ties two labels, in words that begin a sentence.

    It names the relation that comes nearest: one that starts at the first label, else one that
    ends there, else one of the other label.
    """
    kinds = [each for each in book.relation_types if not each.retired]
    for one, two in ((label, other), (other, label)):
        for kind in kinds:
            if not kind.from_labels or one in kind.from_labels:
                return unfit(kind, one, two)
            if one in kind.to_labels:
                return unfit(kind, two, one)
    labels = " or ".join(dict.fromkeys((label, other)))
    return f"The codebook has no relation that starts or ends at {labels}"


def ways(book: Codebook, label: str) -> list[str]:
    """The relations that start or end at a label, in words: "spoken by (QUOTE → ACTOR)"."""
    return [
        f"{kind.title} ({_ends(kind)})"
        for kind in book.relation_types
        if not kind.retired
        and any(not labels or label in labels for labels in (kind.from_labels, kind.to_labels))
    ]


def unfit_under(project: Project, annotation_ids: Collection[int], label: str) -> list[int]:
    """The relations that the codebook would not allow if these annotations had that label."""
    kinds = {each.id: each for each in codebook.load(project).relation_types}
    changing = set(annotation_ids)
    ties = relations.of_annotations(project, changing)
    ends = {end for tie in ties for end in (tie.from_id, tie.to_id)}
    labels = {each.id: each.label for each in annotations.some(project, ends - changing)}
    labels |= dict.fromkeys(changing, label)
    return [
        tie.id
        for tie in ties
        if not _fits(kinds[tie.type_id], labels[tie.from_id], labels[tie.to_id])
    ]


def _own_relation(project: Project, relation_id: int, annotator: int) -> Relation:
    """The relation, when it is this annotator's and its document may be changed."""
    tie = relations.get(project, relation_id)
    rules.open_document(project, tie.document_id)
    if tie.annotator_id != annotator:
        raise InvalidChangeError(FOREIGN)
    return tie


def _led(
    project: Project, tie: Relation, from_id: int, to_id: int, *, how: str, annotator: int
) -> Relation:
    """A relation led from one annotation to another, where the codebook allows it; one step."""
    kind = rules.known_relation_type(project, tie.type)
    source = rules.own_annotation(project, from_id, annotator)
    target = rules.own_annotation(project, to_id, annotator)
    if source.document_id != tie.document_id:
        raise InvalidChangeError(
            "The annotations are in another document than the relation; nothing was changed."
        )
    if (from_id, to_id) == (tie.from_id, tie.to_id):
        raise InvalidChangeError("The relation goes there already; nothing was changed.")
    _require_allowed(project, kind, source, target)
    with project.step(f"{how} “{kind.title}”", annotator, operation=f"{how.casefold()} relation"):
        relations.update(project, tie.id, {"from_id": from_id, "to_id": to_id})
    return relations.get(project, tie.id)


def _fits(kind: RelationType, from_label: str, to_label: str) -> bool:
    """Whether a type may stand between two labels; no list of labels allows all."""
    return (not kind.from_labels or from_label in kind.from_labels) and (
        not kind.to_labels or to_label in kind.to_labels
    )


def _ends(kind: RelationType) -> str:
    """The labels that a relation type leads from and to."""
    return f"{'/'.join(kind.from_labels) or 'any'} → {'/'.join(kind.to_labels) or 'any'}"


def _instead(project: Project, source: Annotation, target: Annotation) -> str:
    """What may stand between two annotations, either way; else what the first may have at all."""
    book = codebook.load(project)
    away = types_between(book, source.label, target.label)
    back = types_between(book, target.label, source.label)
    if fitting := ", ".join(each.title for each in away):
        return f"Between these two there can be: {fitting}."
    if fitting := ", ".join(each.title for each in back):
        return f"The other way round there can be: {fitting}."
    if fitting := ", ".join(ways(book, source.label)):
        return f"{source.label} can have: {fitting}."
    return f"No relation starts or ends at {source.label}."


def _require_allowed(
    project: Project, kind: RelationType, source: Annotation, target: Annotation
) -> None:
    """Raise InvalidChangeError unless the relation may be made."""
    if source.document_id != target.document_id:
        raise InvalidChangeError(
            "The two annotations are in different documents; nothing was linked."
        )
    if source.id == target.id:
        raise InvalidChangeError("An annotation cannot be linked to itself; nothing was changed.")
    if why_not := unfit(kind, source.label, target.label):
        raise InvalidChangeError(
            f"{why_not}; nothing was changed. {_instead(project, source, target)}"
        )
    if any(
        each.type_id == kind.id
        and each.to_id == target.id
        and each.annotator_id == source.annotator_id
        for each in relations.of_annotation(project, source.id)
        if each.from_id == source.id
    ):
        raise InvalidChangeError("These two are linked like that already; nothing was changed.")

"""Bringing an annotation back to how it was after one of the steps of its life."""

from collections.abc import Mapping
from typing import Final

from annotator.errors import InvalidChangeError
from annotator.model.annotations import Annotation
from annotator.model.codebook import Label
from annotator.model.codebook_rules import fits
from annotator.operations import relating, rules, tying_again
from annotator.operations.alone import alone
from annotator.store import (
    annotations,
    codebook,
    documents,
    entities,
    former_values,
    lives,
    removal,
    rows,
    steps,
)
from annotator.store.project import Project

_NOTHING: Final = "The annotation is as it was then; nothing was changed."
_LOST: Final = (
    "Only relations were otherwise then, and they cannot come back: what they led to is gone, or "
    "the codebook does not allow them now. Nothing was changed."
)


@alone
def restore(project: Project, annotation_id: int, step_id: int, *, annotator: int) -> Annotation:
    """Let an annotation be as it was after a step of its life; one step, which can be undone.

    Its fragments, label, attributes, entity, status, flag and confidence come back, and so do the
    relations that it had in its own layer, as far as the codebook allows them now: attributes and
    values that were renamed go by their new names, those that its label has no more stay away, an
    entity that is gone is nobody, and relations that were not there then, or that another label
    does not allow, go. Raises InvalidChangeError when it was not there after that step, when its
    label is retired since, or when nothing would be other than it is.
    """
    now = rules.own_annotation(project, annotation_id, annotator)
    step = steps.get_step(project.db, step_id)
    row = lives.row_after(project, annotation_id, step_id) if step is not None else None
    if step is None or row is None:
        raise InvalidChangeError("The annotation was not there after that step; nothing was done.")
    body = documents.text(project, now.document_id)
    spans = lives.fragments_after(project, now, row, step_id)
    label = _label(project, now, row)
    wanted = _wanted(project, label, row, step_id)
    unfit: set[int] = set()
    if label.id != now.label_id:
        wanted["codebook_revision"] = codebook.load(project).revision
    ties = tying_again.as_after(project, now.id, step_id, label.name, annotator)
    same = spans == now.fragments and not _differs(now, wanted)
    if same and not ties:
        raise InvalidChangeError(_NOTHING if not ties.lost else _LOST)
    if label.id != now.label_id:
        unfit = {
            each
            for each in relating.unfit_under(project, [now.id], label.name)
            if each not in ties.gone and each not in ties.changed
        }
    named = f"{label.title} “{rules.excerpt(str(row['text']))}”"
    more = tying_again.counted(
        taken=len(unfit) + len(ties.gone), back=len(ties.back) + len(ties.changed)
    )
    with project.step(f"Restore {named}{more}", annotator, operation="restore"):
        for relation_id in unfit:
            removal.remove_relation(project, relation_id)
        if spans != now.fragments:
            annotations.put_fragments(project, now, annotator, spans, body)
        if not same:
            annotations.update(project, now.id, annotator, wanted)
        tying_again.put(project, ties)
    return annotations.get(project, now.id)


def _label(project: Project, now: Annotation, row: Mapping[str, object]) -> Label:
    """The label of a row, when an annotation may have it again."""
    book = codebook.load(project)
    label = next((each for each in book.labels if each.id == row["label_id"]), None)
    if label is None:
        raise InvalidChangeError(
            "The label that it had then is not in the codebook any more; nothing was changed."
        )
    if label.retired and label.id != now.label_id:
        raise InvalidChangeError(
            f"It was {label.title} then, a label that is retired; nothing was changed."
        )
    return label


def _wanted(
    project: Project, label: Label, row: Mapping[str, object], step_id: int
) -> dict[str, rows.Value]:
    """The columns as they were after a step, as far as they are allowed now."""
    then = rows.mapping(_plain(row["attributes"]))
    said = former_values.as_now(project, label, step_id, then)
    kept = {
        spec.name: said[spec.name]
        for spec in label.attributes
        if spec.name in said and fits(spec, said[spec.name])
    }
    entity_id = row["entity_id"]
    there = entities.some(project, [entity_id]) if isinstance(entity_id, int) else []
    return {
        "label_id": label.id,
        "attributes": rows.to_json(kept),
        "entity_id": there[0].id if there else None,
        "status": _plain(row["status"]),
        "flag": _plain(row["flag"]),
        "confidence": _plain(row["confidence"]),
    }


def _differs(now: Annotation, wanted: Mapping[str, rows.Value]) -> bool:
    """Whether an annotation is other than these columns say."""
    said = {
        "label_id": now.label_id,
        "attributes": dict(now.attributes),
        "entity_id": now.entity_id,
        "status": now.status,
        "flag": now.flag,
        "confidence": now.confidence,
    }
    then = {**wanted, "attributes": rows.mapping(wanted["attributes"])}
    return any(then[name] != value for name, value in said.items())


def _plain(value: object) -> rows.Value:
    """A value of a row that was recorded."""
    assert value is None or isinstance(value, str | int | float)
    return value

"""Saying what is marked: attributes, status, flag, confidence, entity."""

from collections.abc import Mapping, Sequence

from annotator.errors import InvalidChangeError
from annotator.model.annotations import Annotation, Status
from annotator.model.people import AnnotatorKind
from annotator.model.source import storable
from annotator.operations import rules
from annotator.operations.alone import alone
from annotator.store import annotations, codebook, entities, people
from annotator.store.project import Project
from annotator.store.rows import Value


@alone
def set_attributes(
    project: Project,
    annotation_ids: Sequence[int],
    values: Mapping[str, object],
    *,
    annotator: int,
) -> None:
    """Set attributes of annotations, all at once; None takes a value away; one step.

    Whoever says something of an annotation has looked at it under the codebook as it is now, so
    that it is stamped with its revision. Edits of the same field within a second are one step.
    Raises InvalidChangeError when a label lacks the attribute or a value does not fit it.
    """
    found = rules.own_annotations(project, annotation_ids, annotator)
    book = codebook.load(project)
    planned: list[tuple[Annotation, dict[str, object]]] = []
    for each in found:
        label = book.label(each.label)
        assert label is not None
        fitting = rules.fitting_values(label.attributes, values, label.title)
        merged = {**each.attributes, **fitting}
        planned.append((each, {name: v for name, v in merged.items() if v is not None}))
    title = f"Set {' and '.join(values)} of {_what(found)}"
    join = f"{','.join(values)} of {sorted(annotation_ids)}"
    with project.step(title, annotator, operation="set attributes", join=join):
        for each, merged in planned:
            if merged != dict(each.attributes):
                annotations.put_attributes(project, each.id, annotator, merged, judged=True)


@alone
def set_status(
    project: Project, annotation_ids: Sequence[int], status: Status, *, annotator: int
) -> None:
    """Say that annotations are drafts, accepted or rejected; one step. Any layer but a suggester's.

    What a suggester made is answered with ``suggestions.accept`` and ``reject`` instead.
    """
    if status is Status.SUGGESTED:
        raise InvalidChangeError("Only a suggester suggests; nothing was changed.")
    found = _of_people(project, annotation_ids)
    title = f"Set status of {_what(found)} to {status}"
    _set(
        project,
        found,
        {"status": status.value},
        title=title,
        operation="set status",
        annotator=annotator,
    )


@alone
def set_flag(project: Project, annotation_ids: Sequence[int], flag: str, *, annotator: int) -> None:
    """Flag annotations with a word or two, or take the flag away with ""; one step."""
    flag = " ".join(storable(flag).split())
    found = _of_people(project, annotation_ids)
    title = f"Flag {_what(found)}" if flag else f"Take the flag off {_what(found)}"
    _set(project, found, {"flag": flag}, title=title, operation="set flag", annotator=annotator)


@alone
def set_confidence(
    project: Project,
    annotation_ids: Sequence[int],
    confidence: float | None,
    *,
    annotator: int,
) -> None:
    """Say how sure the annotator is, from 0 to 1; None takes it away; one step."""
    if confidence is not None and not 0 <= confidence <= 1:
        raise InvalidChangeError("Confidence goes from 0 to 1; nothing was changed.")
    found = rules.own_annotations(project, annotation_ids, annotator)
    value = None if confidence is None else float(confidence)
    title = f"Set confidence of {_what(found)}"
    _set(
        project,
        found,
        {"confidence": value},
        title=title,
        operation="set confidence",
        annotator=annotator,
    )


@alone
def set_entity(
    project: Project, annotation_ids: Sequence[int], entity_id: int | None, *, annotator: int
) -> None:
    """Say which entity of the register annotations mean; None unties them; one step."""
    found = rules.own_annotations(project, annotation_ids, annotator)
    name = entities.get(project, entity_id).name if entity_id is not None else ""
    title = f"Tie {_what(found)} to {name}" if name else f"Untie {_what(found)}"
    _set(
        project,
        found,
        {"entity_id": entity_id},
        title=title,
        operation="set entity",
        annotator=annotator,
    )


def _set(
    project: Project,
    found: Sequence[Annotation],
    row: dict[str, Value],
    *,
    title: str,
    operation: str,
    annotator: int,
) -> None:
    """Set the same columns of several annotations; one step, joined with the one just before."""
    join = f"{operation} {[each.id for each in found]}"
    with project.step(title, annotator, operation=operation, join=join):
        for each in found:
            if any(getattr(each, name) != value for name, value in row.items()):
                annotations.update(project, each.id, annotator, row)


def _of_people(project: Project, annotation_ids: Sequence[int]) -> list[Annotation]:
    """The annotations, when people made them and their documents may be changed."""
    found = rules.changeable_annotations(project, annotation_ids)
    makers = {each.annotator_id for each in found}
    suggesters = {
        each for each in makers if people.get(project, each).kind is AnnotatorKind.SUGGESTER
    }
    suggested = sum(each.annotator_id in suggesters for each in found)
    if suggested and len(found) > 1:
        are = "1 is a suggestion" if suggested == 1 else f"{suggested:,} are suggestions"
        raise InvalidChangeError(
            f"Of the {len(found):,} annotations {are}, which nobody changes; nothing was changed. "
            "Accept them first, or leave them out."
        )
    if suggested:
        raise InvalidChangeError(
            "A suggestion is never changed; nothing was. Accept or reject it instead."
        )
    return found


def _what(found: Sequence[Annotation]) -> str:
    """One annotation by its words, several by their number."""
    return f"“{rules.excerpt(found[0].text)}”" if len(found) == 1 else f"{len(found)} annotations"

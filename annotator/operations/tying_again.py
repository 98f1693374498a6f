"""Relations that come back with what they belonged to, as far as the codebook allows them now."""

from collections.abc import Collection, Iterable, Mapping

from annotator.model.annotations import Relation
from annotator.model.codebook import RelationType
from annotator.model.codebook_rules import fits
from annotator.model.values import dataclass
from annotator.operations import relating
from annotator.store import annotations, codebook, former_ties, former_values, relations, removal
from annotator.store.former_ties import FormerTie
from annotator.store.project import Project
from annotator.store.rows import Value, mapping, to_json, whole


@dataclass(frozen=True, slots=True)
class Ties:
    """What is to become of the relations of an annotation so that they are as they were."""

    gone: tuple[int, ...]
    """Those that were not there."""
    changed: Mapping[int, dict[str, Value]]
    """Those that were otherwise: the columns as they were."""
    back: tuple[dict[str, Value], ...]
    """The rows of those that were there and are not."""
    lost: int
    """How many cannot be as they were: an end is gone, or the codebook does not allow them."""

    def __bool__(self) -> bool:
        """Whether anything is to be done."""
        return bool(self.gone or self.changed or self.back)


def taken_with_label(
    project: Project, annotation_ids: Iterable[int], label: str, label_id: int
) -> list[dict[str, Value]]:
    """The rows of relations that come back when annotations get a label back."""
    ids = list(annotation_ids)
    found: dict[Value, dict[str, Value]] = {}
    labels = dict.fromkeys(ids, label)
    for tie in former_ties.taken_with_label(project, ids, label_id):
        row = _allowed(project, tie, labels)
        if row is not None and not _is_there(project, row):
            found[row["id"]] = row
    return list(found.values())


def as_after(project: Project, annotation_id: int, step_id: int, label: str, me: int) -> Ties:
    """What makes somebody's relations of an annotation what they were after a step.

    ``label`` is the name of the label that the annotation is to have.
    """
    there = {each.id: each for each in relations.of_annotation(project, annotation_id)}
    gone: list[int] = []
    changed: dict[int, dict[str, Value]] = {}
    back: list[dict[str, Value]] = []
    lost = 0
    for relation_id, tie in former_ties.around(project, annotation_id, step_id).items():
        now = there.get(relation_id) or _elsewhere(project, relation_id)
        if (now.annotator_id if now else tie and tie.row["annotator_id"]) != me:
            continue
        if tie is None:
            gone.append(relation_id)
            continue
        row = _allowed(project, tie, {annotation_id: label})
        if row is None:
            lost += 1
        elif now is None:
            back.append(row)
        elif differing := _differing(now, row):
            changed[relation_id] = differing
    moving = {*gone, *changed}
    fitting = tuple(each for each in back if not _is_there(project, each, but_for=moving))
    return Ties(tuple(gone), changed, fitting, lost + len(back) - len(fitting))


def put(project: Project, ties: Ties) -> None:
    """Let relations be as they were; within a step."""
    for relation_id in ties.gone:
        removal.remove_relation(project, relation_id)
    for relation_id, row in ties.changed.items():
        relations.update(project, relation_id, row)
    for row in ties.back:
        former_ties.bring_back(project, row)


def counted(*, taken: int, back: int) -> str:
    """How the title of a step goes on that takes relations back, or brings some back."""
    found = (f", unlinking {taken}" if taken else "", f", linking {back} again" if back else "")
    return "".join(found)


def _allowed(
    project: Project, tie: FormerTie, labels: Mapping[int, str]
) -> dict[str, Value] | None:
    """The row of a relation as it may be now; None where an end is gone or it is not allowed.

    ``labels`` are those that annotations are about to have.
    """
    types = codebook.load(project).relation_types
    kind = next((each for each in types if each.id == tie.row["relation_type_id"]), None)
    ends = {each.id: each for each in annotations.some(project, sorted(set(tie.ends)))}
    if kind is None or any(end not in ends for end in tie.ends):
        return None
    source, target = (labels.get(end, ends[end].label) for end in tie.ends)
    if relating.unfit(kind, source, target):
        return None
    return {**tie.row, "attributes": to_json(_fitting(project, kind, tie))}


def _fitting(project: Project, kind: RelationType, tie: FormerTie) -> dict[str, object]:
    said = former_values.as_now(project, kind, tie.step_id, mapping(tie.row["attributes"]))
    return {
        spec.name: said[spec.name]
        for spec in kind.attributes
        if spec.name in said and fits(spec, said[spec.name])
    }


def _is_there(project: Project, row: Mapping[str, Value], *, but_for: Collection[int] = ()) -> bool:
    """Whether the relation is there, or another one in its place that is not about to go."""
    place = ("relation_type_id", "from_id", "to_id", "annotator_id")
    wanted = tuple(row[name] for name in place)
    if relations.some(project, [whole(row["id"])]):
        return True
    return any(
        (each.type_id, each.from_id, each.to_id, each.annotator_id) == wanted
        for each in relations.of_annotation(project, whole(row["from_id"]))
        if each.id not in but_for
    )


def _elsewhere(project: Project, relation_id: int) -> Relation | None:
    """A relation that leads elsewhere by now, if it is there at all."""
    found = relations.some(project, [relation_id])
    return found[0] if found else None


def _differing(now: Relation, row: Mapping[str, Value]) -> dict[str, Value]:
    """The columns in which a relation is otherwise than in a row."""
    said: dict[str, Value] = {
        "from_id": now.from_id,
        "to_id": now.to_id,
        "status": now.status.value,
        "confidence": now.confidence,
    }
    found = {name: row[name] for name, value in said.items() if row[name] != value}
    if mapping(row["attributes"]) != dict(now.attributes):
        found["attributes"] = row["attributes"]
    return found

"""Taking what people said in a dataset: notes, decisions, assignments, dismissals, queries.

The mappings are those that ``model.corpus`` describes; a row whose uid is known here already is
not taken twice.
"""

from collections.abc import Iterable, Mapping

from annotator.errors import InvalidChangeError
from annotator.model.annotations import Decision, Note, Verdict
from annotator.model.corpus import NewCorpus, NewRecord
from annotator.model.people import AssignmentState
from annotator.operations import rules
from annotator.operations.layers import Layers, Place
from annotator.store import people, queries, remarks, uids
from annotator.store.project import Project

Row = Mapping[str, object]


def take_remarks(place: Place, record: NewRecord) -> None:
    """Take what stands beside the annotations of one document; within a step."""
    for row in record.assignments:
        people.put_assignment(
            place.project,
            place.document.id,
            _person(place, row),
            AssignmentState(_words(row, "state")),
            reason=_words(row, "reason"),
            uid=_words(row, "uid"),
        )
    for row in _unknown(place.project, "decision", record.decisions):
        _take_decision(place, row)
    for row in _unknown(place.project, "note", record.notes):
        _take_note(place, row)
    for row in _unknown(place.project, "dismissal", record.dismissals):
        queries.add_dismissal(
            place.project,
            _words(row, "finding"),
            _words(row, "reason"),
            _person(place, row),
            document_id=place.document.id,
            annotation_id=_key(place.marks, row, "annotation"),
            uid=_words(row, "uid"),
            made_at=_words(row, "made_at"),
        )


def take_project_remarks(project: Project, new: NewCorpus, layers: Layers) -> None:
    """Take the notes on labels, and the saved queries; within a step."""
    for row in _unknown(project, "note", new.notes):
        name = layers.names.label(_words(row, "key"))
        label = rules.known_label(project, name, also_retired=True)
        _add_note(project, row, layers, ("label", label.id), document_id=None)
    for row in _unknown(project, "saved_query", new.saved_queries):
        queries.add_saved_query(
            project,
            _words(row, "name"),
            _words(row, "query"),
            layers.person(project, _words(row, "annotator")),
            uid=_words(row, "uid"),
        )


def _take_decision(place: Place, row: Row) -> None:
    """Add one decision."""
    remarks.add_decision(
        place.project,
        Decision(
            id=0,
            uid=_words(row, "uid"),
            annotation_id=_key(place.marks, row, "annotation"),
            relation_id=_key(place.ties, row, "relation"),
            annotator_id=_person(place, row),
            verdict=Verdict(_words(row, "verdict")),
            was_visible=bool(row["was_visible"]),
            made_at=_words(row, "made_at"),
        ),
        place.document.id,
    )


def _take_note(place: Place, row: Row) -> None:
    """Add one note on the document or on what stands in it."""
    target = _words(row, "target")
    target_id: int | None = place.document.id
    if target != "document":
        target_id = _key(place.marks if target == "annotation" else place.ties, row, "key")
    assert target_id is not None
    _add_note(place.project, row, place.layers, (target, target_id), document_id=place.document.id)


def _add_note(
    project: Project, row: Row, layers: Layers, on: tuple[str, int], *, document_id: int | None
) -> None:
    """Add a note on a thing that is known by its kind and id."""
    first = _words(row, "reply_to")
    remarks.add_note(
        project,
        Note(
            id=0,
            uid=_words(row, "uid"),
            target=on[0],
            target_id=on[1],
            document_id=document_id,
            annotator_id=layers.person(project, _words(row, "annotator")),
            body=_words(row, "body"),
            reply_to=uids.find(project, "note", first) if first else None,
            resolved=bool(row["resolved"]),
            made_at=_words(row, "made_at"),
        ),
    )


def _unknown(project: Project, table: str, rows: Iterable[Row]) -> list[Row]:
    """The rows that are not here yet."""
    return [
        row
        for row in rows
        if not _words(row, "uid") or uids.find(project, table, _words(row, "uid")) is None
    ]


def _person(place: Place, row: Row) -> int:
    """The local id of the annotator that a row names."""
    return place.layers.person(place.project, _words(row, "annotator"))


def _key(known: Mapping[str, int], row: Row, name: str) -> int | None:
    """What a key of the dataset has become here; None where the row names none."""
    key = _words(row, name)
    if not key:
        return None
    if key not in known:
        raise InvalidChangeError(
            f"A remark of the file stands on “{key}”, which is not there; nothing was taken."
        )
    return known[key]


def _words(row: Row, name: str) -> str:
    """A value of a row as words; "" for None."""
    value = row.get(name)
    return "" if value is None else str(value)

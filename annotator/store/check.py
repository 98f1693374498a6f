"""The offset certificate: everything in the file that can be verified, verified."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.model.text import JOINT
from annotator.store import search_index
from annotator.store.connection import plain_errors
from annotator.store.recording import row_as_json
from annotator.store.schema import RECORDED, columns

if TYPE_CHECKING:
    from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was checked and what was found; sound when there are no faults."""

    spans: int
    """How many fragments were compared with their text."""
    spans_holding: int
    documents: int
    steps: int
    faults: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


def check(project: "Project") -> CheckReport:
    """Check pages, references, texts, every span, history and search tables; changes nothing."""
    with project.snapshot():
        faults = [*_pages(project), *_texts(project)]
        spans, holding, wrong = _spans(project)
        faults += [*wrong, *_covered(project), *_history(project)]
        (documents,) = project.db.execute("SELECT count(*) FROM current_document").fetchone()
        (steps,) = project.db.execute("SELECT count(*) FROM step").fetchone()
    if not project.read_only:
        with plain_errors(project.path):
            faults += search_index.faults(project.db)
    return CheckReport(spans, holding, documents, steps, tuple(faults))


def _pages(project: "Project") -> Iterator[str]:
    """What SQLite finds wrong with the file's pages and references."""
    for (line,) in project.db.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"The file is damaged: {line}."
    for table, row_id, parent, _ in project.db.execute("PRAGMA foreign_key_check"):
        yield f"Row {row_id} of {table} names a row of {parent} that is not there."


def _texts(project: "Project") -> Iterator[str]:
    """Texts that are not what they were when they came."""
    for row_id, sha256, length, body in project.db.execute(
        "SELECT id, sha256, length, body FROM text"
    ):
        if hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
            yield f"Text {row_id} has changed since it was imported."
        elif len(body) != length:
            yield f"Text {row_id} has {len(body)} characters, not {length}."


def _spans(project: "Project") -> tuple[int, int, list[str]]:
    """How many fragments there are, how many hold, and a sentence for each that does not.

    A fragment holds when it lies inside its text and its words are where they should be among
    the words that its annotation repeats. One text is in memory at a time.
    """
    total, holding, faults = 0, 0, []
    for document_id, body in project.db.execute(
        "SELECT document.id, body FROM document JOIN text ON text.id = document.text_id"
    ):
        found = project.db.execute(
            'SELECT annotation.id, annotation.text, annotation.start, annotation."end",'
            ' (SELECT json_group_array(json_array(n, start, "end")) FROM (SELECT * FROM fragment'
            " WHERE annotation_id = annotation.id ORDER BY n)) FROM annotation"
            " WHERE document_id = ?",
            (document_id,),
        )
        for annotation_id, words, start, end, pieces in found:
            fragments = json.loads(pieces)
            total += max(1, len(fragments))
            fault = _span_fault(body, words, start, end, fragments)
            if fault:
                faults.append(f"Annotation {annotation_id} in document {document_id} {fault}.")
            else:
                holding += len(fragments)
    return total, holding, faults


def _span_fault(
    body: str, words: str, start: int, end: int, fragments: list[tuple[int, int, int]]
) -> str:
    """What is wrong with the fragments of one annotation; "" when they hold."""
    if not fragments:
        return "has no fragment"
    if [n for n, _, _ in fragments] != list(range(len(fragments))):
        return "has fragments out of order"
    if fragments[0][1] != start or fragments[-1][2] != end:
        return "has other outer bounds than its fragments"
    before = -1
    for _, low, high in fragments:
        if not 0 <= low < high <= len(body):
            return f"has a fragment {low}–{high} outside its text"
        if low <= before:
            return "has fragments that overlap or touch"
        before = high
    if JOINT.join(body[low:high] for _, low, high in fragments) != words:
        return f"says “{words[:40]}”, which is not what stands at its place"
    return ""


def _covered(project: "Project") -> Iterator[str]:
    """Rows that name an annotation of another document, or a document in another way wrong."""
    for (row_id,) in project.db.execute(
        "SELECT fragment.id FROM fragment JOIN annotation ON annotation.id = annotation_id"
        " WHERE fragment.document_id <> annotation.document_id"
    ):
        yield f"Fragment {row_id} names another document than its annotation."
    for (row_id,) in project.db.execute(
        "SELECT relation.id FROM relation JOIN annotation ON annotation.id IN (from_id, to_id)"
        " WHERE relation.document_id <> annotation.document_id"
    ):
        yield f"Relation {row_id} goes from one document to another."


def _history(project: "Project") -> Iterator[str]:
    """Rows that are not as the history last left them, and steps without a place in it."""
    for table in RECORDED:
        whole_row = row_as_json(columns(project.db, table))
        found = project.db.execute(
            f"WITH latest AS (SELECT row_id, after FROM change WHERE id IN (SELECT max(id)"
            f" FROM change WHERE table_name = '{table}' GROUP BY row_id)),"
            f" present AS (SELECT id, {whole_row} AS row FROM [{table}])"
            " SELECT coalesce(present.id, latest.row_id), present.row, latest.after FROM present"
            " LEFT JOIN latest ON latest.row_id = present.id"
            " UNION SELECT latest.row_id, present.row, latest.after FROM latest"
            " LEFT JOIN present ON present.id = latest.row_id"
        )
        for row_id, now, after in found:
            if not _agree(now, after):
                yield f"Row {row_id} of {table} is not as the history left it."
    for (step_id,) in project.db.execute(
        "SELECT id FROM step WHERE undoes IS NOT NULL AND undoes >= id"
    ):
        yield f"Step {step_id} turns back one that came later."


def _agree(now: str | None, after: str | None) -> bool:
    """Whether a row is as the history left it; columns that came later do not count."""
    if now == after:
        return True
    if now is None or after is None:
        return False
    present, known = json.loads(now), json.loads(after)
    return all(present[name] == value for name, value in known.items() if name in present)

"""Every column of the project file has a place in our JSON Lines, or a reason to have none."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.store.project import Project
from annotator.store.schema import RECORDED, columns

GOLDEN = Path(__file__).parents[1] / "golden" / "dataset.jsonl"

LOCAL = "the row's number in this file"
HISTORY = "history does not travel"
ELSEWHERE = {
    "setting": {
        "id": LOCAL,
        "name": "title and codebook's facts are entries of the first line; the uid is the file's",
        "value": "the same",
    },
    "annotator": {"id": LOCAL, "uid": "id"},
    "label": {
        "id": LOCAL,
        "parent_id": "parent",
        "attributes": "attribute",
        "position": "the place in the list",
    },
    "relation_type": {
        "id": LOCAL,
        "from_labels": "from",
        "to_labels": "to",
        "attributes": "attribute",
        "position": "the place in the list",
    },
    "entity": {"id": LOCAL, "uid": "id"},
    "document": {
        "id": LOCAL,
        "uid": "id",
        "text_id": "text",
        "source_id": "source",
        "source_name": "document",
        "predecessor_id": "predecessor",
        "step_id": HISTORY,
    },
    "region": {"id": LOCAL, "document_id": "the line"},
    "assignment": {
        "id": LOCAL,
        "uid": "id",
        "document_id": "the line",
        "annotator_id": "annotator",
    },
    "annotation": {
        "id": LOCAL,
        "uid": "id",
        "document_id": "the line",
        "label_id": "label",
        "annotator_id": "annotator",
        "start": "fragments",
        "end": "fragments",
        "entity_id": "entity",
    },
    "fragment": {
        "id": LOCAL,
        "annotation_id": "fragments",
        "document_id": "the line",
        "n": "the place in the list",
        "start": "fragments",
        "end": "fragments",
    },
    "relation": {
        "id": LOCAL,
        "uid": "id",
        "document_id": "the line",
        "relation_type_id": "type",
        "from_id": "from",
        "to_id": "to",
        "annotator_id": "annotator",
    },
    "decision": {
        "id": LOCAL,
        "uid": "id",
        "document_id": "the line",
        "annotation_id": "annotation",
        "relation_id": "relation",
        "annotator_id": "annotator",
    },
    "note": {
        "id": LOCAL,
        "uid": "id",
        "document_id": "the line",
        "annotation_id": "the annotation it stands in",
        "relation_id": "the relation it stands in",
        "label_id": "label, in the first line",
        "annotator_id": "annotator",
    },
    "saved_query": {"id": LOCAL, "uid": "id", "annotator_id": "annotator"},
    "dismissal": {
        "id": LOCAL,
        "uid": "id",
        "document_id": "the line",
        "annotation_id": "annotation",
        "annotator_id": "annotator",
    },
}
"""Columns that are not an entry of their own name: which entry says it, or why none does."""


@pytest.fixture(scope="module")
def entries() -> dict[str, set[str]]:
    """The names of the entries of a row of each table, from the golden dataset."""
    header, first, _ = (json.loads(line) for line in GOLDEN.read_bytes().split(b"\n")[:-1])
    book: dict[str, Any] = header["codebook"]
    rows = {
        "setting": header,
        "annotator": header["annotators"][0],
        "label": book["label"][0],
        "relation_type": book["relation"][0],
        "entity": header["entities"][0],
        "document": first,
        "region": first["regions"][0],
        "assignment": first["assignments"][0],
        "annotation": first["annotations"][0],
        "fragment": first["annotations"][0],
        "relation": first["relations"][0],
        "decision": first["decisions"][0],
        "note": first["notes"][0],
        "saved_query": header["saved_queries"][0],
        "dismissal": first["dismissals"][0],
    }
    return {table: set(row) for table, row in rows.items()}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The columns of each table of a new project file."""
    path = tmp_path_factory.mktemp("columns") / "new.annot"
    with Project.create(path) as project:
        return {table: list(columns(project.db, table)) for table in RECORDED}


@pytest.mark.parametrize("table", RECORDED)
def test_every_column_leaves_with_the_dataset(
    table: str, entries: dict[str, set[str]], found: dict[str, list[str]]
) -> None:
    known = entries[table] | set(ELSEWHERE[table])
    assert [name for name in found[table] if name not in known] == []


@pytest.mark.parametrize("table", RECORDED)
def test_no_reason_outlives_its_column(table: str, found: dict[str, list[str]]) -> None:
    assert set(ELSEWHERE[table]) <= set(found[table])

"""Every field of the model has a place in our JSON Lines."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from annotator.model.annotations import Annotation, Decision, Entity, Note, Relation
from annotator.model.codebook import AttributeSpec, Codebook, Label, RelationType
from annotator.model.corpus import Corpus, DocumentRecord
from annotator.model.documents import Document, Region, Source
from annotator.model.people import Annotator, Assignment
from annotator.model.queries import Dismissal, SavedQuery

GOLDEN = Path(__file__).parents[1] / "golden" / "dataset.jsonl"


@pytest.fixture(scope="module")
def full_lines() -> list[dict[str, Any]]:
    """The golden dataset, a JSON object to a line."""
    return [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").split("\n")[:-1]]


PLACES: dict[type, dict[str, str | None]] = {
    Document: {
        "uid": "id",
        "source_name": "document",
        "predecessor_id": "predecessor",
        "id": None,  # local
        "text_id": None,  # local
        "step_id": None,  # history
        "length": None,  # of the text itself
    },
    Region: {},
    Annotation: {
        "uid": "id",
        "annotator_id": "annotator",
        "entity_id": "entity",
        "id": None,
        "document_id": None,
        "label_id": None,
    },
    Relation: {
        "uid": "id",
        "from_id": "from",
        "to_id": "to",
        "annotator_id": "annotator",
        "id": None,
        "document_id": None,
        "type_id": None,
    },
    Decision: {
        "uid": "id",
        "annotation_id": "annotation",
        "relation_id": "relation",
        "annotator_id": "annotator",
        "id": None,
    },
    Note: {
        "uid": "id",
        "annotator_id": "annotator",
        "id": None,
        "target": None,  # said by where the note stands
        "target_id": None,
        "document_id": None,
    },
    Assignment: {"uid": "id", "annotator_id": "annotator", "id": None, "document_id": None},
    Dismissal: {
        "uid": "id",
        "annotation_id": "annotation",
        "annotator_id": "annotator",
        "id": None,
        "document_id": None,
    },
    SavedQuery: {"uid": "id", "annotator_id": "annotator", "id": None},
    Annotator: {"uid": "id", "id": None},
    Entity: {"uid": "id", "id": None},
    Source: {},
    DocumentRecord: {"document": None},
    Corpus: {"title": "project", "documents": None},
}
"""Where each field of a model value stands in its JSON object: under its own name unless said
otherwise; None for what is local to a project file or said by the place."""


@pytest.mark.parametrize("kind", PLACES, ids=lambda kind: kind.__name__)
def test_every_field_of_the_model_has_its_entry(
    kind: type, full_lines: list[dict[str, Any]]
) -> None:
    places = PLACES[kind]
    wanted = {
        places.get(each.name, each.name)
        for each in fields(kind)
        if places.get(each.name, each.name) is not None
    }
    entries = _entries_of(kind, full_lines)
    assert entries, f"no {kind.__name__} in the golden dataset"
    for each in entries:
        assert wanted <= set(each)


def _entries_of(kind: type, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The JSON objects that stand for values of a kind."""
    header, *documents = lines
    found: dict[type, list[dict[str, Any]]] = {
        Corpus: [header],
        Annotator: header["annotators"],
        Entity: header["entities"],
        SavedQuery: header["saved_queries"],
        Note: list(header["notes"]),
        Document: [],
    }
    for line in documents:
        found[Document].append(line)
        for part, name in (
            (Region, "regions"),
            (Annotation, "annotations"),
            (Relation, "relations"),
            (Decision, "decisions"),
            (Assignment, "assignments"),
            (Dismissal, "dismissals"),
        ):
            found.setdefault(part, []).extend(line[name])
        found.setdefault(Source, []).extend([line["source"]] if line["source"] else [])
        found[Note] += line["notes"]
        for each in (*line["annotations"], *line["relations"]):
            found[Note] += each["notes"]
    found[DocumentRecord] = found[Document]
    return found[kind]


CODEBOOK_PLACES: dict[type, dict[str, str | None]] = {
    Codebook: {"labels": "label", "relation_types": "relation"},
    Label: {"attributes": "attribute", "position": None, "id": None},
    RelationType: {
        "from_labels": "from",
        "to_labels": "to",
        "attributes": "attribute",
        "position": None,
        "id": None,
    },
    AttributeSpec: {},
}
"""As ``PLACES``; a position is the place in the list."""


@pytest.mark.parametrize("kind", CODEBOOK_PLACES, ids=lambda kind: kind.__name__)
def test_every_field_of_the_codebook_has_its_entry(
    kind: type, full_lines: list[dict[str, Any]]
) -> None:
    book = full_lines[0]["codebook"]
    entries = {
        Codebook: [book],
        Label: book["label"],
        RelationType: book["relation"],
        AttributeSpec: [
            spec for each in (*book["label"], *book["relation"]) for spec in each["attribute"]
        ],
    }[kind]
    places = CODEBOOK_PLACES[kind]
    wanted = {places.get(each.name, each.name) for each in fields(kind)} - {None}
    assert entries
    assert all(wanted <= set(each) for each in entries)

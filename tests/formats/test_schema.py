"""The JSON Schema that is shipped says exactly what our dataset holds."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from annotator.formats import jsonlines
from annotator.model.corpus import Corpus
from annotator.resources import resource
from tests.corpora import corpora

GOLDEN = Path(__file__).parents[1] / "golden" / "dataset.jsonl"

MEMBERS = {
    "project": {
        "codebook": "codebook",
        "annotators": "annotator",
        "entities": "entity",
        "notes": "label_note",
        "saved_queries": "saved_query",
    },
    "document": {
        "source": "source",
        "regions": "region",
        "assignments": "assignment",
        "annotations": "annotation",
        "relations": "relation",
        "decisions": "decision",
        "notes": "note",
        "dismissals": "dismissal",
    },
    "annotation": {"notes": "note"},
    "relation": {"notes": "note"},
    "codebook": {"label": "label", "relation": "relation_type"},
    "label": {"attribute": "attribute"},
    "relation_type": {"attribute": "attribute"},
}
"""Which definition of the schema describes the objects below an entry."""


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found = json.loads(resource("schemas", "annotator-1.schema.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def validator(schema: dict[str, Any]) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().split(b"\n") if line]


def test_the_golden_dataset_is_valid(validator: Draft202012Validator) -> None:
    for line in _lines(GOLDEN):
        validator.validate(line)


@settings(max_examples=settings().max_examples // 5)
@given(corpus=corpora())
def test_whatever_is_written_is_valid(
    validator: Draft202012Validator, tmp_path_factory: pytest.TempPathFactory, corpus: Corpus
) -> None:
    path = tmp_path_factory.getbasetemp() / "written.jsonl"
    jsonlines.write(corpus, path)
    for line in _lines(path):
        validator.validate(line)


def test_every_object_has_the_entries_of_its_definition_and_no_others(
    schema: dict[str, Any],
) -> None:
    header, *documents = _lines(GOLDEN)
    met = _compare(schema["$defs"], "project", header)
    for document in documents:
        met |= _compare(schema["$defs"], "document", document)
    assert met == set(schema["$defs"]) - {"colour"}


def _compare(definitions: dict[str, Any], name: str, value: dict[str, Any]) -> set[str]:
    """Compare an object and those below it; the definitions that were met."""
    assert set(value) == set(definitions[name]["properties"]), name
    met = {name}
    for entry, below in MEMBERS.get(name, {}).items():
        inner = value[entry]
        for each in inner if isinstance(inner, list) else [inner] if inner else []:
            met |= _compare(definitions, below, each)
    return met


@pytest.mark.parametrize(
    "line",
    [
        {"annotator": 1},
        {"text": "Norn", "annotations": [{"label": "ACTOR", "fragments": [[0, 4]]}]},
    ],
)
def test_a_dataset_made_by_hand_is_valid_with_little(
    validator: Draft202012Validator, line: dict[str, Any]
) -> None:
    validator.validate(line)


@pytest.mark.parametrize(
    "line",
    [
        {"annotator": 2},
        {"annotator": 1, "people": []},
        {"document": "a.txt"},
        {"text": "Norn", "annotations": [{"label": "ACTOR", "fragments": []}]},
        {"text": "Norn", "annotations": [{"label": "ACTOR", "fragments": [[0, 4, 5]]}]},
        {"text": "Norn", "annotations": [{"fragments": [[0, 4]]}]},
        {"text": "Norn", "state": "gone"},
        {"text": "Norn", "decisions": [{"verdict": "accepted"}]},
    ],
)
def test_what_would_be_refused_is_invalid(
    validator: Draft202012Validator, line: dict[str, Any]
) -> None:
    assert not validator.is_valid(line)

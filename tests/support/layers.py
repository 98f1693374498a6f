"""Layers for tests of single documents: the default codebook with ids, and gold as values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annotator.formats.codebook_toml import read_codebook
from annotator.model.annotations import Annotation, Relation
from annotator.model.codebook import Codebook
from annotator.model.text import Span
from annotator.resources import resource


@dataclass(frozen=True)
class Layer:
    """The annotations and relations of one person in one document."""

    marks: tuple[Annotation, ...]
    ties: tuple[Relation, ...]


def default_codebook() -> Codebook:
    """The default codebook as a project holds it: with ids."""
    book = read_codebook(resource("codebooks", "releases.toml"))
    return replace(
        book,
        labels=tuple(replace(each, id=n) for n, each in enumerate(book.labels, start=1)),
        relation_types=tuple(
            replace(each, id=n) for n, each in enumerate(book.relation_types, start=1)
        ),
    )


def golds(folder: Path) -> list[Path]:
    """The gold files of all releases."""
    return sorted([*folder.glob("*.gold.json"), *folder.glob("dev/*.gold.json")])


def layer_of(path: Path, codebook: Codebook) -> Layer:
    """What a gold file holds, numbered in its order from 1; the words are those of the text."""
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    ids = {each["id"]: n for n, each in enumerate(gold["annotations"], start=1)}
    marks = tuple(
        mark(
            codebook,
            ids[each["id"]],
            each["label"],
            each["fragments"],
            each["attributes"],
            text=each["text"],
        )
        for each in gold["annotations"]
    )
    ties = tuple(
        tie(codebook, n, each["type"], ids[each["from"]], ids[each["to"]])
        for n, each in enumerate(gold["relations"], start=1)
    )
    return Layer(marks, ties)


def mark(
    codebook: Codebook,
    number: int,
    name: str,
    fragments: list[list[int]],
    attributes: Mapping[str, object],
    *,
    text: str = "",
) -> Annotation:
    """An annotation with that id; its words are "words NUMBER" when none are given."""
    label = codebook.label(name)
    assert label is not None
    return Annotation(
        id=number,
        uid=str(number),
        document_id=1,
        label=label.name,
        label_id=label.id,
        annotator_id=1,
        fragments=tuple(Span(start, end) for start, end in fragments),
        text=text or f"words {number}",
        attributes=attributes,
    )


def tie(codebook: Codebook, number: int, name: str, source: int, target: int) -> Relation:
    """A relation with that id."""
    kind = codebook.relation_type(name)
    assert kind is not None
    return Relation(number, str(number), 1, kind.name, kind.id, source, target, 1)

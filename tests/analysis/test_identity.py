"""Canonical names, ``same_as`` and entities of one document, held against each other."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.analysis.identity import Discord, discords
from annotator.model.annotations import Annotation, Relation, Status
from annotator.model.codebook import Codebook
from tests.support.layers import default_codebook, golds, layer_of, mark, tie


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    """The default codebook as a project holds it."""
    return default_codebook()


def _mention(
    book: Codebook, number: int, words: str, name: str, entity: int | None = None
) -> Annotation:
    found = mark(
        book, number, "ACTOR", [[10 * number, 10 * number + 5]], {"canonical": name}, text=words
    )
    return replace(found, entity_id=entity)


def _found(book: Codebook, marks: list[Annotation], ties: list[Relation]) -> list[Discord]:
    return discords(book, marks, ties)


def test_the_gold_of_every_release_agrees_with_itself(releases: Path, codebook: Codebook) -> None:
    for path in golds(releases):
        layer = layer_of(path, codebook)
        assert discords(codebook, layer.marks, layer.ties) == [], path.name


def test_a_tie_taken_from_gold_is_found_and_the_same_tie_would_mend_it(
    releases: Path, codebook: Codebook
) -> None:
    seen = 0
    for path in golds(releases):
        layer = layer_of(path, codebook)
        for gone in layer.ties:
            if gone.type == "same_as":
                left = [each for each in layer.ties if each is not gone]
                (discord,) = discords(codebook, layer.marks, left)
                assert (discord.annotation_id, discord.target) == (gone.from_id, gone.to_id)
                seen += 1
    assert seen > 20


def test_a_tie_to_the_wrong_mention_is_found_and_retargeted(codebook: Codebook) -> None:
    marks = [
        _mention(codebook, 1, "Ana Ruiz", "Ana Ruiz"),
        _mention(codebook, 2, "Ben Wu", "Ben Wu"),
        _mention(codebook, 3, "Ruiz", "Ana Ruiz"),
    ]
    (discord,) = _found(codebook, marks, [tie(codebook, 7, "same_as", 3, 2)])
    assert discord.sentence == "“Ruiz” is tied to “Ben Wu”, its canonical name is “Ana Ruiz”."
    assert (discord.wrong, discord.target) == ((7,), 1)


def test_a_surplus_tie_goes_without_another_one(codebook: Codebook) -> None:
    marks = [
        _mention(codebook, 1, "Ana Ruiz", "Ana Ruiz"),
        _mention(codebook, 2, "Ana Ruiz", "Ana Ruiz"),
        _mention(codebook, 3, "Ruiz", "Ana Ruiz"),
    ]
    ties = [tie(codebook, n, "same_as", a, b) for n, (a, b) in enumerate([(2, 1), (3, 1), (3, 2)])]
    one, other = _found(codebook, marks, ties)
    assert (one.annotation_id, one.wrong, one.target) == (2, (0,), None)
    assert one.sentence == "“Ana Ruiz” is the canonical name itself."
    assert (other.annotation_id, other.wrong, other.target) == (3, (2,), None)


def test_a_canonical_name_that_is_marked_nowhere_is_for_a_person_to_look_at(
    codebook: Codebook,
) -> None:
    (discord,) = _found(codebook, [_mention(codebook, 1, "Ruiz", "Ana Ruiz")], [])
    assert discord.sentence == "“Ana Ruiz” is marked nowhere in this document."
    assert not discord.mendable


def test_a_name_that_is_somebody_elses_is_for_a_person_to_look_at(codebook: Codebook) -> None:
    marks = [
        _mention(codebook, 1, "Alliance", "NATO"),
        _mention(codebook, 2, "NATO", "NATO"),
        _mention(codebook, 3, "the pact", "Alliance"),
    ]
    ties = [tie(codebook, 1, "same_as", 1, 2), tie(codebook, 2, "same_as", 3, 1)]
    (discord,) = _found(codebook, marks, ties)
    assert (discord.annotation_id, discord.mendable) == (1, False)


def test_an_untied_mention_belongs_to_the_entity_of_its_name(codebook: Codebook) -> None:
    marks = [
        _mention(codebook, 1, "NATO", "NATO", entity=5),
        _mention(codebook, 2, "NATO", "NATO"),
        _mention(codebook, 3, "Iraq", "Iraq"),
    ]
    (discord,) = _found(codebook, marks, [])
    assert (discord.annotation_id, discord.entity_id) == (2, 5)
    torn = [replace(marks[0]), replace(marks[1], entity_id=6)]
    (discord,) = _found(codebook, torn, [])
    assert not discord.mendable
    assert discord.sentence == "The mentions of “NATO” are tied to different entities."


def test_line_ends_within_a_name_are_spaces(codebook: Codebook) -> None:
    marks = [_mention(codebook, 1, "Ana\nRuiz", "Ana Ruiz")]
    assert _found(codebook, marks, []) == []


def test_what_is_suggested_or_rejected_is_nobody(codebook: Codebook) -> None:
    for status in (Status.SUGGESTED, Status.REJECTED):
        lone = replace(_mention(codebook, 1, "Ruiz", "Ana Ruiz"), status=status)
        assert _found(codebook, [lone], []) == []

"""Relations from a terminal: listed, reversed, led elsewhere, described, and refused."""

from pathlib import Path
from typing import Any

import pytest

from annotator.model.codebook import AttributeKind, AttributeSpec
from annotator.operations import codebooks
from annotator.store import people
from annotator.store.project import Project
from tests.support.terminal import Terminal, place


@pytest.fixture
def tied(project: Path, annotator: Terminal) -> Path:
    """A quote with its speaker, who is the same as an alliance; relations have attributes."""
    for label, words in (("QUOTE", "We will rebuild"), ("ACTOR", "Ana Ruiz"), ("ACTOR", "NATO")):
        annotator("annotate", project, 1, label, place(words))
    with Project.open(project) as opened:
        me = people.annotators(opened)[0].id
        specs = (
            AttributeSpec("sure", AttributeKind.YES_NO),
            AttributeSpec("years", AttributeKind.NUMBER),
        )
        facts = {"attributes": specs}
        codebooks.change_relation_type(opened, "spoken_by", facts, annotator=me)
    assert annotator("relate", project, "spoken_by", 1, 2, "--set", "sure=no").code == 0
    assert annotator("relate", project, "same_as", 3, 2).code == 0
    return project


def listed(annotator: Terminal, project: Path, type_name: str) -> dict[str, Any]:
    """The one relation of a type, as it is listed."""
    found = annotator("relations", project, 1, "--type", type_name, "--json").value()
    assert isinstance(found, list)
    (only,) = found
    assert isinstance(only, dict)
    return only


def test_relations_are_listed_in_the_order_of_the_text(tied: Path, annotator: Terminal) -> None:
    lines = annotator("relations", tied, 1).out.splitlines()
    assert [line.split()[0] for line in lines] == ["ID", "1", "2"]
    assert "1 QUOTE We will rebuild  spoken_by  2 ACTOR Ana Ruiz  sure=no" in lines[1]
    only = listed(annotator, tied, "SAME_AS")
    assert (only["from"], only["from_text"], only["to_label"]) == (3, "NATO", "ACTOR")


def test_with_as_only_what_an_annotator_sees_is_listed(tied: Path, annotator: Terminal) -> None:
    annotator("annotate", tied, 1, "ACTOR", place("NATO"), "--as", "Ben")
    assert annotator("relations", tied, 1, "--as", "Ben").out.startswith("There is no such")


def test_a_relation_is_reversed_led_elsewhere_and_described_each_as_one_step(
    tied: Path, annotator: Terminal
) -> None:
    assert (
        annotator("change-relation", tied, 2, "--reverse").out == "2  Ana Ruiz  same_as →  NATO\n"
    )
    changed = annotator("change-relation", tied, 1, "--to", 3, "--json").value()
    assert isinstance(changed, dict)
    assert (changed["from"], changed["to"]) == (1, 3)
    answer = annotator("change-relation", tied, 1, "--set", "sure=yes", "years=4")
    assert answer.out.endswith("sure=yes  years=4\n")
    assert annotator("undo", tied).code == 0
    kept = listed(annotator, tied, "spoken_by")
    assert (kept["to"], kept["attributes"]) == (3, {"sure": False})


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("1", "--reverse"), "“spoken by” goes QUOTE → ACTOR, not ACTOR → QUOTE; nothing was"),
        (("1", "--reverse"), "The other way round there can be: spoken by."),
        (("1", "--to", "1"), "cannot be linked to itself"),
        (("1", "--to", "77"), "There is no annotation 77"),
        (("9", "--reverse"), "There is no relation 9"),
        (("x", "--reverse"), "There is no relation “x”"),
        (("1", "--set", "years=many"), "takes a number"),
        (("1", "--set", "colour=red"), "It has: sure, years"),
    ],
)
def test_what_cannot_be_changed_is_refused_with_the_reason(
    tied: Path, annotator: Terminal, words: tuple[str, ...], sentence: str
) -> None:
    before = annotator("relations", tied, 1).out
    answer = annotator("change-relation", tied, *words)
    assert answer.code == 1
    assert sentence in answer.err
    assert annotator("relations", tied, 1).out == before


@pytest.mark.parametrize("words", [(), ("--reverse", "--to", "3"), ("--to", "3", "--set", "a=b")])
def test_one_change_at_a_time_is_asked_for(
    tied: Path, annotator: Terminal, words: tuple[str, ...]
) -> None:
    answer = annotator("change-relation", tied, 1, *words)
    assert answer.code == 2
    assert "give one of" in answer.err


def test_a_forbidden_relation_names_what_is_allowed(tied: Path, annotator: Terminal) -> None:
    answer = annotator("relate", tied, "holds_role", 3, 2)
    assert "“holds role” goes ACTOR → ROLE, not ACTOR → ACTOR; nothing was changed." in answer.err
    assert "Between these two there can be: same as." in answer.err
    answer = annotator("relate", tied, "holds_role", 1, 1)
    assert answer.code == 1

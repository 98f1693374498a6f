"""Commands that mark."""

from pathlib import Path

import pytest

from annotator.model.people import AnnotatorKind
from annotator.operations.people import annotator_named
from annotator.store import annotations, history, people, relations
from annotator.store.project import Project
from tests.support.terminal import TEXT, Terminal, place

CODEBOOK = """
[[label]]
name = "FACT"
title = "Fact"
colour = "#2563c9"
dark_colour = "#7fb0ff"
pattern = "solid"
[[label.attribute]]
name = "sure"
kind = "yes/no"
[[label.attribute]]
name = "topics"
kind = "choices"
values = ["war", "peace", "trade"]
[[label.attribute]]
name = "people"
kind = "number"
[[relation]]
name = "backs"
title = "backs"
[[relation.attribute]]
name = "strong"
kind = "yes/no"
"""

SECOND = place("“before winter comes.”")


def test_an_annotation_has_the_label_fragments_and_attributes(
    project: Path, annotator: Terminal
) -> None:
    answer = annotator(
        *("annotate", project, "bridge.txt", "quote", f"0:31,{SECOND}"),
        *("--set", "type=direct", "--as", "Zoë"),
    )
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"1  QUOTE  0:31,{SECOND}  “We will rebuild")
    with Project.open(project, read_only=True) as opened:
        made = annotations.get(opened, 1)
        assert people.get(opened, made.annotator_id).name == "Zoë"
    assert made.attributes == {"type": "direct"}
    assert made.text == "“We will rebuild the bridge 🌉,” … “before winter comes.”"


def test_fragments_may_stand_apart_and_touching_ones_are_one(
    project: Path, annotator: Terminal
) -> None:
    value = annotator("annotate", project, 1, "ACTOR", "4:6", "0:2,2:3", "--json").value()
    assert isinstance(value, dict)
    assert value["fragments"] == [[0, 3], [4, 6]]
    assert value["text"] == f"{TEXT[0:3]} … {TEXT[4:6]}"


def test_values_are_read_as_the_codebook_has_them(tmp_path: Path, annotator: Terminal) -> None:
    (tmp_path / "book.toml").write_text(CODEBOOK, encoding="utf-8")
    (tmp_path / "t.txt").write_text("Two facts = one text.", encoding="utf-8")
    path = tmp_path / "facts.annot"
    annotator("new", path, "--codebook", tmp_path / "book.toml")
    annotator("import", path, tmp_path / "t.txt")
    for _ in range(2):
        answer = annotator(
            *("annotate", path, 1, "FACT", "0:3"),
            *("--set", "sure=Yes", "topics=war, trade", "--set", "people=12"),
        )
        assert answer.err == ""
    value = annotator("relate", path, "backs", 1, 2, "--set", "strong=no", "--json").value()
    assert isinstance(value, dict)
    assert value["attributes"] == {"strong": False}
    with Project.open(path, read_only=True) as opened:
        found = annotations.get(opened, 1).attributes
    assert found == {"sure": True, "topics": ["war", "trade"], "people": 12}
    assert "sure=yes  topics=war,trade  people=12\n" in annotator("show", path, 1).out
    for wrong in ("sure=perhaps", "topics=rain", "people=many", "colour=red"):
        answer = annotator("annotate", path, 1, "FACT", "0:3", "--set", wrong)
        assert (answer.code, answer.out) == (1, "")
    empty = annotator("annotate", path, 1, "FACT", "0:3", "--set", "people=", "--json").value()
    assert isinstance(empty, dict)
    assert empty["attributes"] == {}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("annotate", "PROJECT", "1", "NOPE", "0:4"), "has no label “NOPE”"),
        (("annotate", "PROJECT", "1", "ACTOR", "0:9999"), "lies outside “bridge”"),
        (("annotate", "PROJECT", "1", "ACTOR", "0:4", "--set", "kind=blue"), "does not fit kind"),
        (("annotate", "PROJECT", "1", "ACTOR", "0:4", "--set", "mood=blue"), "no attribute “mood”"),
        (("annotate", "PROJECT", "tunnel", "ACTOR", "0:4"), "There is no document “tunnel”"),
        (("relate", "PROJECT", "spoken_by", "1", "77"), "There is no annotation 77"),
        (("relate", "PROJECT", "spoken_by", "1", "x"), "There is no annotation “x”"),
        (("relate", "PROJECT", "sung_by", "1", "1"), "has no relation “sung_by”"),
        (("relate", "PROJECT", "same_as", "1", "1"), "another annotator's layer"),
        (("unrelate", "PROJECT", "5"), "There is no relation 5"),
        (("unrelate", "PROJECT", "9" * 40), "There is no relation"),
        (("delete", "PROJECT", "5"), "There is no annotation 5"),
        (("delete", "PROJECT", "9" * 40), "There is no annotation"),
        (("delete", "PROJECT", "1"), "another annotator's layer"),
    ],
)
def test_what_does_not_fit_is_one_sentence_and_changes_nothing(
    project: Path, annotator: Terminal, arguments: tuple[str, ...], sentence: str
) -> None:
    annotator("annotate", project, 1, "ACTOR", place("NATO"))
    with Project.open(project) as opened:
        before = history.present(opened)
    # Somebody new, who must not be left behind either.
    answer = annotator(
        "--as", "Ben", *(project if each == "PROJECT" else each for each in arguments)
    )
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("error: ")
    assert answer.err.count("\n") == 1
    assert sentence in answer.err
    with Project.open(project) as opened:
        assert history.present(opened) == before


@pytest.mark.parametrize(
    "wrong",
    [
        ("ACTOR",),
        ("ACTOR", "4"),
        ("ACTOR", "4:4"),
        ("ACTOR", "9:3"),
        ("ACTOR", "0:4,"),
        ("ACTOR", "a:b"),
        ("ACTOR", "0:4", "--set", "kind"),
        ("ACTOR", "0:4", "--set", "=x"),
        ("ACTOR", "0:4", "--colour", "red"),
    ],
)
def test_wrong_usage_is_told_apart_by_its_exit_code(
    project: Path, annotator: Terminal, wrong: tuple[str, ...]
) -> None:
    answer = annotator("annotate", project, 1, *wrong)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("usage: annotator annotate")
    assert answer.err.splitlines()[-1].startswith("error: ")


def test_relations_are_made_and_taken_back_by_number_and_uid(
    project: Path, annotator: Terminal
) -> None:
    annotator("annotate", project, 1, "QUOTE", "0:31")
    annotator("annotate", project, 1, "ACTOR", place("Ana Ruiz"))
    annotator("annotate", project, 1, "ACTOR", place("NATO"))
    assert annotator("relate", project, "SPOKEN_BY", 1, 2).out.startswith("1  “We will")
    with Project.open(project, read_only=True) as opened:
        uid = annotations.get(opened, 3).uid
    second = annotator("relate", project, "spoken_by", 1, uid, "--json").value()
    assert isinstance(second, dict)
    assert annotator("unrelate", project, 1, second["uid"]).out == "2 relations taken back.\n"
    with Project.open(project, read_only=True) as opened:
        assert relations.of_document(opened, 1) == []


def test_a_relation_where_the_codebook_allows_none_says_what_fits(
    project: Path, annotator: Terminal
) -> None:
    annotator("annotate", project, 1, "ACTOR", place("Ana Ruiz"))
    annotator("annotate", project, 1, "ROLE", place("Mayor"))
    answer = annotator("relate", project, "spoken_by", 1, 2)
    assert answer.code == 1
    assert "Between these two there can be: holds role." in answer.err


def test_deleting_takes_relations_along_and_undo_brings_all_back(
    project: Path, annotator: Terminal
) -> None:
    annotator("annotate", project, 1, "QUOTE", "0:31")
    annotator("annotate", project, 1, "ACTOR", place("Ana Ruiz"))
    annotator("relate", project, "spoken_by", 1, 2)
    before = annotator("show", project, 1, "--json").out
    assert annotator("delete", project, 2, 2).out.startswith("1 annotation deleted")
    value = annotator("show", project, 1, "--json").value()
    assert isinstance(value, dict)
    assert (len(value["annotations"]), value["relations"]) == (1, [])
    annotator("undo", project)
    assert annotator("show", project, 1, "--json").out == before


def test_nobody_annotates_as_a_suggester(project: Path, annotator: Terminal) -> None:
    with Project.open(project) as opened:
        annotator_named(opened, "quotes", kind=AnnotatorKind.SUGGESTER, version="1")
    answer = annotator("--as", "quotes", "annotate", project, 1, "ACTOR", place("NATO"))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("error: “quotes” is a suggester, not a person")

"""Marking words wherever they stand, from a terminal."""

from pathlib import Path

import pytest

from annotator.model.documents import DocumentState
from annotator.operations.documents import set_document_state
from annotator.store import annotations, people
from annotator.store.project import Project
from tests.support.terminal import TEXT, Terminal, place


@pytest.fixture
def two(project: Path, tmp_path: Path, annotator: Terminal) -> Path:
    """A project with a second document."""
    second = tmp_path / "second.txt"
    second.write_text("Nato and NATO’s allies; an ally of NATO.\n", encoding="utf-8")
    assert annotator("import", project, second).code == 0
    return project


def _marked(path: Path) -> list[tuple[str, str]]:
    with Project.open(path, read_only=True) as opened:
        found = [each for number in (1, 2) for each in annotations.of_document(opened, number)]
    return [(each.label, each.text) for each in found]


def test_words_are_marked_in_all_documents_in_one_step(two: Path, annotator: Terminal) -> None:
    answer = annotator("annotate-all", two, "actor", "NATO", "--set", "kind=organisation")
    assert (answer.code, answer.err) == (0, "")
    last = answer.out.splitlines()[-1]
    assert last == "3 places marked as ACTOR; “annotator undo” takes all of them back."
    assert place("NATO") in answer.out
    assert _marked(two) == [("ACTOR", "NATO")] * 3
    with Project.open(two, read_only=True) as opened:
        first = annotations.of_document(opened, 1)[0]
        assert first.attributes["kind"] == "organisation"
        assert people.get(opened, first.annotator_id).name == "ana"
    again = annotator("annotate-all", two, "actor", "NATO")
    assert again.out == "0 places; nothing was marked.\n"
    assert again.err == "note: 3 places left out: ACTOR already.\n"
    assert annotator("undo", two).out.startswith("Undone: Mark 3 “NATO” as Actor")
    assert _marked(two) == []


def test_options_say_what_counts(two: Path, annotator: Terminal) -> None:
    def found(words: str, *options: str) -> list[str]:
        answer = annotator(
            "annotate-all", two, "ACTOR", words, "--document", "second", "--dry-run", "--json",
            *options,
        )  # fmt: skip
        value = answer.value()
        assert isinstance(value, list)
        return [each["text"] for each in value]

    assert found("NATO") == ["NATO", "NATO"]
    assert found("NATO", "--any-case") == ["Nato", "NATO", "NATO"]
    assert found("ally") == ["ally"]
    assert found("ally", "--other-forms") == ["allies", "ally"]
    assert found("all", "--parts") == ["all", "all"]
    assert _marked(two) == []
    assert annotator("annotate", two, "second", "QUOTE", "0:22").code == 0
    assert found("NATO", "--unmarked") == ["NATO"]


def test_a_dry_run_changes_nothing_and_adds_nobody(two: Path, annotator: Terminal) -> None:
    before = two.read_bytes()
    answer = annotator("annotate-all", two, "ACTOR", "NATO", "--dry-run", "--as", "Zoë")
    assert answer.out.splitlines()[-1] == "3 places; nothing was marked."
    assert two.read_bytes() == before


def test_places_in_locked_documents_are_left_out_and_said_to_be(
    two: Path, annotator: Terminal
) -> None:
    with Project.open(two) as opened:
        set_document_state(opened, 2, DocumentState.LOCKED, annotator=1)
    answer = annotator("annotate-all", two, "ACTOR", "NATO")
    assert answer.err == "note: 2 places left out: in locked documents.\n"
    assert _marked(two) == [("ACTOR", "NATO")]
    assert annotator("undo", two).out.startswith("Undone: Mark Actor “NATO”")


def test_offsets_are_code_points_of_the_stored_text(project: Path, annotator: Terminal) -> None:
    value = annotator("annotate-all", project, "ACTOR", "Norway", "--json").value()
    assert isinstance(value, list)
    assert set(value[0]) == {"document", "start", "end", "before", "text", "after"}
    assert TEXT[value[0]["start"] : value[0]["end"]] == "Norway"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("NOBODY", "NATO"), "no label “NOBODY”"),
        (("ACTOR", "  "), "no words"),
        (("ACTOR", "NATO", "--document", "nowhere"), "no document “nowhere”"),
        (("ACTOR", "NATO", "--set", "kind=nonsense"), "nonsense"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_marked(
    two: Path, annotator: Terminal, arguments: tuple[str, ...], said: str
) -> None:
    answer = annotator("annotate-all", two, *arguments)
    assert answer.code == 1
    assert answer.err.startswith("error: ")
    assert said in answer.err
    assert _marked(two) == []


def test_too_many_places_are_refused(
    two: Path, annotator: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.operations.finding.MOST", 2)
    answer = annotator("annotate-all", two, "ACTOR", "NATO")
    assert answer.code == 1
    assert "more than 2 places" in answer.err
    assert _marked(two) == []

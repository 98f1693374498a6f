"""Commands on documents."""

from pathlib import Path

import pytest

from annotator.main import main
from annotator.model.documents import DocumentState, NewDocument
from annotator.model.people import AssignmentState
from annotator.operations import describing, noting
from annotator.operations.documents import add_document, set_assignment, set_document_state
from annotator.operations.people import annotator_named
from annotator.store.project import Project
from tests.support.terminal import TEXT, Terminal, place

SECOND = place("“before winter comes.”")


def _marked(project: Path, annotator: Terminal) -> None:
    """Three annotations by ana, one of two fragments, with a relation; one by Ben."""
    annotator("annotate", project, 1, "ACTOR", place("Ana Ruiz"), "--set", "kind=person")
    annotator("annotate", project, 1, "QUOTE", "0:31", SECOND)
    annotator("relate", project, "spoken_by", 2, 1)
    annotator("--as", "Ben", "annotate", project, 1, "ACTOR", place("NATO"))


def test_list_counts_everybody_or_one_layer(project: Path, annotator: Terminal) -> None:
    _marked(project, annotator)

    def counts(*options: str) -> list[tuple[object, ...]]:
        found = annotator("list", project, "--json", *options).value()
        assert isinstance(found, list)
        return [(each["file"], each["annotations"], each["assignment"]) for each in found]

    assert counts() == [("bridge.txt", 3, "in progress")]
    assert counts("--as", "Ben") == [("bridge.txt", 1, "in progress")]
    assert annotator("--as", "Nobody", "list", project).err.startswith("error: Nobody here")


def test_a_document_is_done_when_all_who_began_are(project: Path, annotator: Terminal) -> None:
    _marked(project, annotator)

    def state() -> object:
        found = annotator("list", project, "--json").value()
        assert isinstance(found, list)
        return found[0]["assignment"]

    with Project.open(project) as opened:
        for name, expected in (("ana", "in progress"), ("Ben", "done")):
            who = annotator_named(opened, name).id
            set_assignment(opened, 1, AssignmentState.DONE, annotator=who)
            assert state() == expected
        set_document_state(opened, 1, DocumentState.LOCKED, annotator=1)
    assert "  locked  " in annotator("list", project).out


def test_list_of_a_project_without_documents_says_what_to_do(
    tmp_path: Path, annotator: Terminal
) -> None:
    annotator("new", tmp_path / "w.annot")
    assert annotator("list", tmp_path / "w.annot", "--json").value() == []
    assert "annotator import" in annotator("list", tmp_path / "w.annot").out


@pytest.mark.parametrize("name", ["1", "bridge", "bridge.txt"])
def test_show_prints_the_text_and_its_annotations(
    project: Path, annotator: Terminal, name: str
) -> None:
    _marked(project, annotator)
    answer = annotator("show", project, name)
    assert (answer.code, answer.err) == (0, "")
    head, _, rest = answer.out.partition("\n\n")
    assert head == "1  bridge\nbridge.txt · 123 characters · open"
    assert rest.startswith(TEXT)
    assert (
        f"  0:31,{SECOND}  ana  “We will rebuild the bridge 🌉,” … “before winter comes.”\n" in rest
    )
    assert "relation 1  spoken_by → 1 Ana Ruiz\n" in rest
    assert "kind=person\n" in rest
    assert rest.endswith("3 annotations, 1 relation\n")


def test_show_as_somebody_shows_their_layer_only(project: Path, annotator: Terminal) -> None:
    _marked(project, annotator)
    value = annotator("show", project, "bridge", "--as", "Ben", "--json").value()
    assert isinstance(value, dict)
    assert [each["text"] for each in value["annotations"]] == ["NATO"]
    assert value["relations"] == []
    assert "NATO" not in annotator("--as", "ana", "show", project, 1, "--annotations").out


def test_show_in_json_repeats_the_words_under_each_fragment(
    project: Path, annotator: Terminal
) -> None:
    _marked(project, annotator)
    value = annotator("show", project, "bridge", "--json").value()
    assert isinstance(value, dict)
    assert value["text"] == TEXT
    for each in value["annotations"]:
        words = " … ".join(TEXT[start:end] for start, end in each["fragments"])
        assert words == each["text"]
    quote = next(each for each in value["annotations"] if each["label"] == "QUOTE")
    actor = next(each for each in value["annotations"] if each["text"] == "Ana Ruiz")
    assert [(each["from"], each["to"]) for each in value["relations"]] == [
        (quote["id"], actor["id"])
    ]


def test_show_tells_what_else_is_known_of_an_annotation(project: Path, annotator: Terminal) -> None:
    _marked(project, annotator)
    with Project.open(project) as opened:
        describing.set_flag(opened, [1], "check the name", annotator=1)
        describing.set_confidence(opened, [1], 0.75, annotator=1)
        noting.add_note(opened, "annotation", 1, "She is\nnot a minister.", annotator=1)
    out = annotator("show", project, 1, "--annotations").out
    for line in ("confidence 0.75", "flag: check the name", "note by ana: She is not a minister."):
        assert f" {line}\n" in out
    value = annotator("show", project, 1, "--json").value()
    assert isinstance(value, dict)
    assert [(each["on"], each["on_id"]) for each in value["notes"]] == [("annotation", 1)]


def test_a_name_that_fits_two_documents_asks_for_the_number(
    project: Path, tmp_path: Path, annotator: Terminal
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "bridge.txt").write_text("Another bridge.", encoding="utf-8")
    annotator("import", project, tmp_path / "other")
    answer = annotator("show", project, "bridge.txt")
    assert (answer.code, answer.out) == (1, "")
    assert "can be any of the documents 1, 2" in answer.err
    assert annotator("show", project, 2, "--text").out == "Another bridge."
    assert annotator("show", project, "tunnel").err.startswith("error: There is no document")


def test_search_finds_words_phrases_and_nothing(project: Path, annotator: Terminal) -> None:
    found = annotator("search", project, '"mayor ana" nato', "--json").value()
    assert isinstance(found, list)
    assert [each["document"] for each in found] == [1]
    assert annotator("search", project, "engineers").out.splitlines()[1].startswith(" 1  bridge  ")
    answer = annotator("search", project, "tunnel")
    assert (answer.code, answer.out) == (0, "")
    assert annotator("search", project, "tunnel", "--json").value() == []
    assert annotator("search", project, "x", "--limit", "0").code == 2


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfNATO met.\r\nIt rained.\r",
        "NATO met.\r\n".encode("utf-16"),
        b"The caf\xe9 \x93closed\x94.\r\n",
    ],
)
def test_the_source_comes_back_to_the_byte(
    project: Path, tmp_path: Path, annotator: Terminal, data: bytes
) -> None:
    (tmp_path / "in.txt").write_bytes(data)
    assert annotator("import", project, tmp_path / "in.txt").code == 0
    assert annotator("source", project, 2, "--to", tmp_path / "out.txt").code == 0
    assert (tmp_path / "out.txt").read_bytes() == data


def test_a_source_never_replaces_a_file(
    project: Path, release: Path, tmp_path: Path, annotator: Terminal
) -> None:
    release.write_text("precious", encoding="utf-8")
    for place_ in (release, tmp_path / "no" / "such" / "folder.txt"):
        answer = annotator("source", project, 1, "--to", place_)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith(f"error: {place_} ")
    assert release.read_text(encoding="utf-8") == "precious"


def test_a_pasted_text_has_no_source_to_write(
    project: Path, tmp_path: Path, annotator: Terminal
) -> None:
    with Project.open(project) as opened:
        add_document(opened, NewDocument(title="Pasted", text="Words."), annotator=1)
    answer = annotator("source", project, "Pasted", "--to", tmp_path / "x")
    assert answer.code == 1
    assert "came from no file" in answer.err
    assert not (tmp_path / "x").exists()


def test_rename_and_remove_are_undone(project: Path, annotator: Terminal) -> None:
    _marked(project, annotator)
    before = annotator("show", project, 1, "--json").out
    assert annotator("rename", project, "bridge", "  The \n bridge ").out == "1  The bridge\n"
    assert annotator("remove", project, "The bridge").code == 0
    assert annotator("list", project, "--json").value() == []
    annotator("undo", project)
    annotator("undo", project)
    assert annotator("show", project, 1, "--json").out == before
    assert annotator("rename", project, 1, "  ").err.startswith("error: A document needs a title")


def test_removing_for_good_asks_for_yes_and_leaves_no_trace(
    project: Path, annotator: Terminal
) -> None:
    _marked(project, annotator)
    refused = annotator("remove", project, "bridge", "--for-good")
    assert refused.code == 2
    assert "cannot be undone; say --yes" in refused.err
    assert annotator("remove", project, "bridge", "--yes").code == 2
    assert len(annotator("show", project, 1).out) > len(TEXT)
    assert annotator("remove", project, "bridge", "--for-good", "--yes").code == 0
    assert annotator("list", project, "--json").value() == []
    assert "engineers" not in project.read_bytes().decode("utf-8", "replace")
    assert annotator("check", project).code == 0


def test_a_source_can_go_to_the_output(
    project: Path, release: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["source", str(project), "bridge", "--to", "-"]) == 0
    assert capfdbinary.readouterr().out == release.read_bytes()

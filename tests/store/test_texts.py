"""Texts, offsets and sources: what is stored is what was taken, to the code point and the byte."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import InvalidChangeError, UnknownNameError
from annotator.model.documents import DocumentState, NewDocument, Region, RegionKind, Source
from annotator.model.people import AssignmentState
from annotator.model.source import normalise
from annotator.model.text import JOINT, Span
from annotator.operations import annotating, documents, history
from annotator.operations.checking import check
from annotator.store import annotations, people
from annotator.store import documents as stored
from annotator.store.project import Project
from tests.strategies import fragments, texts
from tests.support.projects import TEXT, Desk, desk, release

HARD = (
    "👩‍👩‍👧 said “e\u0301lan” to 🇳🇴 — السلام عليكم, l1\u2028l2\u2029l3, a\ufeffb, "
    "one\u00a0two\u202fthree, "
    "\U0010ffff\U00010000 x\ufffdy \u0085z ẞß ﬁ İ 漢\U00020000字\n"
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project to copy."""
    made = desk(tmp_path_factory.mktemp("template") / "p.annot")
    made.project.close()
    return made.project.path


@given(data=st.data())
def test_sqlite_gives_the_same_words_for_every_fragment(
    template: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """The offset law: ``substr(body, start + 1, end - start)`` is the fragment."""
    body = data.draw(st.one_of(texts(least=1), st.just(HARD)))
    body = body if body.strip() else body + "x"
    path = tmp_path_factory.mktemp("law") / "p.annot"
    shutil.copy(template, path)
    with Project.open(path) as project:
        document = documents.add_document(project, release("Law", body), annotator=1)
        for _ in range(3):
            spans = data.draw(fragments(len(body)))
            mark = annotating.annotate(project, document.id, spans, label="QUOTE", annotator=1)
            assert mark.text == JOINT.join(body[span.start : span.end] for span in mark.fragments)
        found = project.db.execute(
            "SELECT annotation.text, group_concat(piece, ' … ') FROM annotation JOIN ("
            'SELECT annotation_id, substr(body, fragment.start + 1, fragment."end" -'
            " fragment.start) AS piece FROM fragment JOIN document ON document.id = document_id"
            " JOIN text ON text.id = text_id ORDER BY annotation_id, n)"
            " ON annotation_id = annotation.id GROUP BY annotation.id"
        ).fetchall()
        assert len(found) == 3
        assert all(words == pieces for words, pieces in found)
        assert stored.text(project, document.id) == body
        assert document.length == len(body)
        assert check(project).faults == ()


def test_every_single_code_point_of_a_hard_text_is_where_it_is(desk: Desk) -> None:
    documents.add_document(desk.project, release("Hard", HARD), annotator=desk.ana.id)
    found = desk.project.db.execute(
        "WITH RECURSIVE place(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < ?)"
        " SELECT substr(body, n, 1) FROM place, text WHERE text.id = 2 ORDER BY n",
        (len(HARD),),
    ).fetchall()
    assert [character for (character,) in found] == list(HARD)


@pytest.mark.parametrize(
    "data",
    [
        b"One\r\ntwo\rthree\n",
        b"\xef\xbb\xbf" + "naïve\r\n".encode(),
        "naïve 🕊\r\n".encode("utf-16"),
        "“quoted”\r\n".encode("cp1252"),
    ],
)
def test_the_bytes_of_a_source_come_back_as_they_were(
    desk: Desk, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "release.txt"
    path.write_bytes(data)
    report = documents.import_files(desk.project, [path], annotator=desk.ana.id)
    assert stored.source(desk.project, report.document_ids[0]).data == data
    desk.project.close()
    with Project.open(desk.project.path) as project:
        assert stored.source(project, report.document_ids[0]).data == data
        assert "\r" not in stored.text(project, report.document_ids[0])


def test_the_same_text_and_source_are_stored_once(desk: Desk) -> None:
    for name in ("Second", "Third"):
        documents.add_document(desk.project, release(name), annotator=desk.ana.id)
    for table in ("text", "source"):
        (count,) = desk.project.db.execute(f"SELECT count(*) FROM [{table}]").fetchone()
        assert count == 1
    assert [each.length for each in stored.documents(desk.project)] == [len(TEXT)] * 3


def test_one_source_read_in_two_encodings_is_two(desk: Desk) -> None:
    data = "naïve".encode("cp1252")
    for encoding in ("cp1252", "cp1250"):
        new = NewDocument(encoding, data.decode(encoding), source=Source(data, encoding))
        documents.add_document(desk.project, new, annotator=desk.ana.id)
    found = stored.documents(desk.project)[1:]
    assert [stored.source(desk.project, each.id).encoding for each in found] == ["cp1252", "cp1250"]


def test_a_document_without_a_file_has_an_empty_source(desk: Desk) -> None:
    pasted = documents.add_document(
        desk.project, NewDocument("Pasted", "Words."), annotator=desk.ana.id
    )
    assert stored.source(desk.project, pasted.id) == Source()


def test_a_document_is_found_by_number_uid_title_and_file_name(desk: Desk) -> None:
    one = desk.document
    for name in (str(one.id), one.uid, one.title, one.source_name):
        assert stored.find(desk.project, name) == one
    for name in ("", "none", "Statemen", "0", "999999999999999999999", "²", "a\udce9b", "1 "):
        with pytest.raises(UnknownNameError, match="There is no document"):
            stored.find(desk.project, name)
    two = documents.add_document(desk.project, release(), annotator=desk.ana.id)
    with pytest.raises(UnknownNameError, match=f"{one.id}, {two.id}; say which"):
        stored.find(desk.project, "Statement")
    assert stored.find(desk.project, two.uid) == two
    # A title that is another document's number names that document by its number.
    documents.rename(desk.project, two.id, str(one.id), annotator=desk.ana.id)
    assert stored.find(desk.project, str(one.id)) == one


def test_a_corrected_version_takes_the_place_of_its_predecessor(desk: Desk) -> None:
    with desk.project.step("Correct", desk.ana.id, operation="import") as step:
        new = release("Corrected", "Corrected text.")
        later = stored.add(desk.project, new, step_id=step.id, predecessor_id=desk.document.id)
    assert [each.id for each in stored.documents(desk.project)] == [later.id]
    assert stored.get(desk.project, desk.document.id).title == "Statement"
    documents.remove(desk.project, [later.id], annotator=desk.ana.id)
    assert [each.id for each in stored.documents(desk.project)] == [desk.document.id]
    history.undo(desk.project, annotator=desk.ana.id)
    assert [each.id for each in stored.documents(desk.project)] == [later.id]


def test_regions_are_stored_with_their_document_and_go_with_it(desk: Desk) -> None:
    regions = (Region(RegionKind.HEADLINE, 0, 3), Region(RegionKind.PAGE, 0, 9, number=1))
    new = NewDocument("Parts", "A headline and more.", regions=regions)
    document = documents.add_document(desk.project, new, annotator=desk.ana.id)
    assert stored.regions(desk.project, document.id) == regions
    documents.remove(desk.project, [document.id], annotator=desk.ana.id)
    history.undo(desk.project, annotator=desk.ana.id)
    assert stored.regions(desk.project, document.id) == regions


def test_the_list_shows_one_annotators_own_work(desk: Desk) -> None:
    def line(annotator: int) -> tuple[object, ...]:
        (found,) = stored.summaries(desk.project, annotator)
        return found.assignment, found.annotations, found.reviewed, found.state

    assert line(desk.ana.id) == ("to do", 0, 0, DocumentState.OPEN)
    desk.mark("Oslo")
    assert line(desk.ana.id) == ("in progress", 1, 0, DocumentState.OPEN)
    assert line(desk.ben.id) == ("to do", 0, 0, DocumentState.OPEN)
    documents.set_assignment(
        desk.project, desk.document.id, AssignmentState.DONE, annotator=desk.ben.id,
        reason="nothing to mark",
    )  # fmt: skip
    assert line(desk.ben.id)[0] == "done"
    (given,) = people.assignments(desk.project, desk.document.id)
    assert given.reason == "nothing to mark"


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        (NewDocument("Empty", ""), "has no text"),
        (NewDocument("Blank", " \n\t\u00a0"), "has no text"),
        (NewDocument(" ", "Words."), "needs a title"),
        (NewDocument("Raw", "One\r\ntwo"), "does not keep"),
        (NewDocument("Raw", "One\0two"), "does not keep"),
        (NewDocument("Raw", "\ufeffOne"), "does not keep"),
        (NewDocument("Raw", "One\ud83d"), "does not keep"),
        (NewDocument("Parts", "One", regions=(Region(RegionKind.PAGE, 0, 4),)), "outside"),
        (NewDocument("Parts", "One", regions=(Region(RegionKind.PAGE, 2, 2),)), "outside"),
    ],
)
def test_a_document_that_a_project_cannot_hold_is_refused(
    desk: Desk, new: NewDocument, sentence: str
) -> None:
    with pytest.raises(InvalidChangeError, match=sentence):
        documents.add_document(desk.project, new, annotator=desk.ana.id)
    assert len(stored.documents(desk.project)) == 1


@given(raw=st.text(max_size=80))
def test_whatever_a_file_holds_can_be_stored_once_it_is_normalised(
    template: Path, tmp_path_factory: pytest.TempPathFactory, raw: str
) -> None:
    body, _ = normalise(raw + "x")
    path = tmp_path_factory.mktemp("any") / "p.annot"
    shutil.copy(template, path)
    with Project.open(path) as project:
        added = documents.add_document(project, NewDocument("Any", body), annotator=1)
        annotating.annotate(project, added.id, [Span(0, len(body))], label="QUOTE", annotator=1)
        assert stored.text(project, added.id) == body
        assert annotations.of_document(project, added.id)[0].text == body
        assert check(project).faults == ()

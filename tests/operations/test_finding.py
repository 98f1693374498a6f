"""Every place where words could be marked: in one document, and in all of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import AnnotatorError, UnknownNameError
from annotator.language.occurrences import Manner, Sought
from annotator.language.snapping import Unit, trim
from annotator.model.annotations import Status
from annotator.model.codebook import Trim
from annotator.model.documents import Document, DocumentState
from annotator.model.text import Span
from annotator.operations import annotating, documents, finding
from annotator.operations.finding import Ask, Findings, find_places, known_places
from annotator.store import annotations
from tests.strategies import texts
from tests.support.projects import TEXT, Desk, release
from tests.support.projects import desk as make_desk

_TEXT = "NATO and Iraq. Nato? “NATO,” he said: NATO’s allies, an ally of NATO-Iraq.\nNATOs\n"


def _with(desk: Desk, text: str, title: str = "New") -> Document:
    return documents.add_document(desk.project, release(title, text), annotator=desk.ana.id)


def _find(desk: Desk, ask: Ask, document: Document | None = None) -> Findings:
    where = document.id if document is not None else None
    return find_places(desk.project, ask, annotator=desk.ana.id, document_id=where)


def _words(found: Findings) -> list[str]:
    return [each.words for each in found.places]


def test_places_come_with_their_words_in_their_context(desk: Desk) -> None:
    document = _with(desk, _TEXT)
    found = _find(desk, Ask("NATO", "ACTOR"), document)
    assert [each.span.start for each in found.places] == [0, 22, 38, 64]
    first, *_, last = found.places
    assert (first.before, first.words, first.after[:10]) == ("", "NATO", " and Iraq.")
    assert last.after == "-Iraq. NATOs"
    assert found.titles == {document.id: "New"}
    assert (found.marked, found.inside, found.locked, found.cut) == (0, 0, 0, False)


def test_the_whole_project_is_searched_and_current_documents_only(desk: Desk) -> None:
    other, gone = _with(desk, _TEXT), _with(desk, "NATO again", "Gone")
    documents.remove(desk.project, [gone.id], annotator=desk.ana.id)
    found = _find(desk, Ask("NATO", "ACTOR"))
    assert [each.document_id for each in found.places] == [desk.document.id, *[other.id] * 4]
    assert list(found.titles) == [desk.document.id, other.id]


def test_what_carries_the_label_is_left_out_but_not_what_carries_another_one(desk: Desk) -> None:
    document = _with(desk, _TEXT)

    def mark(words: str, label: str, annotator: int) -> None:
        start = _TEXT.index(words)
        annotating.annotate(
            desk.project,
            document.id,
            [Span(start, start + len(words))],
            label=label,
            annotator=annotator,
        )

    mark("NATO and Iraq", "ACTOR", desk.ana.id)
    mark("“NATO,”", "QUOTE", desk.ana.id)
    mark("NATO-Iraq", "ACTOR", desk.ben.id)
    ask = Ask("NATO", "ACTOR")
    found = _find(desk, ask, document)
    assert [each.span.start for each in found.places] == [22, 38, 64]
    assert (found.marked, found.inside) == (1, 0)
    found = _find(desk, replace(ask, inside_others=False), document)
    assert [each.span.start for each in found.places] == [38, 64]
    assert (found.marked, found.inside) == (1, 1)
    # The same words may be a role although they are an actor.
    assert len(_find(desk, Ask("NATO", "ROLE"), document).places) == 4


def test_suggestions_do_not_count_as_marked(desk: Desk) -> None:
    mark = desk.mark("NATO", annotator=desk.bot)
    with desk.project.step("Suggest", desk.bot.id, operation="suggest"):
        annotations.update(desk.project, mark.id, desk.bot.id, {"status": Status.SUGGESTED.value})
    assert _words(_find(desk, Ask("NATO", "ACTOR"))) == ["NATO"]


def test_places_are_snapped_and_trimmed_as_a_mark_made_by_hand(desk: Desk) -> None:
    document = _with(desk, "An international “nation, nation.” Nation by nation.")
    parts = Ask("nation", "ACTOR", Manner(whole_words=False))
    assert _words(_find(desk, parts, document)) == [
        "international", "nation", "nation", "nation",
    ]  # fmt: skip
    assert _words(_find(desk, replace(parts, unit=Unit.CHARACTERS), document)) == ["nation"] * 4
    assert _words(_find(desk, Ask("nation,", "ACTOR"), document)) == ["nation"]
    assert _words(_find(desk, Ask("nation,", "QUOTE"), document)) == ["nation,"]


def test_forms_are_looked_for_in_english_documents_only(desk: Desk) -> None:
    english = _with(desk, "An ally, allies.", "English")
    german = documents.add_document(
        desk.project,
        replace(release("German", "ally, allies"), language="de"),
        annotator=desk.ana.id,
    )
    ask = Ask("ally", "ACTOR", Manner(inflected=True))
    assert _words(_find(desk, ask, english)) == ["ally", "allies"]
    assert _words(_find(desk, ask, german)) == ["ally"]
    assert len(_find(desk, ask).places) == 4  # the desk's own document has one more


def test_places_in_locked_documents_are_counted_not_given(desk: Desk) -> None:
    document = _with(desk, _TEXT)
    documents.set_document_state(
        desk.project, document.id, DocumentState.LOCKED, annotator=desk.ana.id
    )
    found = _find(desk, Ask("NATO", "ACTOR"))
    assert len(found.places) == 1
    assert (found.locked, found.locked_documents) == (4, 1)


def test_too_many_places_are_cut_and_said_to_be(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST", 3)
    document = _with(desk, "NATO " * 10)
    found = _find(desk, Ask("NATO", "ACTOR"), document)
    assert (len(found.places), found.cut) == (3, True)
    monkeypatch.setattr(finding, "MOST", 10)
    found = _find(desk, Ask("NATO", "ACTOR"), document)
    assert (len(found.places), found.cut) == (10, False)


def test_a_cancelled_search_gives_nothing(desk: Desk) -> None:
    told: list[tuple[int, int]] = []

    def once(done: int, total: int) -> bool:
        told.append((done, total))
        return False

    found = find_places(desk.project, Ask("NATO", "ACTOR"), annotator=1, progress=once)
    assert found == Findings(cancelled=True)
    assert told == [(0, 1)]


def test_an_unknown_label_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownNameError):
        _find(desk, Ask("NATO", "NOBODY"))


def test_places_from_elsewhere_are_trimmed_and_checked_as_those_that_were_found(
    desk: Desk,
) -> None:
    other, locked = _with(desk, _TEXT), _with(desk, _TEXT, "Locked")
    documents.set_document_state(
        desk.project, locked.id, DocumentState.LOCKED, annotator=desk.ana.id
    )
    annotating.annotate(desk.project, other.id, [Span(0, 4)], label="ACTOR", annotator=desk.ana.id)
    given_places = [(other.id, Span(22, 27)), (other.id, Span(0, 4)), (other.id, Span(9, 14)),
                    (other.id, Span(9, 14)), (locked.id, Span(0, 4))]  # fmt: skip
    found = known_places(desk.project, given_places, label="ACTOR", annotator=desk.ana.id)
    assert [each.words for each in found.places] == ["Iraq", "NATO"]
    assert found.places[0].span == Span(9, 13)
    assert found.titles == {other.id: "New"}
    assert (found.marked, found.locked, found.locked_documents) == (1, 1, 1)
    for wrong in ((other.id, Span(0, 999)), (99, Span(0, 1))):
        with pytest.raises(AnnotatorError):
            known_places(desk.project, [wrong], label="ACTOR", annotator=desk.ana.id)


@given(data=st.data(), bodies=st.lists(texts(least=1, most=12), min_size=1, max_size=3))
def test_a_project_has_the_places_that_its_texts_have(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, bodies: list[str]
) -> None:
    bodies = [each for each in bodies if each.strip()] or ["x"]
    made = make_desk(tmp_path_factory.mktemp("find") / "p.annot")
    source = data.draw(st.sampled_from(bodies))
    start = data.draw(st.integers(0, len(source) - 1))
    words = source[start : start + data.draw(st.integers(1, 6))].strip() or "Norway"
    manner = data.draw(st.builds(Manner, any_case=st.booleans(), whole_words=st.booleans()))
    everything = [(made.document.id, TEXT)]
    everything += [(_with(made, body, f"D{n}").id, body) for n, body in enumerate(bodies)]
    ask = Ask(words, "ACTOR", manner, Unit.CHARACTERS)
    found = [(each.document_id, each.span) for each in _find(made, ask).places]
    trimmed = [
        (document_id, trim(text, span, Trim.WORDS))
        for document_id, text in everything
        for span in Sought(words, manner).spans(text)
    ]
    assert found == [pair for pair in trimmed if pair[1] is not None]
    made.project.close()

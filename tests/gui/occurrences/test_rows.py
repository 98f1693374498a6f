"""Ticks of rows and of their headings, contexts that are cut, and what is said of them."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from annotator.gui.fonts import reading_font
from annotator.gui.occurrences import wording
from annotator.gui.occurrences.row_paint import cut, is_right_to_left
from annotator.gui.occurrences.rows import Heading, PlaceModel
from annotator.model.text import Span
from annotator.operations.finding import Findings
from annotator.operations.places import Place

_TITLES = {1: "First", 2: "Second"}


def _place(document_id: int, start: int, words: str = "NATO", before: str = "the ") -> Place:
    return Place(document_id, Span(start, start + len(words)), before, words, " said")


def _model(*, grouped: bool = True) -> PlaceModel:
    model = PlaceModel()
    places = [_place(1, 0), _place(1, 9), _place(2, 5)]
    model.show(places, _TITLES, grouped=grouped)
    return model


def test_documents_stand_above_their_places_when_grouped(qtbot: QtBot) -> None:
    rows = [_model().row(number) for number in range(6)]
    assert rows[0] == Heading(1, "First", 2, 2)
    assert rows[3] == Heading(2, "Second", 1, 1)
    assert rows[5] is None
    assert _model(grouped=False).rowCount() == 3


def test_a_heading_says_how_many_of_its_places_are_ticked(qtbot: QtBot) -> None:
    model = _model()
    state = Qt.ItemDataRole.CheckStateRole
    model.turn(1)
    assert model.row(0) == Heading(1, "First", 2, 1)
    assert model.data(model.index(0), state) == Qt.CheckState.PartiallyChecked
    model.turn(0)
    assert model.row(0) == Heading(1, "First", 2, 2)
    model.turn(0)
    assert model.data(model.index(0), state) == Qt.CheckState.Unchecked
    assert model.chosen() == [(2, Span(5, 9))]
    assert (model.ticked(), model.count()) == (1, 3)
    model.turn(99)
    assert model.ticked() == 1


def test_what_was_unticked_stays_so_when_the_list_is_made_anew(qtbot: QtBot) -> None:
    model = _model()
    model.turn(2)
    model.show([_place(1, 9), _place(2, 5)], _TITLES, grouped=False)
    assert model.chosen() == [(2, Span(5, 9))]
    model.turn_all()
    assert model.ticked() == 2
    model.turn_all()
    assert model.ticked() == 0
    model.forget_ticks()
    model.show([_place(1, 9)], _TITLES, grouped=False)
    assert model.ticked() == 1


@given(turns=st.lists(st.integers(-1, 6), max_size=12))
def test_the_counts_are_always_those_of_the_ticks(turns: list[int]) -> None:
    model = _model()
    for turn in turns:
        model.turn_all() if turn < 0 else model.turn(turn)
        assert model.ticked() == len(model.chosen())
        headings = [row for n in range(6) if isinstance(row := model.row(n), Heading)]
        assert sum(each.ticked for each in headings) == model.ticked()


def test_a_row_is_spoken_with_its_tick(qtbot: QtBot) -> None:
    model = _model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0), role) == "First, 2 of 2 ticked"
    assert model.data(model.index(1), role) == "ticked: the NATO said"
    model.turn(1)
    assert model.data(model.index(1), role) == "not ticked: the NATO said"


def test_the_current_row_is_sought_by_its_place(qtbot: QtBot) -> None:
    model = _model()
    assert model.row_of(1, 4) == 2
    assert model.row_of(2, 0) == 4
    assert model.row_of(7, 0) == 1
    assert PlaceModel().row_of(1, 0) == -1


@pytest.mark.parametrize("keeps_end", [True, False])
def test_a_context_is_cut_where_it_is_farthest_from_the_words(
    qtbot: QtBot, *, keeps_end: bool
) -> None:
    metrics = QFontMetricsF(reading_font(14))
    words = "Norway’s foreign minister promised engineers to the alliance this spring"
    found = cut(words, metrics, 200, keeps_end=keeps_end)
    assert metrics.horizontalAdvance(found) <= 200
    kept = found.strip("…")
    assert words.endswith(kept) if keeps_end else words.startswith(kept)
    assert set(kept.split()) <= set(words.split())
    assert cut("short", metrics, 200, keeps_end=keeps_end) == "short"
    assert cut("", metrics, 0, keeps_end=keeps_end) == ""
    assert len(cut(words, metrics, 5, keeps_end=keeps_end)) <= 2


def test_a_place_is_read_in_the_direction_of_its_words() -> None:
    assert is_right_to_left(_place(1, 0, "الناتو"))
    assert is_right_to_left(_place(1, 0, "2018", before="عام "))
    assert not is_right_to_left(_place(1, 0, "NATO", before="عام "))
    assert not is_right_to_left(Place(1, Span(0, 1), "", "7", ""))


@pytest.mark.parametrize(
    ("found", "parts"),
    [
        (Findings(), []),
        (Findings(marked=1), ["1 carries Actor already"]),
        (
            Findings(marked=2_000, inside=3),
            ["2,000 carry Actor already", "3 inside other labels left out"],
        ),
        (Findings(locked=3, locked_documents=1), ["3 in a locked document left out"]),
        (Findings(locked=3, locked_documents=2), ["3 in 2 locked documents left out"]),
        (Findings(cut=True), ["only the first 20,000 are shown"]),
    ],
)
def test_what_was_left_out_is_said(found: Findings, parts: list[str]) -> None:
    assert wording.left_out(found, "Actor") == parts


def test_an_empty_list_says_why_it_is_empty() -> None:
    here = partial(wording.nothing, words="NATO", label="Actor", everywhere=False)
    there = partial(wording.nothing, words="NATO", label="Actor", everywhere=True)
    assert here(Findings(marked=2)) == "Every “NATO” in this document carries Actor already."
    assert here(Findings()).startswith("“NATO” was not found in this document.")
    assert there(Findings()) == "“NATO” was not found in this project."
    assert there(Findings(marked=1, locked=1)) == "No “NATO” in this project is left to be marked."


def test_a_step_is_named_by_what_it_marks() -> None:
    assert wording.step_title(1, "NATO", "Actor") == "Mark Actor “NATO”"
    assert wording.step_title(1200, "NATO", "Actor") == "Mark 1,200 “NATO” as Actor"
    assert wording.step_title(1, "", "Actor") == "Mark 1 place as Actor"
    assert wording.step_title(7, "", "Actor") == "Mark 7 places as Actor"


def test_what_was_done_says_how_it_is_taken_back() -> None:
    done = wording.done
    assert done(1, "Actor", 1, None, "Ctrl+Z") == "1 marked as Actor · Ctrl Z takes it back"
    assert done(2, "Actor", 2, None, "") == "2 marked as Actor in 2 documents"
    locked = Findings(locked=1, locked_documents=1)
    assert done(2, "Actor", 1, locked, "") == (
        "2 marked as Actor · 1 in a locked document was left out"
    )


def test_values_are_offered_in_words() -> None:
    values: dict[str, object] = {"kind": "person", "firm": True, "no": False, "all": ["a", "b"]}
    assert list(wording.values_in_words(values, frozenset({"kind", "no"}))) == [
        ("kind", "person", True),
        ("firm", "yes", False),
        ("no", "no", True),
        ("all", "a, b", False),
    ]

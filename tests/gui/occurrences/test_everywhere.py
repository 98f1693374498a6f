"""Shift and a label's key: every further occurrence, looked through and marked at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.modes import Mode
from annotator.gui.occurrences.panel import OccurrencesPanel
from annotator.gui.settings import Settings
from annotator.model.documents import DocumentState
from annotator.model.text import Span
from annotator.operations import describing, documents, history
from annotator.store import annotations
from annotator.store.history import present
from tests.gui.test_keyboards import SHIFT, Keyboard, by_keyboard, send
from tests.support.projects import desk, last_step_id, release
from tests.support.windows import Gui, open_window

_TEXT = (
    "NATO and Iraq met. “NATO’s allies and NATO Mission Iraq,” said Ana of NATO.\n\n"
    + "A long way down there is nothing of it.\n\n" * 30
    + "Nato, NATOs and the NATO-Iraq partnership.\n"
)


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    """A project with a document full of NATO, and another one."""
    made = desk(tmp_path / "nato.annot")
    documents.remove(made.project, [made.document.id], annotator=made.ana.id)
    for title, text in (
        ("First", _TEXT),
        ("Second", "NATO again. NATO once more, nato."),
        ("T", "x"),
    ):
        documents.add_document(made.project, release(title, text), annotator=made.ana.id)
    made.project.close()
    return made.project.path


@pytest.fixture
def nato(gui: Gui) -> Gui:
    """The window on the first document."""
    gui.running.session.show_document(2)
    gui.settle()
    return gui


def _panel(gui: Gui) -> OccurrencesPanel:
    found = gui.find("occurrences_panel")
    assert isinstance(found, OccurrencesPanel)
    return found


def _rows(gui: Gui) -> list[str]:
    model = _panel(gui).model
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def _await(gui: Gui, count: int) -> None:
    """Wait until the search beside the window has found so many places."""
    said = f"{count} of {count} ticked"
    gui.qtbot.waitUntil(
        lambda: gui.find("occurrences_count").accessibleName() == said, timeout=60_000
    )
    gui.settle()


def _title(gui: Gui) -> str:
    return gui.page.document.title if gui.page.document is not None else ""


def test_every_further_occurrence_is_marked_but_those_that_were_unticked(nato: Gui) -> None:
    first = nato.mark("NATO")
    step = last_step_id(nato.project)
    nato.press("Shift+A")
    assert nato.desk.mode() is Mode.PLACES
    assert _panel(nato).model.count() == 4
    nato.press("Space", "Down", "Down", "Space", "Return")
    assert nato.words() == [("ACTOR", "NATO")] * 3
    assert [each.start for each in nato.stored()] == [0, 38, _TEXT.index("NATO-Iraq")]
    assert last_step_id(nato.project) == step + 1
    assert nato.notice() == "2 marked as Actor · Ctrl Z takes all of them back"
    assert nato.pane.hasFocus()
    assert nato.page.selected() == first
    nato.press("Ctrl+Z")
    assert nato.stored() == [first]
    nato.press("Ctrl+Shift+Z")
    assert len(nato.stored()) == 3


def test_selected_words_are_marked_too_and_the_caret_stays(nato: Gui) -> None:
    _, end = nato.select("NATO")
    nato.press("Shift+R", "Return")
    assert nato.words() == [("ROLE", "NATO")] * 5
    assert (nato.pane.selection(), nato.pane.caret()) == (None, end)
    assert nato.desk.actions.named("undo").words() == "Undo: mark 5 “NATO” as Role"


def test_esc_leaves_everything_as_it_was(nato: Gui) -> None:
    start, end = nato.select("NATO", nth=3)
    before, line = present(nato.project), nato.pane.first_line()
    nato.press("Shift+A", "End")
    assert nato.pane.first_line() != line
    nato.press("Esc")
    assert not _shown(nato)
    assert nato.pane.selection() == Span(start, end)
    assert nato.pane.first_line() == line
    assert nato.pane.scene.hits == ()
    assert nato.pane.hasFocus()
    assert present(nato.project) == before


def test_whoever_clicks_on_the_page_meanwhile_stays_there(nato: Gui) -> None:
    nato.select("NATO")
    assert nato.pane.first_line() is None
    nato.press("Shift+A", "End")
    nato.click_words("partnership")
    caret = nato.pane.caret()
    nato.press("Esc")
    assert not _shown(nato)
    assert nato.pane.caret() == caret
    assert nato.pane.first_line() is not None


def _shown(gui: Gui) -> bool:
    return any(each.isVisible() for each in gui.window.findChildren(OccurrencesPanel))


def test_the_page_shows_the_ticked_places_and_the_current_one(nato: Gui) -> None:
    nato.select("NATO")
    nato.press("Shift+A")
    starts = [0, 20, 38, 70, _TEXT.index("NATO-Iraq")]
    pane = nato.pane
    assert [start for start, _ in pane.scene.hits] == starts
    assert pane.scene.current_hit == 0
    nato.press("Down", "Space", "Down")
    assert [start for start, _ in pane.scene.hits] == [0, 38, 70, starts[4]]
    assert pane.scene.current_hit == 1
    nato.press("End")
    assert pane.viewport().rect().contains(pane.rect_at(starts[4]).center().toPoint())


def test_the_current_place_is_seen_above_the_panel_that_has_come(nato: Gui) -> None:
    # Words in the last line in sight: the panel takes their place, and the page goes up.
    start = _TEXT.index("NATO-Iraq")
    nato.select("NATO-Iraq")
    nato.pane.select(start, start + 4)
    nato.press("Shift+A")
    place = nato.pane.rect_at(start).center().toPoint()
    nato.qtbot.waitUntil(
        lambda: nato.pane.viewport().rect().contains(nato.pane.rect_at(start).center().toPoint()),
        timeout=60_000,
    )
    assert place.y() < _panel(nato).y()
    line = nato.pane.first_line()
    nato.press("Home")
    assert nato.pane.first_line() != line
    nato.press("Esc")
    assert nato.pane.selection() == Span(start, start + 4)


def test_in_a_low_window_the_list_is_short_and_its_current_row_is_seen(nato: Gui) -> None:
    nato.window.resize(700, 430)
    nato.settle()
    nato.select("NATO")
    nato.press("Shift+A", "Down", "Down")
    places, panel = _panel(nato).list, _panel(nato)
    assert places.viewport().rect().contains(places.visualRect(places.currentIndex()).center())
    assert places.geometry().bottom() < nato.find("occurrences_mark").geometry().top()
    around = panel.parentWidget()
    assert around is not None
    assert panel.geometry().bottom() <= around.height()


def test_the_list_begins_at_the_caret(nato: Gui) -> None:
    nato.select("NATO", nth=2)
    nato.press("Shift+A")
    current = _panel(nato).current()
    assert current is not None
    assert current.span.start == 38


def test_a_ticks_all_or_none_and_without_ticks_nothing_is_marked(nato: Gui) -> None:
    nato.select("NATO")
    nato.press("Shift+A", "A")
    assert _panel(nato).model.ticked() == 0
    before = present(nato.project)
    nato.press("Return")
    assert _shown(nato)
    assert present(nato.project) == before
    nato.press("A")
    assert _panel(nato).model.ticked() == 5


def test_options_have_keys_and_are_remembered(nato: Gui) -> None:
    nato.select("NATO")
    nato.press("Shift+A", "C")
    assert _panel(nato).model.count() == 6
    nato.press("F")
    assert _panel(nato).model.count() == 7
    nato.press("C", "W")
    assert _panel(nato).model.count() == 6
    nato.press("Esc")
    nato.select("NATO")
    nato.press("Shift+A")
    assert _panel(nato).model.count() == 6
    assert nato.running.settings.store.value("occurrences/options") == "other_forms inside_others"


def test_what_is_inside_other_labels_counts_unless_it_is_said_not_to(nato: Gui) -> None:
    nato.mark("“NATO’s allies and NATO Mission Iraq,”", "Q")
    nato.mark("NATO Mission Iraq")
    nato.select("NATO")
    nato.press("Shift+A")
    assert _panel(nato).model.count() == 4
    assert nato.find("occurrences_report").accessibleName() == "1 carries Actor already"
    nato.press("O")
    assert _panel(nato).model.count() == 3
    report = nato.find("occurrences_report").accessibleName()
    assert report == "1 carries Actor already · 1 inside other labels left out"


def test_the_whole_project_is_searched_under_the_titles_of_its_documents(nato: Gui) -> None:
    nato.select("NATO")
    nato.press("Shift+A", "P")
    _await(nato, 7)
    titles = [row for row in _rows(nato) if row in {"First", "Second", "T"}]
    assert titles == ["First", "Second"]
    nato.press("End")
    nato.qtbot.waitUntil(lambda: _title(nato) == "Second", timeout=60_000)
    nato.press("Return")
    assert _title(nato) == "First"
    assert nato.notice() == "7 marked as Actor in 2 documents · Ctrl Z takes all of them back"
    assert len(annotations.of_document(nato.project, 3)) == 2
    nato.press("Ctrl+Z")
    assert annotations.of_document(nato.project, 3) == nato.stored() == []


def test_a_heading_ticks_its_document(nato: Gui) -> None:
    nato.select("NATO")
    nato.press("Shift+A", "P")
    _await(nato, 7)
    nato.press("Home", "Space")
    assert _panel(nato).model.ticked() == 2
    nato.press("Return")
    assert nato.stored() == []
    assert len(annotations.of_document(nato.project, 3)) == 2


def test_esc_from_another_document_goes_back(nato: Gui) -> None:
    start, end = nato.select("NATO", nth=1)
    nato.press("Shift+A", "P")
    _await(nato, 7)
    nato.press("End")
    nato.qtbot.waitUntil(lambda: _title(nato) == "Second", timeout=60_000)
    nato.press("Esc")
    assert _title(nato) == "First"
    assert nato.pane.selection() == Span(start, end)


def test_places_in_locked_documents_are_left_out_and_said_to_be(nato: Gui) -> None:
    nato.running.session.run(documents.set_document_state, 3, DocumentState.LOCKED)
    nato.select("NATO")
    nato.press("Shift+A", "P")
    _await(nato, 5)
    report = nato.find("occurrences_report").accessibleName()
    assert report == "2 in a locked document left out"
    nato.press("Return")
    assert nato.notice() == (
        "5 marked as Actor · Ctrl Z takes all of them back · 2 in a locked document were left out"
    )


def test_values_of_the_selected_annotation_are_carried_over_unless_switched_off(nato: Gui) -> None:
    chosen = nato.mark("NATO")
    values = {"kind": "organisation", "canonical": "North Atlantic Treaty Organization"}
    nato.running.session.run(describing.set_attributes, [chosen.id], values)
    nato.choose(nato.stored()[0])
    nato.press("Shift+A", "2", "Return")
    found = nato.stored()
    assert len(found) == 5
    assert all(each.attributes.get("kind") == "organisation" for each in found)
    assert [each.attributes.get("canonical") for each in found[1:]] == [None] * 4


def test_another_label_takes_no_values_over(nato: Gui) -> None:
    nato.mark("NATO")
    nato.press("Shift+R")
    assert _panel(nato).model.count() == 5
    nato.press("Return")
    assert [label for label, _ in nato.words()].count("ROLE") == 5


def test_places_from_elsewhere_are_offered_and_marked(nato: Gui) -> None:
    start, end = nato.select("said Ana")
    nato.desk.occurrences.offer("QUOTE", [(2, Span(start, end)), (2, Span(0, 4))], words="x")
    nato.settle()
    assert _rows(nato)[0].startswith("NATO and")
    nato.press("Return")
    assert nato.words() == [("QUOTE", "NATO"), ("QUOTE", "said Ana")]


def test_without_words_the_key_says_what_to_do(nato: Gui) -> None:
    nato.pane.setFocus()
    nato.press("Shift+A")
    assert not _shown(nato)
    assert nato.notice() == (
        "Select words or an annotation first; then Shift+A marks them everywhere."
    )


def test_nothing_found_is_said_where_the_places_would_be(nato: Gui) -> None:
    nato.mark("said Ana")
    nato.press("Shift+A")
    description = nato.find("occurrences_list").accessibleDescription()
    assert description == "Every “said Ana” in this document carries Actor already."
    nato.press("Return")
    assert _shown(nato)


def test_the_list_follows_what_is_undone_meanwhile(nato: Gui) -> None:
    nato.mark("NATO")
    nato.press("Shift+A", "Down")
    assert _panel(nato).model.count() == 4
    nato.press("Ctrl+Z")
    assert _panel(nato).model.count() == 5
    current = _panel(nato).current()
    assert current is not None
    assert current.span.start == 38


def test_another_document_ends_it(nato: Gui) -> None:
    nato.select("NATO")
    nato.press("Shift+A")
    nato.running.session.show_document(3)
    nato.settle()
    assert not _shown(nato)
    assert _title(nato) == "Second"


def test_many_places_are_marked_beside_the_window(
    nato: Gui, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotator.gui.occurrences import works

    monkeypatch.setattr(works, "MANY", 3)
    nato.select("NATO")
    nato.press("Shift+A", "Return")
    nato.qtbot.waitUntil(lambda: len(nato.stored()) == 5, timeout=60_000)
    nato.qtbot.waitUntil(lambda: not _shown(nato), timeout=60_000)
    assert nato.notice() == "5 marked as Actor · Ctrl Z takes all of them back"
    assert len(nato.page.annotations) == 5
    history.undo(nato.project, annotator=nato.running.session.annotator.id)
    assert nato.stored() == []


def test_f6_goes_from_the_page_to_the_panel_and_tab_stays_in_it(nato: Gui) -> None:
    nato.select("NATO")
    nato.press("Shift+A")
    nato.pane.setFocus()
    assert nato.desk.mode() is not Mode.PLACES
    nato.press("F6")
    assert _panel(nato).list.hasFocus()
    for _ in range(3):
        nato.press("Tab")
        assert nato.desk.mode() is Mode.PLACES
    nato.press("Esc")
    assert not _shown(nato)


def test_a_project_that_is_only_read_is_not_marked(
    qtbot: QtBot, project_path: Path, remembered: Settings
) -> None:
    project_path.chmod(0o444)
    opened = open_window(qtbot, [project_path], remembered)
    try:
        if not opened.project.read_only:
            pytest.skip("this user may write any file")
        opened.select("NATO")
        opened.press("Shift+A")
        assert opened.notice() == "This project is open for reading only."
    finally:
        opened.running.close()
        opened.settle()


@by_keyboard
def test_its_keys_are_known_on_keyboards_of_other_scripts(keyboard: Keyboard, nato: Gui) -> None:
    chosen = nato.mark("NATO")
    nato.running.session.run(describing.set_attributes, [chosen.id], {"canonical": "NATO"})
    nato.choose(nato.stored()[0])
    send(nato, keyboard.press("a", SHIFT))
    for letter, ticked in (("a", 0), ("a", 4), ("c", 5), ("w", 6)):
        send(nato, keyboard.press(letter))
        assert _panel(nato).model.ticked() == ticked
    send(nato, keyboard.press("1"))
    nato.press("Return")
    assert len(nato.stored()) == 7
    assert [each.attributes.get("canonical") for each in nato.stored()[1:]] == [None] * 6


def test_esc_ends_a_search_that_goes_on(nato: Gui) -> None:
    nato.select("NATO")
    nato.press("Shift+A")
    before = _rows(nato)
    nato.press("P", "Esc")
    assert not _shown(nato)
    nato.select("NATO")
    nato.press("Shift+A")  # the whole project is remembered, and looked through anew
    _await(nato, 7)
    assert len(_rows(nato)) == len(before) + 4


def test_the_window_can_be_closed_while_places_are_looked_for(nato: Gui) -> None:
    nato.select("NATO")
    nato.press("Shift+A", "P")
    assert nato.running.window.close()


def test_the_line_of_keys_names_the_key_and_then_those_of_the_list(nato: Gui) -> None:
    line = nato.window.hint_line
    nato.select("NATO")
    nato.settle()
    assert line.words().endswith("Shift+A everywhere")
    nato.press("Shift+A")
    assert line.words().split() == (
        "Space ticks or unticks A all or none Enter marks what is ticked Esc leaves".split()
    )
    nato.press("Esc")
    assert line.words().startswith("Mark the words as")


def test_a_click_on_a_tick_takes_it_away(nato: Gui) -> None:
    nato.select("NATO")
    nato.press("Shift+A")
    places = _panel(nato).list
    box = places.visualRect(places.model().index(1, 0))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(places.viewport(), left, pos=QPoint(box.left() + 18, box.center().y()))
    assert _panel(nato).model.ticked() == 4
    QTest.mouseClick(places.viewport(), left, pos=QPoint(box.center().x(), box.center().y()))
    assert _panel(nato).model.ticked() == 4
    nato.click("occurrences_mark")
    assert len(nato.stored()) == 4


def test_an_annotation_in_pieces_asks_for_words(nato: Gui) -> None:
    nato.mark("NATO and Iraq", "Q")
    nato.select("said Ana")
    nato.press("F", "Shift+Q")
    assert not _shown(nato)
    assert nato.notice() == (
        "This annotation is in several pieces: select the words that should be found."
    )


def test_a_long_text_is_searched_beside_the_window(
    nato: Gui, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotator.gui.occurrences import works

    monkeypatch.setattr(works, "LONG_TEXT", 10)
    nato.select("NATO")
    nato.press("Shift+A")
    _await(nato, 5)
    nato.press("Return")
    assert len(nato.stored()) == 5

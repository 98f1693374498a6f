"""The history of the selected annotation: what each step changed, and going back to it, by keys."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui.inspector.changes import what_changed
from annotator.gui.inspector.history_card import HistorySection
from annotator.gui.modes import Mode
from annotator.model.text import Span
from annotator.operations import annotating, describing, noting, relating
from annotator.store import lives, relations
from tests.gui.inspector.test_inspector import words_of
from tests.support.windows import Gui


def focused() -> str:
    found = QApplication.focusWidget()
    assert found is not None
    return found.objectName()


def to_history(gui: Gui) -> None:
    """Tab from the page into the list of steps."""
    gui.press("E")
    for _ in range(40):
        if focused().startswith("history_"):
            return
        gui.press("Tab")
    raise AssertionError("Tab does not reach the history")


def test_each_step_says_what_it_changed_from_what_to_what(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("E", "2", "Esc", "R", "!")
    said = words_of(gui.find("history_card"))
    assert "Actor → Role, kind state → none" in said
    assert "kind none → state" in said
    assert "flag none → look again" in said


def test_enter_on_a_step_restores_what_was_after_it_and_undo_takes_that_back(gui: Gui) -> None:
    it = gui.mark("Norway")
    gui.press("E", "2", "Esc", "R")
    assert gui.words() == [("ROLE", "Norway")]
    to_history(gui)
    assert gui.desk.mode() is Mode.FIELD
    gui.press("Down")
    (_, kind, _) = lives.steps(gui.project, it.id)
    assert focused() == f"history_step_{kind.id}"
    gui.press("Enter")
    assert gui.words() == [("ACTOR", "Norway")]
    assert dict(gui.stored()[0].attributes) == {"kind": "state"}
    assert focused() == f"history_step_{kind.id}"
    gui.press("Esc", "Ctrl+Z")
    assert gui.words() == [("ROLE", "Norway")]


def test_the_button_of_a_step_restores_too_and_a_click_on_its_line_does_not(gui: Gui) -> None:
    it = gui.mark("Norway")
    gui.press("R")
    (made, _) = lives.steps(gui.project, it.id)
    gui.click(f"history_step_{made.id}")
    assert gui.words() == [("ROLE", "Norway")]
    gui.click(f"history_restore_{made.id}")
    assert gui.words() == [("ACTOR", "Norway")]


def test_the_latest_step_offers_nothing_to_restore(gui: Gui) -> None:
    gui.mark("Norway")
    names = [each.objectName() for each in gui.window.findChildren(QWidget)]
    assert not any(name.startswith("history_restore_") for name in names)


def test_a_step_after_which_nothing_but_relations_changed_is_gone_back_to_as_well(
    gui: Gui,
) -> None:
    gui.mark("Secretary General", "R")
    actor = gui.mark("Ana Ruiz")
    gui.press("L", "1", "Enter")
    (made,) = relations.of_annotation(gui.project, actor.id)
    linked = lives.steps(gui.project, actor.id)[-1]
    gui.running.session.run(relating.unrelate, [made.id])
    gui.choose(actor)
    to_history(gui)
    gui.press("Down")
    assert focused() == f"history_step_{linked.id}"
    gui.press("Enter")
    assert relations.of_annotation(gui.project, actor.id) == [made]
    gui.press("Ctrl+Z")
    assert relations.of_annotation(gui.project, actor.id) == []


def test_all_steps_are_reached_by_keys(gui: Gui) -> None:
    it = gui.mark("Norway")
    for n in range(60):
        gui.running.session.run(describing.set_flag, [it.id], f"flag {n}")
        gui.running.session.run(describing.set_confidence, [it.id], n / 100)
    gui.settle()
    count = len(lives.steps(gui.project, it.id))
    to_history(gui)
    seen: set[str] = set()
    for _ in range(2 * count):
        before = focused()
        if before == "history_earlier":
            gui.press("Enter")
        else:
            seen.add(before)
            gui.press("Down")
        if focused() == before:
            break
    assert len(seen) == count
    assert gui.find(f"history_step_{lives.steps(gui.project, it.id)[0].id}").hasFocus()


def test_the_line_of_keys_names_what_enter_does(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("R")
    to_history(gui)
    gui.press("Down")
    assert "Enter restores it as it was after this step" in gui.window.hint_line.words()


def test_what_a_step_did_to_a_relation_alone_is_told_by_its_title() -> None:
    assert what_changed(None, None, label=str, entity=str) == ""


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Norway", "Norway’s", "“Norway” → “Norway’s”"),
        ("We will", "We will … today", "with “today”"),
        ("today … today", "today", "without “today”"),
        ("one … two", "one … three", "“two” → “three”"),
    ],
)
def test_other_words_are_told_by_what_is_other(before: str, after: str, told: str) -> None:
    row = {"label_id": 1, "attributes": "{}", "entity_id": None, "status": "draft", "flag": "",
           "confidence": None}  # fmt: skip
    then, now = {**row, "text": before}, {**row, "text": after}
    assert what_changed(then, now, label=str, entity=str) == told


def test_the_card_of_an_annotation_without_history_is_not_seen(gui: Gui) -> None:
    section = HistorySection()
    gui.qtbot.addWidget(section)
    section.show_steps(1, [])
    assert not section.isVisible()


def test_esc_goes_back_to_the_page_from_every_stop(gui: Gui) -> None:
    it, role = gui.mark("Norway"), gui.mark("Secretary General", "R")
    session = gui.running.session
    session.run(relating.relate, "holds_role", it.id, role.id)
    start = gui.page.text.index("NATO")
    session.run(annotating.add_fragment, it.id, Span(start, start + 4))
    note = session.run(noting.add_note, "annotation", it.id, "not **certain**")
    assert note is not None
    session.run(noting.resolve_note, note.id)
    session.run(noting.add_note, "annotation", it.id, "see [there](https://example.org)")
    for _ in range(5):
        session.run(describing.set_flag, [it.id], "odd")
        session.run(describing.set_flag, [it.id], "")
    gui.choose(it)
    gui.press("E")
    first = QApplication.focusWidget()
    stops: list[str] = []
    for place in range(60):
        gui.choose(it)
        gui.press("E", *["Tab"] * place)
        stop = QApplication.focusWidget()
        if stop is None or not gui.window.inspector.isAncestorOf(stop) or (stop is first and place):
            break
        stops.append(stop.objectName())
        gui.press("Esc")
        if not gui.pane.hasFocus():  # the first Esc gives a value up that was being typed
            gui.press("Esc")
        assert gui.pane.hasFocus(), stops[-1]
    assert any(each.startswith("history_step_") for each in stops)
    assert any(each.startswith("note_") for each in stops)
    assert len(stops) > 6


def test_esc_leaves_the_steps_also_where_nothing_can_be_restored_and_at_the_door(gui: Gui) -> None:
    it = gui.mark("Norway")
    for n in range(10):
        gui.running.session.run(describing.set_flag, [it.id], f"odd {n}")
    for key in ("Home", "End"):
        gui.choose(it)
        to_history(gui)
        gui.press(key)
        gui.press("Esc")
        assert gui.pane.hasFocus(), key

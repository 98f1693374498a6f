"""Gaps in the window: walking, meters, leaving with a reason, done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from annotator.model.documents import DocumentState
from annotator.model.people import AssignmentState
from annotator.operations import describing, documents, gaps, relating
from annotator.operations.gaps import DocumentGaps
from annotator.store import people
from tests.support.windows import Gui

QUOTE = "We will defend every ally"
ROLE = "Secretary General"
_LONG = 20_000
"""Milliseconds that a slow machine may take."""


def found(gui: Gui) -> DocumentGaps:
    assert gui.page.document is not None
    me = gui.running.session.annotator.id
    return gaps.of_document(gui.project, gui.page.document.id, annotator=me)


def chosen(gui: Gui) -> str:
    selected = gui.page.selected()
    return selected.text if selected is not None else ""


def known(gui: Gui) -> None:
    """Wait until the window knows what the file says."""
    gui.desk.gaps.standing.refresh()
    wanted = found(gui)
    gui.qtbot.waitUntil(lambda: gui.desk.gaps.standing.known == wanted, timeout=_LONG)
    gui.settle()


def state(gui: Gui) -> AssignmentState | None:
    assert gui.page.document is not None
    mine = people.assignments(gui.project, gui.page.document.id)
    return next((e.state for e in mine if e.annotator_id == gui.running.session.annotator.id), None)


@pytest.fixture
def marked(gui: Gui) -> Gui:
    """A quote without type and speaker (two hard gaps), and a role without holder (a soft one)."""
    gui.mark(QUOTE, "Q")
    gui.mark(ROLE, "R")
    gui.pane.select_annotation(None)
    gui.pane.select(0, 0)
    known(gui)
    return gui


def test_f8_goes_through_the_gaps_in_the_order_of_the_text_and_round(marked: Gui) -> None:
    marked.press("F8")
    assert chosen(marked) == QUOTE
    assert marked.notice() == f"“{QUOTE}”: “spoken by” is missing · L links · 1 of 3"
    marked.press("F8")
    assert marked.notice() == f"“{QUOTE}”: type is not filled in · E goes to the fields · 2 of 3"
    marked.press("F8")
    assert chosen(marked) == ROLE
    assert marked.notice() == f"“{ROLE}”: “holds role” is missing · L links · 3 of 3"
    marked.press("F8")
    assert (chosen(marked), marked.notice()[-6:]) == (QUOTE, "1 of 3")


def test_shift_f8_goes_back_from_the_selected_annotation(marked: Gui) -> None:
    marked.select(ROLE)
    marked.pane.select_annotation(marked.stored()[1].id)
    marked.press("Shift+F8")
    assert (chosen(marked), marked.notice()[-6:]) == (QUOTE, "2 of 3")
    marked.press("Shift+F8", "Shift+F8")
    assert (chosen(marked), marked.notice()[-6:]) == (ROLE, "3 of 3")


def test_f8_starts_from_the_caret_where_nothing_is_selected(marked: Gui) -> None:
    marked.pane.select(marked.page.text.index(" said"), marked.page.text.index(" said"))
    marked.press("Shift+F8")
    assert chosen(marked) == ROLE
    marked.pane.select_annotation(None)
    after = marked.page.text.index("defend")
    marked.pane.select(after, after)
    marked.press("F8")
    assert chosen(marked) == ROLE


def test_f8_goes_on_from_a_gap_that_was_closed_meanwhile(marked: Gui) -> None:
    marked.press("F8")
    quote = marked.stored()[0]
    marked.running.session.run(describing.set_attributes, [quote.id], {"type": "direct"})
    known(marked)
    marked.press("F8")
    assert (chosen(marked), marked.notice()[-6:]) == (ROLE, "2 of 2")


def test_the_notice_names_the_keys_that_are_bound_now(marked: Gui) -> None:
    marked.desk.keymap.give({"link": ("K",)})
    marked.press("F8")
    assert "· K links ·" in marked.notice()


def test_without_gaps_f8_says_so_and_moves_nothing(gui: Gui) -> None:
    gui.pane.setFocus()
    gui.press("F8")
    assert gui.notice() == "No gap in this document."
    assert chosen(gui) == ""


def test_the_meters_follow_what_is_done_and_lead_to_the_first_gap(marked: Gui) -> None:
    meter = marked.find("document_gaps")
    count = marked.find("gap_count")
    assert isinstance(meter, QPushButton)
    assert isinstance(count, QPushButton)
    assert (meter.text(), count.text()) == ("3 open · 0%", "3 gaps")
    assert meter.accessibleName() == "Gaps: 3 open, 0 percent complete. Press for the first."
    role = marked.stored()[1]
    marked.running.session.run(gaps.leave, role.id, "without holds_role", "not named")
    known(marked)
    assert (meter.text(), count.text()) == ("2 open · 1 left · 33%", "2 gaps")
    marked.click("document_gaps")
    assert chosen(marked) == QUOTE
    marked.press("Tab")
    marked.click("gap_count")
    assert chosen(marked) == QUOTE


def test_the_meters_are_gone_where_nothing_is_demanded(gui: Gui) -> None:
    known(gui)
    for name in ("document_gaps", "gap_count"):
        button = gui.window.findChild(QPushButton, name)
        assert button is not None
        assert not button.isVisible()


def test_a_gap_is_left_with_a_reason_shown_and_taken_up_again(marked: Gui) -> None:
    marked.press("F8", "F8", "F8")
    marked.desk.actions.named("leave_gap").run()
    marked.settle()
    assert marked.find("leave_field").isVisible()
    assert marked.desk.mode().value == "Field"
    marked.press("Return")  # a reason must be given
    assert marked.find("leave_field").isVisible()
    marked.type("no speaker is named")
    marked.press("Return")
    assert marked.pane.hasFocus()
    known(marked)
    ((gap, said),) = found(marked).left
    assert (gap.finding, said.reason) == ("without holds_role", "no speaker is named")
    line = marked.find("left_gap")
    assert isinstance(line, QLabel)
    assert line.text() == "gap left: no speaker is named (Ana)"
    assert line.accessibleName().startswith("Gap left: no speaker is named (Ana).")
    step = marked.running.session.next_undo()
    assert step is not None
    assert step.title == f"Leave the gap “{ROLE}”: “holds role” is missing"
    marked.choose(marked.stored()[0])
    assert not marked.window.inspector.selected.left_gaps.isVisible()
    marked.choose(marked.stored()[1])
    marked.click("take_up_gap")
    known(marked)
    assert found(marked).left == ()
    assert not marked.window.inspector.selected.left_gaps.isVisible()
    marked.press("Ctrl+Z")
    known(marked)
    assert len(found(marked).left) == 1
    assert marked.find("left_gap").isVisible()
    marked.desk.actions.named("take_up_gap").run()
    assert found(marked).left == ()


def test_of_several_gaps_tab_chooses_which_is_left_and_escape_leaves_none(marked: Gui) -> None:
    marked.press("F8")
    leave = marked.desk.actions.named("leave_gap")
    leave.run()
    marked.settle()
    marked.type("x")
    marked.press("Esc")
    assert marked.pane.hasFocus()
    assert found(marked).left == ()
    leave.run()
    marked.settle()
    with marked.qtbot.waitSignal(marked.desk.gaps.leaving.said) as said:
        marked.press("Tab")
    assert said.args == ["type is not filled in"]
    marked.type("not quoted in words")
    marked.press("Return")
    ((gap, _),) = found(marked).left
    assert gap.finding == "without type"


def test_the_field_goes_when_another_annotation_is_selected(marked: Gui) -> None:
    marked.press("F8")
    marked.desk.actions.named("leave_gap").run()
    marked.settle()
    marked.choose(marked.stored()[1])
    assert not marked.desk.gaps.leaving.is_open()


def test_done_asks_once_where_hard_gaps_are_open_and_keeps_the_answer(marked: Gui) -> None:
    marked.press("Ctrl+Return")
    assert state(marked) is not AssignmentState.DONE
    assert marked.notice() == (
        "2 hard gaps are open. Ctrl+Enter again says done all the same; F8 goes to the first."
    )
    marked.press("Ctrl+Return")
    assert state(marked) is AssignmentState.DONE
    assert found(marked).open == ()
    assert {said.reason for _, said in found(marked).left} == {"done with open gaps"}
    marked.press("Ctrl+Z")  # one step
    assert state(marked) is not AssignmentState.DONE
    assert len(found(marked).open) == 3


def test_done_asks_again_after_a_change(marked: Gui) -> None:
    marked.press("Ctrl+Return")
    marked.mark("NATO")
    marked.press("Ctrl+Return")
    assert state(marked) is not AssignmentState.DONE
    assert marked.notice().startswith("4 hard gaps are open.")


def test_soft_gaps_do_not_stop_done(gui: Gui) -> None:
    gui.mark(ROLE, "R")
    gui.press("Ctrl+Return")
    assert state(gui) is AssignmentState.DONE
    assert len(found(gui).open) == 1


def test_another_persons_gaps_are_not_shown(marked: Gui) -> None:
    ben = next(e for e in people.annotators(marked.project) if e.name == "Ben")
    marked.running.session.use_annotator(ben)
    known(marked)
    marked.press("F8")
    assert marked.notice() == "No gap in this document."


def test_a_long_document_is_looked_through_when_asked(
    marked: Gui, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.gui.gaps.standing.MANY", 1)
    marked.mark("NATO")
    marked.pane.select_annotation(None)
    marked.pane.select(0, 0)
    marked.settle()
    meter = marked.find("document_gaps")
    assert isinstance(meter, QPushButton)
    assert meter.text() == "look for them"
    marked.press("F8")
    marked.qtbot.waitUntil(lambda: chosen(marked) == QUOTE, timeout=_LONG)
    assert marked.desk.gaps.standing.known == found(marked)
    marked.settle()
    assert marked.notice().endswith("1 of 5")


def test_a_relation_closes_its_gap(marked: Gui) -> None:
    actor = marked.mark("Ana Ruiz")
    quote = marked.stored()[0]
    marked.running.session.run(relating.relate, "spoken_by", quote.id, actor.id)
    known(marked)
    assert "without spoken_by" not in {gap.finding for gap in found(marked).open}
    known_now = marked.desk.gaps.standing.known
    assert known_now is not None
    assert known_now.hard == found(marked).hard


def test_the_meters_are_reached_by_key(marked: Gui) -> None:
    for name in ("document_gaps", "gap_count"):
        assert marked.find(name).focusPolicy() & Qt.FocusPolicy.TabFocus


def _type_canonical(gui: Gui) -> None:
    """Begin to fill in the last gap of an actor, with the focus still in the field."""
    actor = gui.mark("Ana Ruiz")
    gui.running.session.run(describing.set_attributes, [actor.id], {"kind": "person"})
    known(gui)
    gui.press("E", "Tab")
    gui.type("Ana Ruiz")


def test_done_first_saves_what_is_being_typed(gui: Gui) -> None:
    _type_canonical(gui)
    assert found(gui).hard == 1
    gui.press("Ctrl+Return")
    assert found(gui).hard == 0
    assert state(gui) is AssignmentState.DONE


def test_f8_saves_what_is_being_typed_and_gives_the_page_the_keys(gui: Gui) -> None:
    _type_canonical(gui)
    gui.press("F8")
    assert gui.pane.hasFocus()
    assert gui.notice() == "No gap in this document."


def test_f8_from_the_meter_gives_the_page_the_keys(marked: Gui) -> None:
    marked.find("document_gaps").setFocus()
    marked.press("Space")
    assert marked.pane.hasFocus()
    marked.press("L")
    assert "nothing on this page" in marked.notice()  # L means linking there


def test_a_locked_document_is_done_without_being_asked_about(marked: Gui) -> None:
    assert marked.page.document is not None
    run, document = marked.running.session.run, marked.page.document.id
    run(documents.set_document_state, document, DocumentState.LOCKED)
    marked.settle()
    marked.press("Ctrl+Return")
    assert state(marked) is AssignmentState.DONE
    assert len(found(marked).open) == 3

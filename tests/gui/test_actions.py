"""The one list of actions."""

from annotator.gui.actions import Action, Actions
from annotator.gui.modes import ANYWHERE, ON_PAGE, Mode
from tests.support.windows import Gui


def test_no_two_actions_of_one_mode_share_a_key(gui: Gui) -> None:
    assert gui.desk.actions.clashes() == ()


def test_a_shared_key_is_found() -> None:
    one = Action("one", "One", print, "View", ("A",), ON_PAGE)
    other = Action("other", "Other", print, "View", ("A",), frozenset({Mode.ARMED}))
    assert Actions([one, other]).clashes() == ((Mode.ARMED, "A"),)


def test_every_action_has_a_name_and_a_title_of_its_own(gui: Gui) -> None:
    actions = list(gui.desk.actions)
    assert len({each.name for each in actions}) == len(actions)
    assert len({each.title for each in actions}) == len(actions)


def test_the_labels_of_the_codebook_come_first_with_their_keys(gui: Gui) -> None:
    first = [(each.title, each.key) for each in list(gui.desk.actions)[:4]]
    assert first == [
        ("Mark as Actor", "A"),
        ("Mark as Role", "R"),
        ("Mark as Commitment", "C"),
        ("Mark as Quote", "Q"),
    ]


def test_away_from_the_page_only_actions_of_everywhere_answer(gui: Gui) -> None:
    actions = gui.desk.actions
    assert actions.for_key("A", Mode.READ, on_page=True) is not None
    assert actions.for_key("A", Mode.READ, on_page=False) is None
    found = actions.for_key("Ctrl+K", Mode.FIELD, on_page=False)
    assert found is not None
    assert found.modes == ANYWHERE


def test_a_key_that_cannot_do_anything_now_says_why(gui: Gui) -> None:
    gui.pane.setFocus()
    gui.press("F")
    assert gui.notice() == "Select an annotation first, then words, then press F to add them to it."


def test_undo_says_what_it_would_undo(gui: Gui) -> None:
    gui.mark("Norway")
    assert gui.desk.actions.named("undo").words() == "Undo: mark Actor “Norway”"
    gui.press("Ctrl+Z")
    assert gui.desk.actions.named("redo").words() == "Redo: mark Actor “Norway”"

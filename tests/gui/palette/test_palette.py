"""Finding anything by a few letters, with keys alone."""

from annotator.gui.palette.palette import CommandPalette
from annotator.operations.documents import add_document
from tests.support.projects import release
from tests.support.windows import Gui


def shown(gui: Gui) -> list[str]:
    """What the open palette lists."""
    palette = gui.find("command_palette")
    assert isinstance(palette, CommandPalette)
    return palette.titles()


def test_ctrl_k_lists_every_action_with_its_key(gui: Gui) -> None:
    gui.press("Ctrl+K")
    assert shown(gui) == [each.words() for each in gui.desk.actions]


def test_an_action_is_done_by_a_few_letters_and_enter(gui: Gui) -> None:
    gui.select("Norway")
    gui.press("Ctrl+K")
    gui.type("mark role")
    gui.press("Enter")
    assert gui.words() == [("ROLE", "Norway")]
    assert gui.pane.hasFocus()


def test_the_palette_opens_from_a_field_too(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("E", "Tab", "Ctrl+K")
    assert gui.find("command_palette").isVisible()


def test_esc_closes_the_palette_and_returns_to_the_page(gui: Gui) -> None:
    gui.press("Ctrl+K", "Esc")
    assert not gui.window.findChildren(CommandPalette)[0].isVisible()
    assert gui.pane.hasFocus()


def test_an_annotation_is_found_by_its_words(gui: Gui) -> None:
    made = gui.mark("Norway")
    gui.press("Esc", "Ctrl+K")
    gui.type("norw")
    assert "Norway" in shown(gui)
    gui.press("Enter")
    assert gui.pane.selected_annotation() == made.id


def test_a_document_is_found_by_its_title(gui: Gui) -> None:
    other = add_document(gui.project, release("Communiqué", "Other words."), annotator=1)
    gui.press("Ctrl+K")
    gui.type("communiqué")
    gui.press("Enter")
    assert gui.page.document is not None
    assert gui.page.document.id == other.id


def test_words_of_a_text_are_found_and_selected(gui: Gui) -> None:
    add_document(gui.project, release("Communiqué", "The envoy spoke of tariffs."), annotator=1)
    gui.press("Ctrl+K")
    gui.type("tariffs")
    gui.press("Enter")
    span = gui.pane.selection()
    assert span is not None
    assert span.of(gui.page.text) == "tariffs"


def test_what_cannot_be_done_now_says_why(gui: Gui) -> None:
    gui.press("Ctrl+K")
    gui.type("accept the sugg")
    gui.press("Enter")
    assert gui.notice() == "Select a suggestion first: press the full stop."


def test_arrows_go_round(gui: Gui) -> None:
    gui.press("Ctrl+K")
    gui.type("next document")
    count = len(shown(gui))
    gui.press(*["Down"] * count)
    palette = gui.find("command_palette")
    assert isinstance(palette, CommandPalette)
    assert palette.current() == 0


def test_nothing_found_says_so(gui: Gui) -> None:
    gui.press("Ctrl+K")
    gui.type("zzzzqqq")
    assert shown(gui) == []
    assert gui.find("palette_nothing").isVisible()


def test_words_of_the_page_come_before_annotations_that_contain_them(gui: Gui) -> None:
    gui.mark("promised that Norway will send 200 engineers to NATO")
    gui.press("Esc", "Ctrl+K")
    gui.type("norway will send")
    gui.press("Enter")
    assert gui.pane.selected_annotation() is None
    span = gui.pane.selection()
    assert span is not None
    assert span.of(gui.page.text) == "Norway will send"


def test_an_annotation_of_just_these_words_comes_first_of_all(gui: Gui) -> None:
    made = gui.mark("NATO")
    gui.press("Esc", "Ctrl+K")
    gui.type("nato")
    gui.press("Enter")
    assert gui.pane.selected_annotation() == made.id


def test_each_place_on_the_page_is_offered_with_its_surroundings(gui: Gui) -> None:
    gui.press("Ctrl+K")
    gui.type("norway")
    places = [each for each in shown(gui) if "Norway" in each]
    assert len(places) == 2
    assert "Norway will send 200" in places[1]
    gui.press("Down", "Enter")
    span = gui.pane.selection()
    assert span is not None
    assert span.start == gui.page.text.index("Norway will")


def test_commands_that_fit_by_their_initials_come_last(gui: Gui) -> None:
    add_document(gui.project, release("Communiqué", "They met at Eawl."), annotator=1)
    gui.press("Ctrl+K")
    gui.type("eawl")
    assert shown(gui) == ["They met at Eawl.", "End a word later"]


def test_words_that_are_gone_to_are_what_is_worked_on(gui: Gui) -> None:
    """An annotation selected elsewhere would take the next key else."""
    gui.mark("NATO")
    gui.press("Ctrl+K")
    gui.type("Norway")
    gui.press("Enter")
    assert gui.pane.selection() is not None
    assert gui.page.selected() is None

"""What those who hear the window are told, and when."""

import pytest

from annotator.model.annotations import Annotation, Status
from annotator.model.people import AnnotatorKind
from annotator.model.text import Span
from annotator.operations import annotating, describing, relating
from annotator.store import annotations as stored
from annotator.store import codebook
from annotator.store import people as stored_people
from tests.support.windows import Gui

QUOTE = "We will defend every ally"


@pytest.fixture
def said(gui: Gui) -> list[str]:
    """Everything that is announced from here on, as somebody listens."""
    gui.desk.listening.speak()
    announcing = gui.desk.listening.announcing
    assert announcing is not None
    heard: list[str] = []
    announcing.announced.connect(heard.append)
    gui.settle()
    heard.clear()
    return heard


def taken(said: list[str]) -> list[str]:
    """What was said since this was last asked."""
    found = list(said)
    said.clear()
    return found


def test_nobody_speaks_where_nobody_listens(gui: Gui) -> None:
    """What announces is not even made."""
    gui.mark("NATO")
    assert gui.desk.listening.announcing is None


def test_a_mark_is_said_once_with_its_label_and_words(gui: Gui, said: list[str]) -> None:
    """Short words themselves, of long ones how many they are."""
    gui.mark("Ana Ruiz")
    assert taken(said) == ["Actor Ana Ruiz."]
    gui.mark(f"“{QUOTE},” Secretary General", key="Q")
    assert taken(said) == ["Quote, 7 words."]


def test_what_is_taken_away_and_what_it_becomes_is_said(gui: Gui, said: list[str]) -> None:
    """Relabelled, moved, flagged, removed."""
    gui.mark("Ana Ruiz")
    taken(said)
    gui.press("R")
    assert taken(said) == ["Relabelled: Role Ana Ruiz instead of Actor."]
    gui.press("Alt+Shift+Left")
    assert taken(said) == ["Now Role General Ana Ruiz."]
    gui.press("!")
    assert taken(said) == ["Flagged Role General Ana Ruiz."]
    gui.press("Delete")
    assert taken(said) == ["Removed Role General Ana Ruiz."]


def test_undo_and_redo_say_what_they_turned_back(gui: Gui, said: list[str]) -> None:
    """In the words of the notice, and nothing twice."""
    gui.mark("Ana Ruiz")
    taken(said)
    gui.press("Ctrl+Z")
    assert taken(said) == ["Undone: Mark Actor “Ana Ruiz”."]
    gui.press("Ctrl+Shift+Z")
    assert taken(said) == ["Redone: Mark Actor “Ana Ruiz”."]


def test_a_link_is_said_from_end_to_end(gui: Gui, said: list[str]) -> None:
    """And from then on the quote is read with its speaker."""
    actor = gui.mark("Ana Ruiz")
    gui.press("Esc")
    quote = gui.mark(f"“{QUOTE},” Secretary General", key="Q")
    gui.settle()
    taken(said)
    made = gui.running.session.run(relating.relate, "spoken_by", quote.id, actor.id)
    assert made is not None
    gui.settle()
    assert taken(said) == ["Linked: Quote, 7 words, spoken by Ana Ruiz."]
    gui.choose(actor)
    taken(said)
    gui.choose(quote)
    assert taken(said) == [
        "Quote, 7 words, “We will defend every ally,” Secretary General, spoken by Ana Ruiz."
    ]
    gui.running.session.run(relating.unrelate, [made.id])
    gui.settle()
    assert taken(said) == ["Unlinked: Quote, 7 words, spoken by Ana Ruiz."]


def test_tab_and_s_say_what_they_select(gui: Gui, said: list[str]) -> None:
    """Label, words and attributes."""
    inner, outer = gui.mark("Norway"), gui.mark("Norway’s foreign minister", key="R")
    gui.running.session.run(describing.set_attributes, [inner.id], {"kind": "state"})
    gui.pane.select_annotation(None)
    gui.pane.select(outer.start, outer.start)
    gui.settle()
    taken(said)
    gui.press("S")
    assert taken(said) == ["Actor Norway, kind state."]
    gui.press("S")
    assert taken(said) == ["Role Norway’s foreign minister."]
    gui.press("Tab")
    assert taken(said) == ["Actor Norway, kind state."]
    gui.press("Tab")
    assert taken(said) == ["This is the last annotation of the page."]


def test_what_enter_would_take_is_said_while_the_focus_stays_in_a_field(
    gui: Gui, said: list[str]
) -> None:
    """The rows of the palette and the targets of a link; and that there are none."""
    gui.mark("Ana Ruiz")
    gui.mark("Secretary General", key="R")
    taken(said)
    gui.press("L")
    assert taken(said) == ["1: Ana Ruiz, holds role."]
    gui.type("zzz")
    assert taken(said)[-1] == "Nothing here can be linked to by these words."
    gui.press("Esc", "Ctrl+K")
    taken(said)
    gui.press("Down")
    (first,) = taken(said)
    gui.press("Down")
    (second,) = taken(said)
    assert first != second
    gui.type("zzzzzz")
    gui.qtbot.waitUntil(lambda: said[-1:] == ["Nothing was found."])


def test_what_is_found_is_said_while_one_types(gui: Gui, said: list[str]) -> None:
    """As it is said of the field itself: how many places, or that there are none."""
    gui.pane.setFocus()
    gui.press("Ctrl+F")
    gui.settle()
    field = gui.find("find_edit")
    gui.type("Norway")
    gui.qtbot.waitUntil(lambda: bool(said))
    assert said[-1].removesuffix(".") == field.accessibleDescription().removesuffix(".")
    before = field.accessibleDescription()
    gui.type("zzzz")
    gui.qtbot.waitUntil(lambda: said[-1].removesuffix(".") != before.removesuffix("."))


def test_suggestions_are_heard_as_such_and_what_is_said_to_them(gui: Gui, said: list[str]) -> None:
    """Accepting says what was made of one, rejecting what is gone."""
    for words in ("Norway", "NATO"):
        _suggest(gui, words)
    gui.settle()
    assert taken(said) == []
    gui.pane.setFocus()
    gui.press(".")
    assert taken(said) == ["Suggested: Actor Norway."]
    gui.press("Return")
    assert taken(said) == ["Accepted: Actor Norway."]
    gui.press(".")
    taken(said)
    gui.press("Backspace")
    assert taken(said) == ["Rejected Actor NATO."]


def test_what_others_do_in_the_file_does_not_interrupt(gui: Gui, said: list[str]) -> None:
    """Nor is it read aloud when it appears."""
    project = gui.project
    other = next(
        each
        for each in stored_people.annotators(project)
        if each.id != gui.running.session.annotator.id
    )
    assert gui.page.document is not None
    label = codebook.load(project).labels[0].name
    annotating.annotate(
        project, gui.page.document.id, [Span(0, 4)], label=label, annotator=other.id
    )
    gui.settle()
    assert taken(said) == []


def test_notices_are_said(gui: Gui, said: list[str]) -> None:
    """Also what failed."""
    gui.running.session.told.emit("This is the last document.")
    gui.settle()
    assert taken(said) == ["This is the last document."]
    gui.running.session.failed.emit("The file is read only; nothing was changed.")
    gui.settle()
    assert taken(said) == ["The file is read only; nothing was changed."]


def test_another_document_is_named(gui: Gui, said: list[str]) -> None:
    """With how much is on it."""
    gui.running.session.show_document(None)
    gui.settle()
    taken(said)
    gui.running.session.show_document(gui.running.session.first_document())
    gui.settle()
    (words,) = taken(said)
    assert gui.page.document is not None
    assert words.startswith(f"{gui.page.document.title}, ")
    assert "annotation" in words


def _suggest(gui: Gui, words: str) -> None:
    """Let the suggester of the project mark words."""
    project, document = gui.project, gui.page.document
    assert document is not None
    everyone = stored_people.annotators(project)
    bot = next(each for each in everyone if each.kind is AnnotatorKind.SUGGESTER)
    actor = codebook.load(project).label("ACTOR")
    assert actor is not None
    start = gui.page.text.index(words)
    new = Annotation(
        0, "", document.id, actor.name, actor.id, bot.id, (Span(start, start + len(words)),),
        words, status=Status.SUGGESTED, created_by=bot.id, changed_by=bot.id,
    )  # fmt: skip
    with project.step("Suggest", bot.id, operation="suggest"):
        stored.add(project, new, gui.page.text)

"""What keys say to the selected annotation, and undo."""

import pytest
from PySide6.QtGui import QGuiApplication

from annotator.model.annotations import Annotation, Status
from annotator.model.text import Span
from annotator.store import annotations, codebook, people
from tests.support.windows import Gui


def suggest(gui: Gui, words: str) -> int:
    """Let the suggester of the project mark words; the id."""
    bot = people.require(gui.project, "Bot")
    label = codebook.load(gui.project).label("ACTOR")
    start = gui.page.text.index(words)
    assert gui.page.document is not None
    assert label is not None
    new = Annotation(
        id=0,
        uid="",
        document_id=gui.page.document.id,
        label=label.name,
        label_id=label.id,
        annotator_id=bot.id,
        fragments=(Span(start, start + len(words)),),
        text="",
        status=Status.SUGGESTED,
        codebook_revision=0,
    )
    with gui.project.step("Suggest", bot.id, operation="suggest"):
        return annotations.add(gui.project, new, gui.page.text).id


@pytest.mark.parametrize("key", ["Delete", "Backspace"])
def test_delete_and_backspace_delete_the_annotation(gui: Gui, key: str) -> None:
    gui.mark("Norway")
    gui.press(key)
    assert gui.words() == []
    gui.press("Ctrl+Z")
    assert gui.words() == [("ACTOR", "Norway")]


def test_undo_and_redo_say_what_they_did(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("Ctrl+Z")
    assert gui.words() == []
    assert gui.notice() == "Undone: Mark Actor “Norway”."
    gui.press("Ctrl+Shift+Z")
    assert gui.words() == [("ACTOR", "Norway")]
    assert gui.notice() == "Redone: Mark Actor “Norway”."


def test_an_exclamation_mark_flags_and_takes_the_flag_away(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("!")
    assert [each.flag for each in gui.stored()] == ["look again"]
    gui.press("!")
    assert [each.flag for each in gui.stored()] == [""]


def test_enter_takes_a_suggestion_over_and_leaves_it_as_it_was(gui: Gui) -> None:
    suggestion = suggest(gui, "Norway")
    gui.pane.setFocus()
    gui.press(".", "Enter")
    mine = [each for each in gui.stored() if each.id != suggestion]
    assert [(each.text, each.status, each.derived_from) for each in mine] == [
        ("Norway", Status.ACCEPTED, suggestion)
    ]
    assert list(gui.page.annotations) == [mine[0].id]


def test_backspace_rejects_a_suggestion_which_leaves_the_page(gui: Gui) -> None:
    suggestion = suggest(gui, "Norway")
    gui.pane.setFocus()
    gui.press(".", "Backspace")
    assert gui.page.annotations == {}
    assert [each.id for each in gui.stored()] == [suggestion]


def test_the_stored_words_are_copied_not_what_qt_makes_of_them(gui: Gui) -> None:
    gui.select("one\u00a0two")
    gui.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "one\u00a0two"


def test_words_are_copied_with_title_source_and_offsets(gui: Gui) -> None:
    start, end = gui.select("Norway")
    gui.press("Ctrl+Shift+C")
    expected = f"“Norway” (Statement, Statement.txt, characters {start}–{end})"
    assert QGuiApplication.clipboard().text() == expected

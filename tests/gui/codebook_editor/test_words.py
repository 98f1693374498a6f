"""Words of several lines in the codebook are read as Markdown until they are typed in."""

from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from annotator.operations import codebooks
from tests.support.windows import Gui

WORDS = "- **R1 Names:** always\n- only *once*, <b>never</b>"


def field(gui: Gui) -> QPlainTextEdit:
    """The field of what speaks for the label, with Markdown in it."""
    gui.running.session.run(codebooks.change_label, "ACTOR", {"use_when": WORDS})
    gui.press("Ctrl+Shift+B", "Home", "Down")
    found = gui.find("codebook_meaning_use_when")
    assert isinstance(found, QPlainTextEdit)
    return found


def read(gui: Gui) -> str:
    """The rich text that is seen in the field; "" where the typed words are."""
    face = gui.window.findChild(QLabel, "codebook_meaning_use_when_read")
    assert isinstance(face, QLabel)
    return face.text() if face.isVisible() else ""


def test_they_are_read_as_markdown_and_typed_as_they_stand_in_the_file(gui: Gui) -> None:
    words = field(gui)
    assert ">R1 Names:</b>" in read(gui)
    assert "&lt;b&gt;never&lt;/b&gt;" in read(gui)
    assert "**" not in read(gui)
    words.setFocus()
    gui.settle()
    assert read(gui) == ""
    assert words.toPlainText() == WORDS
    gui.type("x")
    gui.press("Ctrl+Enter")
    label = gui.running.session.codebook().label("ACTOR")
    assert label is not None
    assert label.use_when != WORDS
    assert ">R1 Names:</b>" in read(gui)


def test_the_field_is_as_high_as_what_is_seen_in_it(gui: Gui) -> None:
    words = field(gui)
    gui.settle()
    face = gui.find("codebook_meaning_use_when_read")
    assert isinstance(face, QLabel)
    assert face.heightForWidth(face.width()) <= words.height()
    low = words.height()
    gui.running.session.run(codebooks.change_label, "ACTOR", {"use_when": WORDS * 9})
    gui.settle()
    assert words.height() > 2 * low
    gui.running.session.run(codebooks.change_label, "ACTOR", {"use_when": ""})
    gui.settle()
    assert words.height() < low
    assert read(gui) == ""  # what it is for stands there
    assert words.placeholderText()


def test_a_click_on_the_words_begins_to_type_in_them(gui: Gui) -> None:
    words = field(gui)
    gui.click("codebook_meaning_use_when")
    assert QApplication.focusWidget() is words
    assert read(gui) == ""


def test_a_field_that_is_gone_gives_the_focus_to_the_list(gui: Gui) -> None:
    gui.press("Ctrl+Shift+B", "N")
    gui.type("Place")
    gui.press("Enter", "Enter")
    assert gui.find("codebook_label_title").hasFocus()
    gui.press("Ctrl+Z")
    gui.settle()
    assert gui.find("codebook_list").hasFocus()


def test_delete_says_what_is_done_instead(gui: Gui) -> None:
    gui.mark("NATO")
    gui.press("Ctrl+Shift+B", "Delete")
    assert gui.find("codebook_notice").accessibleName().endswith("X retires what is chosen.")
    assert len(gui.stored()) == 1
    assert all(not each.retired for each in gui.running.session.codebook().labels)

"""Notes by keys: answered, resolved, folded, edited, deleted; their Markdown, and their links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from annotator.gui.inspector.card_lines import CardLine
from annotator.gui.inspector.markdown import may_open, render
from annotator.gui.inspector.note_line import open_address
from annotator.model.annotations import Annotation, Note
from annotator.operations import noting
from annotator.store import people, remarks
from tests.gui.inspector.test_inspector import words_of
from tests.support.windows import Gui


def focused() -> str:
    found = QApplication.focusWidget()
    assert found is not None
    return found.objectName()


def to_notes(gui: Gui) -> None:
    """Tab from the page to the notes."""
    gui.press("E")
    for _ in range(40):
        if focused().removeprefix("note_").isdigit():
            return
        gui.press("Tab")
    raise AssertionError("Tab does not reach the notes")


def add(gui: Gui, on: Annotation, body: str, reply_to: int | None = None) -> Note:
    session = gui.running.session
    made = session.run(noting.add_note, "annotation", on.id, body, reply_to=reply_to)
    assert made is not None
    gui.settle()
    return made


def stored(gui: Gui, on: Annotation) -> list[tuple[str, int | None, bool]]:
    found = remarks.notes(gui.project, "annotation", on.id)
    return [(each.body, each.reply_to, each.resolved) for each in found]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open, instead of opening it."""
    found: list[str] = []

    def open_(url: QUrl) -> bool:
        found.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_)
    return found


@pytest.fixture
def norway(gui: Gui) -> Annotation:
    return gui.mark("Norway")


def test_r_answers_below_the_thread_and_says_what_is_answered(gui: Gui, norway: Annotation) -> None:
    note = add(gui, norway, "Which one?")
    add(gui, norway, "Another.")
    to_notes(gui)
    gui.press("R")
    field = gui.window.inspector.notes.edit
    assert field.hasFocus()
    assert field.placeholderText() == "Reply to “Which one?”"
    assert field.y() < gui.find("notes_section_lines").height() - field.height()
    gui.type("The kingdom.")
    gui.press("Enter")
    assert stored(gui, norway)[-1] == ("The kingdom.", note.id, False)
    assert field.placeholderText() == "Add a note… (N)"
    assert gui.pane.hasFocus()


def test_x_resolves_a_thread_to_one_line_that_enter_opens_and_space_folds(
    gui: Gui, norway: Annotation
) -> None:
    note = add(gui, norway, "Which one?")
    add(gui, norway, "The kingdom.", note.id)
    to_notes(gui)
    gui.press("X")
    assert stored(gui, norway)[0] == ("Which one?", None, True)
    assert {"✓", "Which one?", "Ana · 1 reply"} <= set(words_of(gui.find("notes_section_lines")))
    assert focused() == f"note_{note.id}"
    gui.press("Enter")
    assert len(gui.window.inspector.notes.findChildren(QLabel, f"note_body_{note.id}")) == 1
    assert focused() == f"note_{note.id}"
    gui.press("Space")
    assert "Ana · 1 reply" in words_of(gui.find("notes_section_lines"))
    gui.press("X")
    assert stored(gui, norway)[0] == ("Which one?", None, False)


def test_enter_edits_in_the_note_s_place_and_delete_deletes(gui: Gui, norway: Annotation) -> None:
    first = add(gui, norway, "One?")
    add(gui, norway, "Two?")
    to_notes(gui)
    gui.press("Enter")
    field = gui.window.inspector.notes.edit
    assert field.hasFocus()
    assert field.toPlainText() == "One?"
    (body,) = gui.window.findChildren(QLabel, f"note_body_{first.id}")
    assert not body.isVisible()
    gui.type("Three?")
    gui.press("Enter")
    assert [each[0] for each in stored(gui, norway)] == ["Three?", "Two?"]
    to_notes(gui)
    gui.press("Down", "Delete")
    assert [each[0] for each in stored(gui, norway)] == ["Three?"]
    assert focused() == f"note_{first.id}"
    gui.press("Delete")
    assert stored(gui, norway) == []
    assert focused() == "notes_section_edit"
    gui.press("Esc", "Ctrl+Z")
    assert [each[0] for each in stored(gui, norway)] == ["Three?"]


def test_another_annotator_s_note_is_answered_by_enter_and_not_deleted(
    gui: Gui, norway: Annotation
) -> None:
    ben = next(each for each in people.annotators(gui.project) if each.name == "Ben")
    noting.add_note(gui.project, "annotation", norway.id, "Mine.", annotator=ben.id)
    gui.settle()
    to_notes(gui)
    gui.press("Delete")
    assert len(stored(gui, norway)) == 1
    gui.press("Enter")
    assert gui.window.inspector.notes.edit.placeholderText() == "Reply to “Mine.”"


def test_the_line_of_keys_names_those_of_a_note(gui: Gui, norway: Annotation) -> None:
    add(gui, norway, "See https://example.org")
    to_notes(gui)
    said = gui.window.hint_line.words()
    for words in ("Enter edits", "R replies", "X resolves", "O opens the link", "Delete deletes"):
        assert words in said


@pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)
def test_o_opens_the_link_of_a_note_and_asks_which_where_there_are_several(
    gui: Gui, norway: Annotation, opened: list[str]
) -> None:
    add(gui, norway, "See https://example.org/a")
    to_notes(gui)
    gui.press("O")
    assert opened == ["https://example.org/a"]
    gui.press("Delete", "Esc")
    add(gui, norway, "[one](https://example.org/1) and [two](mailto:a@example.org)")
    to_notes(gui)
    gui.press("O")
    menu = gui.window.findChild(QMenu, "note_links")
    assert isinstance(menu, QMenu)
    gui.press("Down", "Enter", on=menu)
    assert opened[1:] == ["mailto:a@example.org"]


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://example.org", True), ("HTTP://example.org", True), ("mailto:a@b.org", True),
        ("file:///etc/hosts", False), ("javascript:alert(1)", False), ("data:text/html,x", False),
        ("//example.org", False), ("ftp://example.org", False), ("", False),
    ],
)  # fmt: skip
def test_only_pages_and_e_mail_are_opened(address: str, opens: bool, opened: list[str]) -> None:
    open_address(address)
    assert may_open(address) is opens
    assert len(opened) == opens


def test_bold_italics_code_lists_and_links_are_rendered(qtbot: QtBot) -> None:
    html, plain, links = render("**b** *i* `c` [l](https://e.org)\n\n- one\n- two\n\n1. first")
    for part in (
        '<b style="font-weight:600">b</b>',
        "<i>i</i>",
        "<code>c</code>",
        '<a href="https://e.org">l</a>',
    ):
        assert part in html
    assert plain == "b i c l\n• one\n• two\n1. first"
    assert links == ("https://e.org",)


def test_a_link_to_a_file_or_a_script_is_words(qtbot: QtBot) -> None:
    html, plain, links = render("[f](file:///etc/hosts) [j](javascript:x) [d](data:text/html,x)")
    assert plain == "f j d"
    assert "href" not in html
    assert links == ()


def test_lines_stay_lines_also_without_an_empty_one_between(qtbot: QtBot) -> None:
    assert render("one\ntwo").plain == "one\ntwo"


def test_html_stays_words_and_a_picture_is_named(qtbot: QtBot) -> None:
    html, plain, links = render("<b>x</b> ![map](https://e.org/m.png) <img src='file:///x'>")
    assert plain == "<b>x</b> [map] <img src='file:///x'>"
    assert "<img" not in html
    assert "e.org" not in html
    assert links == ()


@given(st.text(alphabet="ab *_`[]()<>!#-1.:/\n\t\"'&|~hgtp", max_size=60))
def test_whatever_is_typed_gives_plain_elements_only(qapp: QApplication, words: str) -> None:
    document = QTextDocument()
    document.setHtml(render(words).html)
    block = document.begin()
    while block.isValid():
        places = block.begin()
        while not places.atEnd():
            shape = places.fragment().charFormat()
            assert not shape.isImageFormat()
            assert not shape.isAnchor() or may_open(shape.anchorHref())
            places += 1
        block = block.next()


def test_the_field_for_a_new_note_stands_below_every_thread(gui: Gui) -> None:
    it = gui.mark("Norway")
    gui.press("N")
    gui.type("This is **not certain**")
    gui.press("Enter")
    gui.press("N", "Shift+Tab", "R")
    field = gui.find("notes_section_edit")
    assert field.accessibleName() == "Reply to “This is not certain”"
    gui.type("It is")
    gui.press("Enter")
    (first, answer) = remarks.notes(gui.project, "annotation", it.id)
    assert answer.reply_to == first.id
    later = add(gui, it, "Another one")
    add(gui, it, "Yes", reply_to=later.id)
    gui.press("N")
    field = gui.find("notes_section_edit")
    lines = [each for each in gui.window.inspector.notes.findChildren(CardLine) if each.isVisible()]
    assert len(lines) == 4
    top = field.mapTo(gui.window, field.rect().topLeft()).y()
    assert all(each.mapTo(gui.window, each.rect().bottomLeft()).y() < top for each in lines)


def test_the_title_of_a_step_says_a_note_in_plain_words(gui: Gui) -> None:
    it = gui.mark("Norway")
    note = add(gui, it, "This is **not certain**")
    titles = []
    session = gui.running.session
    session.run(noting.resolve_note, note.id)
    titles.append(session.next_undo())
    session.run(noting.delete_note, note.id)
    titles.append(session.next_undo())
    assert [each.title for each in titles if each] == [
        "Resolve note “This is not certain”",
        "Delete note “This is not certain”",
    ]

"""The guidelines of a label above the page, by keys and by mouse."""

import pytest
from hypothesis import given
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from annotator.gui.codebook.guidelines.card import GuidelinesCard
from annotator.gui.codebook.guidelines.pages import LONGEST, GuidelinePage, Part, page_of, verbatim
from annotator.gui.codebook.guidelines.rendering import NOTHING, fill
from annotator.gui.codebook.guidelines.resting import AFTER_MS, GRACE_MS
from annotator.gui.colours import DARK, LIGHT
from annotator.gui.fonts import load_fonts
from annotator.gui.theme import Appearance
from annotator.model.codebook import Codebook
from annotator.operations import codebooks, documents
from tests import strategies
from tests.support.windows import Gui


def card(gui: Gui) -> GuidelinesCard:
    found = gui.find("guidelines_card")
    assert isinstance(found, GuidelinesCard)
    return found


def is_shown(gui: Gui) -> bool:
    return any(each.isVisible() for each in gui.window.findChildren(GuidelinesCard))


def title(gui: Gui) -> str:
    return card(gui).accessibleName().removeprefix("Guidelines: ")


def change(gui: Gui, label: str, **facts: object) -> None:
    gui.running.session.run(codebooks.change_label, label, facts)
    gui.settle()


def rendered(words: str) -> QTextDocument:
    load_fonts()
    document = QTextDocument()
    fill(document, GuidelinePage("Actor", None, (Part("Use when", words),)), LIGHT)
    return document


def box(gui: Gui, widget: QWidget) -> tuple[QPoint, QPoint]:
    """Two corners of a widget in the window."""
    corner = widget.mapTo(gui.window, QPoint(0, 0))
    return corner, corner + widget.rect().bottomRight()


def test_f2_shows_the_guidelines_of_the_selected_annotation_and_f2_closes_them(gui: Gui) -> None:
    gui.mark("foreign minister", key="R")
    gui.press("F2")
    assert title(gui) == "Role"
    words = card(gui).plain()
    assert words.startswith("A post, office, rank or job title of one person.\nUse when\n")
    for heading in ("Avoid when", "Examples", "Attributes", "Relations"):
        assert f"\n{heading}\n" in words
    assert "\nhead teacher\n" in words
    assert "\norganisation  words\nR4 (optional)." in words
    assert "\nActor → holds role  at least 1\n" in words
    gui.press("F2")
    assert not is_shown(gui)
    assert gui.page.selected() is not None


def test_esc_closes_the_card_before_it_lets_go_of_anything_else(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("F2", "Esc")
    assert not is_shown(gui)
    assert gui.page.selected() is not None


def test_the_page_keeps_the_keys_and_the_card_follows_what_is_marked(gui: Gui) -> None:
    gui.press("F2")
    assert title(gui) == "Actor"
    assert gui.pane.hasFocus()
    gui.mark("foreign minister", key="R")
    assert title(gui) == "Role"
    gui.press("C")
    assert title(gui) == "Commitment"
    assert gui.words() == [("COMMITMENT", "foreign minister")]
    gui.press("Ctrl+Z")
    assert title(gui) == "Role"


def test_without_an_annotation_the_armed_label_is_meant_then_the_last_one(gui: Gui) -> None:
    gui.press("C", "F2")
    assert title(gui) == "Commitment"
    gui.press("Esc", "Esc")
    assert gui.desk.marking.armed == ""
    gui.press("F2")
    assert title(gui) == "Commitment"


def test_shift_f2_reads_in_the_card_and_esc_gives_the_page_the_keys_back(gui: Gui) -> None:
    gui.press("Shift+F2")
    words = card(gui).words
    assert words.hasFocus()
    bar = words.verticalScrollBar()
    assert bar.value() == 0
    gui.press("Down", "Down")
    assert bar.value() > 0
    gui.press("End")
    assert bar.value() == bar.maximum()
    gui.press("Right")
    assert (title(gui), bar.value()) == ("Role", 0)
    gui.press("Q")
    assert title(gui) == "Quote"
    assert gui.desk.marking.armed == ""
    gui.press("Right")
    assert title(gui) == "General"
    assert "G3 Nesting" in card(gui).plain()
    gui.press("Right", "Left", "Left")
    assert title(gui) == "Quote"
    gui.press("Esc")
    assert not is_shown(gui)
    assert gui.pane.hasFocus()


def test_f2_closes_the_card_from_within_and_shows_it_from_a_field(gui: Gui) -> None:
    gui.press("Shift+F2", "F2")
    assert not is_shown(gui)
    assert gui.pane.hasFocus()
    gui.mark("foreign minister", key="R")
    gui.press("E", "F2")
    assert title(gui) == "Role"
    assert not gui.pane.hasFocus()
    gui.press("Esc")
    assert gui.pane.hasFocus()
    assert is_shown(gui)


def test_the_card_names_the_keys_that_act_now(gui: Gui) -> None:
    gui.press("F2")
    keys = card(gui).findChild(QWidget, "guidelines_keys")
    assert keys is not None
    assert keys.accessibleName() == "Shift F2 scrolls and turns to other labels · F2 closes"
    gui.press("Shift+F2")
    assert keys.accessibleName() == "↑↓ scroll · ←→ other labels · A–Z a label · Esc closes"
    gui.desk.keymap.give({"guidelines": ("F7",)})
    gui.click_words("Norway")
    assert keys.accessibleName().endswith("· F7 closes")


@pytest.mark.parametrize("size", [(1440, 900), (900, 600)])
@pytest.mark.parametrize("words", ["Statement by", "Ana Ruiz", "NATO"])
def test_what_is_worked_on_stays_in_sight(gui: Gui, size: tuple[int, int], words: str) -> None:
    gui.window.resize(*size)
    gui.settle()
    gui.mark(words)
    gui.press("F2")
    found = card(gui)
    chosen = gui.page.selected()
    assert chosen is not None
    at = gui.pane.rect_at(chosen.start).center().toPoint()
    assert not found.geometry().contains(gui.pane.viewport().mapTo(gui.window, at))
    corner, end = box(gui, gui.pane)
    assert found.geometry().top() > corner.y()
    assert found.geometry().bottom() < end.y()


def test_the_mouse_that_rests_on_a_label_shows_its_guidelines_until_it_goes(gui: Gui) -> None:
    role = gui.window.label_bar.pills()[1]
    assert role.toolTip() == ""
    QTest.mouseMove(role, QPoint(3, 3))
    QTest.mouseMove(role)
    gui.qtbot.wait(AFTER_MS // 2)
    assert not is_shown(gui)
    gui.qtbot.wait(AFTER_MS)
    assert title(gui) == "Role"
    assert gui.pane.hasFocus()
    assert card(gui).geometry().top() > box(gui, role)[1].y()
    QTest.mouseMove(gui.pane.viewport(), gui.pane.viewport().rect().bottomLeft())
    gui.qtbot.wait(GRACE_MS * 2)
    assert not is_shown(gui)


def test_a_mouse_that_only_passes_shows_nothing(gui: Gui) -> None:
    for pill in gui.window.label_bar.pills():
        pill.pointed.emit(True)
        pill.pointed.emit(False)
    gui.qtbot.wait(AFTER_MS + GRACE_MS)
    assert not is_shown(gui)


def test_the_mouse_may_go_into_the_card_and_f2_keeps_it(gui: Gui) -> None:
    role = gui.window.label_bar.pills()[1]
    role.pointed.emit(True)
    gui.qtbot.wait(AFTER_MS * 2)
    role.pointed.emit(False)
    card(gui).entered.emit()
    gui.qtbot.wait(GRACE_MS * 2)
    assert title(gui) == "Role"
    gui.press("F2")
    card(gui).left.emit()
    gui.qtbot.wait(GRACE_MS * 2)
    assert title(gui) == "Role"


def test_a_click_on_the_label_marks_and_takes_the_card_away(gui: Gui) -> None:
    gui.select("Norway")
    pill = gui.window.label_bar.pills()[0]
    QTest.mouseMove(pill)
    pill.pointed.emit(True)
    gui.qtbot.wait(AFTER_MS * 2)
    assert is_shown(gui)
    gui.click("label_pill_actor")
    assert gui.words() == [("ACTOR", "Norway")]
    assert not is_shown(gui)


def test_without_a_document_the_card_stands_where_the_page_would(gui: Gui) -> None:
    assert gui.page.document is not None
    gui.running.session.run(documents.remove, [gui.page.document.id])
    gui.settle()
    gui.press("F2")
    inside = gui.window.rect()
    assert inside.contains(card(gui).geometry())
    gui.press("Shift+F2", "Esc")
    assert not is_shown(gui)


def test_an_edit_of_the_codebook_is_seen_at_once_and_so_is_its_undo(gui: Gui) -> None:
    gui.press("F2")
    before = card(gui).plain()
    change(gui, "ACTOR", definition="Anybody at all.")
    assert card(gui).plain().startswith("Anybody at all.\n")
    change(gui, "ACTOR", name="PARTY", title="Party")
    assert title(gui) == "Party"
    gui.press("Ctrl+Z", "Ctrl+Z")
    assert card(gui).plain() == before


def test_an_example_that_is_added_does_not_scroll_what_is_read(gui: Gui) -> None:
    gui.mark("foreign minister", key="R")
    gui.press("Shift+F2", "Down", "Down", "Down")
    bar = card(gui).words.verticalScrollBar()
    before = bar.value()
    assert before > 0
    gui.running.session.run(codebooks.add_example, "ROLE", "foreign minister")
    gui.settle()
    assert "foreign minister" in card(gui).plain()
    assert bar.value() == before


def test_the_words_are_painted_in_the_colours_of_the_theme(gui: Gui) -> None:
    gui.press("F2")
    gui.desk.viewing.set_appearance(Appearance.DARK)
    gui.settle()
    block = card(gui).words.document().begin().next()
    colours = {str(block.begin().fragment().charFormat().foreground().color().name())}
    assert colours == {DARK.muted}


def test_those_who_listen_hear_the_definition_and_within_the_card_everything(gui: Gui) -> None:
    gui.desk.listening.speak()
    announcing = gui.desk.listening.announcing
    assert announcing is not None
    heard: list[str] = []
    announcing.announced.connect(heard.append)
    gui.press("F2")
    assert heard[-1] == (
        "Guidelines: Actor. One who can speak, decide, promise or be party. Shift+F2 reads on."
    )
    gui.press("Shift+F2", "Right")
    assert heard[-1].startswith("Guidelines: Role. A post, office, rank or job title")
    assert "Avoid when" in heard[-1]


def test_markdown_is_shown_and_html_pictures_and_links_are_not() -> None:
    words = "**must** *may* <b>no</b> <script>x</script> [here](https://x.y) ![pic](file:///p.png)"
    document = rendered(words)
    assert document.toPlainText() == "Use when\nmust may <b>no</b> <script>x</script> here "
    assert "href" not in document.toHtml()
    assert "<img" not in document.toHtml()
    assert "font-style:italic" in document.toHtml()


def test_an_open_block_of_one_part_does_not_swallow_the_next() -> None:
    load_fonts()
    document = QTextDocument()
    parts = (Part("Use when", "```\nnever closed"), Part("Avoid when", "- a\n- b"))
    fill(document, GuidelinePage("Actor", None, parts), LIGHT)
    assert document.toPlainText() == "Use when\nnever closed\nAvoid when\na\nb"


def test_a_label_of_which_nothing_is_said_says_so() -> None:
    document = QTextDocument()
    fill(document, page_of(Codebook(), ""), LIGHT)
    assert document.toPlainText() == NOTHING


def test_a_book_of_guidelines_is_cut_and_says_so() -> None:
    book = Codebook(general={"All": "word " * LONGEST})
    (part,) = page_of(book, "").parts
    assert len(part.words) < LONGEST + 100
    assert part.words.endswith("it stands in the codebook.")


@given(strategies.words(least=1))
def test_examples_are_shown_as_they_stand_in_the_text(words: str) -> None:
    plain = " ".join(words.split())
    if plain:
        shown = rendered(f"- {verbatim(words)}").toPlainText().removeprefix("Use when\n")
        assert " ".join(shown.split()) == plain

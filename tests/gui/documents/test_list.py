"""The list of documents."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.gui.documents.document_list import DocumentPanel
from annotator.gui.documents.model import count_words, progress, state_words
from annotator.gui.documents.row import title_lines
from annotator.gui.theme import Theme
from annotator.model.documents import DocumentState, DocumentSummary
from annotator.operations.documents import add_document
from tests.support.projects import release
from tests.support.windows import Gui


def summary(
    number: int = 1,
    title: str = "Title",
    *,
    state: DocumentState = DocumentState.OPEN,
    assignment: str = "to do",
    annotations: int = 0,
    suggested: int = 0,
) -> DocumentSummary:
    """A line of the list."""
    return DocumentSummary(
        number, f"u{number}", title, "", state, assignment, annotations, suggested, 100
    )


def test_counts_and_states_are_said_in_words() -> None:
    assert count_words(summary(annotations=38, suggested=6)) == "38 · 6 suggested"
    assert count_words(summary()) == "0"
    assert state_words(summary(assignment="in progress")) == "in progress"
    assert state_words(summary(state=DocumentState.LOCKED, assignment="done")) == "locked"


def test_the_bar_is_full_only_when_the_document_is_done() -> None:
    assert progress(summary()) == 0
    assert progress(replace(summary(annotations=9), reach=25)) == 0.25
    assert progress(replace(summary(annotations=9), reach=100)) < 1
    assert progress(summary(assignment="done")) == 1


def test_a_long_title_has_two_lines_and_an_ellipsis(qtbot: QtBot) -> None:
    lines = title_lines("The very long title of a communiqué " * 6, 210)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert title_lines("Short", 210) == ("Short",)


def test_an_emoji_at_the_break_of_a_title_stays_whole(qtbot: QtBot) -> None:
    joined = "".join(title_lines("👩‍🚀" * 40, 100))
    assert "\ufffd" not in joined


def test_the_heading_counts_and_a_refresh_keeps_the_current_row(qtbot: QtBot) -> None:
    panel = DocumentPanel(Theme())
    qtbot.addWidget(panel)
    panel.show_documents([summary(1), summary(2)], 2)
    picked: list[int] = []
    panel.picked.connect(picked.append)
    panel.show_documents([summary(1), summary(2, annotations=3)], 2)
    assert panel.view.currentIndex().row() == 1
    assert picked == []


def test_an_empty_project_says_how_to_begin(gui: Gui) -> None:
    gui.desk.project.remove_document()
    gui.settle()
    assert gui.find("no_document").isVisible()
    assert not gui.window.documents.view.isVisible()
    assert not gui.pane.isVisible()
    gui.press("Ctrl+Z")
    assert gui.pane.isVisible()
    assert gui.page.document is not None


@pytest.fixture
def three(gui: Gui) -> Gui:
    """Two documents more."""
    for title in ("Second", "Third"):
        add_document(gui.project, release(title, f"{title} text."), annotator=1)
    gui.settle()
    return gui


def title(gui: Gui) -> str:
    """The title of the shown document."""
    return gui.page.document.title if gui.page.document else ""


def test_arrows_in_the_list_show_documents_and_enter_goes_to_the_page(three: Gui) -> None:
    view = three.window.documents.view
    view.setFocus()
    three.press("Down", "Down")
    assert title(three) == "Third"
    three.press("Enter")
    assert three.pane.hasFocus()


def test_ctrl_page_down_and_up_go_through_the_documents(three: Gui) -> None:
    three.press("Ctrl+PgDown")
    assert title(three) == "Second"
    three.press("Ctrl+PgUp", "Ctrl+PgUp")
    assert title(three) == "Statement"
    assert three.notice() == "This is the first document."


def test_ctrl_enter_says_done_and_goes_on(three: Gui) -> None:
    three.press("Ctrl+Return")
    assert title(three) == "Second"
    three.qtbot.waitUntil(lambda: "done" in states(three))


def test_done_without_a_mark_says_that_there_was_nothing_to_mark(three: Gui) -> None:
    three.press("Ctrl+Return", "Ctrl+PgUp")
    face = three.find("document_part")
    assert face.property("text") == "done · nothing to mark ▾"


def test_undo_shows_the_document_in_which_it_undid(three: Gui) -> None:
    three.mark("Norway")
    three.press("Ctrl+PgDown", "Ctrl+Z")
    assert title(three) == "Statement"


def states(gui: Gui) -> list[str]:
    """What screen readers hear of each row."""
    model = gui.window.documents.view.model()
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    words = [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]
    return [each.split(", ")[1] for each in words]

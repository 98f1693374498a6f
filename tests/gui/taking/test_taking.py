"""The codebook written to a file and taken from one, in the window, by keys."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QPushButton

from annotator.formats.codebook_toml import read_codebook, write_codebook
from annotator.gui.taking.panel import TakingPanel
from annotator.model.codebook import Codebook
from annotator.operations import codebooks, revising
from annotator.store import codebook
from tests.support.hostile import hostile_file
from tests.support.projects import dump, unchanged
from tests.support.windows import Gui


def book(gui: Gui) -> Codebook:
    return codebook.load(gui.project)


def act(gui: Gui, title: str) -> None:
    """Do an action as the palette does."""
    gui.press("Ctrl+K")
    gui.type(title)
    gui.press("Enter")


def panel(gui: Gui) -> TakingPanel:
    found = gui.find("taking_panel")
    assert isinstance(found, TakingPanel)
    return found


def is_open(gui: Gui) -> bool:
    return any(each.isVisible() for each in gui.window.findChildren(TakingPanel))


def rows(gui: Gui) -> list[str]:
    lines = panel(gui).changes.lines
    found = [lines.line(row) for row in range(lines.rowCount())]
    return [f"{each.words} ({each.detail})".removesuffix(" ()") for each in found if each]


def offer(gui: Gui, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Take a codebook from a file, up to where it is shown."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    act(gui, "take a codebook")


@pytest.fixture
def edited(gui: Gui, tmp_path: Path) -> Path:
    """A file in which Actor means something else, Quote is gone and Place is new."""
    now = book(gui)
    actor, role, commitment, quote = now.labels
    place = replace(quote, name="PLACE", title="Place", key="b", uid="", attributes=())
    brought = replace(
        now,
        labels=(replace(actor, definition="Anybody.", key="x"), role, commitment, place),
        relation_types=tuple(
            each for each in now.relation_types if "QUOTE" not in each.from_labels
        ),
    )
    path = tmp_path / "edited.toml"
    path.write_text(write_codebook(brought), encoding="utf-8")
    return path


def test_it_is_shown_what_a_file_would_change_and_enter_takes_it_in_one_step(
    gui: Gui, edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gui.mark("Norway")
    gui.mark("NATO")
    gui.mark("today and tomorrow", key="Q")
    before = book(gui)
    rows_before = dump(gui.project)
    offer(gui, monkeypatch, edited)
    assert rows(gui) == [
        "Comes in (1)",
        "Place",
        "Says something else (1)",
        "Actor (2 to look at again)",
        "Key: a → x",
        "Definition, was: One who can speak, decide, promise or be party.",
        "Definition, now: Anybody.",
        "Is retired: takes no new annotations (2)",
        "Quote (1 annotation kept)",
        "spoken by (relation)",
    ]
    assert panel(gui).summary() == (
        "4 changes · 2 annotations of yours to look at again · every annotation keeps its label"
        " and values"
    )
    assert dump(gui.project) == rows_before
    gui.press("Enter")
    assert not is_open(gui)
    assert gui.pane.hasFocus()
    assert gui.notice() == "The codebook of “edited.toml” is taken; Ctrl+Z takes it back."
    assert [each.title for each in book(gui).labels] == [
        "Actor",
        "Role",
        "Commitment",
        "Place",
        "Quote",
    ]
    (work,) = revising.worklists(gui.project, annotator=gui.running.session.annotator.id)
    assert len(work.places) == 2
    gui.press("Ctrl+Z")
    assert book(gui).labels == before.labels


def test_the_page_can_be_looked_at_beside_it(
    gui: Gui, edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = gui.mark("Norway")
    offer(gui, monkeypatch, edited)
    edge = gui.pane.mapTo(gui.window, QPoint(gui.pane.width(), 0)).x()
    assert edge <= panel(gui).geometry().left()
    gui.press("F6")
    gui.pane.setFocus()
    gui.press("Enter")
    assert is_open(gui)
    assert gui.pane.selected_annotation() == made.id
    gui.press("F6")
    assert panel(gui).changes.hasFocus()
    gui.press("Enter")
    assert not is_open(gui)
    assert book(gui).label("PLACE") is not None


def test_esc_leaves_everything_as_it_is(
    gui: Gui, edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with unchanged(gui.project):
        offer(gui, monkeypatch, edited)
        gui.press("Down", "Down", "Space", "Esc")
    assert not is_open(gui)
    assert gui.pane.hasFocus()


def test_the_buttons_do_the_same_and_enter_presses_the_one_that_has_the_keys(
    gui: Gui, edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with unchanged(gui.project):
        offer(gui, monkeypatch, edited)
        gui.find("taking_leave").setFocus()
        gui.press("Enter")
    assert not is_open(gui)
    offer(gui, monkeypatch, edited)
    gui.click("taking_take")
    assert book(gui).label("PLACE") is not None


def test_what_would_change_follows_what_happens_meanwhile(
    gui: Gui, edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(gui, monkeypatch, edited)
    assert "Actor" in rows(gui)
    facts = {"definition": "Anybody.", "key": "x"}
    gui.running.session.run(codebooks.change_label, "ACTOR", facts)
    gui.settle()
    assert not [each for each in rows(gui) if each.startswith("Actor")]
    gui.press("Ctrl+Z")
    assert "Actor" in rows(gui)


def test_a_codebook_that_says_the_same_says_so_and_cannot_be_taken(
    gui: Gui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "same.toml"
    path.write_text(write_codebook(book(gui)), encoding="utf-8")
    with unchanged(gui.project):
        offer(gui, monkeypatch, path)
        assert panel(gui).summary() == "The codebook says the same already."
        button = gui.find("taking_take")
        assert isinstance(button, QPushButton)
        assert not button.isEnabled()
        gui.press("Enter")
    assert is_open(gui)


def test_what_is_unsound_with_what_is_here_is_said_in_the_panel(
    gui: Gui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = book(gui)
    path = tmp_path / "clash.toml"
    labels = (replace(now.labels[0], name="QUOTE"), *now.labels[1:3])
    path.write_text(write_codebook(replace(now, labels=labels, relation_types=())))
    with unchanged(gui.project):
        offer(gui, monkeypatch, path)
        assert panel(gui).notice().startswith("Together with what the project has, ")
        gui.press("Enter")


@pytest.mark.parametrize("name", ["parents in a circle", "a folder", "a million labels"])
def test_a_hostile_file_is_one_sentence_and_opens_nothing(
    gui: Gui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path, reason = hostile_file(tmp_path, name)
    with unchanged(gui.project):
        offer(gui, monkeypatch, path)
    assert reason in gui.notice()
    assert not is_open(gui)


def test_the_codebook_is_written_where_the_dialog_says(
    gui: Gui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.toml"
    asked: list[str] = []

    def ask(_window: object, _title: str, start: str, _pattern: str) -> tuple[str, str]:
        asked.append(Path(start).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    act(gui, "write the codebook")
    assert asked == ["Codebook.toml"]
    assert gui.notice() == "The codebook is written to “mine.toml”."
    assert [each.uid for each in read_codebook(path).labels] == [
        each.uid for each in book(gui).labels
    ]


def test_it_cannot_be_written_over_the_project(gui: Gui, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(gui.project.path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    with unchanged(gui.project):
        act(gui, "write the codebook")
    assert "is the project that is open" in gui.notice()


def test_the_menu_of_the_project_holds_both(gui: Gui) -> None:
    titles = {each.name: each.title for each in gui.desk.actions}
    assert titles["write_codebook"] == "Write the codebook to a file…"
    assert titles["take_codebook"] == "Take a codebook from a file…"
    menu = gui.window.top_bar.project_button.menu()
    menu.aboutToShow.emit()
    there = [each.text() for each in menu.actions()]
    assert titles["write_codebook"] in there
    assert titles["take_codebook"] in there

"""The tour does the main job, leaves what it promises, and fails when the file is not right."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from annotator.errors import AnnotatorError
from annotator.gui import tour
from annotator.gui.tour.facts import Facts, of_export, of_project
from annotator.gui.tour.surroundings import TITLE, prepared
from annotator.gui.tour.trouble import TourError, noticed
from annotator.model.text import Span
from annotator.operations import annotating, folders, projects
from annotator.resources import resource
from annotator.store.project import Project


def test_the_tour_leaves_pictures_a_project_and_exports_that_agree(
    qtbot: QtBot, tmp_path: Path
) -> None:
    said: list[str] = []
    assert tour.run(tmp_path / "tour", say=said.append) == 0
    pictures = sorted(path.name for path in (tmp_path / "tour").glob("*.png"))
    assert len(pictures) == 2 * 20
    assert pictures[:2] == ["01-start-dark.png", "01-start-light.png"]
    images = {name: QImage(str(tmp_path / "tour" / name)) for name in pictures}
    assert all(image.width() == 1440 for image in images.values())
    for name, image in images.items():
        ground = image.pixelColor(3, 400).lightness()
        assert ground < 60 if name.endswith("-dark.png") else ground > 200
    with Project.open(tmp_path / "tour" / "tour.annot", read_only=True) as project:
        held = of_project(project)
    assert {(m.label, tuple((s.start, s.end) for s in m.fragments)) for m in held.marks} < _gold()
    assert len({mark.label for mark in held.marks}) == 4
    assert sum(len(mark.fragments) == 2 for mark in held.marks) == 2
    assert {tie.kind for tie in held.ties} == {"spoken_by", "holds_role"}
    held.must_be(of_export("jsonl", tmp_path / "tour" / "tour.jsonl"), "tour.jsonl")
    assert "  20  Exported as JSON Lines and as gold" in said


def _gold() -> set[tuple[str, tuple[tuple[int, int], ...]]]:
    """Label and fragments of everything that the sample has as gold."""
    told = json.loads(resource("samples", "marrowgate-trees.gold.json").read_text("utf-8"))
    return {(m["label"], tuple((a, b) for a, b in m["fragments"])) for m in told["annotations"]}


def test_the_tour_touches_neither_the_settings_nor_the_data_of_the_person(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    monkeypatch.setenv(folders.DATA_VARIABLE, str(own))
    _stop_at_the_first_mark(monkeypatch)
    with pytest.raises(TourError):
        tour.run(tmp_path / "tour", say=lambda _line: None)
    assert os.environ[folders.DATA_VARIABLE] == str(own)
    assert not own.exists()
    homes = [Path(os.environ[f"XDG_{name}_HOME"]) for name in ("CONFIG", "DATA", "STATE")]
    assert [path for home in homes for path in home.rglob("*") if path.is_file()] == []


def test_a_mark_that_is_stored_a_character_off_ends_the_tour(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _stop_at_the_first_mark(monkeypatch)
    said: list[str] = []
    with pytest.raises(TourError, match=r"ACTOR “Marrowgate City Council” .*was not made"):
        tour.run(tmp_path, say=said.append)
    assert said[-1].startswith("  02")


def test_a_refusal_of_the_window_ends_the_tour(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise AnnotatorError("No marks today.")

    monkeypatch.setattr(annotating, "annotate", refuse)
    with pytest.raises(TourError, match="refused a step: No marks today"):
        tour.run(tmp_path, say=lambda _line: None)


def test_an_error_that_qt_swallows_is_noticed(qtbot: QtBot) -> None:
    def break_down() -> None:
        raise KeyError("lost")

    with pytest.raises(KeyError, match="lost"), noticed():  # noqa: PT012 - Qt calls it in between
        QTimer.singleShot(0, break_down)
        qtbot.wait(20)


def test_an_earlier_tour_is_cleared_away_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    mine = [tmp_path / "letter.txt", tmp_path / "tour-gold" / "mine.gold.json"]
    theirs = [
        tmp_path / "01-start-dark.png",
        tmp_path / "tour.jsonl",
        tmp_path / "tour-gold" / "marrowgate-trees.gold.json",
    ]
    for path in (*mine, *theirs):
        path.parent.mkdir(exist_ok=True)
        path.write_text("kept?", encoding="utf-8")
    with prepared(tmp_path):
        assert all(path.exists() for path in (*mine, *theirs))
    projects.new_project(tmp_path / "tour.annot", title=TITLE).close()
    with prepared(tmp_path) as place:
        assert all(path.exists() for path in mine)
        assert not any(path.exists() for path in (*theirs, place.project))


def test_a_project_that_no_tour_made_is_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "tour.annot"
    projects.new_project(path, title="My work").close()
    before = path.read_bytes()
    with pytest.raises(AnnotatorError, match="was not made by a tour"), prepared(tmp_path):
        pass
    assert path.read_bytes() == before


TEXT = "One says two, three."


def _facts() -> Facts:
    facts = Facts()
    one = facts.mark(TEXT, "ACTOR", Span(0, 3))
    two = facts.mark(TEXT, "QUOTE", Span(9, 12))
    facts.tie("spoken_by", two, one)
    return facts


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda f: f.marks.pop(0), "ACTOR “One” is not there"),
        (lambda f: f.mark(TEXT, "ROLE", Span(14, 19)), "ROLE “three” was not made"),
        (lambda f: f.widen(f.marks[1], TEXT, Span(14, 19)), "QUOTE “two … three” was not made"),
        (lambda f: f.describe(f.marks[0], kind="person"), '{"kind": "person"} was not made'),
        (lambda f: f.ties.clear(), "spoken_by from QUOTE to ACTOR is not there"),
        (lambda f: f.ties.append(f.ties[0]), "one stands there too often"),
    ],
)
def test_whatever_differs_is_named(change: Callable[[Facts], object], sentence: str) -> None:
    found = _facts()
    _facts().must_be(found, "The file")
    change(found)
    with pytest.raises(TourError) as caught:
        _facts().must_be(found, "The file")
    assert sentence in str(caught.value)


def _stop_at_the_first_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    """Store every mark a character to the right."""
    annotate = annotating.annotate

    def off_by_one(
        project: Project, document_id: int, fragments: list[Span], **named: object
    ) -> object:
        moved = [Span(each.start + 1, each.end + 1) for each in fragments]
        return annotate(project, document_id, moved, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(annotating, "annotate", off_by_one)

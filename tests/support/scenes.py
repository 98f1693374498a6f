"""The window in states in which layouts break: built anew for each picture, the same every time."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from annotator.gui import app
from annotator.gui.app import Running
from annotator.gui.look import Look
from annotator.gui.settings import Settings
from annotator.gui.theme import Appearance
from annotator.model.codebook import AttributeKind, AttributeSpec
from annotator.model.text import Span
from annotator.operations import (
    annotating,
    attributes,
    codebooks,
    datasets,
    documents,
    relating,
)
from annotator.operations.people import annotator_named
from annotator.operations.projects import new_project
from annotator.resources import resource
from annotator.store.project import Project
from tests.support.projects import Clock, Uids, release

_CALM_MS = 250
"""Until every panel shows what it should, in milliseconds."""

TITLE: Final = (
    "Joint statement of the Council of Norn, the Ministry of Harbours and the Federation of "
    "River Towns on the routes of merchant ships through the frozen straits, adopted at "
    "the end of the twelfth session"
)
"""A title of 200 characters."""

UNBROKEN: Final = "Hafenmeisterversammlung" * 8 + "Beschlussvorlage"
"""One of 200 characters without a place to break it."""

TEXT: Final = (
    "The Council of Norn met in the old customs house on Thursday.\n\n“No ship that carries food "
    "will wait for ice,” said its chair, Halla Brekk. The Ministry of Harbours will keep two "
    "icebreakers at the northern entrance until the end of April.\n"
)
"""A release in letters that the bundled faces have."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of the window; ``build`` opens it in a folder of its own."""

    build: Callable[[Path], Running]
    selected: str = ""
    """The words of the annotation that is selected; none without."""
    width: int = 1440
    height: int = 900
    scale: float = 1.0
    """Of the screen: pixels per unit of layout."""

    def picture(self, folder: Path) -> QPixmap:
        """The window as it is in this state; its project is made in ``folder``."""
        running = shown(self, folder)
        grabbed = running.window.grab()
        running.close()
        return grabbed


def shown(scene: Scene, folder: Path) -> Running:
    """The window of a scene, calm, with a caret that does not blink."""
    app.make_application()
    QGuiApplication.styleHints().setCursorFlashTime(0)
    running = scene.build(folder)
    running.window.resize(scene.width, scene.height)
    running.window.activateWindow()
    assert QTest.qWaitForWindowActive(running.window, 5000)
    if scene.selected:
        marks = running.desk.page.ordered()
        chosen = next(each for each in marks if each.text == scene.selected)
        running.window.pane.select_annotation(chosen.id)
    running.desk.gaps.standing.refresh()
    QTest.qWait(_CALM_MS)
    return running


def _first_start(folder: Path) -> Running:
    """What a newcomer sees: nothing is remembered, no project is named."""
    return app.start((), settings=Settings(settings_in(folder)))


def _no_documents(folder: Path) -> Running:
    """A new project, before anything is opened."""
    project_in(folder).close()
    return _window(folder, hint=True)


def _annotated(folder: Path) -> Running:
    """The sample with all its gold."""
    project = project_in(folder)
    who = annotator_named(project, "Ada").id
    datasets.import_dataset(project, resource("samples"), annotator=who)
    for title in ("Joint statement on border training", "Communiqué of the spring ministerial"):
        documents.add_document(project, release(title, TEXT), annotator=who)
    project.close()
    return _window(folder)


def _dark(folder: Path) -> Running:
    """The same by night."""
    running = _annotated(folder)
    running.theme.set_appearance(Appearance.DARK)
    return running


def _compact(folder: Path) -> Running:
    """Lines close together, an annotation with its chip over the row above."""
    running = _annotated(folder)
    running.desk.viewing.set_look(Look(compact=True))
    return running


def _patterns(folder: Path) -> Running:
    """No tints: lines in their patterns, and all chips."""
    running = _annotated(folder)
    running.desk.viewing.set_look(Look(patterns_only=True))
    running.desk.viewing.set_chips("always")
    return running


def _high_light(folder: Path) -> Running:
    """High contrast by day, with words selected."""
    running = _annotated(folder)
    running.theme.set_appearance(Appearance.HIGH_LIGHT)
    running.window.pane.select(88, 120)
    return running


def _high_dark(folder: Path) -> Running:
    """High contrast by night."""
    running = _annotated(folder)
    running.theme.set_appearance(Appearance.HIGH_DARK)
    return running


def _settings(folder: Path) -> Running:
    """The settings beside the page."""
    running = _annotated(folder)
    running.desk.overlays.show_preferences("reading")
    return running


def _codebook(folder: Path) -> Running:
    """The codebook beside the page, with a label that has everything."""
    running = _annotated(folder)
    session = running.session
    facts = {
        "definition": "A city, a ward or a street that something is said of.",
        "use_when": "It has a name of its own.",
        "avoid_when": "It stands for those who govern it: that is an Actor.",
        "examples": ["the Corn Hall", "Sarle Valley"],
    }
    session.run(codebooks.add_label, "PLACE", facts, parent="ACTOR")
    size = AttributeSpec("size", AttributeKind.CHOICE, ("city", "ward", "street"), required=True)
    for spec in (size, AttributeSpec("since", AttributeKind.DATE)):
        session.run(attributes.put_attribute, attributes.Entry("PLACE"), spec)
    session.run(codebooks.retire_label, "COMMITMENT")
    place = next(e for e in running.desk.page.ordered() if e.text == "Sarle Valley Water Board")
    session.run(annotating.relabel, [place.id], label="PLACE")
    running.window.pane.select_annotation(place.id)
    running.desk.overlays.show_beside("codebook")
    return running


def _codebook_dark(folder: Path) -> Running:
    """The same by night, with an attribute open."""
    running = _codebook(folder)
    running.theme.set_appearance(Appearance.DARK)
    face = running.window.findChild(QPushButton, "codebook_attribute_0")
    assert face is not None
    face.click()
    return running


def _long_title(folder: Path) -> Running:
    """Titles of 200 characters, with and without places to break them."""
    project = project_in(folder)
    who = annotator_named(project, "Ada").id
    made = documents.add_document(project, release(TITLE, TEXT), annotator=who)
    documents.add_document(project, release(UNBROKEN, TEXT), annotator=who)
    end = len("The Council of Norn")
    annotating.annotate(project, made.id, [Span(len("The "), end)], label="ACTOR", annotator=who)
    project.close()
    return _window(folder)


def _dense(folder: Path) -> Running:
    """A document with 300 annotations, nested and tied as in the sample."""
    project = project_in(folder)
    who = annotator_named(project, "Ada").id
    text = resource("samples", "marrowgate-trees.txt").read_text("utf-8")
    gold = json.loads(resource("samples", "marrowgate-trees.gold.json").read_text("utf-8"))
    copies = -(-300 // len(gold["annotations"]))
    document = documents.add_document(
        project, release("Council backs 5,000 street trees", text * copies), annotator=who
    )
    made = 0
    with project.step("Gold", who, operation="annotate"):
        for copy in range(copies):
            known = {}
            for mark in gold["annotations"][: 300 - made]:
                spans = [
                    Span(copy * len(text) + a, copy * len(text) + b) for a, b in mark["fragments"]
                ]
                known[mark["id"]] = annotating.annotate(
                    project,
                    document.id,
                    spans,
                    label=mark["label"],
                    attributes=mark["attributes"],
                    annotator=who,
                ).id
                made += 1
            for tie in gold["relations"]:
                if tie["from"] in known and tie["to"] in known:
                    ends = known[tie["from"]], known[tie["to"]]
                    relating.relate(project, tie["type"], *ends, annotator=who)
    assert made == 300
    project.close()
    return _window(folder)


SCENES: Final = {
    "first-start": Scene(_first_start),
    "no-documents": Scene(_no_documents),
    "light": Scene(_annotated, "Odalys Trenn"),
    "dark": Scene(_dark, "Odalys Trenn"),
    "long-title": Scene(_long_title),
    "small": Scene(_annotated, "Fenella Oakhurst", 900, 600),
    "dense": Scene(_dense, "Hugo Brandreth"),
    "scaled": Scene(_annotated, "Odalys Trenn", 1100, 720, scale=1.5),
    "compact": Scene(_compact, "Odalys Trenn", 1100, 720),
    "patterns": Scene(_patterns, "", 1100, 720),
    "high-light": Scene(_high_light, "", 1100, 720),
    "high-dark": Scene(_high_dark, "Odalys Trenn", 1100, 720),
    "settings": Scene(_settings, "", 1100, 900),
    "codebook": Scene(_codebook),
    "codebook-dark": Scene(_codebook_dark, "", 900, 700),
}
"""Every scene by its name."""


def project_in(folder: Path) -> Project:
    """A project at a day that is long gone, so that no time in a picture depends on today."""
    clock = Clock()
    clock.now = clock.now.replace(year=2020, hour=12)
    return new_project(folder / "Spring.annot", title="Spring", clock=clock, uids=Uids())


def settings_in(folder: Path) -> QSettings:
    """Where the settings of a scene are kept."""
    return QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)


def _window(folder: Path, *, hint: bool = False) -> Running:
    """The window on the project, for somebody who has been here before."""
    settings = Settings(settings_in(folder))
    settings.annotator = "Ada"
    settings.appearance = Appearance.LIGHT
    settings.hint_dismissed = not hint
    return app.start([folder / "Spring.annot"], settings=settings)

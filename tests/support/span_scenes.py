"""The window with annotations that lie, cross, split and are tied in every way that there is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from annotator.gui import app
from annotator.gui.app import Running
from annotator.gui.settings import Settings
from annotator.gui.theme import Appearance
from annotator.model.annotations import Annotation, Status
from annotator.model.documents import NewDocument, Region, RegionKind, Source
from annotator.model.people import AnnotatorKind
from annotator.model.text import Span
from annotator.operations import annotating, describing, documents, relating, suggestions
from annotator.operations.people import annotator_named
from annotator.store import annotations, codebook
from annotator.store.project import Project
from tests.support import scenes
from tests.support.scenes import Scene

_LONG: Final = "The harbour will stay open for every ship that carries food or medicine. " * 9

NESTED: Final = (
    "We will work hand in hand with every partner of the whole northern region to keep the "
    "straits open.\n\nThe ministers of the river towns and of the coast met; of the coast and "
    "of the islands came nobody.\n\nThree labels stand on these very words, and one label "
    "stands twice on those very words.\n"
)
SPLIT: Final = (
    "“No ship that carries food will wait for ice,” said the chair on Thursday, “and no ship "
    "that carries medicine”,\nas the minutes of the second day have it, “will wait for anything "
    "else”. Nobody objected.\n"
)
BRACKETS: Final = f"“{_LONG}”\n“{_LONG}” the chair said.\nNobody answered.\n"
NEAR: Final = (
    "Chair Halla Brekk of the Council of Norn opened the session. She thanked the Ministry of "
    "Harbours, which keeps two icebreakers, and then Halla Brekk spoke of the ice. “No ship will "
    "wait,” Brekk said, and the Council of Norn agreed with its chair.\n"
)
FAR: Final = NEAR + "The session was long and nothing of note was said in it.\n" * 40 + NEAR
RIGHT_TO_LEFT: Final = (
    "قال سامح شكري وزير الخارجية إن الوفد وصل إلى القاهرة أمس. "
    "وأضاف الوزير أن بلاده ستدعم العراق.\n"
    "“نحن ملتزمون بأمن المنطقة واستقرارها”، قال سامح شكري في ختام الاجتماع.\n"
)
LOOKS: Final = (
    "Suggested words, flagged words, rejected words, plain words and chosen words.\n\n"
    "About the Council: it was founded in 1949 and has twelve members.\n"
)


class Mark(NamedTuple):
    """Words to be marked: a label and for each fragment its words and which of their places."""

    label: str
    fragments: tuple[tuple[str, int], ...]
    how: str = ""
    """"flagged", "suggested" or "rejected"; empty for a plain one."""


class Tie(NamedTuple):
    """A relation between two marks, by their numbers."""

    kind: str
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text with its marks and ties; ``boilerplate`` are the words that are none of its body."""

    text: str
    marks: Sequence[Mark]
    ties: Sequence[Tie] = ()
    boilerplate: str = ""
    appearance: Appearance = Appearance.LIGHT


def _m(label: str, *words: str, nth: int = 0, how: str = "") -> Mark:
    return Mark(label, tuple((each, nth) for each in words), how)


_NESTED = Sheet(
    NESTED,
    (
        _m("ACTOR", "partner"),
        _m("ROLE", "every partner of"),
        _m("COMMITMENT", "with every partner of the whole"),
        _m("ACTOR", "hand with every partner of the whole northern region"),
        _m("ROLE", "work hand in hand with every partner of the whole northern region to keep"),
        _m("COMMITMENT", "will work hand in hand with every partner of the whole northern region "
           "to keep the straits"),
        _m("ACTOR", "The ministers of the river towns and of the coast"),
        _m("ROLE", "of the coast met; of the coast and of the islands"),
        _m("ACTOR", "these very words"),
        _m("ROLE", "these very words"),
        _m("COMMITMENT", "these very words"),
        _m("ACTOR", "those very words"),
        _m("ACTOR", "those very words"),
    ),
)  # fmt: skip

_SPLIT = Sheet(
    SPLIT,
    (
        _m("QUOTE", "“No ship that carries food will wait for ice,”",
           "“and no ship that carries medicine”", "“will wait for anything else”"),
        _m("ACTOR", "the chair"),
        _m("COMMITMENT", "no ship that carries medicine"),
    ),
    (Tie("spoken_by", 0, 1),),
)  # fmt: skip

_BRACKETS = Sheet(
    BRACKETS,
    (
        _m("QUOTE", f"“{_LONG}”\n“{_LONG}”"),
        _m("QUOTE", f"“{_LONG}”"),
        _m("QUOTE", f"{_LONG}”\n“{_LONG[:300]}"),
        _m("ACTOR", "the chair"),
    ),
    (Tie("spoken_by", 0, 3), Tie("spoken_by", 2, 3)),
)

_NEAR_MARKS = (
    _m("ACTOR", "Halla Brekk"),
    _m("ROLE", "Chair"),
    _m("ACTOR", "She"),
    _m("ACTOR", "Halla Brekk", nth=1),
    _m("QUOTE", "“No ship will wait,”"),
    _m("ACTOR", "Brekk", nth=2),
    _m("ACTOR", "the Council of Norn"),
    _m("ROLE", "its chair"),
)
_NEAR_TIES = (
    Tie("holds_role", 0, 1),
    Tie("holds_role", 0, 7),
    Tie("same_as", 2, 0),
    Tie("same_as", 3, 0),
    Tie("same_as", 5, 0),
    Tie("spoken_by", 4, 0),
)
_FAR = Sheet(
    FAR,
    (
        *_NEAR_MARKS,
        _m("ACTOR", "Halla Brekk", nth=2),
        _m("QUOTE", "“No ship will wait,”", nth=1),
        _m("ROLE", "its chair", nth=1),
    ),
    (*_NEAR_TIES, Tie("same_as", 8, 0), Tie("spoken_by", 9, 0), Tie("holds_role", 0, 10)),
)
_ARABIC = Sheet(
    RIGHT_TO_LEFT,
    (
        _m("ACTOR", "سامح شكري"),
        _m("ROLE", "وزير الخارجية"),
        _m("ACTOR", "الوزير"),
        _m("QUOTE", "“نحن ملتزمون بأمن المنطقة واستقرارها”"),
        _m("ACTOR", "سامح شكري", nth=1),
    ),
    (Tie("holds_role", 0, 1), Tie("same_as", 2, 0), Tie("spoken_by", 3, 0), Tie("same_as", 4, 0)),
)
_LOOKS = Sheet(
    LOOKS,
    (
        _m("ACTOR", "Suggested words", how="suggested"),
        _m("ROLE", "flagged words", how="flagged"),
        _m("ACTOR", "rejected words", how="rejected"),
        _m("COMMITMENT", "plain words"),
        _m("QUOTE", "chosen words"),
    ),
    boilerplate="About the Council: it was founded in 1949 and has twelve members.",
)


def _of(sheet: Sheet, *, dark: bool = False) -> Callable[[Path], Running]:
    return partial(_built, sheet, dark)


def _built(sheet: Sheet, dark: bool, folder: Path) -> Running:
    """The window on a project that holds a sheet alone."""
    project = scenes.project_in(folder)
    who = annotator_named(project, "Ada").id
    regions = []
    if sheet.boilerplate:
        start = sheet.text.index(sheet.boilerplate)
        regions = [Region(RegionKind.BOILERPLATE, start, start + len(sheet.boilerplate))]
    made = documents.add_document(
        project,
        NewDocument(
            title="Minutes",
            text=sheet.text,
            source_name="minutes.txt",
            source=Source(sheet.text.encode("utf-8"), "utf-8"),
            regions=tuple(regions),
        ),
        annotator=who,
    )
    ids = [_marked(project, made.id, sheet.text, mark, who) for mark in sheet.marks]
    for tie in sheet.ties:
        relating.relate(project, tie.kind, ids[tie.source], ids[tie.target], annotator=who)
    project.close()
    settings = Settings(scenes.settings_in(folder))
    settings.annotator = "Ada"
    settings.chips = "always"
    settings.appearance = Appearance.DARK if dark else sheet.appearance
    settings.hint_dismissed = True
    return app.start([folder / "Spring.annot"], settings=settings)


def _marked(project: Project, document: int, text: str, mark: Mark, who: int) -> int:
    """Make one mark; its id."""
    spans = []
    for words, nth in mark.fragments:
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        spans.append(Span(start, start + len(words)))
    if mark.how in {"suggested", "rejected"}:
        made = _suggested(project, document, text, mark.label, spans)
    else:
        made = annotating.annotate(project, document, spans, label=mark.label, annotator=who).id
    if mark.how == "flagged":
        describing.set_flag(project, [made], "look again", annotator=who)
    elif mark.how == "rejected":
        suggestions.reject(project, made, annotator=who)
    return made


def _suggested(
    project: Project, document: int, text: str, label: str, spans: Sequence[Span]
) -> int:
    """What a suggester proposes; its id."""
    by = annotator_named(project, "Bot", kind=AnnotatorKind.SUGGESTER).id
    known = codebook.load(project).label(label)
    assert known is not None
    new = Annotation(
        id=0,
        uid="",
        document_id=document,
        label=known.name,
        label_id=known.id,
        annotator_id=by,
        fragments=tuple(spans),
        text="",
        status=Status.SUGGESTED,
        codebook_revision=0,
    )
    with project.step("Suggest", by, operation="suggest"):
        return annotations.add(project, new, text).id


SPAN_SCENES: Final = {
    "nested": Scene(_of(_NESTED), "partner"),
    "crossing": Scene(_of(_NESTED), "The ministers of the river towns and of the coast"),
    "split": Scene(_of(_SPLIT), "no ship that carries medicine"),
    "brackets": Scene(_of(_BRACKETS), "the chair"),
    "arcs-near": Scene(_of(Sheet(NEAR, _NEAR_MARKS, _NEAR_TIES)), "Halla Brekk"),
    "arcs-near-dark": Scene(_of(Sheet(NEAR, _NEAR_MARKS, _NEAR_TIES), dark=True), "Halla Brekk"),
    "arcs-near-narrow": Scene(_of(Sheet(NEAR, _NEAR_MARKS, _NEAR_TIES)), "Halla Brekk", 720, 700),
    "arcs-far": Scene(_of(_FAR), "Halla Brekk"),
    "arcs-right-to-left": Scene(_of(_ARABIC), "سامح شكري"),
    "looks": Scene(_of(_LOOKS), "chosen words"),
}
"""Every scene by its name."""

"""The page alone, with annotations that lie, cross, split and are tied in every way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtGui import QPixmap

from annotator.gui import app
from annotator.gui.look import Look
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneLabel, PaneRegion, PaneRelation, PaneSpan
from annotator.gui.reading.style import DARK, LIGHT, ReadingStyle

LABELS: Final = {
    "ACTOR": PaneLabel(1, "Actor", "#2563c9", "#7fb0ff", "solid"),
    "ROLE": PaneLabel(2, "Role", "#0a7f6b", "#4fd1b5", "dotted"),
    "COMMITMENT": PaneLabel(3, "Commitment", "#b45a06", "#f3a751", "double"),
    "QUOTE": PaneLabel(4, "Quote", "#7a3fc4", "#c39bff", "long-dash", bracket=True),
}
"""The labels of the default codebook."""

_LONG: Final = "The harbour will stay open for every ship that carries food or medicine. " * 6

FIVE: Final = (
    "We will work hand in hand with every partner of the whole northern region to keep the "
    "straits open.\n\nThree labels stand on these very words, one label stands twice on those "
    "very words, and eight on the last ones."
)
CROSSING: Final = (
    "The ministers of the river towns and of the coast met; of the coast and of the islands came "
    "nobody, and of the islands nobody knows why."
)
SPLIT: Final = (
    "“No ship that carries food will wait for ice,” said the chair on Thursday, “and no ship "
    "that carries medicine”,\nas the minutes of the second day have it, “will wait for anything "
    "else”. Nobody objected."
)
BRACKETS: Final = f"“{_LONG}”\n“{_LONG}” the chair said.\nNobody answered."
NEAR: Final = (
    "Chair Halla Brekk of the Council of Norn opened the session. She thanked the Ministry of "
    "Harbours, which keeps two icebreakers, and then Halla Brekk spoke of the ice. “No ship will "
    "wait,” Brekk said, and the Council of Norn agreed with its chair."
)
FAR: Final = f"{NEAR}\n" + "The session was long and nothing of note was said in it.\n" * 40 + NEAR
RIGHT_TO_LEFT: Final = (
    "قال سامح شكري وزير الخارجية إن الوفد وصل إلى القاهرة أمس. "
    "وأضاف الوزير أن بلاده ستدعم العراق و NATO.\n"
    "“نحن ملتزمون بأمن المنطقة واستقرارها”، قال سامح شكري في ختام الاجتماع."
)
EMOJI: Final = (
    "The 👩\u200d👩\u200d👧 family of Norn 🇳🇴 met 👍🏽 delegates and a fire chief 🧑🏽\u200d🚒 "
    "of the Cafe\u0301 Fjord 🌊. Their promise: 🚢🚢🚢 all winter, said Halla Brekk 🎙️ on Thursday."
)
LOOKS: Final = (
    "Suggested words, flagged words, rejected words, plain words, hovered words and chosen words; "
    "these are selected.\n\n"
    "About the Council: it was founded in 1949 and has twelve members."
)


class Mark(NamedTuple):
    """Words to be marked: a label and for each fragment its words and which of their places."""

    label: str
    fragments: tuple[tuple[str, int], ...]
    how: str = ""
    """"flagged", "suggested" or "rejected"; empty for a plain one."""
    caption: str = ""
    """What its chip or its bracket says."""


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

    def place(self, words: str, nth: int = 0) -> tuple[int, int]:
        """Where words stand for the n-th time, counted from 0."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return start, start + len(words)

    def spans(self) -> list[PaneSpan]:
        """The marks as the page takes them, numbered from 1."""
        return [
            PaneSpan(
                n,
                LABELS[mark.label].id,
                tuple(self.place(*each) for each in mark.fragments),
                mark.how if mark.how in {"suggested", "rejected"} else "draft",
                mark.caption,
                flagged=mark.how == "flagged",
            )
            for n, mark in enumerate(self.marks, start=1)
        ]


def _m(label: str, *words: str, nth: int = 0, how: str = "", caption: str = "") -> Mark:
    return Mark(label, tuple((each, nth) for each in words), how, caption)


_FIVE = Sheet(
    FIVE,
    (
        _m("ACTOR", "partner"),
        _m("ROLE", "every partner of"),
        _m("COMMITMENT", "with every partner of the whole"),
        _m("ACTOR", "hand with every partner of the whole northern region"),
        _m("COMMITMENT", "will work hand in hand with every partner of the whole northern region "
           "to keep the straits open"),
        _m("ACTOR", "these very words"),
        _m("ROLE", "these very words"),
        _m("COMMITMENT", "these very words"),
        _m("ACTOR", "those very words"),
        _m("ACTOR", "those very words"),
        *(_m(label, "the last ones") for label in ["ACTOR", "ROLE", "COMMITMENT", "QUOTE"] * 2),
    ),
)  # fmt: skip

_CROSSING = Sheet(
    CROSSING,
    (
        _m("ACTOR", "The ministers of the river towns and of the coast"),
        _m("ROLE", "of the coast met; of the coast and of the islands"),
        _m("COMMITMENT", "the islands came nobody, and of the islands"),
    ),
)

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
        _m("QUOTE", f"“{_LONG}”\n“{_LONG}”", caption="Halla Brekk"),
        _m("QUOTE", f"“{_LONG}”", caption="the chair"),
        _m("QUOTE", f"{_LONG[200:]}”\n“{_LONG[:300]}", caption="nobody in particular"),
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
        _m("ROLE", "hovered words"),
        _m("COMMITMENT", "chosen words", caption="Commitment · firm"),
    ),
    boilerplate="About the Council: it was founded in 1949 and has twelve members.",
)


def _emoji() -> Sheet:
    return Sheet(
        EMOJI,
        (
            _m("ACTOR", "👩\u200d👩\u200d👧 family of Norn 🇳🇴"),
            _m("ACTOR", "Norn"),
            _m("ROLE", "👍🏽 delegates"),
            _m("ROLE", "fire chief 🧑🏽\u200d🚒"),
            _m("ACTOR", "Cafe\u0301 Fjord 🌊"),
            _m("COMMITMENT", "🚢🚢🚢 all winter"),
            _m("ACTOR", "Halla Brekk"),
        ),
    )


def _dense() -> Sheet:
    """An annotation for every ten characters, up to six over one another."""
    words = []
    for size, label in enumerate(("ACTOR", "ROLE", "COMMITMENT", "ACTOR", "ROLE", "COMMITMENT")):
        all_words = NEAR.split(" ")
        step = 2 ** (size + 1)
        for first in range(size, len(all_words) - step, step):
            start = len(" ".join(all_words[:first])) + (first > 0)
            chosen = " ".join(all_words[first : first + max(1, step - 1)])
            words.append(Mark(label, ((chosen, NEAR[:start].count(chosen)),)))
    return Sheet(NEAR, words)


@dataclass(frozen=True, slots=True)
class PageScene:
    """One state of the page; ``selected`` and ``hovered`` are numbers of marks from 1."""

    sheet: Sheet
    width: int = 620
    height: int = 200
    scale: float = 1.0
    selected: int | None = None
    hovered: int | None = None
    chips: str = "always"
    look: Look = field(default_factory=Look)
    style: ReadingStyle = LIGHT
    words: str = ""
    """Selected words."""
    family: str = ""
    """The installed font that draws what the bundled ones lack."""

    def picture(self, folder: Path) -> QPixmap:  # noqa: ARG002 - it needs none
        """The page as it is in this state, without a scroll bar."""
        app.make_application()
        pane = ReadingPane()
        pane.set_labels(tuple(LABELS.values()))
        pane.set_chip_mode(self.chips)
        pane.set_palette(self.look.on(self.style))
        sheet = self.sheet
        regions = [PaneRegion(*sheet.place(sheet.boilerplate), "boilerplate")]
        pane.show_document(
            sheet.text,
            title="",
            subtitle="",
            spans=sheet.spans(),
            regions=regions if sheet.boilerplate else (),
            relations=[
                PaneRelation(n, tie.kind.replace("_", " "), tie.source + 1, tie.target + 1)
                for n, tie in enumerate(sheet.ties, start=1)
            ],
        )
        bar = pane.verticalScrollBar().sizeHint().width()
        pane.resize(self.width + bar, self.height)
        pane.grab()  # it is laid out in this size
        while pane.scene.page.refine(1):
            pass
        if self.words:
            pane.select(*sheet.place(self.words))
        pane.select_annotation(self.selected, scroll=False)
        pane.set_hovered(self.hovered)
        shown = pane.viewport().grab()
        pane.deleteLater()
        return shown


_NEAR = Sheet(NEAR, _NEAR_MARKS, _NEAR_TIES)
_PATTERNS = Look(patterns_only=True)

PAGES: Final[Mapping[str, PageScene]] = {
    "page-nested": PageScene(_FIVE, height=230, selected=1),
    "page-crossing": PageScene(_CROSSING, height=160),
    "page-split": PageScene(_SPLIT, selected=1),
    "page-split-scaled": PageScene(_SPLIT, selected=1, scale=1.5),
    "page-brackets": PageScene(_BRACKETS, 900, 520, selected=4),
    "page-brackets-narrow": PageScene(_BRACKETS, 420, 620, hovered=3),
    "page-dense": PageScene(_dense(), height=220),
    "page-dense-compact": PageScene(_dense(), selected=3, chips="hover", look=Look(compact=True)),
    "page-arabic": PageScene(_ARABIC, height=160, family="Noto Naskh Arabic"),
    "page-emoji": PageScene(_emoji(), height=160, family="Noto Color Emoji"),
    "page-chips-hover": PageScene(_NEAR, height=220, chips="hover", hovered=1),
    "page-chips-never": PageScene(_NEAR, height=220, chips="never", hovered=1),
    "page-patterns": PageScene(_FIVE, height=230, look=_PATTERNS),
    "page-dark": PageScene(_FIVE, height=230, selected=5, style=DARK),
    "page-dark-scaled": PageScene(_LOOKS, height=240, selected=6, hovered=5, style=DARK, scale=1.5,
                                  words="these are selected"),
    "page-looks": PageScene(_LOOKS, height=240, selected=6, hovered=5, words="these are selected"),
    "page-arcs": PageScene(_NEAR, 700, 190, selected=1),
    "page-arcs-far": PageScene(_FAR, 700, 320, selected=1),
    "page-arcs-arabic": PageScene(_ARABIC, 700, 190, selected=1, family="Noto Naskh Arabic"),
}  # fmt: skip
"""Every state by its name."""

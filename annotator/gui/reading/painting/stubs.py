"""The ends of arrows that are out of sight: which there are, and where their names stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from annotator.gui.reading.painting.berths import Seen
from annotator.gui.reading.painting.scene import Scene
from annotator.gui.reading.rows import PaneSpan
from annotator.model.text import shortened

_EACH = 3
"""So many at the upper and at the lower edge; of more, the last one counts the rest."""
_WORDS = 28


@dataclass(slots=True)
class Stub:
    """An end out of sight, with the plate that stands for it at the edge of the view."""

    span: PaneSpan
    box: QRectF
    words: str


def is_below(seen: Seen, span: PaneSpan) -> bool:
    """Whether what is out of sight lies further down."""
    return not seen.lines or span.start >= seen.lines[0].start


def stubs_of(
    scene: Scene, seen: Seen, ends: Iterable[tuple[str, PaneSpan]]
) -> dict[tuple[str, int], Stub]:
    """A stub for each named end, by name and annotation; several share the one that counts them."""
    found: dict[tuple[str, int], Stub] = {}
    wanted = dict.fromkeys((title, span.id, is_below(seen, span)) for title, span in ends)
    for down in (False, True):
        keys = [(title, each) for title, each, below in wanted if below is down]
        keys.sort(key=lambda key: _start(scene, key[1]), reverse=not down)
        shown = keys if len(keys) <= _EACH else keys[: _EACH - 1]
        places = _places(seen, down=down)
        for key in shown:
            span = scene.marks.get(key[1])
            if span is not None:
                words = f"{key[0]} · {_excerpt(scene, span)} {'↓' if down else '↑'}"
                found[key] = _stub(scene, seen, span, words, places, down=down)
        rest = keys[len(shown) :]
        nearest = scene.marks.get(rest[0][1]) if rest else None
        if nearest is not None:
            words = f"and {len(rest)} more {'↓' if down else '↑'}"
            made = _stub(scene, seen, nearest, words, places, down=down)
            found.update(dict.fromkeys(rest, made))
    return found


def _stub(
    scene: Scene,
    seen: Seen,
    span: PaneSpan,
    words: str,
    places: list[float],
    *,
    down: bool,
) -> Stub:
    """A stub in the next free room between two lines; in tight lines, in the margin."""
    zoom, width = scene.metrics.zoom, scene.page.width
    face = QFontMetricsF(scene.metrics.note_font)
    height = face.height() + 2 * zoom
    most, right = width * 0.9, width
    if seen.leading < height:
        most = scene.margin - 24 * zoom
        right = width + scene.margin - 4 * zoom
    shown = face.elidedText(words, Qt.TextElideMode.ElideMiddle, most - 10 * zoom)
    wide = face.horizontalAdvance(shown) + 10 * zoom
    place = places.pop(0) if places else (seen.bottom if down else seen.top + seen.leading)
    box = QRectF(right - wide, place - (seen.leading + height) / 2, wide, height)
    return Stub(span, box, shown)


def _places(seen: Seen, *, down: bool) -> list[float]:
    """The tops of the words below the free rooms, from the edge of the view inwards."""
    tops = [line.top for line in seen.lines if line.top - seen.leading >= seen.top]
    return tops[::-1] if down else tops


def _start(scene: Scene, span_id: int) -> int:
    span = scene.marks.get(span_id)
    return span.start if span is not None else 0


def _excerpt(scene: Scene, span: PaneSpan) -> str:
    """The first words of an annotation on one line."""
    start, end = span.fragments[0]
    words = " ".join(scene.page.text[start : min(end, start + 4 * _WORDS)].split())
    return shortened(words.strip(" “”„«»\"'") or words, _WORDS)

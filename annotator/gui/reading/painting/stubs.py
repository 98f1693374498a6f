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
    scene: Scene, seen: Seen, ends: Iterable[tuple[str, PaneSpan]], busy: Iterable[int]
) -> dict[tuple[str, int], Stub]:
    """A stub for each named end, by name and annotation; several share the one that counts them.

    ``busy`` are the lines, by their place, at which the arrows have their other ends.
    """
    found: dict[tuple[str, int], Stub] = {}
    lines = list(busy)
    wanted = {(title, span.id): span for title, span in ends}
    for down in (False, True):
        keys = [key for key, span in wanted.items() if is_below(seen, span) is down]
        keys.sort(key=lambda key: wanted[key].fragments[0], reverse=not down)
        places = _places(seen, lines, down=down)
        most = min(_EACH, max(1, len(places)))
        shown = keys if len(keys) <= most else keys[: most - 1]
        for key in shown:
            words = f"{key[0]} · {_excerpt(scene, wanted[key])}"
            found[key] = _stub(scene, seen, wanted[key], words, places, down=down)
        rest = keys[len(shown) :]
        if rest:
            words = f"and {len(rest)} more" if shown else f"{len(rest)} relations"
            made = _stub(scene, seen, wanted[rest[0]], words, places, down=down)
            found.update(dict.fromkeys(rest, made))
    return found


def _stub(
    scene: Scene, seen: Seen, span: PaneSpan, words: str, places: list[int], *, down: bool
) -> Stub:
    """A stub in the next free room between two lines; in tight lines, behind the end of one."""
    zoom, width = scene.metrics.zoom, scene.page.width
    face = QFontMetricsF(scene.metrics.note_font)
    height, way = face.height() + 2 * zoom, " ↓" if down else " ↑"
    around = face.horizontalAdvance(way) + 10 * zoom

    def fitting(room: float) -> tuple[str, float]:
        shown = face.elidedText(words, Qt.TextElideMode.ElideRight, room - around)
        return shown + way, face.horizontalAdvance(shown) + around

    if seen.leading >= height:
        shown, wide = fitting(width * 0.9)
        edge = seen.bottom if down else seen.top + seen.leading
        top = seen.lines[places.pop(0)].top if places else edge
        box = QRectF(width - wide, top - (seen.leading + height) / 2, wide, height)
        return Stub(span, box, shown)
    shown, wide = fitting(width * 0.9)
    for place in places:
        line = seen.lines[place].words
        if line.right() + wide + 12 * zoom < width:
            places.remove(place)
            box = QRectF(width - wide, line.center().y() - height / 2, wide, height)
            return Stub(span, box, shown)
    shown, wide = fitting(scene.margin - 24 * zoom)
    middle = seen.lines[places.pop(0)].words.center().y() if places else seen.bottom - height
    right = width + scene.margin - 4 * zoom
    return Stub(span, QRectF(right - wide, middle - height / 2, wide, height), shown)


def _places(seen: Seen, busy: list[int], *, down: bool) -> list[int]:
    """The lines above which a stub may stand, from the edge of the view inwards.

    Only those beyond the lines at which arrows have their other ends, if there is one.
    """
    found = [n for n, line in enumerate(seen.lines) if line.top - seen.leading >= seen.top]
    if down:
        found.reverse()
    if not busy:
        return found
    free = [n for n in found if (n > max(busy) if down else n < min(busy))]
    return free or found[:1]


def _excerpt(scene: Scene, span: PaneSpan) -> str:
    """The first words of an annotation on one line."""
    start, end = span.fragments[0]
    words = " ".join(scene.page.text[start : min(end, start + 4 * _WORDS)].split())
    return shortened(words.strip(" “”„«»\"',;:") or words, _WORDS)

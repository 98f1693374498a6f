"""A person at a real window: eyes on its pixels, a hand at the mouse, a hand at the keys.

What is aimed at comes from a layout of the test's own, found again in the pixels of the screen.
The keys of a way through the text are worked out from what a key is documented to do.
"""

import re
import time
from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence

from tests.support.book import Mark
from tests.support.screen import Picture, Screen, eventually
from tests.support.sheet import Sight, begins, fitting, look

KEYS = {"ACTOR": "a", "ROLE": "r", "COMMITMENT": "c", "QUOTE": "q"}
"""The letter of each label."""

_WORDS = re.compile(r"(?:[A-Za-z]+,? )+")
_MORE_WORDS = re.compile(r"[A-Za-z]+(?:,? [A-Za-z]+)*")
_MIDDLE = (700, 560)
"""A point on the page."""
_READING, _SEEKING = 4, 3
"""Notches of the wheel: for reading the page through, and for looking for a place."""
_SLOW = 2.0
"""Seconds after which a wheel that moved nothing is taken to have come to an end of the page."""
_BURST = 0.45
"""Seconds after which a press at the same place is no further click of a burst."""


class Eyes:
    """Finds the text on the screen, and turns the page where it is out of sight."""

    def __init__(self, screen: Screen, text: str) -> None:
        """Look at a page that was just opened: it is read through once, to its end and back."""
        self._screen = screen
        self.text = text
        eventually(lambda: begins(text, screen.picture()), "the text on the screen")
        pictures = [screen.picture(), self._turn(_READING), self._turn(_READING)]
        self._seen = fitting(text, pictures)
        self._turn(-2 * _READING)

    def sight(self, *offsets: int) -> Sight:
        """The page as it stands, with the lines of all these offsets in sight."""
        for _ in range(40):
            seen = self._still()
            hidden = [each for each in offsets if not seen.shows(each)]
            if not hidden:
                return seen
            above = min(hidden) < min(seen.baselines)
            self._turn(-_SEEKING if above else _SEEKING)
        raise AssertionError(f"{offsets} cannot be brought in sight together")

    def moved(self, before: Sight) -> Sight:
        """The page, once it stands elsewhere than before."""
        eventually(lambda: self._look().baselines != before.baselines, "the page to move")
        return self._still()

    def _turn(self, notches: int) -> Picture:
        """Turn the wheel over the page, towards its end or back; a picture when that has moved it.

        At either end of the page it does not move.
        """
        before = self._screen.picture()
        x, y = _MIDDLE
        wheel = 5 if notches > 0 else 4
        turn = f"click --repeat {abs(notches)} --delay 10 {wheel}"
        self._screen.do([f"mousemove {x} {y}", turn])
        end = time.monotonic() + _SLOW
        while not _moved(before, now := self._screen.picture()) and time.monotonic() < end:
            time.sleep(0.01)
        return self._settled(now)

    def _settled(self, before: Picture) -> Picture:
        """A picture of the page at rest."""
        time.sleep(0.05)
        while _moved(before, now := self._screen.picture()):
            before = now
            time.sleep(0.05)
        return now

    def _look(self) -> Sight:
        return look(self._seen.sheet, self._screen.picture(), self._seen.left)

    def _still(self) -> Sight:
        """The page, as soon as two looks at it agree."""
        before = self._look()
        while (now := self._look()).baselines != before.baselines:
            before = now
        return now


def _moved(before: Picture, now: Picture) -> bool:
    """Whether more has changed than a caret, a line of words, or what the mouse points at."""
    width = now.width
    rows = range(0, len(now.light), width)
    return sum(before.light[at : at + width] != now.light[at : at + width] for at in rows) > 200


class MouseHand:
    """Selects and clicks with the mouse."""

    def __init__(self, screen: Screen, eyes: Eyes) -> None:
        """Use a screen's mouse, aiming with these eyes."""
        self._screen = screen
        self._eyes = eyes
        self._pressed = (-100, -100)
        self._at = 0.0

    def drag(self, start: int, end: int, *, back: bool = False, held: str = "") -> None:
        """Drag over [start, end) from its first letter to its last, or back; a key may be held."""
        sight = self._eyes.sight(start, end - 1)
        first, last = sight.point(start, right=1.5), sight.end(end, left=1.5)
        self._drag(*((last, first) if back else (first, last)), held=held)

    def take_handle(self, end: int, *, to: int) -> None:
        """Take the handle at the end of the selected annotation and drag it to an offset."""
        sight = self._eyes.sight(end - 1, to - 1)
        self._drag(sight.end(end, left=-2, up=3), sight.end(to, left=-2, up=3))

    def click_twice(self, start: int, end: int) -> None:
        """Double-click the middle of a word."""
        point = self._eyes.sight(start).middle(start, end)
        self._press(point, ["click --repeat 2 --delay 30 1"])

    def click_through(self, start: int, end: int) -> None:
        """Click before the first letter, and with Shift behind the last."""
        sight = self._eyes.sight(start, end - 1)
        x, y = sight.end(end, left=1.5)
        beyond = [f"mousemove {x} {y}", "keydown shift", "click 1", "keyup shift"]
        self._press(sight.point(start, right=1.5), ["click 1", *beyond])

    def click(self, mark: Mark, others: Collection[Mark]) -> None:
        """Click an annotation where as few as can be lie within it, and again for each of them."""
        at, within = _barest(self._eyes.text, mark, others)
        point = self._eyes.sight(at).point(at, right=3)
        for _ in range(within + 1):
            self._press(point, ["click 1"])

    def link_to(self, mark: Mark, others: Collection[Mark]) -> None:
        """Press L and click what to link to: the field opens above the page, and closes again.

        ``others`` is what else could be linked to.
        """
        closed = self._eyes.sight()
        self._screen.do(["key l"])
        self._eyes.moved(closed)
        at, within = _barest(self._eyes.text, mark, others)
        assert within == 0, f"{mark} cannot be clicked for those within it"
        opened = self._eyes.sight(at)
        self._press(opened.point(at, right=3), ["click 1"])
        self._eyes.moved(opened)

    def _drag(self, first: tuple[int, int], last: tuple[int, int], *, held: str = "") -> None:
        between = ((first[0] + last[0]) // 2, (first[1] + last[1]) // 2)
        commands = ["mousedown 1", _to(between), _to(last), "mouseup 1"]
        if held:
            commands = [f"keydown {held}", *commands, f"keyup {held}"]
        self._press(first, commands)

    def _press(self, point: tuple[int, int], commands: Sequence[str]) -> None:
        """Go to a point and do what begins with a press there, which is to count as a first one."""
        near = max(abs(point[0] - self._pressed[0]), abs(point[1] - self._pressed[1])) < 12
        if near:
            time.sleep(max(0.0, self._at + _BURST - time.monotonic()))
        self._screen.do([_to(point), *commands])
        self._pressed, self._at = point, time.monotonic()


class Keys(ABC):
    """A hand at the keyboard."""

    def __init__(self, screen: Screen) -> None:
        """Use a screen's keyboard; the caret is at the start of the text."""
        self._screen = screen
        self._caret = 0

    def stands_at(self, offset: int) -> None:
        """Take note that another key has moved the caret."""
        self._caret = offset

    @abstractmethod
    def select(self, start: int, end: int) -> None:
        """Select the words between two offsets, while none are selected."""

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for at in range(0, len(keys), 60):
            self._screen.do([f"key --delay 2 {' '.join(keys[at : at + 60])}"])

    def type(self, words: str) -> None:
        """Type words; they are made of what a US keyboard has."""
        assert words.isascii()
        quote = '"' if "'" in words else "'"
        self._screen.do([f"type --delay 2 {quote}{words}{quote}"])


class KeyHand(Keys):
    """Selects by keys alone; where the caret goes is worked out from the lines of the page."""

    def __init__(self, screen: Screen, sight: Sight) -> None:
        """Use a screen's keyboard on a page that is seen."""
        super().__init__(screen)
        self._sheet = sight.sheet

    def select(self, start: int, end: int) -> None:
        """Bring the caret to an offset by lines, words and letters, and select to another."""
        sheet, text = self._sheet, self._sheet.text
        first, last = sheet.line_of(start), sheet.line_of(end - 1)
        lines = [line.start for line in sheet.lines]
        number, below = lines.index(first.start), lines.index(last.start)
        self.press("ctrl+Home", *["Down"] * number, *_ahead(text, first.start, start))
        if below > number:
            down = ["shift+Down"] * (below - number)
            self.press(*down, "shift+Home", *["shift+Right"] * (end - last.start))
        elif _MORE_WORDS.fullmatch(text, start, end) and not text[end].isalpha():
            self.press(*["ctrl+shift+Right"] * len(text[start:end].split()))
        else:
            self.press(*["shift+Right"] * (end - start))


def _ahead(text: str, start: int, end: int) -> list[str]:
    """The keys from the start of a line to an offset on it: by words where they are plain."""
    if not _WORDS.fullmatch(text, start, end):
        return ["Right"] * (end - start)
    words = text[start:end].split()
    return ["ctrl+Right"] * len(words) + ["Right"] * (2 if words[-1].endswith(",") else 1)


def _barest(text: str, mark: Mark, others: Collection[Mark]) -> tuple[int, int]:
    """A letter of a mark that as few others as can be lie within at, and how many these are.

    It stands some letters from any edge if there is such a one.
    """
    inner = [each for each in others if each != mark and _inside(each, mark)]
    within = {
        at: sum(each.holds(at) for each in inner) for at in _offsets(mark) if text[at].isalnum()
    }
    least = min(within.values())
    free = [at for at, count in within.items() if count == least]
    far = [at for at in free if {at - 2, at - 1, at + 1, at + 2} <= set(free)]
    return (far or free)[len(far or free) // 2], least


def _offsets(mark: Mark) -> list[int]:
    return [at for start, end in mark.fragments for at in range(start, end)]


def _inside(one: Mark, other: Mark) -> bool:
    """Whether one mark is shorter than the other, so that it is nearer to the words."""
    return len(_offsets(one)) < len(_offsets(other))


def _to(point: tuple[int, int]) -> str:
    return f"mousemove {point[0]} {point[1]}"

"""A hand that selects by keys without looking: it knows the text, and where its caret is.

Where the keys for words and sentences stop is defined in ``annotator.language``; whether the page
stops there too is seen by what ends up in the file.
"""

from collections import deque
from collections.abc import Callable
from functools import cached_property

from annotator.language.graphemes import next_grapheme, previous_grapheme
from annotator.language.sentences import next_sentence, previous_sentence
from annotator.language.words import next_word, previous_word
from tests.support.hand import Keys
from tests.support.screen import Screen

_MOVES: dict[str, Callable[[str, int], int]] = {
    "ctrl+Right": next_word,
    "ctrl+Left": previous_word,
    "alt+Down": next_sentence,
    "alt+Up": previous_sentence,
    "Right": next_grapheme,
    "Left": previous_grapheme,
    "ctrl+Home": lambda _text, _offset: 0,
    "ctrl+End": lambda text, _offset: len(text),
}


class WordHand(Keys):
    """Takes the shortest way to what it selects."""

    def __init__(self, screen: Screen, text: str) -> None:
        """Begin with the caret at the start of a text, nothing selected."""
        super().__init__(screen)
        self._text = text

    def select(self, start: int, end: int) -> None:
        """Bring the caret to one end and select to the other."""
        ways = [
            (self._way(self._caret, one), self._way(one, other), other)
            for one, other in ((start, end), (end, start))
        ]
        there, over, at = min(ways, key=lambda way: len(way[0]) + len(way[1]))
        self.press(*there, *(_extending(key) for key in over))
        self._caret = at

    def _way(self, start: int, goal: int) -> list[str]:
        """The fewest keys from one offset to another."""
        came: dict[int, tuple[int, str]] = {start: (start, "")}
        waiting = deque([start])
        while goal not in came:
            at = waiting.popleft()
            for key, offset in self._stops(at):
                if offset not in came:
                    came[offset] = (at, key)
                    waiting.append(offset)
        found: list[str] = []
        while goal != start:
            goal, key = came[goal]
            found.append(key)
        return found[::-1]

    def _stops(self, offset: int) -> list[tuple[str, int]]:
        """Where each key leads from an offset."""
        if offset not in self._known:
            self._known[offset] = [(key, move(self._text, offset)) for key, move in _MOVES.items()]
        return self._known[offset]

    @cached_property
    def _known(self) -> dict[int, list[tuple[str, int]]]:
        return {}


def _extending(key: str) -> str:
    """The key with Shift held."""
    *held, last = key.split("+")
    return "+".join([*held, "shift", last])

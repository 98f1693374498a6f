"""Where the caret goes: every move is a function of the page and the place it starts from."""

from collections.abc import Callable
from typing import NamedTuple

from annotator.gui.reading.page import Page


class Place(NamedTuple):
    """A place for the caret.

    ``upstream``: at the end of its line, although the same offset starts the next line too.
    ``goal`` is the x that moves by lines try to keep.
    """

    offset: int
    upstream: bool = False
    goal: float | None = None


Move = Callable[[Page, Place], Place]


def right(page: Page, place: Place) -> Place:
    """One grapheme to the right, as the words are drawn."""
    return _sideways(page, place, 1)


def left(page: Page, place: Place) -> Place:
    """One grapheme to the left, as the words are drawn."""
    return _sideways(page, place, -1)


def word_right(page: Page, place: Place) -> Place:
    """One word to the right: forward, or backward in a right-to-left paragraph."""
    return _by_word(page, place, 1)


def word_left(page: Page, place: Place) -> Place:
    """One word to the left: backward, or forward in a right-to-left paragraph."""
    return _by_word(page, place, -1)


def sentence_forward(page: Page, place: Place) -> Place:
    """To the next sentence."""
    from annotator.language.sentences import next_sentence

    return Place(next_sentence(page.text, place.offset))


def sentence_back(page: Page, place: Place) -> Place:
    """To the start of this sentence or the one before."""
    from annotator.language.sentences import previous_sentence

    return Place(previous_sentence(page.text, place.offset))


def line_start(page: Page, place: Place) -> Place:
    """To the start of the line."""
    laid = page.laid(page.paragraphs.at(place.offset))
    return Place(laid.lines[laid.line_of(place.offset, upstream=place.upstream)])


def line_end(page: Page, place: Place) -> Place:
    """To the end of the line, before the space at which it was wrapped."""
    laid = page.laid(page.paragraphs.at(place.offset))
    line = laid.line_of(place.offset, upstream=place.upstream)
    end = laid.words_end(line) if line + 1 < len(laid.lines) else laid.caret_end(line)
    end = max(laid.lines[line], min(end, laid.caret_end(line)))
    return Place(end, upstream=end == laid.line_end(line) and line + 1 < len(laid.lines))


def line_down(page: Page, place: Place) -> Place:
    """To the line below, as far as possible at the same x."""
    return _upright(page, place, 1)


def line_up(page: Page, place: Place) -> Place:
    """To the line above, as far as possible at the same x."""
    return _upright(page, place, -1)


def text_start(page: Page, place: Place) -> Place:  # noqa: ARG001 - all moves have one shape
    """To the start of the text."""
    return Place(0)


def text_end(page: Page, place: Place) -> Place:  # noqa: ARG001
    """To the end of the text."""
    return Place(len(page.text))


def by_height(page: Page, place: Place, distance: float) -> Place:
    """To the line a distance below (or above, if negative), as far as possible at the same x."""
    caret = page.caret(place.offset, upstream=place.upstream)
    goal = caret.left() if place.goal is None else place.goal
    wanted = caret.center().y() + distance
    lowest = page.header.height + page.heights.total - 1
    offset, upstream = page.place_at(goal, min(max(wanted, page.header.height), lowest))
    return Place(offset, upstream=upstream, goal=goal)


def _by_word(page: Page, place: Place, step: int) -> Place:
    # The page is painted before anybody looks for words in it.
    from annotator.language.words import next_word, previous_word

    backwards = page.paragraphs.right_to_left(page.paragraphs.at(place.offset))
    go = next_word if (step > 0) != backwards else previous_word
    return Place(go(page.text, place.offset))


def _sideways(page: Page, place: Place, step: int) -> Place:
    paragraphs = page.paragraphs
    row = paragraphs.at(place.offset)
    laid = page.laid(row)
    offset = laid.snapped(place.offset)
    line = laid.line_of(offset)
    stops = laid.stops(line)
    index = stops.index(offset) + step if offset in stops else -1
    if 0 <= index < len(stops):
        return Place(stops[index])
    forward = 1 if (step > 0) != laid.right_to_left else -1
    line += forward
    if not 0 <= line < len(laid.lines):
        row += forward
        if not 0 <= row < len(paragraphs):
            return Place(offset)
        laid = page.laid(row)
        line = 0 if forward > 0 else len(laid.lines) - 1
    stops = laid.stops(line)
    return Place(stops[0] if (forward > 0) != laid.right_to_left else stops[-1])


def _upright(page: Page, place: Place, step: int) -> Place:
    paragraphs = page.paragraphs
    row = paragraphs.at(place.offset)
    laid = page.laid(row)
    line = laid.line_of(place.offset, upstream=place.upstream)
    goal = laid.x_of(line, place.offset) if place.goal is None else place.goal
    line += step
    if not 0 <= line < len(laid.lines):
        row += step
        if not 0 <= row < len(paragraphs):
            return Place(len(page.text) if step > 0 else 0, goal=goal)
        laid = page.laid(row)
        line = 0 if step > 0 else len(laid.lines) - 1
    offset = laid.offset_at(line, goal)
    upstream = offset == laid.line_end(line) and line + 1 < len(laid.lines)
    return Place(offset, upstream=upstream, goal=goal)

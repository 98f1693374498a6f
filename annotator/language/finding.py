"""Every place of one text at which words, or a regular expression, are found.

Words match as a plain keyboard types them (see ``folding``): without ``case``, neither case nor
accents count, and “ß” is “ss”; with it both do. Typographic quotes, dashes, soft hyphens and the
kinds and numbers of spaces and line ends never count. A regular expression is taken as it stands,
but for the case of its letters; ``^`` and ``$`` are the ends of a line.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from annotator.errors import AnnotatorError
from annotator.language.foldedslice import FoldedSlice, FoldTable
from annotator.language.folding import folded_character, plain_character
from annotator.language.wordbreaks import is_inner_hyphen, is_joined, is_possessive

Place = tuple[int, int]
"""Where something was found: start and end in code points, half-open."""

SECONDS: Final = 4.0
"""How long a regular expression may keep a processor busy with a text."""

_SLICE: Final = 1 << 14
"""So many code points are folded at once: an interpreter thread is not held for long."""

_REACH: Final = 512
"""How much longer in a text than they were typed words can be, by spaces and marks."""

_BATCH: Final = 2_000

_WRONG: Final = {
    "missing )": "a closing ) is missing",
    "missing (": "an opening ( is missing",
    "unbalanced parenthesis": "this ) closes nothing",
    "unterminated character set": "a closing ] is missing",
    "bad escape (end of pattern)": "a backslash needs something behind it",
    "multiple repeat": "this repeats what repeats already",
    "nothing to repeat": "there is nothing to repeat",
    "min repeat greater than max repeat": "the repeat counts are the wrong way round",
    "unknown property": "there is no such kind of characters",
    "bad character range": "this range is the wrong way round",
}
"""What is wrong with an expression, in words, by what the library calls it."""


class WrongPatternError(AnnotatorError):
    """A regular expression that is none."""


class SlowPatternError(AnnotatorError):
    """A regular expression took longer than it may."""

    def __init__(self, seconds: float) -> None:
        """Say that it took more than so many seconds."""
        super().__init__(
            f"This expression takes longer than {seconds:g} seconds here, so the search was "
            "stopped; make it simpler."
        )


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and what counts as the same."""

    words: str
    case: bool = False
    """Whether case and accents count."""
    whole: bool = False
    """Whether no place begins or ends within a word; a possessive ’s is not of the word."""
    pattern: bool = False
    """Whether the words are a regular expression."""

    def turned(self, option: str) -> "Search":
        """The same with one of the three options, by its name, the other way round."""
        options = {name: getattr(self, name) for name in ("case", "whole", "pattern")}
        options[option] = not options[option]
        return Search(self.words, **options)


def found(
    text: str, search: Search, *, seconds: float = SECONDS, size: int = _SLICE
) -> Iterator[list[Place]]:
    """The places in a text, sorted and none over another, in batches as they are found.

    A batch may be empty: it only says that the search goes on. Raises WrongPatternError and
    SlowPatternError, which say what is wrong in one sentence.
    """
    places = _of_pattern(text, search, seconds) if search.pattern else _of_words(text, search, size)
    if not search.whole:
        yield from places
        return
    for batch in places:
        yield [each for each in batch if _is_whole(text, *each)]


def as_pattern(words: str) -> str:
    """A regular expression that finds just these words."""
    return re.sub(r"([\\^$.|?*+()\[\]{}])", r"\\\1", words)


def _of_pattern(text: str, search: Search, seconds: float) -> Iterator[list[Place]]:
    """The places of a regular expression; the window's thread may go on meanwhile."""
    import regex  # type: ignore[import-untyped]

    flags = regex.MULTILINE | (0 if search.case else regex.IGNORECASE | regex.FULLCASE)
    try:
        compiled = regex.compile(search.words, flags)
    except regex.error as error:
        said = _WRONG.get(error.msg, error.msg)
        at = (error.pos or 0) + 1
        where = f"At character {at}" if at <= len(search.words) else "At the end"
        raise WrongPatternError(f"{where} of the expression: {said}.") from error
    except (OverflowError, RecursionError, MemoryError) as error:
        raise WrongPatternError("The expression is too large to be searched for.") from error
    backwards = bool(compiled.flags & regex.REVERSE)
    batch: list[Place] = []
    try:
        for match in compiled.finditer(text, timeout=seconds, concurrent=True):
            if match.end() > match.start():
                batch.append(match.span())
            if len(batch) >= _BATCH and not backwards:
                yield batch
                batch = []
    except TimeoutError as error:
        raise SlowPatternError(seconds) from error
    except MemoryError as error:
        raise WrongPatternError("The expression needs too much memory here.") from error
    yield batch[::-1] if backwards else batch


def _of_words(text: str, search: Search, size: int) -> Iterator[list[Place]]:
    """The places of words, a slice of the text at a time."""
    fold = plain_character if search.case else folded_character
    needle = _needle(search.words, fold)
    if needle is None:
        return
    table = FoldTable(fold)
    reach = len(search.words) + _REACH
    at = 0
    while at < len(text):
        end = at + size
        folded = FoldedSlice(text, at, end + reach, table, accents=search.case)
        batch = list(_in_slice(folded, needle, end))
        yield batch
        at = max(end, batch[-1][1] if batch else 0)


def _needle(words: str, fold: Callable[[str], str]) -> "re.Pattern[str] | None":
    """What is searched for in a folded text; None where nothing is left of the words."""
    wanted = "".join(map(fold, words))
    if fold is plain_character:
        wanted = unicodedata.normalize("NFD", wanted)
    parts = [re.escape(each) for each in re.split(r"\s+", wanted)]
    return re.compile(r"\s+".join(parts)) if wanted else None


def _in_slice(folded: FoldedSlice, needle: "re.Pattern[str]", end: int) -> Iterator[Place]:
    """The places that start in a folded slice before ``end``, an offset of the text."""
    at = 0
    while (match := needle.search(folded.words, at)) is not None:
        start = folded.start(match.start())
        if start is not None and start >= end:
            return
        stop = folded.end(match.end())
        if start is None or stop is None:
            at = match.start() + 1
        else:
            yield start, stop
            at = match.end()


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a place begins and ends where words do; the parts of a compound are words too."""
    begins = not is_joined(text, start) or is_inner_hyphen(text, start - 1)
    return begins and (
        not is_joined(text, end) or is_possessive(text, end) or is_inner_hyphen(text, end)
    )

"""What commands print: aligned tables, JSON, notes on the side, progress on a terminal."""

import re
import shutil
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from annotator.cli.commands import DONE, FAILED

_GAP: Final = "  "
_LEAST: Final = 12
"""Columns that the flexible column of a table keeps on the narrowest terminal."""

_LINE_BREAKS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_TERMINAL_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def say(*lines: str) -> None:
    """Print lines of the answer."""
    for line in lines:
        print(line)


def note(sentence: str) -> None:
    """Print a sentence beside the answer, on stderr; nothing for an empty one."""
    if sentence:
        print(f"note: {on_one_line(sentence)}", file=sys.stderr)


def fail(sentence: str) -> int:
    """Say on stderr, in one line, what a person can act on; the exit code for it."""
    if sys.stderr is not None:
        print(f"error: {' '.join(sentence.splitlines())}", file=sys.stderr)
    return FAILED


def say_text(text: str) -> None:
    """Print a stored text as it is; on a terminal without the characters that steer it."""
    shown = _TERMINAL_CONTROLS.sub("\ufffd", text) if sys.stdout.isatty() else text
    sys.stdout.write(shown)


def say_json(value: object) -> None:
    """Print a value as JSON."""
    import json

    print(json.dumps(value, ensure_ascii=False, indent=2))


def on_one_line(words: str) -> str:
    """The words without line breaks and control characters."""
    return _LINE_BREAKS.sub(" ", words)


def columns() -> int | None:
    """How wide the terminal is; None when the output goes elsewhere and nothing is cut."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def width(words: str) -> int:
    """How many columns of a terminal the words take."""
    if words.isascii():
        return len(words)
    return sum(_width_of(character) for character in words)


def _width_of(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return DONE
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def cut(words: str, most: int) -> str:
    """The words, ended by "…" when they take more than ``most`` columns."""
    if width(words) <= most:
        return words
    taken, room = [], most - 1
    for character in words:
        room -= _width_of(character)
        if room < 0:
            break
        taken.append(character)
    return "".join(taken).rstrip() + "…"


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    right: Iterable[int] = (),
    flexible: int | None = None,
    most: int | None = None,
) -> list[str]:
    """Aligned lines under their heads.

    ``right`` are columns of numbers; the ``flexible`` column is cut when the lines would be wider
    than ``most`` columns of the terminal.
    """
    cells = [list(heads), *([on_one_line(str(cell)) for cell in row] for row in rows)]
    widths = [max(width(row[n]) for row in cells) for n in range(len(heads))]
    if flexible is not None and most is not None:
        others = sum(widths) - widths[flexible] + len(_GAP) * (len(widths) - 1)
        widths[flexible] = min(widths[flexible], max(_LEAST, most - others))
        for row in cells:
            row[flexible] = cut(row[flexible], widths[flexible])
    numbers = set(right)
    return [
        _GAP.join(
            _padded(cell, widths[n], right=n in numbers) for n, cell in enumerate(row)
        ).rstrip()
        for row in cells
    ]


def _padded(cell: str, to: int, *, right: bool) -> str:
    space = " " * (to - width(cell))
    return space + cell if right else cell + space


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 relation", "25 relations"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def progress(what: str) -> Callable[[int, int], bool] | None:
    """A callback that shows how far long work is, on a terminal; None where there is none."""
    if not sys.stderr.isatty():
        return None
    shown = time.monotonic()

    def show(done: int, total: int) -> bool:
        """Rewrite the line some times a second; never cancels."""
        nonlocal shown
        now = time.monotonic()
        if total and done >= total:
            sys.stderr.write("\r\x1b[K")
        elif now - shown > 0.1:
            shown = now
            of = f" of {total:,}" if total else ""
            sys.stderr.write(f"\r\x1b[K{what}: {done:,}{of}")
        sys.stderr.flush()
        return True

    return show

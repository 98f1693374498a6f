"""What people type for spans and attribute values, as the operations take it."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from annotator.model.codebook import AttributeKind, AttributeSpec
from annotator.model.text import Span

_YES_NO: Final = {"yes": True, "true": True, "no": False, "false": False}


def fragments(words: str) -> list[Span]:
    """The fragments that START:END[,START:END…] names; for argparse."""
    try:
        return [Span(*_bounds(each)) for each in words.split(",")]
    except ValueError:
        raise ArgumentTypeError(
            f"“{words}” is not START:END[,START:END…], two numbers from 0 of which the second "
            "is greater"
        ) from None


def _bounds(words: str) -> tuple[int, int]:
    """Two numbers with a colon between them; ValueError for anything else."""
    start, colon, end = words.partition(":")
    if not (colon and start.strip().isdecimal() and end.strip().isdecimal()):
        raise ValueError(words)
    return int(start), int(end)


def takes_values(parser: ArgumentParser) -> None:
    """Let a command set attributes."""
    parser.add_argument(
        "--set",
        dest="values",
        metavar="KEY=VALUE",
        nargs="+",
        action="extend",
        type=_pair,
        default=[],
        help="an attribute; several choices with commas between them; no value takes it away",
    )


def _pair(words: str) -> tuple[str, str]:
    """The name and value of KEY=VALUE; for argparse."""
    key, equals, value = words.partition("=")
    if not (equals and key.strip()):
        raise ArgumentTypeError(f"“{words}” is not KEY=VALUE")
    return key.strip(), value


def values(
    pairs: Iterable[tuple[str, str]], specs: Sequence[AttributeSpec]
) -> Mapping[str, object]:
    """The typed values by name: what the operations check against the codebook.

    An empty one is None, which takes the attribute's value away.
    """
    kinds = {spec.name: spec.kind for spec in specs}
    return {name: _value(kinds.get(name), words) for name, words in pairs}


def _value(kind: AttributeKind | None, words: str) -> object:
    """One typed value; words that do not fit are passed on for the operations to refuse."""
    if not words:
        return None
    if kind is AttributeKind.YES_NO:
        return _YES_NO.get(words.strip().casefold(), words)
    if kind is AttributeKind.CHOICES:
        return [each.strip() for each in words.split(",")]
    return words


def as_set(value: object) -> str:
    """An attribute's value as ``--set`` takes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ",".join(map(str, value))
    return str(value)


def count(words: str) -> int:
    """A number of things from one on; for argparse."""
    if not (words.isdecimal() and 0 < len(words) < 10 and int(words)):
        raise ArgumentTypeError(f"“{words}” is not a number from 1 on")
    return int(words)

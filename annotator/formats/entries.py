"""Reading the entries of parsed TOML or JSON: each is asked for by name and kind, none is left."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from math import isfinite
from typing import TypeVar

from annotator.model.source import storable
from annotator.model.text import shortened

Choice = TypeVar("Choice", bound=StrEnum)

_KINDS: dict[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table of entries",
    type(None): "nothing",
}


class EntryError(Exception):
    """What a file says is not what it should; ``str(error)`` is a clause that names the place."""


def kind_of(value: object) -> str:
    """What a parsed value is, in plain words: "text", "a whole number", and so on."""
    return _KINDS.get(type(value), f"a {type(value).__name__}")


class Entries:
    """The entries of one table, each taken once; ``finish`` refuses those nobody asked for.

    ``where`` names the table in messages: 'label “ACTOR”'. Every text comes back storable (see
    ``model.source.storable``). All methods raise EntryError.
    """

    def __init__(self, value: object, where: str) -> None:
        """Take a table apart; anything but a table is refused."""
        if not isinstance(value, Mapping):
            raise EntryError(f"{where} is {kind_of(value)}, not a table of entries")
        self._left: dict[str, object] = dict(value)
        self.where = where

    def has(self, name: str) -> bool:
        """Whether the entry is there and was not yet taken."""
        return name in self._left

    def names(self) -> tuple[str, ...]:
        """The entries that were not yet taken, in their order."""
        return tuple(self._left)

    def _wrong(self, name: str, value: object, wanted: str) -> EntryError:
        return EntryError(f"“{name}” in {self.where} is {kind_of(value)}, not {wanted}")

    def _take(self, name: str, default: object) -> object:
        """What stands there; the default for nothing and for null."""
        value = self._left.pop(name, None)
        return default if value is None else value

    def needed(self, name: str) -> str:
        """A text that has to be there and not be empty."""
        if name not in self._left:
            raise EntryError(f"{self.where} lacks “{name}”")
        words = self.text(name)
        if not words:
            raise EntryError(f"“{name}” in {self.where} is empty")
        return words

    def text(self, name: str, default: str = "") -> str:
        """A text, or the default when it is not there, or null."""
        return storable(self.raw_text(name, default))

    def raw_text(self, name: str, default: str = "") -> str:
        """A text with all its characters, storable or not."""
        value = self._take(name, default)
        if not isinstance(value, str):
            raise self._wrong(name, value, "text")
        return value

    def text_or_none(self, name: str) -> str | None:
        """A text; None when it is not there, or null."""
        value = self._take(name, None)
        if not isinstance(value, str | None):
            raise self._wrong(name, value, "text")
        return None if value is None else storable(value)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True or false."""
        value = self._take(name, default)
        if not isinstance(value, bool):
            raise self._wrong(name, value, "true or false")
        return value

    def whole(self, name: str, default: int) -> int:
        """A whole number."""
        value = self._take(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(name, value, "a whole number")
        if abs(value) >= 2**63:
            raise EntryError(f"“{name}” in {self.where} is too large a number")
        return value

    def whole_or_none(self, name: str) -> int | None:
        """A whole number; None when it is not there, or null."""
        if self._left.get(name) is None:
            self._left.pop(name, None)
            return None
        return self.whole(name, 0)

    def number_or_none(self, name: str) -> float | None:
        """A finite number; None when it is not there, or null."""
        value = self._left.pop(name, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            raise self._wrong(name, value, "a finite number")
        return float(value)

    def choice(self, name: str, default: Choice) -> Choice:
        """One of the values of an enumeration."""
        words = self.text(name, default.value)
        kinds = type(default)
        try:
            return kinds(words)
        except ValueError:
            known = ", ".join(kinds)
            message = f"“{name}” in {self.where} is “{shortened(words)}”, none of {known}"
            raise EntryError(message) from None

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty when it is not there, or null."""
        value = self._take(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self._wrong(name, value, "a list of texts")
        return tuple(storable(each) for each in value)

    def table(self, name: str) -> Mapping[str, object]:
        """A table with free entries; empty when it is not there, or null."""
        value = self._take(name, {})
        if not isinstance(value, dict):
            raise self._wrong(name, value, "a table of entries")
        return {storable(key): plain(each) for key, each in value.items()}

    def items(self, name: str) -> Iterator[tuple[int, object]]:
        """The items of a list, counted from 1; nothing when it is not there, or null."""
        value = self._take(name, [])
        if not isinstance(value, list):
            raise self._wrong(name, value, "a list")
        return enumerate(value, 1)

    def anything(self, name: str) -> object:
        """Whatever plain value stands there; None when nothing does."""
        return plain(self._left.pop(name, None))

    def finish(self) -> None:
        """Refuse entries that were not asked for: a misspelt name must not lose its words."""
        if self._left:
            raise EntryError(
                f"{self.where} has an unknown entry “{shortened(next(iter(self._left)))}”"
            )


def plain(value: object) -> object:
    """A parsed value with storable texts throughout; dates become ISO 8601 text."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {storable(str(key)): plain(each) for key, each in value.items()}
    if isinstance(value, float) and not isfinite(value):
        raise EntryError(f"{value} is no number that can be kept")
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)

"""The codebook as a TOML file that people read, edit and exchange."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from annotator.errors import UnreadableFileError
from annotator.formats.codebook_values import Table, codebook_as_value, codebook_of_value
from annotator.formats.entries import EntryError
from annotator.formats.files import bytes_of
from annotator.model.codebook import Codebook
from annotator.model.source import storable
from annotator.model.text import shortened

LARGEST_CODEBOOK = 4 * 1024 * 1024
"""Bytes of the largest codebook file that is read."""

# What a basic string of TOML may not hold as it is; a line feed may stand in a multi-line one.
_IN_LINES = re.compile("[\\\\\x00-\x08\x0b-\x1f\x7f]")
_IN_A_LINE = re.compile('[\\\\"\x00-\x1f\x7f]')
_CLOSING = re.compile('"{3,}|"+\\Z')
# Texts and comments, also those without an end: what stands in them joins no names.
_QUOTED = re.compile(
    r""""{3}(?:[^"\\]|\\.|"(?!""))*+(?:"{3})?"""
    r"""|'{3}(?:[^']|'(?!''))*+(?:'{3})?"""
    r"""|"(?:[^"\\\n]|\\[^\n])*+"?|'[^'\n]*+'?|\#[^\n]*+""",
    re.DOTALL,
)
# Names joined by dots, each a table within the one before: tomllib's time is the square of their
# number. A codebook joins none.
_DEEP = re.compile(r'(?<![\w".-])(?:(?:[\w-]++|")[ \t]*+\.[ \t]*+){40}')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_HEADER = "# A codebook of Annotator: labels, their attributes, and the relations between them.\n"


def read_codebook(path: Path) -> Codebook:
    """The codebook of a TOML file.

    Raises UnreadableFileError with one sentence: the file cannot be read, is no TOML, or breaks a
    rule of codebooks.
    """
    name, data = shortened(storable(path.name)), bytes_of(path, largest=LARGEST_CODEBOOK)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFileError(
            f"“{name}” is no codebook: codebooks are TOML files in UTF-8."
        ) from None
    return parse_codebook(text, name=name)


def parse_codebook(text: str, *, name: str = "codebook") -> Codebook:
    """The codebook that TOML text describes; ``name`` is the file's name in messages.

    Raises UnreadableFileError with one sentence that names what is wrong.
    """
    try:
        if _DEEP.search(_QUOTED.sub('"', text)):
            raise RecursionError
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFileError(f"“{name}” is not valid TOML: {error}.") from None
    except RecursionError:
        raise UnreadableFileError(f"“{name}” is no codebook: it is nested too deeply.") from None
    except ValueError:  # more digits than Python turns into a number
        raise UnreadableFileError(f"“{name}” is no codebook: a number is too long.") from None
    try:
        return codebook_of_value(value)
    except EntryError as error:
        raise UnreadableFileError(f"“{name}” is no sound codebook: {error}.") from None


def write_codebook(codebook: Codebook) -> str:
    """The codebook as TOML text; reading it gives the same codebook, without local ids."""
    value = codebook_as_value(codebook)
    general, labels, relations = value.pop("general"), value.pop("label"), value.pop("relation")
    lines = [_HEADER, *_entries(value)]
    if isinstance(general, dict) and general:
        lines += ["", "[general]", *_entries(general, keep_empty=True)]
    for name, tables in (("label", labels), ("relation", relations)):
        for table in tables if isinstance(tables, list) else ():
            lines += ["", *_table(name, table)]
    return "\n".join(lines) + "\n"


def _table(name: str, table: Table) -> Iterator[str]:
    attributes = table.pop("attribute")
    yield f"[[{name}]]"
    yield from _entries(table)
    for attribute in attributes if isinstance(attributes, list) else ():
        yield ""
        yield f"[[{name}.attribute]]"
        yield from _entries(attribute)


def _entries(table: Table, *, keep_empty: bool = False) -> Iterator[str]:
    """The lines of a table's plain entries; what is empty or false needs no line."""
    for name, value in table.items():
        empty = value is None or value is False or value in ("", 0) or value == []
        if name == "default" and value is not None:
            empty = False
        if keep_empty or not empty:
            yield f"{_key(name)} = {_value(value)}"


def _key(name: str) -> str:
    return name if re.fullmatch("[A-Za-z0-9_-]+", name) else _line(name)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    words = str(value)
    return _lines(words) if "\n" in words else _line(words)


def _lines(words: str) -> str:
    escaped = _CLOSING.sub(_escape_all, _IN_LINES.sub(_escape, words))
    return f'"""\n{escaped}"""'


def _line(words: str) -> str:
    return '"' + _IN_A_LINE.sub(_escape, words) + '"'


def _escape_all(match: re.Match[str]) -> str:
    return '\\"' * len(match.group())


def _escape(match: re.Match[str]) -> str:
    found = match.group()
    return _SHORT.get(found) or f"\\u{ord(found):04x}"

"""Our own dataset: JSON Lines, everything of a project but its history.

The first line is of the project, each further one of a document. The specification is the JSON
Schema ``annotator-1.schema.json`` among the resources.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from annotator.errors import UnreadableFileError
from annotator.formats import dataset_in, dataset_out
from annotator.formats.entries import EntryError
from annotator.formats.files import reading, replacing
from annotator.formats.format import Format
from annotator.model.corpus import Corpus, NewCorpus, NewRecord

LARGEST_LINE = 512 * 1024 * 1024
"""Bytes of the longest line that is read: a document of the largest text with its source."""

_UNUSUAL_ENDS = ("\u0085", "\u2028", "\u2029")
"""Characters that some programs take for the end of a line; they leave as JSON escapes."""


def write(corpus: Corpus, path: Path) -> None:
    """Write a corpus, a document at a time; what stood at the path stays until all is written."""
    references = dataset_out.references_of(corpus)
    with replacing(path) as file:
        file.write(_line(dataset_out.header(corpus)))
        for record in corpus.documents:
            file.write(_line(dataset_out.document(record, references)))


def read(path: Path) -> NewCorpus:
    """The dataset of a file; its documents are read as they are walked.

    Raises UnreadableFileError, also while they are walked, with a sentence that names the line.
    """
    with reading(path) as file:
        lines = _values(file, path)
        number, value = next(lines, (1, None))
        try:
            corpus = dataset_in.corpus_of(value, _records(path))
        except EntryError as error:
            raise _fault(path, number, str(error)) from None
    return corpus


def recognises(path: Path) -> bool:
    """Whether the file begins as our dataset does."""
    if path.suffix.casefold() not in FORMAT.suffixes or not path.is_file():
        return False
    try:
        with reading(path) as file:
            return b'"annotator"' in file.readline(64 * 1024)
    except UnreadableFileError:
        return False


def _records(path: Path) -> Iterator[NewRecord]:
    """Yield the documents of a file, whose first line was read before."""
    with reading(path) as file:
        lines = _values(file, path)
        next(lines, None)
        for number, value in lines:
            try:
                yield dataset_in.record_of(value)
            except EntryError as error:
                raise _fault(path, number, str(error)) from None


def _values(file: BinaryIO, path: Path) -> Iterator[tuple[int, object]]:
    """Yield the JSON value of each line that is not blank, with the line's number from 1."""
    number = 0
    while line := file.readline(LARGEST_LINE + 1):
        number += 1
        if len(line) > LARGEST_LINE:
            raise _fault(path, number, "it is too long")
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            if text.strip():
                yield number, json.loads(text, parse_constant=_refuse)
        except UnicodeDecodeError:
            raise _fault(path, number, "it is not in UTF-8") from None
        except json.JSONDecodeError as error:
            reason = f"it is not valid JSON ({error.msg} at character {error.colno})"
            raise _fault(path, number, reason) from None
        except RecursionError:
            raise _fault(path, number, "it is nested too deeply") from None
        except EntryError as error:
            raise _fault(path, number, str(error)) from None
        except ValueError:
            raise _fault(path, number, "a number in it is too long") from None


def _refuse(constant: str) -> object:
    raise EntryError(f"{constant} is no number that can be kept")


def _fault(path: Path, number: int, reason: str) -> UnreadableFileError:
    return UnreadableFileError(f"“{path.name}”, line {number}: {reason}; nothing was taken.")


def _line(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    for character in _UNUSUAL_ENDS:
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8") + b"\n"


FORMAT = Format(
    name="jsonl",
    title="Annotator dataset (JSON Lines): everything but the history",
    suffixes=(".jsonl", ".ndjson"),
    read=read,
    write=write,
    losses=dataset_out.losses,
    lossless=True,
    recognises=recognises,
)

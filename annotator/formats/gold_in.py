"""Reading the gold form: NAME.gold.json beside NAME.txt, offsets of the text file as stored."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from annotator.errors import UnreadableFileError
from annotator.formats.entries import Entries, EntryError
from annotator.formats.files import bytes_of
from annotator.formats.fitting import fitted, raw_fragments_of
from annotator.language.encodings import decode
from annotator.language.headlines import headline
from annotator.model.corpus import NewAnnotation, NewCorpus, NewRecord, NewRelation
from annotator.model.documents import NewDocument, Source
from annotator.model.source import SourceOffsets, normalise, storable
from annotator.model.text import covered_words, shortened

SUFFIX = ".gold.json"
LARGEST_FILE = 256 * 1024 * 1024
"""Bytes of the largest gold or text file that is read."""


def read(path: Path) -> NewCorpus:
    """The dataset of a folder, or of a single gold file; read as its records are walked.

    Raises UnreadableFileError, also while they are walked, with a sentence that names the file.
    """
    if not path.is_dir():
        return NewCorpus(records=_records([path]))
    files = sorted(path.glob(f"*{SUFFIX}"))
    if not files:
        raise UnreadableFileError(f"There is no file NAME{SUFFIX} in the folder “{path.name}”.")
    return NewCorpus(records=_records(files), title=storable(path.name))


def recognises(path: Path) -> bool:
    """Whether the path is a gold file, or a folder that holds one."""
    if path.is_dir():
        return any(path.glob(f"*{SUFFIX}"))
    return path.name.casefold().endswith(SUFFIX) and path.is_file()


def _records(files: list[Path]) -> Iterator[NewRecord]:
    """Yield the documents of the files."""
    for file in files:
        data = bytes_of(file, largest=LARGEST_FILE)
        try:
            yield _record(file, Entries(_parsed(data), "the file"))
        except EntryError as error:
            raise UnreadableFileError(f"“{file.name}”: {error}; nothing was taken.") from None


def _parsed(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError:
        raise EntryError("it is not in UTF-8") from None
    except json.JSONDecodeError as error:
        raise EntryError(f"it is not valid JSON ({error.msg} in line {error.lineno})") from None
    except RecursionError:
        raise EntryError("it is nested too deeply") from None
    except ValueError:
        raise EntryError("a number in it is too long") from None


def _refuse(constant: str) -> object:
    raise EntryError(f"{constant} is no number that can be kept")


def _record(file: Path, entries: Entries) -> NewRecord:
    """One document. Entries that the gold form does not know are passed over."""
    name = entries.needed("document")
    source, raw = _text_file(file, name, entries.text("sha256"))
    text, offsets = normalise(raw)
    marks = _annotations(entries, raw, text, offsets)
    return NewRecord(
        document=NewDocument(
            title=headline(text) or Path(name).stem or name,
            text=text,
            source_name=name,
            source=source,
        ),
        annotations=marks,
        relations=_relations(entries, {each.key for each in marks}),
    )


def _text_file(file: Path, document: str, sha256: str) -> tuple[Source, str]:
    """The text file beside a gold file, and its characters."""
    stem = file.name[: -len(SUFFIX)] if file.name.casefold().endswith(SUFFIX) else file.stem
    beside = file.with_name(f"{stem}.txt")
    named = file.with_name(Path(document.replace("\\", "/")).name or stem)
    path = beside if beside.exists() or not named.is_file() else named
    if not path.is_file():
        raise EntryError(f"its text is missing: there is no “{path.name}” beside it")
    data = bytes_of(path, largest=LARGEST_FILE)
    if sha256 and hashlib.sha256(data).hexdigest() != sha256.casefold():
        raise EntryError(
            f"it annotates another text: the sha256 of “{path.name}” is not the one it names"
        )
    try:
        raw, encoding = decode(data)
    except UnreadableFileError as error:
        raise EntryError(f"“{path.name}” cannot be taken: {error}") from None
    return Source(data, encoding), raw


def _annotations(
    document: Entries, raw: str, text: str, offsets: SourceOffsets
) -> tuple[NewAnnotation, ...]:
    found: dict[str, NewAnnotation] = {}
    for number, value in document.items("annotations"):
        entries = Entries(value, f"annotation {number}")
        key = entries.needed("id")
        entries.where = f"annotation {shortened(key)}"
        if key in found:
            raise EntryError(f"there are two annotations {shortened(key)}")
        label = entries.needed("label")
        spans = raw_fragments_of(entries, len(raw))
        _check_words(entries, storable(covered_words(raw, spans)))
        fragments = fitted(spans, offsets, entries)
        found[key] = NewAnnotation(
            key=key,
            label=label,
            fragments=tuple((span.start, span.end) for span in fragments),
            text=covered_words(text, fragments),
            attributes=entries.table("attributes"),
        )
    return tuple(found.values())


def _check_words(entries: Entries, words: str) -> None:
    """Refuse an annotation whose text is not what its fragments cover."""
    told = entries.text("text", words)
    if told != words:
        raise EntryError(
            f"{entries.where} should cover “{shortened(told)}”, "
            f"but “{shortened(words)}” stands there"
        )


def _relations(document: Entries, keys: set[str]) -> tuple[NewRelation, ...]:
    found = []
    for number, value in document.items("relations"):
        entries = Entries(value, f"relation {number}")
        kind = entries.needed("type")
        ends = entries.needed("from"), entries.needed("to")
        for end in ends:
            if end not in keys:
                raise EntryError(
                    f"relation {number} ({shortened(kind)}) names {shortened(end)}, "
                    "which is no annotation of the document"
                )
        found.append(NewRelation(type=kind, from_key=ends[0], to_key=ends[1]))
    return tuple(found)

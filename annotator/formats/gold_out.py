"""Writing the gold form: NAME.gold.json beside NAME.txt, offsets of the text file as stored."""

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from annotator.errors import NotWrittenError, UnreadableFileError
from annotator.formats.counting import tied
from annotator.formats.files import reason_of
from annotator.formats.gold_in import SUFFIX
from annotator.formats.names import FileNames
from annotator.language.encodings import decode
from annotator.model.annotations import Annotation
from annotator.model.codebook import Codebook
from annotator.model.corpus import Corpus, DocumentRecord
from annotator.model.source import SourceOffsets, normalise, source_text
from annotator.model.text import JOINT

_SURROGATES = re.compile("[\ud800-\udfff]")


def write(corpus: Corpus, path: Path) -> None:
    """Write a corpus to a folder, which is made when it is not there.

    Nothing appears in the folder before all is written. A text file that is there already is
    never replaced by another text. Raises NotWrittenError.
    """
    made = not path.exists()
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".annotator-", dir=path) as part:
            names = FileNames()
            for record in corpus.documents:
                _write_document(record, corpus.codebook, names.of(record), Path(part), path)
            for file in sorted(Path(part).iterdir()):
                file.replace(path / file.name)
    except OSError as error:
        _take_back(path, made=made)
        raise NotWrittenError(
            f"The folder “{path.name}” could not be written: {reason_of(error)}."
        ) from None
    except BaseException:
        _take_back(path, made=made)
        raise


def stored(record: DocumentRecord) -> tuple[bytes, str, SourceOffsets]:
    """The bytes of the text file, its characters, and how offsets of the text run in it.

    The bytes are those of the source when they hold this very text for anyone who reads them,
    else the text in UTF-8.
    """
    source = record.source
    if source.data:
        try:
            raw = source_text(source)
            text, offsets = normalise(raw)
            if text == record.text and decode(source.data)[0] == raw:
                return source.data, raw, offsets
        except (UnicodeError, LookupError, UnreadableFileError):
            pass
    # A first U+FEFF of the text itself would be taken for a byte order mark.
    raw = "\ufeff" + record.text if record.text.startswith("\ufeff") else record.text
    return raw.encode("utf-8"), raw, normalise(raw)[1]


def _take_back(path: Path, *, made: bool) -> None:
    """Remove the folder again when it was made in vain."""
    if made:
        shutil.rmtree(path, ignore_errors=True)


def _write_document(
    record: DocumentRecord, codebook: Codebook, name: str, part: Path, folder: Path
) -> None:
    data, raw, offsets = stored(record)
    there = folder / f"{name}.txt"
    if there.exists() and there.read_bytes() != data:
        raise NotWrittenError(
            f"“{there.name}” is in the folder already with another text; nothing was written. "
            "Choose an empty folder."
        )
    marks = _numbered(record.annotations)
    ties = _relations(record, codebook, {each.id: number for number, each in marks})
    (part / f"{name}.txt").write_bytes(data)
    lines = [_mark(f"T{number}", each, codebook, raw, offsets) for number, each in marks]
    gold = _layout(f"{name}.txt", hashlib.sha256(data).hexdigest(), lines, ties)
    (part / f"{name}{SUFFIX}").write_text(gold, encoding="utf-8", newline="\n")


def _mark(
    key: str, annotation: Annotation, codebook: Codebook, raw: str, offsets: SourceOffsets
) -> dict[str, object]:
    """The JSON object of an annotation; its text is what readers find in the file."""
    fragments = [
        [offsets.to_source(span.start), offsets.to_source(span.end)]
        for span in annotation.fragments
    ]
    words = JOINT.join(raw[start:end] for start, end in fragments)
    return {
        "id": key,
        "label": annotation.label.upper(),
        "fragments": fragments,
        "text": _SURROGATES.sub("\ufffd", words),
        "attributes": _attributes(annotation, codebook),
    }


def _numbered(annotations: Iterable[Annotation]) -> list[tuple[int, Annotation]]:
    """The annotations from 1 in the order of the text, the outer before the inner."""
    ordered = sorted(annotations, key=lambda each: (each.start, -each.end, each.label, each.id))
    return list(enumerate(ordered, 1))


def _attributes(annotation: Annotation, codebook: Codebook) -> dict[str, object]:
    """The attributes in the order of the codebook, others behind."""
    label = codebook.label(annotation.label)
    order = [spec.name for spec in label.attributes] if label else []
    known = [name for name in order if name in annotation.attributes]
    others = [name for name in annotation.attributes if name not in order]
    return {name: annotation.attributes[name] for name in (*known, *others)}


def _relations(
    record: DocumentRecord, codebook: Codebook, numbers: Mapping[int, int]
) -> list[dict[str, str]]:
    """Each relation with both its ends once, by type as in the codebook, then by its ends."""
    types = {each.name: number for number, each in enumerate(codebook.relation_types)}
    found = {
        (types.get(tie.type, len(types)), tie.type, numbers[start.id], numbers[end.id])
        for tie, start, end in tied(record)
    }
    return [
        {"type": kind, "from": f"T{start}", "to": f"T{end}"}
        for _, kind, start, end in sorted(found)
    ]


def _layout(
    document: str,
    sha256: str,
    annotations: list[dict[str, object]],
    relations: list[dict[str, str]],
) -> str:
    """The JSON of one document, an annotation or relation to a line."""
    return (
        f'{{"document": {_json(document)},\n "sha256": {_json(sha256)},\n'
        f' "annotations": {_list(annotations)},\n "relations": {_list(relations)}}}\n'
    )


def _list(items: Iterable[object]) -> str:
    lines = ",\n  ".join(_json(item) for item in items)
    return f"[\n  {lines}\n ]" if lines else "[]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)

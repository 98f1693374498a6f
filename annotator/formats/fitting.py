"""Fragments as files give them, fitted to the stored text."""

from annotator.formats.entries import Entries, EntryError, kind_of
from annotator.model.source import SourceOffsets
from annotator.model.text import Span, join_touching


def raw_fragments_of(entries: Entries, length: int) -> tuple[Span, ...]:
    """The fragments of an annotation as they stand in the file, which has ``length`` code points.

    Raises EntryError when there are none, or one is no span within the text.
    """
    found = []
    for number, pair in entries.items("fragments"):
        if not isinstance(pair, list) or len(pair) != 2 or not all(map(_is_whole, pair)):
            wrong = f"fragment {number} of {entries.where} is {kind_of(pair)}"
            raise EntryError(f"{wrong}, not a pair of whole numbers")
        start, end = pair
        if not 0 <= start < end <= length:
            raise EntryError(
                f"fragment {number} of {entries.where}, [{start}, {end}], "
                f"lies outside the text, which has {length} characters"
            )
        found.append(Span(start, end))
    if not found:
        raise EntryError(f"{entries.where} has no fragments")
    return tuple(found)


def fitted(
    fragments: tuple[Span, ...], offsets: SourceOffsets, entries: Entries
) -> tuple[Span, ...]:
    """The fragments on the stored text, sorted and joined where they touch.

    Raises EntryError for one that covers nothing of the stored text: half a line end, or a byte
    order mark.
    """
    spans = []
    for span in fragments:
        start, end = offsets.to_text(span.start), offsets.to_text(span.end)
        if start == end:
            raise EntryError(f"[{span.start}, {span.end}] of {entries.where} covers no character")
        spans.append(Span(start, end))
    return join_touching(spans)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)

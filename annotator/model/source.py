"""From the characters of a source file to the stored text, and the way back for every offset."""

import codecs
import re
from bisect import bisect_right
from dataclasses import field

from annotator.model.documents import Source
from annotator.model.values import dataclass

# C0 controls but TAB, LF and CR; the two noncharacters no XML may hold; lone surrogates.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CRLF = re.compile("\r\n")


@dataclass(frozen=True, slots=True)
class SourceOffsets:
    """Code point offsets of the stored text and of its source, each from the other.

    Only two things shift an offset: a leading byte order mark, which the source counts and the
    text does not have, and each CR LF, which the text holds as one LF.
    """

    mark: int = 0
    pairs: tuple[int, ...] = ()
    """Text offsets of the line feeds that are CR LF in the source, ascending."""
    _source: tuple[int, ...] = field(default=(), repr=False)
    """The source offset of the LF of each pair, ascending."""

    def to_source(self, offset: int) -> int:
        """The source offset of a text offset.

        A text offset lies before or behind a whole CR LF, never within it.
        """
        return self.mark + offset + bisect_right(self.pairs, offset - 1)

    def to_text(self, offset: int) -> int:
        """The text offset of a source offset; one within a CR LF becomes the line feed's."""
        return max(0, offset - self.mark - bisect_right(self._source, offset))


def source_text(source: Source) -> str:
    """The characters of a source's bytes as they stand there: a CR and a byte order mark count.

    Spoilt bytes of UTF-8 are U+FFFD, lone surrogates of UTF-16 stay. Raises UnicodeDecodeError
    (LookupError) when the bytes are not in the source's encoding (there is no such encoding).
    """
    name = codecs.lookup(source.encoding or "utf-8").name
    errors = "surrogatepass" if name.startswith(("utf-16", "utf-32")) else "strict"
    return source.data.decode(name, "replace" if name == "utf-8" else errors)


def normalise(raw: str) -> tuple[str, SourceOffsets]:
    """The text as the project stores it, and how its offsets run in the source.

    One leading U+FEFF goes; CR LF and CR become LF; C0 controls other than TAB and LF, U+FFFE,
    U+FFFF and lone surrogates become U+FFFD. Nothing else is touched: no NFC, NBSP stays.
    """
    mark = 1 if raw.startswith("\ufeff") else 0
    body = raw[mark:]
    pairs: tuple[int, ...] = ()
    source: tuple[int, ...] = ()
    if "\r" in body:
        starts = [match.start() for match in _CRLF.finditer(body)]
        pairs = tuple(start - index for index, start in enumerate(starts))
        source = tuple(mark + start + 1 for start in starts)
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSTORABLE.sub("\ufffd", body), SourceOffsets(mark, pairs, source)


def storable(words: str) -> str:
    """Words that a person typed or a file gave, without what the project file cannot hold."""
    return _UNSTORABLE.sub("\ufffd", words.replace("\r\n", "\n").replace("\r", "\n"))

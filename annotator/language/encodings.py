"""From the bytes of a text file to its characters, by finding out which encoding they are in.

The order: a byte order mark, the zero bytes of UTF-16 and UTF-32, strict UTF-8, then chardet's
guess, which for a handful of telling bytes gives way to Windows-1252 if that reads as a Western
language. The characters keep a leading byte order mark: see ``model.source.normalise``.
"""

import codecs
import re
from itertools import islice

from annotator.errors import UnreadableFileError
from annotator.model.documents import Source
from annotator.model.source import source_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # The mark of UTF-32 begins with the one of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document of an old form"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"SQLite format 3\x00", "a database or a project, which is opened and not imported"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"\x7fELF", "a program (ELF)"),
    (b"\x1f\x8b\x08", "a compressed file (gzip)"),
    (b"\xfd7zXZ\x00", "a compressed file (xz)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7z)"),
    (b"Rar!\x1a\x07", "a compressed file (RAR)"),
    (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)"),
)
# All C0 controls but TAB, LF, VT, FF, CR and ESC; DEL; all C1 controls but NEL; noncharacters.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_VISIBLE = re.compile("[^\\s\x00-\x1f\x7f-\x9f\ufeff\u200b\ufffe\uffff]")
_SAMPLE = 64 * 1024
"""Bytes looked at where the beginning of a file tells enough."""
_TELLING = 10
"""With fewer bytes beyond ASCII than this, rare encodings are not considered."""
_WEAK = 0.12
"""chardet's confidence below which its guess is not believed against a plausible reading."""

_WITHIN_WORD = re.compile("[^\\W\\d_][¡-©«-®±-´¶¸»-¿×÷ˆ˜…†‡‰‹›•™][^\\W\\d_]")


def decode(data: bytes) -> tuple[str, str]:
    """The characters of a text file and the codec that read them, by Python's name.

    A leading byte order mark stays in the characters, so that offsets of the file count it.
    Raises UnreadableFileError when the bytes are no text, or nothing but white space. The
    sentence begins with "it", for the caller to name the file before it.
    """
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise UnreadableFileError(f"it is {what}, not plain text")
    text, encoding = _marked(data) or _of_zero_bytes(data) or _utf8(data) or _guessed(data)
    if _is_binary(text):
        raise UnreadableFileError("it holds binary data, not text")
    if not _VISIBLE.search(text):
        raise UnreadableFileError("it is empty: there is no text to annotate")
    return text, encoding


def decode_as(data: bytes, encoding: str) -> tuple[str, str]:
    """The characters in an encoding that a person named, and the codec that read them.

    Of UTF-16 and UTF-32 the byte order is found out. Raises UnreadableFileError like ``decode``.
    """
    try:
        name = codecs.lookup(encoding).name
        if name in {"utf-8-sig", "utf-16", "utf-32"}:
            name = name.removesuffix("-sig")
            marks = [each for mark, each in _MARKS if data.startswith(mark) and name in each]
            name = marks[0] if marks else {"utf-8": name}.get(name, f"{name}-le")
        text = source_text(Source(data, name))
    except LookupError:
        raise UnreadableFileError(f"there is no encoding “{encoding}”") from None
    except UnicodeError as error:
        raise UnreadableFileError(f"it is not in {encoding}: {error}") from None
    if not _VISIBLE.search(text):
        raise UnreadableFileError("it is empty: there is no text to annotate")
    return text, name


def _try(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return source_text(Source(data, encoding)), encoding
    except (UnicodeDecodeError, LookupError):
        return None


def _is_binary(text: str) -> bool:
    """Whether more than 2 % of the characters, and more than two, are ones that no text has."""
    bearable = 2 + len(text) // 50
    return sum(1 for _ in islice(_CONTROLS.finditer(text), bearable + 1)) > bearable


def _marked(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark) and (found := _try(data, encoding)):
            return found
    return None


def _of_zero_bytes(data: bytes) -> tuple[str, str] | None:
    """UTF-16 or UTF-32 without a mark: its spaces and line ends have zero bytes on one side."""
    head = data[:_SAMPLE]
    if b"\x00" not in head:
        return None
    if len(data) % 4 == 0:
        for encoding, high in (("utf-32-le", head[3::4]), ("utf-32-be", head[0::4])):
            if not any(high) and (found := _plausible(_try(data, encoding))):
                return found
    if len(data) % 2 == 0:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        if odd > 8 * even:
            return _plausible(_try(data, "utf-16-le"))
        if even > 8 * odd:
            return _plausible(_try(data, "utf-16-be"))
    return None


def _plausible(found: tuple[str, str] | None) -> tuple[str, str] | None:
    """What was read, unless it has many characters that no text has."""
    if found is None:
        return None
    head = found[0][:_SAMPLE]
    odd = sum(1 for each in head if not (each.isprintable() or each.isspace()))
    return found if odd * 20 <= len(head) else None


def _utf8(data: bytes) -> tuple[str, str] | None:
    """UTF-8, also with a few spoilt bytes among many that are right, or cut off at its end."""
    if b"\x1b$" in data[:_SAMPLE] and (found := _try(data, "iso2022_jp")):
        return found
    text = source_text(Source(data, "utf-8"))
    spoilt = text.count("\ufffd") - data.count("\ufffd".encode())
    if spoilt:
        right = len(text) - len(text.encode("ascii", "ignore")) - spoilt
        return (text, "utf-8") if spoilt * 2 <= right else None
    return text, "utf-8"


def _guessed(data: bytes) -> tuple[str, str]:
    import chardet  # a large table of languages, which UTF-8 files do not need
    from chardet import EncodingEra

    telling = sum(1 for byte in data[:_SAMPLE] if byte > 127)
    western = _try(data, "cp1252")
    names: list[str] = []
    if telling >= _TELLING:
        anything = chardet.detect(data)
        if anything["confidence"] >= _WEAK:
            names.append(anything["encoding"] or "")
    common = chardet.detect(data, encoding_era=EncodingEra.MODERN_WEB)
    if not names and common["confidence"] < _WEAK and western and _reads_western(western[0]):
        return western
    names.append(common["encoding"] or "")
    for name in filter(None, names):
        if found := _try(data, name):
            return found[0], codecs.lookup(name).name
    if western:
        return western
    raise UnreadableFileError("it is not text, or in an encoding that could not be found out")


def _reads_western(text: str) -> bool:
    """Whether letters beyond ASCII are few among others, and no sign stands within a word."""
    head = text[:_SAMPLE]
    letters = [each for each in head if each.isalpha()]
    beyond = sum(1 for each in letters if not each.isascii())
    return beyond * 3 <= len(letters) and not _WITHIN_WORD.search(head)

"""Markdown of notes as words that can be shown safely: no HTML, no pictures, nothing fetched."""

from collections.abc import Iterator
from html import escape
from typing import Final, NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextListFormat,
)

_OPENED: Final = frozenset({"http", "https", "mailto"})
"""The schemes of links that may be opened."""

_FENCES = ("```", "~~~")
_BULLETS: Final = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
_INDENT = 14
"""How far each level of a list stands to the right, in pixels."""


class Rendered(NamedTuple):
    """A note as it is shown."""

    html: str
    """Rich text of a few plain elements."""
    plain: str
    """The words alone."""
    links: tuple[str, ...]
    """The addresses that it links to and that may be opened, each once."""


def render(markdown: str) -> Rendered:
    """The words of a note, with bold, italics, lists, code and links.

    Line breaks are kept as they were typed. HTML stays the words that it is, a picture is named by
    its words, and a link to anything but a page or an e-mail address is no link.
    """
    document = QTextDocument()
    features = QTextDocument.MarkdownFeature
    document.setMarkdown(
        _with_breaks(markdown),
        features.MarkdownDialectGitHub | features.MarkdownNoHTML,
    )
    links: dict[str, None] = {}
    paragraphs: list[str] = []
    plain: list[str] = []
    for block in _blocks(document):
        inner, words = _inline(block, links)
        if words.strip():
            mark = _mark(block)
            paragraphs.append(_paragraph(block, mark, inner))
            plain.append(f"{mark} {words}".strip())
    return Rendered("".join(paragraphs), "\n".join(plain), tuple(links))


def may_open(address: str) -> bool:
    """Whether an address is that of a page or of e-mail."""
    return QUrl(address).scheme().casefold() in _OPENED


def _with_breaks(markdown: str) -> str:
    """The same with a hard break at the end of each line, but for code."""
    lines, fenced = [], False
    for line in markdown.splitlines():
        fence = line.lstrip().startswith(_FENCES)
        fenced = fenced != fence
        plain = fence or fenced or not line.strip() or line.startswith(("    ", "\t"))
        lines.append(line if plain else f"{line}  ")
    return "\n".join(lines)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _inline(block: QTextBlock, links: dict[str, None]) -> tuple[str, str]:
    """The words of a block as HTML and plain; its links are added to ``links``."""
    html: list[str] = []
    plain: list[str] = []
    places = block.begin()
    while not places.atEnd():
        fragment = places.fragment()
        shape = fragment.charFormat()
        words = _words(fragment.text(), shape)
        plain.append(words)
        html.append(_element(words, shape, links))
        places += 1
    return "".join(html), "".join(plain)


def _words(words: str, shape: QTextCharFormat) -> str:
    if shape.isImageFormat():
        said = shape.property(QTextFormat.Property.ImageAltText.value)
        return f"[{said or 'picture'}]"
    return words.replace("\u2028", "\n")


def _element(words: str, shape: QTextCharFormat, links: dict[str, None]) -> str:
    found = escape(words).replace("\n", "<br>")
    if shape.fontFixedPitch() or "monospace" in (shape.fontFamilies() or []):
        found = f"<code>{found}</code>"
    if shape.fontWeight() > QFont.Weight.Medium:
        found = f'<b style="font-weight:600">{found}</b>'
    if shape.fontItalic():
        found = f"<i>{found}</i>"
    if shape.fontStrikeOut():
        found = f"<s>{found}</s>"
    address = shape.anchorHref()
    if shape.isAnchor() and may_open(address):
        links[address] = None
        found = f'<a href="{escape(address)}">{found}</a>'
    return found


def _mark(block: QTextBlock) -> str:
    """What stands before an item of a list; empty elsewhere."""
    entry = _list_of(block)
    if entry is None:
        return ""
    done = block.blockFormat().marker()
    if done == done.Checked:
        return "☑"
    if done == done.Unchecked:
        return "☐"
    return "•" if entry.format().style() in _BULLETS else entry.itemText(block)


def _list_of(block: QTextBlock) -> QTextList | None:
    """The list that a block is an item of, if any; Qt's types know no None here."""
    return block.textList()


def _paragraph(block: QTextBlock, mark: str, inner: str) -> str:
    entry = _list_of(block)
    level = entry.format().indent() if entry is not None else 0
    quoted = block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel.value)
    left = _INDENT * (level + quoted)
    hanging = f"text-indent:-{_INDENT - 3}px;" if mark else ""
    before = f"{escape(mark)}&nbsp;" if mark else ""
    style = f"margin:0 0 3px {left}px;{hanging}white-space:pre-wrap"
    return f'<p style="{style}">{before}{inner}</p>'

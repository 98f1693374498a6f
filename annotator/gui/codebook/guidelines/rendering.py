"""Guidelines as a document: Markdown without HTML, pictures or links, each part closed in itself.

An open code block or list of one part must not swallow the next, so that each part is read on its
own and then put behind the others.
"""

from typing import Final

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
    QTextListFormat,
)

from annotator.gui.codebook.guidelines.pages import GuidelinePage, Part
from annotator.gui.colours import Palette
from annotator.gui.fonts import interface_font

_PIXELS: Final = 13
_HEADING_PIXELS: Final = 12
_LINE: Final = 132.0
"""The height of a line, in percent of the face's own."""
_ABOVE_HEADING, _ABOVE_SMALL, _BETWEEN = 14.0, 7.0, 3.0
_INDENT: Final = 16.0
INSET: Final = 5
"""Pixels around the words within their box, on which the ring of the focus stands."""
_FEATURES: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_BULLETS: Final = (QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)
NOTHING: Final = "Nothing is written about this yet."


def fill(document: QTextDocument, page: GuidelinePage, palette: Palette) -> None:
    """Put a page into a document, in the colours of a palette."""
    document.clear()
    document.setDefaultFont(interface_font(_PIXELS))
    document.setIndentWidth(_INDENT)
    document.setDocumentMargin(INSET)
    cursor = QTextCursor(document)
    for number, part in enumerate(page.parts):
        _heading(cursor, part, palette, first=number == 0)
        if part.words.strip():
            _words(cursor, part, palette, first=number == 0)
    if not page.parts:
        cursor.insertText(NOTHING, _plain(palette.muted))


def _heading(cursor: QTextCursor, part: Part, palette: Palette, *, first: bool) -> None:
    if not part.heading:
        return
    above = _ABOVE_SMALL if part.small else _ABOVE_HEADING
    _begin_block(cursor, above=0 if first else above, first=first)
    colour = palette.text if part.small else palette.muted
    pixels = _PIXELS if part.small else _HEADING_PIXELS
    cursor.insertText(part.heading, _plain(colour, pixels, QFont.Weight.DemiBold))
    if part.detail:
        cursor.insertText(f"  {part.detail}", _plain(palette.muted, _HEADING_PIXELS))


def _words(cursor: QTextCursor, part: Part, palette: Palette, *, first: bool) -> None:
    """Put the words of a part below its heading."""
    inner = QTextDocument()
    inner.setDefaultFont(interface_font(_PIXELS))
    inner.setIndentWidth(_INDENT)
    inner.setMarkdown(part.words, _FEATURES)
    _tame(inner, palette)
    # What is put in begins a block of its own where it begins with a list.
    if (part.heading or not first) and inner.begin().textList() is None:
        _begin_block(cursor, above=_BETWEEN, first=False)
    cursor.insertFragment(QTextDocumentFragment(inner))


def _begin_block(cursor: QTextCursor, *, above: float, first: bool) -> None:
    """Go on in a block of its own, which is in no list."""
    shape = QTextBlockFormat()
    shape.setTopMargin(above)
    shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if first:
        cursor.setBlockFormat(shape)
    else:
        cursor.insertBlock(shape, QTextCharFormat())


def _plain(colour: str, pixels: int = _PIXELS, weight: QFont.Weight = QFont.Weight.Normal) -> (
    QTextCharFormat
):  # fmt: skip
    shape = QTextCharFormat()
    shape.setFont(interface_font(pixels, weight))
    shape.setForeground(QColor(colour))
    return shape


def _tame(document: QTextDocument, palette: Palette) -> None:
    """Take pictures and links away, and let headings, lists and lines look like ours."""
    whole = QTextCursor(document)
    whole.beginEditBlock()  # one layout for all of it
    block = document.begin()
    while block.isValid():
        _tame_words(block, palette)
        cursor = QTextCursor(block)
        shape = block.blockFormat()
        heading = shape.headingLevel() > 0
        shape.setHeadingLevel(0)
        shape.setTopMargin(_ABOVE_SMALL if heading else _BETWEEN)
        shape.setBottomMargin(0)
        shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.clearBackground()
        cursor.setBlockFormat(shape)
        listing = cursor.currentList()
        if listing is not None:
            style = listing.format()
            if style.style() in (
                QTextListFormat.Style.ListCircle,
                QTextListFormat.Style.ListSquare,
            ):
                style.setStyle(QTextListFormat.Style.ListDisc)
                listing.setFormat(style)
        block = block.next()
    whole.endEditBlock()


def _tame_words(block: QTextBlock, palette: Palette) -> None:
    """Give the words of a block our face and colour; bold, slanted, struck and fixed stay."""
    shapes = []
    at = block.begin()
    while not at.atEnd():
        piece = at.fragment()
        shapes.append((piece.position(), piece.length(), piece.charFormat()))
        at += 1
    for start, length, before in reversed(shapes):
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        if before.isImageFormat():
            cursor.removeSelectedText()
            continue
        heavy = before.fontWeight() > QFont.Weight.Normal
        shape = _plain(palette.text, weight=QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
        shape.setFontItalic(before.fontItalic())
        shape.setFontStrikeOut(before.fontStrikeOut())
        if families := before.fontFamilies():  # of all words only code has a face of its own
            shape.setFontFamilies(families)
        cursor.setCharFormat(shape)

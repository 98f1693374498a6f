"""The words of the page as Qt's own text field holds them, for what reads the screen aloud.

PySide6 cannot offer a text to assistive programs by itself: two functions of Qt's text interface
hand their results out through references, which Python never sees. So a hidden text field holds
the same characters, and its interface, written in C++, answers in the name of the page.
"""

import re
import weakref
from collections.abc import Iterable
from functools import partial

import shiboken6
from PySide6.QtCore import SIGNAL, QMetaMethod, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.gui.reading.page import Page
from annotator.gui.reading.pane import ReadingPane
from annotator.model.text import Utf16Offsets

WHOLE = 1_000_000
"""A text of up to so many characters is offered whole; of a longer one what is near the caret."""

AROUND = 50_000
"""So many characters before and after the caret are near it; whole paragraphs are offered."""

_HEIGHT = 200
_NONE = QSize()
_CONTROL = "QPlainTextEditControl"
# What Qt would drop, end a paragraph at, or take for something that is no character; one for one,
# as the page itself does it (see Paragraphs.shown).
_SHOWN = re.compile("[\ud800-\udfff\ufffc\ufffe\ufdd0\ufdd1\0\r\u2028\u2029\x85\x0b\x0c]")
_BREAKS = frozenset("\r\u2028\u2029\x85\x0b\x0c")
_BYTE_ORDER_MARK, _ZERO_WIDTH_SPACE = "\ufeff", "\u200b"


class Mirror:
    """A hidden text field that says what a pane says, and is brought up to date when asked.

    Positions in the field are UTF-16 units from the first character that it holds.
    """

    def __init__(self, pane: ReadingPane) -> None:
        """Make an empty field within the pane; it ends with the pane."""
        self._pane = pane
        self._page: weakref.ref[Page] | None = None
        self._start = self._end = 0
        self._offsets = Utf16Offsets("")
        self._look: tuple[str, int] | None = None
        self._lies: tuple[object, ...] = ()
        self._busy = False
        self.field = _field(pane)
        self._control = _control(self.field)
        self._interface = QAccessible.queryAccessibleInterface(self.field)
        self.text_interface: QAccessibleTextInterface = self._interface.textInterface()
        """What answers for the words; it lives as long as the field."""
        self.field.destroyed.connect(partial(_forget, (self.text_interface, self._interface)))
        for signal in ("cursorPositionChanged()", "selectionChanged()"):
            QObject.connect(self._control, SIGNAL(signal), self._moved)

    def unit(self, offset: int) -> int:
        """The field's position of an offset of the text, or the nearest one that it has."""
        return self._offsets.units(min(max(self._start, offset), self._end) - self._start)

    def offset(self, unit: int) -> int:
        """The offset in the text of a position in the field."""
        return min(self._start + self._offsets.offset(max(0, unit)), self._end)

    def follow(self) -> None:
        """Hold what the pane shows, and its caret and selection."""
        if self._busy:
            return
        self._busy = True
        try:
            self._fill()
            self._fit()
            self._place()
            self._lie()
        finally:
            self._busy = False

    def _fill(self) -> None:
        """Take the characters over, unless they are here already."""
        page, caret = self._pane.scene.page, self._pane.caret()
        same = self._page is not None and self._page() is page
        if same and self._start <= caret <= self._end and not self._at_the_edge(caret):
            return
        self._page = weakref.ref(page)
        self._start, self._end = stretch(page, caret)
        words = shown(page.text[self._start : self._end])
        self._offsets = Utf16Offsets(words)
        self.field.setPlainText(words)

    def _at_the_edge(self, caret: int) -> bool:
        """Whether the caret is so near to where the field ends that more should be in it."""
        length, near = len(self._pane.scene.page.text), AROUND // 4
        return (self._start > 0 and caret - self._start < near) or (
            self._end < length and self._end - caret < near
        )

    def _fit(self) -> None:
        """Break the lines where the page breaks them."""
        page = self._pane.scene.page
        font, width = page.metrics.font, int(page.width)
        look = (font.key(), width)
        if look != self._look:
            self._look = look
            self.field.setFont(font)
            self.field.setTabStopDistance(page.metrics.tab)
            self.field.resize(width, _HEIGHT)
            for each in (self.field, self.field.viewport()):
                # What was never shown puts the event off until it is.
                QApplication.sendEvent(each, QResizeEvent(each.size(), _NONE))

    def _place(self) -> None:
        """Put caret and selection where the pane has them."""
        anchor, caret = self.unit(self._pane.anchor()), self.unit(self._pane.caret())
        cursor = self.field.textCursor()
        if (cursor.anchor(), cursor.position()) != (anchor, caret):
            cursor.setPosition(anchor)
            cursor.setPosition(caret, QTextCursor.MoveMode.KeepAnchor)
            self.field.setTextCursor(cursor)

    def _lie(self) -> None:
        """Lie where the caret's line is the page's own, for what magnifies or points at it."""
        pane, caret = self._pane, self._pane.caret()
        corner = pane.viewport().mapToGlobal(QPoint())
        lies = (caret, self._start, pane.view_top, corner.toTuple(), self._look)
        if lies == self._lies or self._start == self._end:
            return
        self._lies = lies
        near = min(caret, self._end - 1)  # there is no character behind the last one
        wanted = pane.viewport().mapToGlobal(pane.rect_at(near).topLeft().toPoint())
        document = self.field.document()
        # Lines have no place before their paragraph is laid out.
        document.documentLayout().blockBoundingRect(document.findBlock(self.unit(near)))
        now = self.text_interface.characterRect(self.unit(near)).topLeft()
        self.field.move(self.field.pos() + wanted - now)

    def _moved(self) -> None:
        """An assistive program has moved the caret or selected: the pane does the same."""
        if self._busy:
            return
        cursor = self.field.textCursor()
        anchor, caret = self.offset(cursor.anchor()), self.offset(cursor.position())
        if (anchor, caret) != (self._pane.anchor(), self._pane.caret()):
            self._pane.select(anchor, caret)


def _forget(interfaces: Iterable[shiboken6.Object], _gone: QObject | None = None) -> None:
    """Let Python know that Qt has freed what it made.

    Else whatever comes to lie in the same place in memory would be taken for it.
    """
    for each in interfaces:
        shiboken6.invalidate(each)


def stretch(page: Page, caret: int) -> tuple[int, int]:
    """From where to where a text is offered: the whole, or paragraphs around the caret."""
    length = len(page.text)
    if length <= WHOLE:
        return 0, length
    paragraphs = page.paragraphs
    first = paragraphs.at(max(0, caret - AROUND))
    last = paragraphs.at(min(length, caret + AROUND))
    return paragraphs.starts[first], paragraphs.ends[last]


def shown(words: str) -> str:
    """The words, one character for one, as a text field keeps them."""
    if words.isascii() and not any(mark in words for mark in "\0\r\x0b\x0c"):
        return words
    words = _SHOWN.sub(lambda found: "\u2028" if found[0] in _BREAKS else "\ufffd", words)
    if words.startswith(_BYTE_ORDER_MARK):
        words = _ZERO_WIDTH_SPACE + words[1:]
    return words


def _field(pane: ReadingPane) -> QPlainTextEdit:
    """A text field that nobody sees, with nothing around its words."""
    field = QPlainTextEdit(pane)
    field.hide()
    field.setObjectName("words_read_aloud")
    field.setStyleSheet("QPlainTextEdit { border: 0; padding: 0; }")
    field.setReadOnly(True)
    field.setUndoRedoEnabled(False)
    field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    field.document().setDocumentMargin(0)
    return field


def _control(field: QPlainTextEdit) -> QObject:
    """The part of a text field that keeps its caret; it tells assistive programs nothing any more.

    The pane tells them itself. The control does so where its parent is a widget, and the field
    when it hears of the caret from its control.
    """
    control = next(each for each in field.children() if each.metaObject().className() == _CONTROL)
    control.setParent(QObject(field))
    meta = control.metaObject()
    for name in ("cursorPositionChanged()", "selectionChanged()", "visibilityRequest(QRectF)"):
        signal = meta.method(meta.indexOfSignal(name))
        QObject.disconnect(control, signal, field, QMetaMethod())
    return control

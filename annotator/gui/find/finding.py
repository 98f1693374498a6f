"""Finding in the document that is shown: the bar, the places on the page, and going to them."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui.actions import Actions
from annotator.gui.annotate.page import Page
from annotator.gui.find.bar_keys import BarKeys
from annotator.gui.find.beginning import beginning, proposed
from annotator.gui.find.hunt import Hunt
from annotator.language.finding import Place, Search, as_pattern

if TYPE_CHECKING:
    from annotator.gui.find.bar import FindBar

MARK_ALL = "find_mark_all"
"""The name of the action that marks all places found."""

_AT_ONCE = 0.012
"""Seconds that a key press may wait for what it finds, so that most is painted with it."""

_PATIENCE = 0.1
"""The same for a key that goes to a place."""

_PAUSE_MS = 150
"""An expression is looked for once nothing was typed for so long: half of one may be slow."""


class Finding(QObject):
    """Looks for words while they are typed, shows where they are, and goes from one to the next.

    What is looked for stands until it is changed, also while the bar is closed and in the next
    document.
    """

    made = Signal(QWidget)
    """The bar is there from now on, not shown yet."""
    open_changed = Signal()
    """The bar was opened or closed."""
    said = Signal(str)
    """What the bar says of all that is found, for those who cannot see it."""

    def __init__(self, page: Page, put: Callable[[QWidget], None]) -> None:
        """Find on a page; ``put`` puts the bar where it belongs, once it is made."""
        super().__init__()
        self.page = page
        self.search = Search("")
        """What is looked for."""
        self.hunt = Hunt(self)
        """What of it is found."""
        self._keys = BarKeys(Actions(()), page.session.told.emit)
        self._put = put
        self._bar: FindBar | None = None
        self._known = False
        """Whether the places are those of this search in this document."""
        self._from: int | None = 0
        """Where the first place is looked for from; None where the page is not to move."""
        self._seen: Place | None = None
        """The place that was brought in sight last."""
        self._wish = 0
        """A step to be gone as soon as all places are known."""
        self._document: int | None = None
        """In which document was looked."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.hunt.changed.connect(self._found_more)
        page.shown.connect(self._enter_document)

    @property
    def bar(self) -> "FindBar":
        """The bar; it is made when it is first asked for."""
        if self._bar is None:
            from annotator.gui.find.bar import FindBar

            self._bar = bar = FindBar()
            self._put(bar)
            bar.edit.answer = self._keys.press
            bar.typed.connect(self._type)
            bar.toggled.connect(self.toggle)
            bar.stepped.connect(self.go)
            bar.left.connect(self.close)
            bar.mark_all_clicked.connect(lambda: self._keys.do(MARK_ALL))
            self.made.emit(bar)
        return self._bar

    def know(self, actions: Actions) -> None:
        """Take over the list of actions, once it is made."""
        self._keys = BarKeys(actions, self.page.session.told.emit)

    def is_open(self) -> bool:
        """Whether the bar is there."""
        return self._bar is not None and not self._bar.isHidden()

    def has_focus(self) -> bool:
        """Whether keys go to the bar."""
        focused = QApplication.focusWidget()
        return self.is_open() and focused is not None and self.bar.isAncestorOf(focused)

    def open(self) -> None:
        """Ask what to find; the selected words are proposed, else what was looked for before."""
        bar, words = self.bar, proposed(self.page, self.hunt.places.place)
        if not self.has_focus():
            self._from = beginning(self.page.pane)
        if words:
            self.search = replace(
                self.search, words=as_pattern(words) if self.search.pattern else words
            )
        for name in ("case", "whole", "pattern"):
            bar.set_option(name, on=getattr(self.search, name))
        bar.show_keys(self._keys.actions.key_of)
        bar.open(self.search.words)
        self.open_changed.emit()
        if words or not self._known:
            self._look()
        else:
            self._show()

    def close(self, *, select: bool = True) -> None:
        """Close the bar; with the focus in it, the place one has gone to is selected."""
        if not self.is_open():
            return
        pane, had_focus = self.page.pane, self.has_focus()
        if had_focus:
            self._have()
        self.bar.hide()
        pane.clear_hits()
        if had_focus:
            if select and self.hunt.places.place is not None:
                pane.select(*self.hunt.places.place)
            pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open_changed.emit()

    def toggle(self, option: str) -> None:
        """Turn an option on or off, by its name in Search; the bar opens for it."""
        self.search = self.search.turned(option)
        if not self.is_open():
            self.open()
        self.bar.set_option(option, on=getattr(self.search, option))
        self._look()

    def go(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1), round at the ends.

        From the bar, one is where one has gone to; on the page, where the caret is, and the place
        is selected. Without anything to find, the bar opens.
        """
        if not self.search.words:
            self.open()
            return
        self._have()
        places = self.hunt.places
        if not self.known() and not (self.has_focus() and places):
            self._wish = by
            return
        if self.has_focus():
            places.step(by)
            if places.place is not None:
                self._from = places.place[0]
        else:
            chosen, caret = self.page.pane.selection(), self.page.pane.caret()
            start, end = (chosen.start, chosen.end) if chosen else (caret, caret)
            places.step_from(start, end, by)
            if places.place is not None:
                self.page.pane.select(*places.place)
        self._show()

    def known(self) -> bool:
        """Whether all places in this document are known, none included."""
        return self._known and self.hunt.complete

    def found(self) -> tuple[Place, ...]:
        """All places, once they are known; none while they are still looked for."""
        return tuple(self.hunt.places.all) if self.known() else ()

    def _type(self, words: str) -> None:
        """Look for other words."""
        self.search = replace(self.search, words=words)
        if self.search.pattern and words:
            self._known = False
            self._pause.start()
        else:
            self._look()

    def _look(self) -> None:
        """Look for the words in the document as it is now."""
        self._pause.stop()
        self._wish = 0
        document = self.page.document
        self._document = document.id if document is not None else None
        self._known = True
        self.hunt.start(self.page.text, self.search, self._from)
        self.hunt.looking.wait(_AT_ONCE)
        if not self.hunt.complete:
            self._show()

    def _have(self) -> None:
        """Know what was looked for, if that does not take long."""
        if not self._known:
            self._look()
        self.hunt.looking.wait(_PATIENCE)

    def _enter_document(self) -> None:
        """Look for the same in the document that is shown now, without leaving its place."""
        document = self.page.document
        same = document is not None and document.id == self._document
        place = self.hunt.places.place if same else None
        self._from = place[0] if place is not None else None
        self._known = False
        self.hunt.forget()
        if document is None:
            self.close()
        elif self.is_open():
            self._seen = place
            self._look()

    def _found_more(self) -> None:
        """Show it, or go on where one wanted to go."""
        if self._wish and self.known():
            by, self._wish = self._wish, 0
            self.go(by)
        else:
            self._show()

    def _show(self) -> None:
        """Show what is found so far, and bring the place that was gone to in sight."""
        if not self.is_open():
            return
        places, pane = self.hunt.places, self.page.pane
        place = places.place
        pane.set_hits(places.all, places.current)
        if place is not None and place != self._seen:
            pane.bring_in_sight(*place)
        self._seen = place
        bar = self.bar
        words = self.hunt.words() if self.search.words else ""
        bar.show_count(words, any_found=bool(places), may_mark=self._keys.may(MARK_ALL))
        bar.say(self.hunt.sentence(), wrong=bool(self.hunt.failed))
        if self.hunt.complete and (words or self.hunt.failed):
            self.said.emit(words or self.hunt.failed)

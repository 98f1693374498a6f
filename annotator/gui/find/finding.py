"""Finding in the document that is shown: the bar, the places on the page, and going to them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.actions import Actions
from annotator.gui.annotate.page import Page
from annotator.gui.find.bar_keys import BarKeys
from annotator.gui.find.beginning import beginning, proposed
from annotator.gui.find.options import OPTIONS
from annotator.gui.find.standing import Standing
from annotator.language.finding import Place

if TYPE_CHECKING:
    from annotator.gui.find.bar import FindBar

MARK_ALL = "find_mark_all"
"""The name of the action that marks all places found."""


class Finding(QObject):
    """Looks for words while they are typed, shows where they are, and goes from one to the next.

    What is looked for stands until it is changed, also while the bar is closed and in the next
    document.
    """

    made = Signal(QWidget)
    """The bar is there from now on, not shown yet."""
    opening = Signal()
    """The bar is about to take the focus."""
    open_changed = Signal()
    """The bar was opened or closed."""
    said = Signal(str)
    """What the bar says of all that is found, for those who cannot see it."""

    def __init__(self, page: Page, put: Callable[[QWidget], None]) -> None:
        """Find on a page; ``put`` puts the bar where it belongs, once it is made."""
        super().__init__()
        self.page = page
        self.standing = Standing(page, self)
        """What is looked for, and what of it is found."""
        self._keys = BarKeys(Actions(()), page.session.told.emit)
        self._put = put
        self._bar: FindBar | None = None
        self._seen: Place | None = None
        """The place that was brought in sight last."""
        self._wish = 0
        """A step to be gone as soon as all places are known."""
        self.standing.hunt.changed.connect(self._found_more)
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

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the bar, each with what it does, in short."""
        mark = self._keys.actions.key_of(MARK_ALL)
        named = (("Enter", "next"), ("Shift+Enter", "previous"), (mark, "mark all"))
        return (*(each for each in named if each[0]), ("Esc", "leave it selected"))

    def is_open(self) -> bool:
        """Whether the bar is there."""
        return self._bar is not None and not self._bar.isHidden()

    def has_focus(self) -> bool:
        """Whether keys go to the bar."""
        focused = self.bar.window().focusWidget() if self.is_open() else None
        return focused is not None and self.bar.isAncestorOf(focused)

    def open(self) -> None:
        """Ask what to find; the selected words are proposed, else what was looked for before."""
        self.opening.emit()
        bar, standing = self.bar, self.standing
        words = proposed(self.page, standing.hunt.places.place)
        if not self.has_focus():
            standing.begin = beginning(self.page.pane)
        self._show_options()
        bar.show()
        standing.propose(words)
        bar.show_keys(self._keys.actions.key_of)
        bar.open(standing.search.words)
        self._show()
        self.open_changed.emit()

    def close(self, *, select: bool = True) -> None:
        """Close the bar; with the focus in it, the place one has gone to is selected."""
        if not self.is_open():
            return
        pane, had_focus = self.page.pane, self.has_focus()
        if had_focus:
            self.standing.have()
        self.bar.hide()
        pane.clear_hits()
        if had_focus:
            place = self.standing.hunt.places.place
            if select and place is not None:
                pane.select(*place)
            # Without a document there is no page to go to.
            into = pane if pane.isVisible() else self.bar.window()
            into.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open_changed.emit()

    def toggle(self, option: str) -> None:
        """Turn an option on or off, by its name in Search; the bar opens for it."""
        self.standing.turn(option)
        if self.is_open():
            self._show_options()
            self._look()
        else:
            self.open()

    def go(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1), round at the ends.

        From the bar, one is where one has gone to; on the page, where the caret is, and the place
        is selected. Without anything to find, the bar opens.
        """
        if not self.standing.search.words:
            self.open()
            return
        self.standing.have()
        places = self.standing.hunt.places
        if not self.standing.known() and not (self.has_focus() and places):
            self._wish = by
            return
        if self.has_focus():
            places.step(by)
            if places.place is not None:
                self.standing.begin = places.place[0]
        else:
            chosen, caret = self.page.pane.selection(), self.page.pane.caret()
            start, end = (chosen.start, chosen.end) if chosen else (caret, caret)
            places.step_from(start, end, by)
            if places.place is not None:
                self.page.pane.select(*places.place)
        self._show()

    def show_again(self) -> None:
        """Paint what is found once more, after others have used the page for theirs."""
        self._show()

    def _type(self, words: str) -> None:
        self._wish = 0
        self.standing.type(words)
        self._show_waiting()

    def _look(self) -> None:
        self._wish = 0
        self.standing.look()
        self._show_waiting()

    def _enter_document(self) -> None:
        """Look for the same in the document that is shown now, without leaving its place."""
        place = self.standing.enter()
        if self.page.document is None:
            self.close()
        elif self.is_open():
            self._seen = place
            self._look()

    def _found_more(self) -> None:
        """Show it, or go on where one wanted to go."""
        if self._wish and self.standing.known():
            by, self._wish = self._wish, 0
            self.go(by)
        else:
            self._show()

    def _show_options(self) -> None:
        for each in OPTIONS:
            self.bar.set_option(each.name, on=getattr(self.standing.search, each.name))

    def _show_waiting(self) -> None:
        """Show that a search takes its time."""
        if not self.standing.hunt.complete:
            self._show()

    def _show(self) -> None:
        """Show what is found so far, and bring the place that was gone to in sight."""
        if not self.is_open():
            return
        hunt, pane, bar = self.standing.hunt, self.page.pane, self.bar
        place = hunt.places.place
        pane.set_hits(hunt.places.all, hunt.places.current)
        if place is not None and place != self._seen:
            pane.bring_in_sight(*place)
        self._seen = place
        words = hunt.words() if self.standing.search.words else ""
        bar.show_count(words, any_found=bool(hunt.places), may_mark=self._keys.may(MARK_ALL))
        bar.say(hunt.sentence(), wrong=bool(hunt.failed))
        if hunt.complete and (words or hunt.failed):
            self.said.emit(words or hunt.failed)

"""Which label's guidelines are shown above the page, where, and until when."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.codebook.guidelines.pages import names, page_of
from annotator.gui.codebook.guidelines.placing import (
    below,
    clear_of,
    most_of,
    room_above,
    worked_on,
)
from annotator.gui.session import touches
from annotator.gui.theme import Theme
from annotator.model.history import ChangeSet

if TYPE_CHECKING:
    from annotator.gui.codebook.guidelines.card import GuidelinesCard


_READING: Final = (
    ("↑↓", "scroll"),
    ("←→", "other labels"),
    ("A–Z", "a label"),
    ("Esc", "closes"),
)
"""The keys while somebody reads in the card."""


class Guiding(QObject):
    """Opens the card by key or lets it peep out, and lets it follow what is selected and armed."""

    said = Signal(str)
    """What is read aloud of the card: who asked for it has the focus elsewhere."""
    left = Signal()
    """The card had the focus and is gone: the page may have it back."""

    def __init__(
        self,
        window: QWidget,
        page: Page,
        marking: Marking,
        theme: Theme,
        key_of: Callable[[str], str],
    ) -> None:
        """Stand above a page; ``key_of`` gives the key of an action."""
        super().__init__()
        self._window = window
        self._page = page
        self._session = page.session
        self._marking = marking
        self._theme = theme
        self._key = key_of
        self._card: GuidelinesCard | None = None
        self._kept: str | None = None
        """The label whose page was opened by key ("" is the general one); None for none."""
        self._peeping: tuple[str, QRect] | None = None
        """The label that the mouse rests on, and its box in the window."""
        self._last = ""
        """The label that was selected or armed last."""
        page.pane.annotation_selected.connect(lambda _chosen: self._follow())
        page.refreshed.connect(self._follow)
        marking.armed_changed.connect(self._follow)
        self._session.changed.connect(self._changed)
        self._session.opened.connect(self._begin_anew)
        theme.changed.connect(self._show)

    def toggle(self) -> None:
        """Show the guidelines of the label that is worked with now; shown already, close them."""
        if self._kept is not None and self._peeping is None:
            self.close()
            return
        self._kept = self._peeping[0] if self._peeping is not None else self._wanted()
        self._peeping = None
        self._show()
        self.said.emit(self._begun())

    def enter(self) -> None:
        """Read in the card by keys; it is opened where it is not."""
        if self._kept is None:
            self.toggle()
        self.card().words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.said.emit(self._spoken())

    def close(self) -> bool:
        """Go away; False when nothing was shown by key."""
        there = self._kept is not None
        self._kept = self._peeping = None
        self._hide()
        return there

    def peep(self, name: str, beside: QRect) -> None:
        """Show the guidelines of a label below its box in the window, until ``leave``."""
        self._peeping = (name, beside)
        self._show()

    def leave(self) -> None:
        """The mouse rests on no label any more: show what was there before, if anything was."""
        if self._peeping is not None:
            self._peeping = None
            self._show()

    def card(self) -> "GuidelinesCard":
        """The card, made when it is first asked for."""
        if self._card is None:
            from annotator.gui.codebook.guidelines.card import GuidelinesCard

            self._card = card = GuidelinesCard(self._window)
            card.closed.connect(self.close)
            card.words.left.connect(self.close)
            card.words.turned.connect(self._turn)
            card.words.letter.connect(self._to_letter)
            card.words.focused.connect(lambda _here: self._name_keys())
        return self._card

    def keys(self) -> tuple[tuple[str, str], ...]:
        """What the keys do in the card; none where it has not the focus."""
        reading = self._card is not None and self._card.words.hasFocus()
        return _READING if reading else ()

    def _hide(self) -> None:
        card = self._card
        if card is None or not card.isVisible():
            return
        focused = card.words.hasFocus()
        card.hide()
        if focused:
            self.left.emit()

    def _wanted(self) -> str:
        """The label of the selected annotation, else the armed one, else the last, else the first.

        "" where the codebook has none.
        """
        book, chosen = self._session.codebook(), self._page.selected()
        for name in (chosen.label if chosen is not None else "", self._marking.armed, self._last):
            if name and book.label(name) is not None:
                return name
        return names(book)[0]

    def _follow(self) -> None:
        """Show what is worked with now, while somebody works on the page and does not read."""
        chosen = self._page.selected()
        self._last = (chosen.label if chosen is not None else self._marking.armed) or self._last
        if self._kept is None or self._card is None or self._card.words.hasFocus():
            return
        wanted = self._wanted()
        if wanted != self._kept:
            self._kept = wanted
            self._show()
        else:
            self.place()

    def _changed(self, changes: ChangeSet) -> None:
        if touches(changes, "label", "relation_type", "setting"):
            book = self._session.codebook()
            if self._kept and book.label(self._kept) is None:
                self._kept = self._wanted()
            self._show()

    def _begin_anew(self) -> None:
        self._last = ""
        self.close()

    def _turn(self, by: int) -> None:
        """Show another page: so many further on, round and round."""
        every = names(self._session.codebook())
        at = every.index(self._kept) if self._kept in every else -1 if by > 0 else 0
        self._go_to(every[(at + by) % len(every)])

    def _to_letter(self, key: str) -> None:
        labels = self._session.codebook().labels
        found = (each.name for each in labels if each.key.upper() == key and not each.retired)
        if (name := next(found, None)) is not None:
            self._go_to(name)

    def _go_to(self, name: str) -> None:
        self._kept = name
        self._show()
        self.said.emit(self._spoken())

    def _show(self) -> None:
        """Show what is to be shown now, or nothing."""
        name = self._peeping[0] if self._peeping is not None else self._kept
        if name is None:
            self._hide()
            return
        book, card = self._session.codebook(), self.card()
        every = names(book)
        place = f"{every.index(name) + 1} of {len(every)}" if name in every else ""
        card.show_page(page_of(book, name), self._theme.palette, place=place)
        self._name_keys()
        self.place()

    def _name_keys(self) -> None:
        card, key = self.card(), self._key("guidelines")
        if self._peeping is not None:
            card.show_keys(((key, "keeps it open"),))
        elif card.words.hasFocus():
            card.show_keys(_READING)
        else:
            reads = self._key("read_guidelines")
            card.show_keys(((reads, "scrolls and turns to other labels"), (key, "closes")))

    def place(self) -> None:
        """Stand where the page's own words are covered least."""
        card = self._card
        if card is None or (self._kept is None and self._peeping is None):
            return
        room = room_above(self._page.pane, self._window)
        size = card.wanted(most_of(room))
        if self._peeping is not None:
            box = below(self._peeping[1], room, size)
        else:
            box = clear_of(worked_on(self._page, self._window), room, size)
        card.appear(box)

    def _begun(self) -> str:
        """The title and the first words, with how to hear the others."""
        card, key = self.card(), self._key("read_guidelines")
        first = card.plain().partition("\n")[0]
        more = f" {key} reads on." if key else ""
        return f"{card.accessibleName()}. {first}{more}"

    def _spoken(self) -> str:
        """All that the card says."""
        card = self.card()
        return f"{card.accessibleName()}. {'. '.join(card.plain().split(chr(10)))}"

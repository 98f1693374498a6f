"""From Shift and a label's key to marks on every further occurrence of some words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.occurrences import wording
from annotator.gui.occurrences.options import Options, remember, remembered
from annotator.gui.occurrences.panel import OccurrencesPanel
from annotator.gui.occurrences.preview import Preview
from annotator.gui.occurrences.rows import Spot
from annotator.gui.occurrences.wishes import Wish, wished
from annotator.gui.occurrences.works import Works
from annotator.gui.settings import Settings
from annotator.gui.theme import Theme
from annotator.operations.finding import Findings


class Everywhere(QObject):
    """Lets the places be looked through and ticked, and marks them."""

    closed = Signal()
    """The page may have the focus back."""

    def __init__(
        self,
        page: Page,
        marking: Marking,
        settings: Settings,
        theme: Theme,
        undo_key: Callable[[], str],
    ) -> None:
        """Mark on a page; ``undo_key`` gives the key that undoes."""
        super().__init__()
        self._page = page
        self._session = page.session
        self._marking = marking
        self._settings = settings
        self._theme = theme
        self._undo_key = undo_key
        self._wish: Wish | None = None
        self._options = Options()
        self._given: frozenset[str] = frozenset()
        """The names of those of the wish's values that are given."""
        self._found = Findings()
        around = page.pane.parentWidget()
        layout = around.layout() if around is not None else None
        assert around is not None
        assert isinstance(layout, QVBoxLayout)
        self.panel = OccurrencesPanel(theme, around, page.pane)
        layout.addWidget(self.panel)
        self._preview = Preview(page, self.panel)
        self._works = Works(page)
        self._connect()

    def start(self, label: str) -> None:
        """Look for the selected words, else for those of the selected annotation."""
        found = self._session.codebook().label(label)
        wish = wished(self._page, self._marking, found) if found is not None else None
        if wish is not None:
            self._open(wish)

    def offer(self, label: str, places: Sequence[Spot], *, words: str = "") -> None:
        """Let places that were found elsewhere be ticked and marked with a label.

        Each is a document's id and a stretch of its text; ``words`` say what they have in common.
        """
        found = self._session.codebook().label(label)
        if found is not None and places:
            shown = self._session.document_id
            self._open(Wish(found, words, shown, {}, tuple(places)))

    def is_open(self) -> bool:
        """Whether the panel is there."""
        return self._wish is not None

    def has_focus(self) -> bool:
        """Whether keys go to the panel."""
        focused = QApplication.focusWidget()
        return focused is not None and self.panel.isAncestorOf(focused)

    def close(self) -> bool:
        """Go away and leave everything as it was; False when the panel was not there."""
        if self._wish is None:
            return False
        if not self._works.writing:
            self._leave(selecting=True)
        return True

    def _connect(self) -> None:
        panel, works, session = self.panel, self._works, self._session
        panel.left.connect(self.close)
        panel.accepted.connect(self._mark)
        panel.option_turned.connect(self._turn_option)
        panel.value_turned.connect(self._turn_value)
        works.found.connect(self._take)
        works.marked.connect(self._marked)
        works.said.connect(panel.show_busy)
        self._page.shown.connect(self._shown)
        self._theme.changed.connect(self._colour)
        session.changed.connect(self._look)
        session.opened.connect(self._drop)
        session.closed.connect(self._shut)

    def _open(self, wish: Wish) -> None:
        if self._works.writing:
            return
        self.close()
        self._wish = wish
        self._options = remembered(self._settings)
        self._given = frozenset(wish.values)
        self._found = Findings()
        self.panel.model.forget_ticks()
        self.panel.show_places((), {}, grouped=False)
        self.panel.say_left_out((), "")
        self._preview.begin()
        self._colour()
        self.panel.open(wording.short(wish.words), wish.label.title)
        self.panel.show_keys(here=self._settings.hint_dismissed)
        self._offer_options()
        self._look()

    def _colour(self) -> None:
        """Show the label in its colour of the theme."""
        if self._wish is not None:
            label, dark = self._wish.label, self._theme.palette.dark
            self.panel.list.set_colour(QColor(label.dark_colour if dark else label.colour))

    def _offer_options(self) -> None:
        if self._wish is not None:
            values = wording.values_in_words(self._wish.values, self._given)
            self.panel.show_options(None if self._wish.places else self._options, values)

    def _look(self) -> None:
        """Look for the places, also when something was marked or undone meanwhile."""
        if self._wish is not None and not self._works.writing:
            self._works.look(self._wish, self._options, self._marking.unit)

    def _take(self, found: Findings) -> None:
        """Show what was found, with the current row where it was."""
        wish = self._wish
        if wish is None:
            return
        self._found = found
        words, label = wording.short(wish.words), wish.label.title
        everywhere = self._options.whole_project and not wish.places
        self.panel.say_left_out(
            wording.left_out(found, label),
            wording.nothing(found, words, label, everywhere=everywhere),
        )
        before = self.panel.current()
        self.panel.show_places(
            found.places, found.titles, grouped=everywhere or len(found.titles) > 1
        )
        if before is not None:
            document_id, offset = before.document_id, before.span.start
        else:
            selection = self._page.pane.selection()
            document_id = self._session.document_id or 0
            offset = selection.start if selection is not None else self._page.pane.caret()
        self.panel.list.go_to(self.panel.model.row_of(document_id, offset))
        self._preview.show()

    def _mark(self) -> None:
        """Mark the ticked places."""
        chosen = self.panel.model.chosen()
        if self._wish is not None and chosen and not self._works.busy:
            self._works.mark(self._wish, chosen, self._given)

    def _marked(self, count: int) -> None:
        """Leave the page as it was, with the marks on it, and say how many there are."""
        wish = self._wish
        if wish is None:
            return
        documents = len({document_id for document_id, _ in self.panel.model.chosen()})
        self._leave(selecting=False)
        self._session.told.emit(
            wording.done(count, wish.label.title, documents, self._found, self._undo_key())
        )

    def _turn_option(self, name: str) -> None:
        if not self._works.writing:
            self._options = self._options.turned(name)
            remember(self._settings, self._options)
            self._offer_options()
            self._look()

    def _turn_value(self, name: str) -> None:
        self._given = self._given ^ {name}
        self._offer_options()

    def _shown(self) -> None:
        """Another document is shown: for a row of the list, or since somebody went there."""
        wish = self._wish
        if wish is None or self._preview.turning:
            return
        document = self._page.document
        same = document is not None and document.id == wish.document_id
        if same or self._options.whole_project or wish.places:
            self._preview.paint()
        else:
            self._drop()

    def _leave(self, *, selecting: bool) -> None:
        """Go away, and show the page as it was."""
        self._wish = None
        self._works.stop()
        self._preview.end(selecting=selecting)
        self.panel.hide()
        self.closed.emit()

    def _drop(self) -> None:
        """Go away, and leave the page as it is now."""
        if self._wish is not None:
            self._wish = None
            self._works.stop()
            self._preview.forget()
            self.panel.hide()
            self.closed.emit()

    def _shut(self) -> None:
        """The file is about to be closed: what is being marked is marked first."""
        self._wish = None
        self._preview.forget()
        self._works.finish()

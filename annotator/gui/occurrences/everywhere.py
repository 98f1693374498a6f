"""From Shift and a label's key to marks on every further occurrence of some words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.occurrences import wording
from annotator.gui.occurrences.aside import Aside
from annotator.gui.occurrences.options import Options, remember, remembered
from annotator.gui.occurrences.panel import OccurrencesPanel
from annotator.gui.occurrences.preview import Preview
from annotator.gui.occurrences.rows import Spot
from annotator.gui.settings import Settings
from annotator.gui.theme import Theme
from annotator.model.codebook import Label
from annotator.operations.documents import Progress
from annotator.operations.finding import Ask, Findings, find_places, in_context
from annotator.operations.marking_all import mark_places
from annotator.store.project import Project

_LONG_TEXT = 300_000
"""Code points; a longer text is searched beside the window."""
_MANY = 500
"""From so many places on they are marked beside the window."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be marked: words wherever they stand, or places that are known already."""

    label: Label
    words: str
    document_id: int | None
    """Where the words were taken from."""
    values: dict[str, object]
    """Attributes that every new annotation may be given."""
    places: tuple[Spot, ...] = ()


class Everywhere(QObject):
    """Looks for the places, lets them be ticked, and marks them in one step."""

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
        self._found = Findings()
        self._writing = False
        self._aside = Aside(self._session)
        around = page.pane.parentWidget()
        layout = around.layout() if around is not None else None
        assert around is not None
        assert isinstance(layout, QVBoxLayout)
        self.panel = OccurrencesPanel(theme, around)
        layout.addWidget(self.panel)
        self._preview = Preview(page, self.panel)
        self._connect()

    def start(self, label: str) -> None:
        """Look for the selected words, else for those of the selected annotation."""
        found = self._session.codebook().label(label)
        wish = self._wished(found) if found is not None else None
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
        if not self._writing:
            self._leave(selecting=True)
        return True

    def wait(self) -> None:
        """Wait until nothing is looked for or marked any more."""
        self._aside.wait()

    def _connect(self) -> None:
        panel, session = self.panel, self._session
        panel.left.connect(self.close)
        panel.accepted.connect(self._mark)
        panel.option_turned.connect(self._turn_option)
        panel.value_turned.connect(self._turn_value)
        self._aside.progressed.connect(self._show_progress)
        self._aside.failed.connect(self._failed)
        self._page.shown.connect(self._shown)
        session.changed.connect(self._changed)
        session.opened.connect(self._drop)
        session.closed.connect(self._shut)

    def _wished(self, label: Label) -> Wish | None:
        """What is to be marked with a label now; None when nothing is, and it is said why."""
        page, document_id = self._page, self._session.document_id
        if page.pane.selection() is not None:
            span = self._marking.words(label.name)
            return Wish(label, span.of(page.text), document_id, {}) if span is not None else None
        chosen = page.selected()
        if chosen is None:
            return None
        if len(chosen.fragments) > 1:
            self._session.told.emit(
                "This annotation is in several pieces: select the words that should be found."
            )
            return None
        same = chosen.label_id == label.id
        values = {
            spec.name: chosen.attributes[spec.name]
            for spec in label.attributes
            if same and chosen.attributes.get(spec.name) not in (None, "", [])
        }
        return Wish(label, chosen.text, document_id, values)

    def _open(self, wish: Wish) -> None:
        if self._wish is not None:
            self._leave(selecting=True)
        self._wish = wish
        self._options = remembered(self._settings)
        self._given = frozenset(wish.values)
        self._found = Findings()
        self.panel.model.forget_ticks()
        self._preview.begin()
        palette = self._theme.palette
        colour = wish.label.dark_colour if palette.dark else wish.label.colour
        self.panel.open(wording.short(wish.words), wish.label.title, QColor(colour))
        self._offer_options()
        self._look()

    def _offer_options(self) -> None:
        wish = self._wish
        if wish is not None:
            values = wording.values_in_words(wish.values, self._given)
            self.panel.show_options(None if wish.places else self._options, values)

    def _look(self) -> None:
        """Look for the places anew."""
        wish = self._wish
        if wish is None:
            return
        if wish.places:
            self._show_known(wish)
            return
        options = self._options
        where = None if options.whole_project else wish.document_id
        ask = Ask(
            wish.words,
            wish.label.name,
            options.manner,
            self._marking.unit,
            inside_others=options.inside_others,
        )
        if where is None or len(self._page.text) > _LONG_TEXT:
            self.panel.show_busy("Looking…")
            job = partial(_find, ask, self._session.annotator.id, where)
            self._aside.begin(job, self._take, read_only=True)
            return
        self._aside.stop()
        found = self._session.run(find_places, ask, document_id=where)
        if found is not None:
            self._take(found)

    def _take(self, found: object) -> None:
        """Show what was found, with the current row where it was."""
        wish = self._wish
        if wish is None or not isinstance(found, Findings) or found.cancelled:
            return
        self._found = found
        label, everywhere = wish.label.title, self._options.whole_project
        self.panel.say_left_out(
            wording.left_out(found, label),
            wording.nothing(found, wording.short(wish.words), label, everywhere=everywhere),
        )
        self._show_places(found, grouped=everywhere)

    def _show_known(self, wish: Wish) -> None:
        known = self._session.attempt(lambda: in_context(self._session.project, wish.places))
        if known is None:
            self._drop()
            return
        places, titles = known
        self.panel.say_left_out((), "")
        self._show_places(Findings(places, titles), grouped=len(titles) > 1)

    def _show_places(self, found: Findings, *, grouped: bool) -> None:
        before = self.panel.current()
        page = self._page
        self.panel.show_places(found.places, found.titles, grouped=grouped)
        if before is None:
            selection = page.pane.selection()
            at = selection.start if selection is not None else page.pane.caret()
            row = self.panel.model.row_of(self._session.document_id, at)
        else:
            row = self.panel.model.row_of(before.document_id, before.span.start)
        self.panel.list.go_to(row)
        self._preview.show()

    def _mark(self) -> None:
        """Mark the ticked places in one step."""
        wish, chosen = self._wish, self.panel.model.chosen()
        if wish is None or not chosen or self._writing or self._aside.is_busy():
            return
        label = wish.label.title
        job = partial(
            mark_places,
            places=chosen,
            label=wish.label.name,
            annotator=self._session.annotator.id,
            title=wording.step_title(len(chosen), wording.short(wish.words), label),
            attributes={name: wish.values[name] for name in wish.values if name in self._given},
        )
        documents = len({document_id for document_id, _ in chosen})
        marked = partial(self._marked, label, documents)
        self._writing = True
        if len(chosen) >= _MANY:
            self.panel.show_busy("Marking…")
            self._aside.begin(lambda project, _progress: job(project), marked, read_only=False)
            return
        made = self._session.attempt(lambda: job(self._session.project))
        self._writing = False
        if made is not None:
            marked(made)

    def _marked(self, label: str, documents: int, made: object) -> None:
        """Leave the page as it was, with the marks on it, and say how many there are."""
        self._session.poll()
        self._writing = False
        found = self._found
        self._leave(selecting=False)
        if isinstance(made, int):
            key = self._undo_key()
            self._session.told.emit(wording.done(made, label, documents, found, key))

    def _turn_option(self, name: str) -> None:
        if self._wish is not None and not self._writing:
            self._options = self._options.turned(name)
            remember(self._settings, self._options)
            self._offer_options()
            self._look()

    def _turn_value(self, name: str) -> None:
        self._given = self._given ^ {name}
        self._offer_options()

    def _show_progress(self, done: int, total: int) -> None:
        if not self._writing and total:
            self.panel.show_busy(f"Looking… {done:,} of {total:,} documents")

    def _failed(self, sentence: str) -> None:
        self._writing = False
        self.panel.show_busy("")
        self._session.failed.emit(sentence)

    def _changed(self, _changes: object) -> None:
        """Look again when something was marked or undone meanwhile."""
        if self._wish is not None and not self._writing:
            self._look()

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
        self._wish = None
        self._aside.stop()
        self._preview.end(selecting=selecting)
        self.panel.hide()
        self.closed.emit()

    def _drop(self) -> None:
        """Go away and leave the page as it is now."""
        if self._wish is not None:
            self._wish = None
            self._aside.stop()
            self._preview.forget()
            self.panel.hide()
            self.closed.emit()

    def _shut(self) -> None:
        """The file is about to be closed."""
        self._wish = None
        if not self._writing:
            self._aside.stop()
        self._aside.wait()


def _find(
    ask: Ask, annotator: int, document_id: int | None, project: Project, progress: Progress
) -> Findings:
    return find_places(
        project, ask, annotator=annotator, document_id=document_id, progress=progress
    )

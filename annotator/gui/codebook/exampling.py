"""Examples picked from the text: the words that are worked with become one of a label."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.frame.lines import NoticeLine
from annotator.model.text import shortened
from annotator.operations import codebooks

_QUESTION = "Example of which label? Press its letter, or click it; Esc leaves it."
_ANSWERS = ("label_", "leave")
"""How the names of those actions begin that answer the question or see to it themselves."""


class Exampling(QObject):
    """Adds examples; where no label is meant, it asks for one in the line of notices."""

    asked = Signal()
    """The question is asked, or is asked no more."""

    def __init__(
        self, page: Page, marking: Marking, notice: NoticeLine, undo_key: Callable[[], str]
    ) -> None:
        """Take words from a page; ``undo_key`` gives the key that takes a step back."""
        super().__init__()
        self._page = page
        self._session = page.session
        self._marking = marking
        self._notice = notice
        self._undo_key = undo_key
        self._question = ""
        for signal in (
            page.pane.selection_changed,
            page.pane.annotation_selected,
            marking.armed_changed,
            page.leaving,
        ):
            signal.connect(self.close)

    def start(self) -> None:
        """Add to the label of the selected annotation, else to the armed one, else ask."""
        chosen = self._page.selected()
        label = chosen.label if chosen is not None else self._marking.armed
        if label:
            self._add(label)
        else:
            self._ask()

    def is_asking(self) -> bool:
        """Whether the next label that is pressed is an answer: as long as the question stands."""
        return bool(self._question) and self._notice.words() == self._question

    def close(self) -> bool:
        """Ask no more; False when nothing was asked."""
        asking = self.is_asking()
        self._question = ""
        if asking:
            self._notice.hide()
            self.asked.emit()
        return asking

    def keys(self) -> list[tuple[str, str]]:
        """The keys that answer, each with its label; none while nothing is asked."""
        if not self.is_asking():
            return []
        labels = [each for each in self._session.codebook().labels if not each.retired]
        found = [(each.key.upper(), each.title) for each in labels if each.key]
        return [*found, ("Esc", "leaves it")]

    def acting(self, action: str) -> None:
        """Ask no more when something else is done than to press a label."""
        if not action.startswith(_ANSWERS):
            self.close()

    def _ask(self) -> None:
        self._question = _QUESTION
        self._notice.say(self._question, lasting=True)
        self._marking.ask(self._answer)
        self.asked.emit()

    def _answer(self, label: str) -> bool:
        if not self.close():
            return False
        self._add(label)
        return True

    def _add(self, name: str) -> None:
        words = self._words(name)
        if not words:
            return
        label = self._session.run(codebooks.add_example, name, words)
        if label is not None:
            key = self._undo_key()
            back = f"; {key} takes it back." if key else "."
            said = shortened(label.examples[-1])
            self._session.told.emit(f"“{said}” is an example of {label.title} now{back}")

    def _words(self, label: str) -> str:
        """The selected words as the label would have them, else those of the annotation."""
        if self._page.pane.selection() is not None:
            span = self._marking.words(label)
            return span.of(self._page.text) if span is not None else ""
        chosen = self._page.selected()
        return chosen.text if chosen is not None else ""

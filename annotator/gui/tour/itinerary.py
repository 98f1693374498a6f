"""The steps of the tour: what is marked, linked, undone and redone, and by which hand."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QPushButton

from annotator.gui.app import Running
from annotator.gui.codebook.pill import LabelPill
from annotator.gui.tour.album import Album
from annotator.gui.tour.facts import Facts, Mark, of_project
from annotator.gui.tour.hands import Hands
from annotator.gui.tour.surroundings import RELEASE
from annotator.gui.tour.trouble import TourError, Troubles
from annotator.model.text import Span

NAME = "Ada"
"""Who annotates on the tour."""

_COUNCIL = "Marrowgate City Council"
_MAYOR = "Mayor Odalys Trenn"
_PLANTING = "will plant 5,000 street trees by the end of 2036"
_JULY = "“Last July the pavement outside the Corn Hall reached 51 degrees,”"
_ROOFS = "“We can rebuild every roof in this city, or we can grow a second one out of leaves.”"
_DEPUTY = "Deputy Mayor Hugo Brandreth"
_TARIFF = (
    "“If the Sarle Valley Water Board agrees to a night tariff, "
    "I will find the rest in the roads budget,”"
)
_SUMS = "“If it refuses, the sums do not add up.”"
_BUDGET = "will find the rest in the roads budget"


class Itinerary:
    """Does the main job in a window; every step is pictured, and compared with the file."""

    def __init__(self, running: Running, album: Album, troubles: Troubles) -> None:
        """Start in a window on a project without documents."""
        self._running = running
        self._album = album
        self._troubles = troubles
        self._hands = Hands(running.window)
        self.made = Facts()
        """What should stand in the file by now."""
        self._mayor: Mark | None = None
        self._quote: Mark | None = None

    def walk(self) -> Facts:
        """Go through all of it; what was made."""
        self._begin()
        self._mark_by_mouse()
        self._mark_by_keys()
        self._link()
        self._mark_inside_another()
        self._undo_and_redo()
        return self.made

    def _begin(self) -> None:
        """Say who annotates, and bring the release in."""
        hands, window = self._hands, self._running.window
        self._picture("start", "A new project asks who annotates; the name is typed")
        hands.press("Ctrl+A")
        hands.type(NAME)
        hands.press("Return")
        hands.drop(QUrl.fromLocalFile(str(RELEASE)))
        hands.wait(lambda: bool(window.pane.text()), "the release should be open")
        self._picture("release", f"{RELEASE.name} is dropped on the window and is open")
        for line in ("notice_close", "hint_close"):
            hands.click(hands.find(QPushButton, line))

    def _mark_by_mouse(self) -> None:
        """Each of the four labels, by the mouse alone."""
        hands, text = self._hands, self._text
        council = self._words(_COUNCIL)
        hands.drag(council)
        hands.click(self._pill("ACTOR"))
        self.made.mark(text, "ACTOR", council)
        self._picture("actor-by-mouse", f"Actor “{_COUNCIL}”: dragged, and the label clicked")
        post = self._words("Mayor", _MAYOR)
        hands.press("Esc")
        hands.click(self._pill("ROLE"))
        hands.double_click(post)
        self.made.mark(text, "ROLE", post)
        self._picture("role-by-mouse", "Role “Mayor”: the label clicked, then the word twice")
        hands.press("Esc")
        planting = self._words(_PLANTING)
        hands.drag(planting)
        hands.click(self._pill("COMMITMENT"))
        self.made.mark(text, "COMMITMENT", planting)
        self._picture("commitment-by-mouse", f"Commitment “{_PLANTING}”: dragged over two lines")
        july, roofs = self._words(_JULY), self._words(_ROOFS)
        hands.drag(july)
        hands.click(self._pill("QUOTE"))
        hands.drag(roofs, held=Qt.KeyboardModifier.ControlModifier)
        self._quote = self.made.mark(text, "QUOTE", july, roofs)
        self._picture("split-quote-by-mouse", "A quote split by who said it: Ctrl+drag adds to it")

    def _mark_by_keys(self) -> None:
        """Each of the four labels, by keys alone; the commitment comes later."""
        person = self._words("Odalys Trenn", _MAYOR)
        mark = self._by_keys("ACTOR", person)
        self._picture("actor-by-keys", "Actor “Odalys Trenn”: selected with the arrows, then A")
        for key in ("E", "1", "Tab", "Return", "Esc"):
            self._hands.press(key)
        self._mayor = self.made.describe(mark, kind="person", canonical="Odalys Trenn")
        self._picture("fields", "E: 1 says that she is a person, Enter takes the name as offered")
        self._by_keys("ROLE", self._words("Deputy Mayor", _DEPUTY))
        self._by_keys("ACTOR", self._words("Hugo Brandreth", _DEPUTY))
        self._picture("role-by-keys", "Role “Deputy Mayor”: R, and whose it is: A")

    def _link(self) -> None:
        """The quote to who spoke, by a number; the person to the post, by letters."""
        assert self._quote is not None
        assert self._mayor is not None
        hands, speaker = self._hands, self._mayor
        hands.press("Esc")
        hands.click_words(self._quote.fragments[0])
        hands.press("L")
        self._picture("link", "L: everything that the quote can be linked to has a number")
        hands.type(self._number_of(speaker))
        hands.press("Return")
        self.made.tie("spoken_by", self._quote, speaker)
        self._picture("quote-linked", "The number and Enter: the quote has its speaker")
        hands.press("Esc")
        hands.click_words(speaker.fragments[0])
        hands.press("L")
        hands.type("mayor")
        hands.press("Return")
        self.made.tie("holds_role", speaker, self._mark_at("ROLE", self._words("Mayor", _MAYOR)))
        self._picture("role-linked", "L, “mayor”, Enter: the person has the post")

    def _mark_inside_another(self) -> None:
        """A split quote by keys, and within it a commitment with its strength."""
        hands, text = self._hands, self._text
        tariff, sums = self._words(_TARIFF), self._words(_SUMS)
        hands.press("Esc")
        quote = self._by_keys("QUOTE", tariff)
        hands.select_by_keys(sums)
        hands.press("F")
        self.made.widen(quote, text, sums)
        self._picture("split-quote-by-keys", "Quote: Q, and F for what comes after “he said”")
        nested = self._by_keys("COMMITMENT", self._words(_BUDGET))
        hands.press("E")
        hands.press("1")
        self.made.describe(nested, strength="conditional")
        hands.press("Esc")
        self._picture("commitment-by-keys", "Commitment inside the quote: C; E and 1: conditional")

    def _undo_and_redo(self) -> None:
        """Two steps back, and forward again."""
        hands, made = self._hands, self.made
        self.made = Facts([*made.marks[:-1]], list(made.ties))
        hands.press("Ctrl+Z")
        hands.press("Ctrl+Z")
        self._picture("undo", "Ctrl+Z twice: the commitment is gone")
        hands.press("Ctrl+Shift+Z")
        hands.press("Ctrl+Shift+Z")
        self.made = made
        self._picture("redo", "Ctrl+Shift+Z twice: it is back, with its strength")
        assert self._mayor is not None
        hands.press("Esc")
        hands.click_words(self._mayor.fragments[0])
        self._picture("annotated", "Somebody clicked: who she is, what she said, what was done")

    def _by_keys(self, label: str, span: Span) -> Mark:
        """Select words with the arrows and press the label's key."""
        found = self._running.session.codebook().label(label)
        assert found is not None
        self._hands.select_by_keys(span)
        self._hands.press(found.key)
        return self.made.mark(self._text, label, span)

    def _picture(self, name: str, caption: str) -> None:
        """Compare the file with what should stand in it, and take a picture."""
        self._hands.let_go()
        self._troubles.check()
        if self._running.session.document_id is not None:
            self.made.must_be(of_project(self._running.session.project), "After a step, the file")
        self._album.take(self._running.window, self._running.theme, name, caption)

    @property
    def _text(self) -> str:
        return self._running.window.pane.text()

    def _words(self, words: str, within: str = "") -> Span:
        """Where words stand in the text, the first time, or within longer ones."""
        text = self._text
        if (within or words) not in text:
            raise TourError(f"“{words}” is not in the text that is open.")
        start = text.index(words, text.index(within) if within else 0)
        return Span(start, start + len(words))

    def _pill(self, label: str) -> LabelPill:
        return self._hands.find(LabelPill, f"label_pill_{label.casefold()}")

    def _mark_at(self, label: str, span: Span) -> Mark:
        return next(m for m in self.made.marks if m.label == label and m.fragments == (span,))

    def _number_of(self, mark: Mark) -> str:
        """The number that a target has while linking."""
        for option in self._running.window.link_field.findChildren(QPushButton):
            number, _, words = option.accessibleName().partition(": ")
            if words == mark.text:
                return number
        raise TourError(f"“{mark.text}” is not offered as a target.")

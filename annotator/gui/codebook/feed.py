"""Keeps the label bar and the line of first keys true."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.annotate.viewing import Viewing
from annotator.gui.codebook.label_bar import LabelBar
from annotator.gui.frame.lines import HintLine
from annotator.gui.keymap import Keymap
from annotator.gui.session import Session, touches
from annotator.gui.settings import Settings
from annotator.gui.theme import Theme
from annotator.model.history import ChangeSet


class LabelFeed(QObject):
    """The labels of the project, which of them is armed, and how selecting works."""

    def __init__(
        self,
        session: Session,
        marking: Marking,
        viewing: Viewing,
        theme: Theme,
        bar: LabelBar,
    ) -> None:
        """Show a session's labels in a bar; its pills and settings act."""
        super().__init__()
        self._session = session
        self._marking = marking
        self._viewing = viewing
        self._theme = theme
        self._bar = bar
        bar.label_clicked.connect(marking.press)
        bar.unit_clicked.connect(marking.next_unit)
        bar.chips_clicked.connect(viewing.next_chips)
        session.changed.connect(self._follow)
        for signal in (session.opened, theme.changed):
            signal.connect(self.show_labels)
        for signal in (marking.armed_changed, marking.unit_changed, viewing.changed):
            signal.connect(self.show_state)
        self.show_labels()
        self.show_state()

    def show_labels(self) -> None:
        """Show the labels as they are now."""
        self._bar.set_labels(self._session.codebook().labels, self._theme.palette)

    def show_state(self) -> None:
        """Show what is armed, what selections snap to, when chips are shown."""
        self._bar.set_armed(self._marking.armed)
        self._bar.set_unit(self._marking.unit.value)
        self._bar.set_chip_mode(self._viewing.chips)

    def _follow(self, changes: ChangeSet) -> None:
        if touches(changes, "label"):
            self.show_labels()


Hint = tuple[str, str, str]
"""An action's name, the key that the list of actions gives it, and what the key does, in short."""

FIRST: tuple[Hint, ...] = (
    ("link", "L", "to link"),
    ("undo", "Ctrl+Z", "to undo"),
    ("palette", "Ctrl+K", "for all"),
    ("open", "Ctrl+O", "to open a text"),
    ("export", "Ctrl+E", "to export"),
)
CHOSEN: tuple[Hint, ...] = (
    ("fields", "E", "fields"),
    ("cycle", "S", "next under the caret"),
    ("end_earlier", "Alt+Left", ""),
    ("end_later", "Alt+Right", "boundary"),
    ("remove", "Delete", "delete"),
    ("link", "L", "link"),
    ("keep", "Space", "select more"),
    ("shortcuts", "F1", "all keys"),
)
SEVERAL: tuple[Hint, ...] = (
    ("fields", "E", "fields of all"),
    ("next", "Tab", "go on"),
    ("keep", "Space", "keep, or let go"),
    ("flag", "!", "flag all"),
    ("remove", "Delete", "delete all"),
    ("leave", "Esc", "back to one"),
    ("undo", "Ctrl+Z", "undo"),
)
"""While several annotations are selected; the letters of labels relabel them all."""
BY_NAME: tuple[Hint, ...] = (("label_palette", "Ctrl+L", "any label by name"),)
"""Where not every label has a letter."""
JOINING: tuple[Hint, ...] = (("add_fragment", "F", "add as fragment"),)
"""What else the words can be while an annotation is selected."""
_SHORT = {"Delete": "Del"}
_LABELS = 4
"""So many labels have room beside the other first keys."""


class HintFeed(QObject):
    """The keys of what is selected, the first keys else, until they are sent away for good."""

    def __init__(
        self,
        session: Session,
        page: Page,
        settings: Settings,
        keymap: Keymap,
        line: HintLine,
    ) -> None:
        """Show in a line what can be done with what is selected on a page."""
        super().__init__()
        self._keymap = keymap
        self._session = session
        self._page = page
        self._settings = settings
        self._line = line
        self._lent: tuple[tuple[str, str], ...] = ()
        # One key press selects words, an annotation and nothing; the page is painted before.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.show)
        session.closed.connect(self._timer.stop)
        line.dismissed.connect(self._dismiss)
        for signal in (
            session.opened,
            page.refreshed,
            page.pane.selection_changed,
            page.pane.annotation_selected,
            page.pane.kept_changed,
            keymap.changed,
        ):
            signal.connect(self._timer.start)
        self.show()

    def speak_for(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show the keys of a panel that has the focus; none gives the line back to the page."""
        if tuple(keys) != self._lent:
            self._lent = tuple(keys)
            self.show()

    def show(self) -> None:
        """Show the line if it is still wanted."""
        if not self._settings.hint_dismissed:
            self._line.set_keys(*self._keys())
        self._line.setVisible(not self._settings.hint_dismissed)

    def _keys(self) -> tuple[str, list[tuple[str, str]]]:
        """The words to begin with, and each key with what it does now."""
        if self._lent:
            return "", list(self._lent)
        words = self._page.pane.selection() is not None
        chosen = self._page.selected() is not None
        if chosen and not words:
            several = len(self._page.pane.selected_annotations()) > 1
            return "", self._named(SEVERAL if several else CHOSEN)
        there = [each for each in self._session.codebook().labels if not each.retired]
        labels = [(each.key.upper(), each.title) for each in there if each.key]
        if len(labels) < len(there):
            labels = [*labels[:_LABELS], *self._named(BY_NAME)]
        if words:
            # The letters mark the words, also beside a selected annotation that they could relabel.
            everywhere = [(f"Shift+{key}", "everywhere") for key, _ in labels[:1] if key.isalpha()]
            return "Mark the words as", labels + (self._named(JOINING) if chosen else everywhere)
        return "Select words, then press", [*labels[:_LABELS], *self._named(FIRST)]

    def _named(self, hints: Sequence[Hint]) -> list[tuple[str, str]]:
        """The keys as they are now, each with what it does; two that differ by arrow are one."""
        found: list[tuple[str, str]] = []
        for name, usual, words in hints:
            key = self._keymap.first(name, usual)
            if not key:
                continue
            held = key.removesuffix("Right")
            if found and held != key and found[-1] == (f"{held}Left", ""):
                found.pop()
                key = f"{held}←/→"
            found.append((_SHORT.get(key, key), words))
        return [each for each in found if each[1]]

    def _dismiss(self) -> None:
        self._settings.hint_dismissed = True
        self._line.hide()

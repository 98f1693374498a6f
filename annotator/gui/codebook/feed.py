"""Keeps the label bar and the line of first keys true."""

from PySide6.QtCore import QObject

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.viewing import Viewing
from annotator.gui.codebook.label_bar import LabelBar
from annotator.gui.frame.lines import HintLine
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


class HintFeed(QObject):
    """The first keys, until they are sent away for good."""

    def __init__(self, session: Session, settings: Settings, line: HintLine) -> None:
        """Show the keys of a session's labels in a line."""
        super().__init__()
        self._session = session
        self._settings = settings
        self._line = line
        line.dismissed.connect(self._dismiss)
        session.opened.connect(self.show)
        self.show()

    def show(self) -> None:
        """Show the line if it is still wanted."""
        labels = [each for each in self._session.codebook().labels if not each.retired]
        self._line.set_keys([(each.key.upper(), each.title) for each in labels if each.key])
        self._line.setVisible(not self._settings.hint_dismissed)

    def _dismiss(self) -> None:
        self._settings.hint_dismissed = True
        self._line.hide()

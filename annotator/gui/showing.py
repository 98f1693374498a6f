"""What the window shows from its first moment on: the page, the documents, the labels, the state.

What acts on it is tied together in ``desk``, which is made once this has been painted.
"""

from PySide6.QtCore import QObject

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.annotate.places import Places
from annotator.gui.annotate.viewing import Viewing
from annotator.gui.codebook.feed import HintFeed, LabelFeed
from annotator.gui.documents.feed import DocumentFeed
from annotator.gui.frame.status_feed import StatusFeed
from annotator.gui.keymap import Keymap
from annotator.gui.main_window import MainWindow
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.gui.theme import Theme


class Showing(QObject):
    """Keeps the panels that are seen first in step with the file."""

    def __init__(
        self, window: MainWindow, session: Session, settings: Settings, theme: Theme
    ) -> None:
        """Show a session in a window."""
        super().__init__(window)
        self.window = window
        self.session = session
        self.settings = settings
        self.theme = theme
        self.keymap = Keymap(settings)
        self.page = Page(session, window.pane)
        self.places = Places(self.page, settings)
        self.viewing = Viewing(self.page, settings, theme)
        self.marking = Marking(session, self.page, settings)
        self.hints = HintFeed(session, self.page, settings, self.keymap, window.hint_line)
        self._feeds = (
            DocumentFeed(session, window.documents),
            LabelFeed(session, self.marking, self.viewing, theme, window.label_bar),
            StatusFeed(session, self.page, self.viewing, window.status_line),
        )
        window.show_page(there=False)
        self.page.shown.connect(lambda: window.show_page(there=self.page.document is not None))
        session.opened.connect(self._name_project)
        self._name_project()

    def _name_project(self) -> None:
        path = self.session.project.path
        self.window.top_bar.set_project(path.name, str(path))
        self.window.setWindowTitle(f"{path.name} – Annotator")

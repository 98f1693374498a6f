"""A codebook file beside the page: what it would change now, until it is taken or left."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.gui.session import Session, touches
from annotator.gui.taking import telling
from annotator.gui.taking.panel import TakingPanel
from annotator.model.codebook import Codebook
from annotator.model.history import ChangeSet
from annotator.model.text import shortened
from annotator.operations import codebook_files

_CONCERNED = ("label", "relation_type", "annotation", "setting", "document")


class Taking(QObject):
    """Keeps the panel true to the file of the project, and takes the codebook that is shown."""

    def __init__(self, session: Session, panel: TakingPanel, key_of: Callable[[str], str]) -> None:
        """Feed a panel; ``key_of`` gives the key of an action by its name."""
        super().__init__(panel)
        self._session = session
        self.panel = panel
        self._key = key_of
        self._brought = Codebook()
        self._source = ""
        panel.taken.connect(self._take)
        session.changed.connect(self._follow)
        session.opened.connect(panel.close_panel)

    def bring(self, brought: Codebook, source: str) -> None:
        """Let this codebook be the one that is shown when it is opened; ``source`` is its file."""
        self._brought, self._source = brought, shortened(source)

    def open(self) -> None:
        """Show what would change."""
        self.panel.count(f"from {self._source}")
        self.panel.open()
        self._show()

    def _follow(self, changes: ChangeSet) -> None:
        if self.panel.isVisible() and touches(changes, *_CONCERNED):
            self._show()

    def _show(self) -> None:
        session = self._session
        self.panel.say("")
        found = session.attempt(
            lambda: codebook_files.coming(
                session.project, self._brought, annotator=session.annotator.id
            )
        )
        if found is None:
            self.panel.show_changes([], "It cannot be taken.", possible=False)
        else:
            lines, summary = telling.lines(found), telling.summary(found)
            self.panel.show_changes(lines, summary, possible=bool(found))

    def _take(self) -> None:
        session = self._session
        done = session.run(codebook_files.take, self._brought, self._source)
        if done is not None:
            self.panel.close_panel()
            back = self._key("undo")
            taken = f"The codebook of “{self._source}” is taken"
            session.told.emit(f"{taken}; {back} takes it back." if back else f"{taken}.")

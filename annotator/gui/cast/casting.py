"""The cast beside the page: keeps its panel in step, and hands on what is asked for in it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from annotator.gui.annotate.page import Page
from annotator.gui.cast.commands import CastCommands
from annotator.gui.cast.panel import CastPanel
from annotator.gui.cast.showing import Showing
from annotator.gui.lines.lines import Target
from annotator.gui.session import Session, touches
from annotator.model.history import ChangeSet
from annotator.operations import register


class Casting(QObject):
    """Keeps the panel in step with the file while it is open."""

    def __init__(
        self, session: Session, page: Page, panel: CastPanel, undo_key: Callable[[], str]
    ) -> None:
        """Feed a panel; ``undo_key`` gives the key that takes a step back."""
        super().__init__(panel)
        self._session = session
        self._page = page
        self.panel = panel
        self._showing = Showing(session, panel)
        self._commands = CastCommands(session, page, panel, self._showing, undo_key)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._showing.show)
        self._connect()

    def open(self) -> None:
        """Show the cast; whom the selected mention means is chosen."""
        meant = self._page.selected()
        if meant is not None and meant.entity_id is not None:
            self._showing.chosen = meant.entity_id
            self.panel.search.clear()
        self._showing.repairing = False
        self._showing.show()
        self.panel.open()

    def _connect(self) -> None:
        session, panel = self._session, self.panel
        session.changed.connect(self._follow)
        session.opened.connect(self._begin_anew)
        session.document_changed.connect(self._soon)
        session.closed.connect(self._timer.stop)
        panel.search.textChanged.connect(self._showing.filter)
        panel.entities.walked.connect(self._showing.walked)
        panel.entities.entered.connect(self._enter_life)
        panel.life.entered.connect(self._jump)
        panel.card.given.connect(self._change)
        panel.card.complete_kinds(self._showing.kinds)
        panel.naming.named.connect(self._commands.named)
        panel.asked.connect(self._commands.ask)

    def _follow(self, changes: ChangeSet) -> None:
        if touches(changes, "entity", "annotation", "relation", "document", "label"):
            self._soon()

    def _soon(self) -> None:
        if self.panel.isVisible():
            self._timer.start()

    def _begin_anew(self) -> None:
        self._showing.chosen = None
        self.panel.entities.lines.tick_only(())
        self._soon()

    def _enter_life(self) -> None:
        if self.panel.life.lines.rowCount():
            self.panel.life.setFocus()

    def _jump(self) -> None:
        """Go to what the current line speaks of, in its document; the page has the focus then."""
        line = self.panel.life.current()
        target: Target | None = line.target if line is not None else None
        if target is None:
            return
        self._session.show_document(target.document_id)
        self.panel.close_panel()
        self._page.pane.select_annotation(target.annotation_id)

    def _change(self, field: str, value: object) -> None:
        entity = self._showing.entity()
        if entity is None:
            return
        changed = self._session.run(register.change_entity, entity.id, **{field: value})
        if changed is None:
            self.panel.card.put_back(entity)

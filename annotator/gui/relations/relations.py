"""The relations of the document beside the page: kept in step, and changed from there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from annotator.gui.annotate.page import Page
from annotator.gui.inspector.known_entities import KnownEntities
from annotator.gui.inspector.relation_saying import RelationSaying
from annotator.gui.relations.beside import BesidePanel
from annotator.gui.relations.panel import RelationsPanel
from annotator.gui.relations.rows import Column, Row
from annotator.gui.relations.showing import Showing
from annotator.gui.session import Session, touches
from annotator.model.history import ChangeSet
from annotator.operations import relating


class Relations(QObject):
    """Keeps the panel in step with the file while it is open, and does what it is asked for."""

    lead_elsewhere = Signal(int, int, object)
    """A relation, the annotation that it keeps, and what gives the focus back."""

    def __init__(self, page: Page, panel: RelationsPanel, undo_key: Callable[[], str]) -> None:
        """Feed a panel; ``undo_key`` gives the key that takes a step back."""
        super().__init__(panel)
        self._session: Session = page.session
        self._page = page
        self.panel = panel
        self._undo_key = undo_key
        self._saying = RelationSaying(page.session, KnownEntities(page.session))
        self._showing = Showing(page.session, page, panel, self._saying.known)
        self._beside = BesidePanel(page, panel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._show)
        self._tied = False
        """Whether one's own step has touched relations since they were shown."""
        self._commands: dict[str, Callable[[Row], None]] = {
            "source": lambda row: self._go(row.source.id),
            "target": lambda row: self._go(row.target.id),
            "reverse": self._reverse,
            "retarget": lambda row: self._lead(row, row.source.id),
            "resource": lambda row: self._lead(row, row.target.id),
            "fields": self._fields,
            "remove": self._remove,
            "tick": lambda row: panel.table.relations.turn(row.id),
            "sort": lambda _row: self._sort(self._showing.next_column()),
        }
        self._connect()

    def open(self) -> None:
        """Show the relations; one of the selected annotation is the current one."""
        chosen = self._page.pane.selected_annotation()
        ties = self._page.pane.ties.of(chosen) if chosen is not None else []
        self.panel.search.clear()
        if ties and self._showing.chosen not in {each.id for each in ties}:
            self._showing.chosen = ties[0].id
        self._showing.show()
        self.panel.open()
        if chosen is None or ties:
            self._beside.show(self.panel.table.current())

    def _connect(self) -> None:
        session, panel = self._session, self.panel
        session.changed.connect(self._follow)
        session.opened.connect(self._begin_anew)
        self._page.shown.connect(self._soon)
        session.closed.connect(self._timer.stop)
        panel.search.textChanged.connect(self._filter)
        panel.table.walked.connect(self._walked)
        panel.table.doubleClicked.connect(lambda _index: self._ask("source"))
        panel.asked.connect(self._ask)
        panel.sort_wanted.connect(lambda section: self._sort(Column(section)))
        panel.attributes.given.connect(partial(self._describe, self._saying.describe))
        panel.attributes.entity_given.connect(partial(self._describe, self._saying.name))
        panel.attributes.unknown.connect(self._saying.refuse)

    def _follow(self, changes: ChangeSet) -> None:
        if changes.step.annotator_id == self._session.annotator.id:
            tied = [each for each in changes.changes if each.table == "relation"]
            there = next((each.row_id for each in tied if each.after is not None), None)
            self._showing.chosen = there or self._showing.chosen
            self._tied = self.panel.isVisible() and (self._tied or bool(tied))
        if touches(changes, "relation", "annotation", "label", "relation_type", "annotator"):
            self._soon()

    def _show(self) -> None:
        """Show the relations; what one's own step touched, or what comes after it, is current."""
        self._showing.show()
        if self._tied and self.panel.table.hasFocus():
            self._beside.show(self.panel.table.current())
        self._tied = False

    def _soon(self) -> None:
        if self.panel.isVisible():
            self._timer.start()

    def _begin_anew(self) -> None:
        self._showing.chosen = None
        self.panel.table.relations.tick_only(())
        self._soon()

    def _filter(self) -> None:
        self._showing.filter()
        self._beside.show(self.panel.table.current())

    def _walked(self) -> None:
        self._beside.show(self._showing.walked())

    def _ask(self, command: str) -> None:
        """Do what a command of the panel is for, to the current relation."""
        self.panel.say("")
        row = self.panel.table.current()
        if row is None:
            self.panel.say("Choose a relation in the list first.")
        else:
            self._commands[command](row)

    def _go(self, annotation_id: int) -> None:
        """Go to an end; the page has the focus then."""
        self.panel.close_panel()
        self._page.pane.select_annotation(annotation_id)

    def _reverse(self, row: Row) -> None:
        if self._session.run(relating.reverse, row.id) is not None:
            self.panel.say(f"Reversed{self._back()}")

    def _lead(self, row: Row, kept: int) -> None:
        self.lead_elsewhere.emit(row.id, kept, self._back_again)

    def _back_again(self) -> None:
        """Give the list the focus again, or the page where the list is gone."""
        if self.panel.isVisible():
            self.panel.to_list()
        else:
            self._page.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fields(self, row: Row) -> None:
        first = self.panel.attributes.first_field() if row.kind.attributes else None
        if first is not None:
            first.setFocus()
        else:
            self.panel.say(f"“{row.kind.title}” has no attributes.")

    def _remove(self, row: Row) -> None:
        """Take back what is ticked, else the current relation; one step."""
        wanted = self.panel.table.relations.ticked() or [row.id]
        before = self._session.next_undo()
        self._session.run(relating.unrelate, wanted)
        if self._session.next_undo() != before:
            many = "1 relation is" if len(wanted) == 1 else f"{len(wanted):,} relations are"
            self.panel.say(f"{many} taken back{self._back()}")

    def _describe(self, say: Callable[[int, str, object], bool], name: str, value: object) -> None:
        row = self.panel.table.current()
        if row is not None and not say(row.id, name, value):
            self.panel.attributes.mark_wrong(name)

    def _sort(self, column: Column) -> None:
        self.panel.say(self._showing.sort(column))

    def _back(self) -> str:
        key = self._undo_key()
        return f"; {key} takes it back." if key else "."

"""The codebook beside the page: keeps its panel in step, and hands on what is given in it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from annotator.gui.annotate.page import Page
from annotator.gui.codebook_editor.commands import CodebookCommands
from annotator.gui.codebook_editor.panel import CodebookPanel
from annotator.gui.codebook_editor.relation_card import relation_facts
from annotator.gui.codebook_editor.showing import Showing
from annotator.gui.codebook_editor.telling import BOOK, Key, counted
from annotator.gui.session import Session, touches
from annotator.model.codebook import AttributeSpec, Codebook, Label
from annotator.model.history import ChangeSet
from annotator.operations import attributes, codebooks
from annotator.operations.attributes import Entry

_CALM_MS: Final = 300


class CodebookEditing(QObject):
    """Keeps the panel in step with the file while it is open."""

    def __init__(
        self,
        session: Session,
        page: Page,
        panel: CodebookPanel,
        key_of: Callable[[str], str],
        act: Callable[[str], object],
    ) -> None:
        """Feed a panel; actions of the window have keys (``key_of``) and are done by name."""
        super().__init__(panel)
        self._session = session
        self._page = page
        self.panel = panel
        self._key_of = key_of
        self._showing = Showing(session, panel)
        self._commands = CodebookCommands(
            session, panel, self._showing, partial(key_of, "undo"), act
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        for timer in (self._timer, self._calm):
            timer.timeout.connect(self._showing.show)
            session.closed.connect(timer.stop)
        self._connect_session()
        self._connect_panel()

    def open(self) -> None:
        """Show the codebook; the label of the selected annotation is chosen."""
        self.panel.form.examples.tell_key(self._key_of("add_example"))
        chosen = self._page.selected()
        if chosen is not None:
            self._showing.choose(Key("label", chosen.label_id))
        elif not self.panel.isVisible():
            self._showing.choose(self._showing.chosen)
        self.panel.open()

    def _connect_session(self) -> None:
        self._session.changed.connect(self._follow)
        self._session.opened.connect(self._begin_anew)

    def _connect_panel(self) -> None:
        panel, form, showing = self.panel, self.panel.form, self._showing
        form.attributes.know_words(showing.words_used)
        panel.search.textChanged.connect(showing.filter)
        panel.list.walked.connect(showing.walked)
        panel.list.dropped.connect(self._commands.drop)
        panel.asked.connect(self._commands.ask)
        panel.marks_wanted.connect(self._show_now)
        panel.naming.named.connect(self._commands.named)
        panel.naming.typed.connect(self._commands.warn_of_near)
        form.given.connect(self._change)
        form.contested.connect(self._say_contested)
        form.examples.added.connect(self._add_example)
        form.book.guidelines_given.connect(self._guide)
        form.relation.complete_labels(self._titles)
        form.names.title.textEdited.connect(self._warn_of_near)
        form.attributes.given.connect(self._put_attribute)
        form.attributes.removed.connect(self._remove_attribute)
        form.attributes.moved.connect(self._move_attribute)
        form.marks.entered.connect(self._jump)

    def _follow(self, changes: ChangeSet) -> None:
        if touches(changes, "label", "relation_type", "setting"):
            self._soon()
        elif touches(changes, "annotation", "relation", "document") and self.panel.isVisible():
            self._calm.start()  # what is counted can wait until nobody marks

    def _soon(self) -> None:
        if self.panel.isVisible():
            self._timer.start()

    def _show_now(self) -> None:
        """Show at once what would be shown in a moment."""
        waiting = [timer for timer in (self._timer, self._calm) if timer.isActive()]
        for timer in waiting:
            timer.stop()
        if waiting:
            self._showing.show()
        self._showing.show_waiting_marks()

    def _begin_anew(self) -> None:
        self._showing.chosen = BOOK
        self.panel.list.lines.tick_only(())
        self._soon()

    def _titles(self) -> list[str]:
        return [each.title for each in self._session.codebook().labels if not each.retired]

    def _change(self, field: str, value: object) -> None:
        """Say something else of the chosen entry; what is refused is put back."""
        entry, run = self._showing.entry(), self._session.run
        done: object
        if isinstance(entry, Codebook):
            before = self._session.next_undo()
            run(codebooks.describe_codebook, title=str(value))
            done = self._session.next_undo() != before
        elif isinstance(entry, Label):
            done = run(codebooks.change_label, entry.name, _label_facts(field, value))
        else:
            facts = relation_facts(entry, field, value, self._session.codebook())
            if isinstance(facts, str):
                self._session.failed.emit(facts)
                done = None
            else:
                done = run(codebooks.change_relation_type, entry.name, facts)
        if not done:
            self._put_back()

    def _put_back(self) -> None:
        self.panel.form.put_back()
        self._showing.show_entry()

    def _say_contested(self, title: str) -> None:
        self.panel.say(
            f"Somebody else has changed “{title}” meanwhile: Esc takes that, leaving keeps yours."
        )

    def _warn_of_near(self, typed: str) -> None:
        label = self._showing.label()
        self._commands.warn_of_near(typed, but=label.title if label is not None else "")

    def _add_example(self, words: str) -> None:
        label = self._showing.label()
        if label is not None and words:
            self._session.run(codebooks.add_example, label.name, words)

    def _guide(self, general: dict[str, str]) -> None:
        self._session.run(codebooks.describe_codebook, general=general)

    def _put_attribute(self, was: str, spec: AttributeSpec) -> None:
        owner = self._showing.owner()
        if owner is None:
            return
        before = self._session.next_undo()
        self._session.run(attributes.put_attribute, owner, spec, was=was)
        if self._session.next_undo() == before:
            self._put_back()
        elif was:
            self._say_unfitting(owner, " ".join(spec.name.split()))

    def _say_unfitting(self, owner: Entry, name: str) -> None:
        """Say how many hold what an attribute does not take any more."""
        many = attributes.unfitting(self._session.project, owner, name)
        if many:
            what = counted(many, "relation" if owner.of_relation else "annotation")
            holds = "holds" if many == 1 else "hold"
            self.panel.say(f"{what} {holds} a value that {name} does not take now; it stays.")

    def _remove_attribute(self, name: str) -> None:
        """Remove an attribute; where values are held of it, only when asked twice."""
        owner = self._showing.owner()
        if owner is None:
            return
        held = attributes.holders(self._session.project, owner, name)
        what = "relation" if owner.of_relation else "annotation"
        many = counted(held, what)
        if held and not self._commands.twice.again("remove", owner, name):
            holds = "holds" if held == 1 else "hold"
            told = f"{many} {holds} a value of {name}; asked again, it goes with them."
            self.panel.say(told)
            return
        if self._session.run(attributes.remove_attribute, owner, name) is not None:
            self.panel.form.attributes.enter("")

    def _move_attribute(self, name: str, by: int) -> None:
        owner = self._showing.owner()
        if owner is not None:
            self._session.run(attributes.move_attribute, owner, name, by)

    def _jump(self) -> None:
        """Go to the current annotation on the page; the panel stays."""
        line = self.panel.form.marks.current()
        if line is not None and line.target is not None:
            self._session.show_document(line.target.document_id)
            self._page.pane.setFocus()
            self._page.pane.select_annotation(line.target.annotation_id)


def _label_facts(field: str, value: object) -> dict[str, object]:
    """The facts of a label that a field means: a pair of colours is two."""
    if field == "pair":
        assert isinstance(value, tuple)
        return {"colour": value[0], "dark_colour": value[1]}
    if field == "key":
        return {"key": str(value).casefold()}
    return {field: value}

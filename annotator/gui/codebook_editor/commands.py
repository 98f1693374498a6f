"""What the commands of the codebook do: each is one operation."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from annotator.analysis.codebook_changes import nearly_named
from annotator.gui.codebook_editor import telling
from annotator.gui.codebook_editor.panel import CodebookPanel
from annotator.gui.codebook_editor.showing import Showing
from annotator.gui.codebook_editor.telling import Key
from annotator.gui.session import Session
from annotator.gui.twice import Twice
from annotator.model.codebook import Codebook, Label, RelationType
from annotator.model.codebook_tree import Way, in_tree, moved
from annotator.operations import codebooks, revising


class CodebookCommands(QObject):
    """Carries out what the panel is asked for, and says what has come of it."""

    def __init__(
        self,
        session: Session,
        panel: CodebookPanel,
        showing: Showing,
        undo_key: Callable[[], str],
        act: Callable[[str], object],
    ) -> None:
        """Work on what is chosen; ``undo_key`` gives the key that takes a step back.

        ``act`` does an action of the window by its name.
        """
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._showing = showing
        self._undo_key = undo_key
        self._naming: Callable[[str], Key | None] = lambda _name: None
        self.twice = Twice()
        """What has to be asked for again to be done."""
        for other in (panel.list.walked, panel.list.lines.ticks_changed):
            other.connect(self.twice.forget)
        self._commands: dict[str, Callable[[], object]] = {
            "new": self._new,
            "new_below": self._new_below,
            "new_relation": self._new_relation,
            "merge": self._merge,
            "split": self._split,
            "retire": self._retire,
            "from": partial(self._take_ticked, "from_labels"),
            "to": partial(self._take_ticked, "to_labels"),
            "earlier": partial(self._move, "earlier"),
            "later": partial(self._move, "later"),
            "deeper": partial(self._move, "deeper"),
            "higher": partial(self._move, "higher"),
            "write": partial(act, "write_codebook"),
            "take": partial(act, "take_codebook"),
        }

    def ask(self, command: str) -> None:
        """Do what a command of the panel is for; KeyError for a name that no command has."""
        self._panel.say("")
        if command != "merge":
            self.twice.forget()
        self._commands[command]()

    def named(self, name: str) -> None:
        """Make what a name was asked for, and choose it."""
        made = self._naming(name)
        if made is None:
            return
        self._panel.naming.hide()
        self._panel.form.marks.lines.tick_only(())
        self._showing.choose(made)
        self._panel.to_list()
        entry = self._showing.entry()
        if not isinstance(entry, Codebook):
            self._say(f"{entry.title} is in the codebook{self._back()}")

    def warn_of_near(self, typed: str, but: str = "") -> None:
        """Say at once that a label is called nearly so; ``but`` is the title of none to compare."""
        labels = [each for each in self._session.codebook().labels if each.title != but]
        near = nearly_named(typed, labels)
        self._panel.say(f"Nearly the same as {', '.join(near)}." if near else "")

    def drop(self, dragged: Key, onto: Key, where: str) -> None:
        """Put a label where it was dragged: before another one, into it or behind it."""
        labels = self._in_use()
        by_id = {each.id: each for each in labels}
        label, other = by_id.get(dragged.id), by_id.get(onto.id)
        if label is None or other is None:
            return
        row = [each.name for each in labels if each.parent == other.parent and each is not label]
        if where == "into":
            place = (other.name, "")
        elif where == "before":
            place = (other.parent, other.name)
        else:
            behind = row[row.index(other.name) + 1 :]
            place = (other.parent, behind[0] if behind else "")
        self._put(label, *place)

    def _new(self) -> None:
        label = self._showing.label()
        parent = label.parent if label is not None and not label.retired else ""
        self._ask_label("A new label:", parent)

    def _new_below(self) -> None:
        label = self._showing.label()
        if label is None or label.retired:
            self._say("Choose a label in use first; the new one comes below it.")
            return
        self._ask_label(f"A new label below {label.title}:", label.name)

    def _ask_label(self, what: str, parent: str) -> None:
        def make(name: str) -> Key | None:
            made = self._session.run(codebooks.add_label, name, parent=parent)
            return Key("label", made.id) if made is not None else None

        self._naming = make
        self._panel.naming.ask(what, "")

    def _new_relation(self) -> None:
        def make(name: str) -> Key | None:
            made = self._session.run(codebooks.add_relation_type, name)
            return Key("relation", made.id) if made is not None else None

        self._naming = make
        self._panel.naming.ask("A new relation:", "")

    def _merge(self) -> None:
        """Say what merging does; asked again, do it."""
        label = self._showing.label()
        others = [each for each in self._showing.ticked() if label and each.id != label.id]
        if label is None or not others:
            self._say("Tick other labels with Space first; then M merges them into the chosen one.")
            return
        names = [each.name for each in others]
        what = others[0].title if len(others) == 1 else f"{len(others)} labels"
        many = telling.counted(sum(map(self._showing.uses, others)), "annotation")
        if not self.twice.again("merge", label.id, *names):
            go = "goes" if many.startswith("1 ") else "go"
            self._say(f"{many} of {what} (of all people) {go} to {label.title}: M again does it.")
            return
        if self._session.run(revising.merge_labels, label.name, names) is not None:
            self._panel.list.lines.tick_only(())
            self._showing.choose(Key("label", label.id))
            self._say(f"{what} merged into {label.title}: {many}{self._back()}")

    def _split(self) -> None:
        label, ticked = self._showing.label(), self._panel.form.marks.lines.ticked()
        if label is None or not ticked:
            self._say(
                "Tick annotations of the chosen label with Space first (Right goes there); "
                "then S splits them off."
            )
            return

        def make(name: str) -> Key | None:
            made = self._session.run(revising.split_label, label.name, name, ticked)
            return Key("label", made.id) if made is not None else None

        self._naming = make
        many = telling.counted(len(ticked), "annotation")
        self._panel.naming.ask(f"{many} of {label.title} become:", "")

    def _retire(self) -> None:
        """Take the chosen entry out of use, or back into it."""
        entry = self._showing.entry()
        if isinstance(entry, Codebook):
            self._say("Choose a label or a relation first.")
            return
        if isinstance(entry, Label):
            act = codebooks.restore_label if entry.retired else codebooks.retire_label
            done: object = self._session.run(act, entry.name)
        else:
            facts = {"retired": not entry.retired}
            done = self._session.run(codebooks.change_relation_type, entry.name, facts)
        if done is not None:
            self._showing.show()
            now = "in use again" if entry.retired else "retired; what it marks stays"
            self._say(f"{entry.title} is {now}{self._back()}")

    def _move(self, way: Way) -> None:
        entry = self._showing.entry()
        if isinstance(entry, RelationType):
            self._move_relation(entry, way)
        elif isinstance(entry, Label) and entry.retired:
            self._say(f"{entry.title} is retired; X takes it back into use first.")
        elif isinstance(entry, Label):
            place = moved(self._in_use(), entry.name, way)
            if place is not None:
                self._put(entry, *place)

    def _move_relation(self, kind: RelationType, way: Way) -> None:
        kinds = [each for each in self._session.codebook().relation_types if not each.retired]
        names = [each.name for each in kinds]
        at = names.index(kind.name) if kind.name in names else -1
        if way == "earlier" and at > 0:
            before = names[at - 1]
        elif way == "later" and 0 <= at < len(names) - 1:
            before = names[at + 2] if at + 2 < len(names) else ""
        else:
            return
        self._session.run(codebooks.move_relation_type, kind.name, before=before)

    def _put(self, label: Label, parent: str, before: str) -> None:
        self._showing.chosen = Key("label", label.id)
        self._session.run(codebooks.move_label, label.name, parent=parent, before=before)

    def _take_ticked(self, field: str) -> None:
        """Let an end of the chosen relation take the ticked labels."""
        entry, ticked = self._showing.entry(), self._showing.ticked()
        if not isinstance(entry, RelationType):
            return
        if not ticked:
            self._say("Tick labels in the list with Space first.")
            return
        facts = {field: [each.name for each in ticked]}
        if self._session.run(codebooks.change_relation_type, entry.name, facts) is not None:
            self._panel.list.lines.tick_only(())

    def _in_use(self) -> list[Label]:
        used = [each for each in self._session.codebook().labels if not each.retired]
        return [each.label for each in in_tree(used)]

    def _back(self) -> str:
        key = self._undo_key()
        return f"; {key} takes it back." if key else "."

    def _say(self, sentence: str) -> None:
        self._panel.say(sentence)

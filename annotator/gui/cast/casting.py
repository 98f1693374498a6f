"""What the panel of the cast shows, and what its commands do: each is one operation."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from annotator.analysis.identity import Discord
from annotator.gui.annotate.page import Page
from annotator.gui.cast import telling
from annotator.gui.cast.lines import Target
from annotator.gui.cast.panel import CastPanel
from annotator.gui.session import Session, touches
from annotator.model.annotations import Annotation, Entity
from annotator.model.history import ChangeSet
from annotator.operations import mentions, register
from annotator.operations.describing import set_entity
from annotator.store import cast
from annotator.store import entities as entity_rows

_NOBODY = "Nobody is in the cast yet. N adds somebody, A takes everybody in this document."
_NO_LIFE = "Nothing is tied to this name yet. Select a mention on the page, then T ties it."


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
        self._undo_key = undo_key
        self._known: dict[int, Entity] = {}
        self._entries: list[telling.Entry] = []
        self._chosen: int | None = None
        self._repairing = False
        self._naming: Callable[[str], Entity | None] = lambda _name: None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._show)
        self._commands: dict[str, Callable[[], None]] = {
            "new": self._new,
            "merge": self._merge,
            "split": self._split,
            "tie": self._tie,
            "remove": self._remove,
            "take": self._take,
            "tie_all": self._tie_all,
            "repair": self._repair,
        }
        self._connect()

    def open(self) -> None:
        """Show the cast; whom the selected mention means is chosen."""
        meant = self._page.selected()
        if meant is not None and meant.entity_id is not None:
            self._chosen = meant.entity_id
            self.panel.search.clear()
        self._repairing = False
        self._show()
        self.panel.open()

    def _connect(self) -> None:
        session, panel = self._session, self.panel
        session.changed.connect(self._follow)
        session.opened.connect(self._begin_anew)
        session.document_changed.connect(self._soon)
        session.closed.connect(self._timer.stop)
        session.failed.connect(lambda sentence: panel.say(sentence, failed=True))
        session.told.connect(panel.say)
        panel.search.textChanged.connect(self._filter)
        panel.entities.walked.connect(self._walked)
        panel.entities.entered.connect(self._enter_life)
        panel.life.entered.connect(self._jump)
        panel.card.given.connect(self._change)
        panel.card.complete_kinds(self._kinds)
        panel.naming.named.connect(self._named)
        panel.asked.connect(self._ask)

    def _follow(self, changes: ChangeSet) -> None:
        if touches(changes, "entity", "annotation", "relation", "document", "label"):
            self._soon()

    def _soon(self) -> None:
        if self.panel.isVisible():
            self._timer.start()

    def _begin_anew(self) -> None:
        self._chosen = None
        self.panel.entities.lines.tick_only(())
        self._soon()

    def _show(self) -> None:
        """Read who there is, and show it."""
        project, session = self._session.project, self._session
        self._known = {each.id: each for each in entity_rows.entities(project)}
        found = cast.appearances(project, session.annotator.id, document_id=session.document_id)
        self._entries = telling.entries(self._known.values(), found)
        here = sum(each.here for each in self._entries)
        many = f"{len(self._known):,} in the project"
        self.panel.count(f"{here:,} here · {many}" if self._known else "")
        ticked = self.panel.entities.lines.ticked()
        self.panel.entities.lines.tick_only([each for each in ticked if each in self._known])
        self._filter()

    def _filter(self) -> None:
        """Show those who are looked for; the chosen one stays so if it is among them."""
        view, typed = self.panel.entities, self.panel.search.text()
        view.lines.show(telling.listed(self._entries, typed))
        row = view.lines.row_of(self._chosen) if self._chosen is not None else -1
        view.go_to(row if row >= 0 else view.lines.first_row())
        view.say_instead("Nobody is called that. N adds somebody." if self._known else _NOBODY)
        self._walked(keep=self._repairing)

    def _walked(self, *, keep: bool = False) -> None:
        """Show the one that is chosen now; or what disagrees, where that is to be kept."""
        line = self.panel.entities.current()
        before = self._chosen
        self._chosen = line.key if line is not None and isinstance(line.key, int) else None
        if before != self._chosen:
            self.panel.life.lines.tick_only(())
        self._repairing = keep
        entity = self._entity()
        self.panel.card.setVisible(entity is not None and not keep)
        if entity is not None:
            self.panel.card.show_entity(entity)
        if keep:
            self._show_quarrels()
        else:
            self._show_life(entity)

    def _show_life(self, entity: Entity | None) -> None:
        view, session = self.panel.life, self._session
        row, lines = view.currentIndex().row(), []
        if entity is not None:
            found = cast.facts(session.project, entity.id, session.annotator.id)
            named = cast.mentions(session.project, entity.id, session.annotator.id)
            titles = {each.name: each.title for each in session.codebook().labels}
            lines = telling.life(found, named, titles)
        view.lines.show(lines)
        view.go_to(row if view.lines.first_row() <= row < len(lines) else view.lines.first_row())
        view.say_instead(_NO_LIFE if entity is not None else "")

    def _show_quarrels(self) -> None:
        view, document_id = self.panel.life, self._session.document_id
        found = self._disagreements()
        view.lines.show(telling.quarrels(found, document_id) if document_id is not None else [])
        view.go_to(view.lines.first_row())
        view.say_instead("Names, ties and entities of this document agree.")

    def _entity(self) -> Entity | None:
        return self._known.get(self._chosen) if self._chosen is not None else None

    def _kinds(self) -> Sequence[str]:
        return sorted({each.kind for each in self._known.values() if each.kind})

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
        entity = self._entity()
        if entity is None:
            return
        changed = self._session.run(register.change_entity, entity.id, **{field: value})
        if changed is None:
            self.panel.card.put_back(entity)

    def _ask(self, command: str) -> None:
        self.panel.say("")
        self._commands[command]()

    def _new(self) -> None:
        """Ask for a name; the selected mention, when it means nobody yet, is tied to it."""
        chosen = self._own_mention()
        untied = chosen is not None and chosen.entity_id is None
        proposed = ""
        if chosen is not None and untied:
            proposed = str(chosen.attributes.get("canonical") or "") or chosen.text
        ids = [chosen.id] if chosen is not None and untied else []
        self._naming = lambda name: self._session.run(register.add_entity, name, mentions=ids)
        what = f"Somebody new, whom “{_flat(chosen.text)}” means:" if ids and chosen else ""
        self.panel.naming.ask(what or "Somebody new:", _flat(proposed))

    def _split(self) -> None:
        entity, ticked = self._entity(), self.panel.life.lines.ticked()
        if entity is None or not ticked or self._repairing:
            self._say("Tick mentions with Space first; then X splits them off.")
            return
        self._naming = lambda name: self._session.run(
            register.split_entity, entity.id, ticked, name
        )
        many = telling.counted(len(ticked), "mention")
        self.panel.naming.ask(f"{many} of {entity.name} mean:", "")

    def _named(self, name: str) -> None:
        made = self._naming(name)
        if made is None:
            return
        self.panel.naming.hide()
        self.panel.life.lines.tick_only(())
        self._choose(made.id)
        self._say(f"{made.name} is in the cast.")

    def _merge(self) -> None:
        entity = self._entity()
        others = [each for each in self.panel.entities.lines.ticked() if each != self._chosen]
        if entity is None or not others:
            self._say("Tick others with Space first; then M merges them into the chosen one.")
            return
        if self._session.run(register.merge_entities, entity.id, others) is not None:
            self.panel.entities.lines.tick_only(())
            self._choose(entity.id)
            many = telling.counted(len(others), "other is", "others are")
            self._say(f"{many} merged into {entity.name}{self._back()}")

    def _tie(self) -> None:
        entity, chosen = self._entity(), self._page.selected()
        if entity is None or chosen is None:
            self._say("Select a mention on the page first; then T ties it to the chosen one.")
            return
        if chosen.entity_id != entity.id:
            before = self._session.next_undo()
            self._session.run(set_entity, [chosen.id], entity.id)
            if self._session.next_undo() == before:
                return
        self._say(f"“{_flat(chosen.text)}” means {entity.name}.")

    def _remove(self) -> None:
        entity, row = self._entity(), self.panel.entities.currentIndex().row()
        if entity is None:
            self._say("Choose somebody first.")
            return
        before = self._session.next_undo()
        self._session.run(register.remove_entity, entity.id)
        if self._session.next_undo() == before:
            return
        self._show()
        lines = self.panel.entities.lines
        near = next((n for n in (row, row - 1) if (at := lines.line(n)) and not at.heading), -1)
        if near >= 0:
            self.panel.entities.go_to(near)
            self._walked()
        self._say(f"{entity.name} is out of the cast{self._back()}")

    def _take(self) -> None:
        if self._session.document_id is None:
            self._say("Open a document first.")
            return
        taken = self._session.run(mentions.take_into_cast, self._session.document_id)
        if taken is not None:
            self._show()
            added = telling.counted(taken.entities, "name")
            tied = telling.counted(taken.mentions, "mention")
            plain = "Nobody new: mentions without a canonical name are left to you."
            self._say(f"{added} added, {tied} tied{self._back()}" if taken.mentions else plain)

    def _tie_all(self) -> None:
        tied = self._session.run(mentions.tie_mentions)
        if tied is not None:
            self._show()
            many = telling.counted(tied, "mention")
            plain = "No untied mention has the exact name or alias of somebody in the cast."
            self._say(f"{many} tied by exact name{self._back()}" if tied else plain)

    def _repair(self) -> None:
        """Show what disagrees; asked again, repair what can be repaired."""
        document_id = self._session.document_id
        if document_id is None:
            self._say("Open a document first.")
            return
        if not self._repairing:
            self._walked(keep=True)
            found = self._disagreements()
            plain = sum(each.mendable for each in found)
            self._say(_found(len(found), plain))
            return
        done = self._session.run(mentions.repair_identity, document_id)
        if done is not None:
            self._walked(keep=True)
            left = f"{len(done.left)} left for a person" if done.left else "nothing is left"
            self._say(f"{done.mended} repaired, {left}{self._back() if done.mended else '.'}")

    def _disagreements(self) -> list[Discord]:
        document_id = self._session.document_id
        if document_id is None:
            return []
        me = self._session.annotator.id
        return mentions.disagreements(self._session.project, document_id, annotator=me)

    def _own_mention(self) -> Annotation | None:
        chosen = self._page.selected()
        mine = chosen is not None and chosen.annotator_id == self._session.annotator.id
        return chosen if mine else None

    def _choose(self, entity_id: int) -> None:
        """Choose an entity, also when it is not among those looked for."""
        self._chosen, self._repairing = entity_id, False
        self.panel.search.clear()
        self._show()
        self.panel.to_list()

    def _back(self) -> str:
        key = self._undo_key()
        return f"; {key} takes it back." if key else "."

    def _say(self, sentence: str) -> None:
        self._session.told.emit(sentence)


def _found(many: int, plain: int) -> str:
    if not many:
        return "Names, ties and entities of this document agree."
    repaired = f"{plain} can be repaired: R does it." if plain else "A person has to look at each."
    return f"{telling.counted(many, 'disagreement')}; {repaired}"


def _flat(words: str) -> str:
    return " ".join(words.split())

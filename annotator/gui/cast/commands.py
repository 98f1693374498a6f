"""What the commands of the cast do: each is one operation."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.gui.annotate.page import Page
from annotator.gui.cast import telling
from annotator.gui.cast.panel import CastPanel
from annotator.gui.cast.showing import Showing
from annotator.gui.session import Session
from annotator.gui.twice import Twice
from annotator.model.annotations import Annotation, Entity
from annotator.operations import mentions, register
from annotator.operations.describing import set_entity


class CastCommands(QObject):
    """Carries out what the panel is asked for, and says what has come of it."""

    def __init__(
        self,
        session: Session,
        page: Page,
        panel: CastPanel,
        showing: Showing,
        undo_key: Callable[[], str],
    ) -> None:
        """Work on who is chosen; ``undo_key`` gives the key that takes a step back."""
        super().__init__(panel)
        self._session = session
        self._page = page
        self._panel = panel
        self._showing = showing
        self._undo_key = undo_key
        self._naming: Callable[[str], Entity | None] = lambda _name: None
        self._twice = Twice()
        for other in (panel.entities.walked, panel.entities.lines.ticks_changed):
            other.connect(self._twice.forget)
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

    def ask(self, command: str) -> None:
        """Do what a command of the panel is for; KeyError for a name that no command has."""
        self._panel.say("")
        if command != "merge":
            self._twice.forget()
        self._commands[command]()

    def named(self, name: str) -> None:
        """Make the entity that a name was asked for, and choose it."""
        made = self._naming(name)
        if made is None:
            return
        self._panel.naming.hide()
        self._panel.life.lines.tick_only(())
        self._showing.choose(made.id)
        self._say(f"{made.name} is in the cast{self._back()}")

    def _new(self) -> None:
        """Ask for a name; the selected mention, when it means nobody yet, is tied to it."""
        chosen = self._own_mention()
        untied = chosen is not None and chosen.entity_id is None
        proposed = ""
        if chosen is not None and untied:
            proposed = str(chosen.attributes.get("canonical") or "") or chosen.text
        ids = [chosen.id] if chosen is not None and untied else []
        self._naming = lambda name: self._session.run(register.add_entity, name, mentions=ids)
        what = f"Somebody new, whom “{telling.flat(chosen.text)}” means:" if ids and chosen else ""
        self._panel.naming.ask(what or "Somebody new:", telling.flat(proposed))

    def _split(self) -> None:
        entity, ticked = self._showing.entity(), self._panel.life.lines.ticked()
        if entity is None or not ticked or self._showing.repairing:
            self._say("Tick mentions with Space first; then S splits them off.")
            return
        self._naming = lambda name: self._session.run(
            register.split_entity, entity.id, ticked, name
        )
        many = telling.counted(len(ticked), "mention")
        self._panel.naming.ask(f"{many} of {entity.name} mean:", "")

    def _merge(self) -> None:
        """Say what merging does; asked again, do it."""
        entity, others = self._showing.entity(), self._showing.others()
        if entity is None or not others:
            self._say("Tick others with Space first; then M merges them into the chosen one.")
            return
        ids = [each.id for each in others]
        if not self._twice.again("merge", entity.id, *ids):
            what = others[0].name if len(others) == 1 else f"{len(others):,} others"
            many = telling.counted(self._showing.mentions(others), "mention")
            go = "goes" if len(others) == 1 else "go"
            self._say(f"M again: {what}, {many}, {go} into {entity.name}.")
            return
        if self._session.run(register.merge_entities, entity.id, ids) is not None:
            self._panel.entities.lines.tick_only(())
            self._showing.choose(entity.id)
            told = telling.counted(len(others), "other is", "others are")
            self._say(f"{told} merged into {entity.name}{self._back()}")

    def _tie(self) -> None:
        entity, chosen = self._showing.entity(), self._page.selected()
        if entity is None or chosen is None:
            self._say("Select a mention on the page first; then T ties it to the chosen one.")
            return
        if chosen.entity_id != entity.id:
            before = self._session.next_undo()
            self._session.run(set_entity, [chosen.id], entity.id)
            if self._session.next_undo() == before:
                return
        self._say(f"“{telling.flat(chosen.text)}” means {entity.name}.")

    def _remove(self) -> None:
        entity, row = self._showing.entity(), self._panel.entities.currentIndex().row()
        if entity is None:
            self._say("Choose somebody first.")
            return
        before = self._session.next_undo()
        self._session.run(register.remove_entity, entity.id)
        if self._session.next_undo() == before:
            return
        self._showing.show()
        lines = self._panel.entities.lines
        near = next((n for n in (row, row - 1) if (at := lines.line(n)) and not at.heading), -1)
        if near >= 0:
            self._panel.entities.go_to(near)
            self._showing.walked()
        self._say(f"{entity.name} is out of the cast{self._back()}")

    def _take(self) -> None:
        if self._session.document_id is None:
            self._say("Open a document first.")
            return
        taken = self._session.run(mentions.take_into_cast, self._session.document_id)
        if taken is not None:
            self._showing.show()
            self._say(f"{telling.taken(taken)}{self._back() if taken.mentions else '.'}")

    def _tie_all(self) -> None:
        tied = self._session.run(mentions.tie_mentions)
        if tied is not None:
            self._showing.show()
            many = telling.counted(tied, "mention")
            plain = "No untied mention has the exact name or alias of somebody in the cast."
            self._say(f"{many} tied by exact name{self._back()}" if tied else plain)

    def _repair(self) -> None:
        """Show what disagrees; asked again, repair what can be repaired."""
        document_id = self._session.document_id
        if document_id is None:
            self._say("Open a document first.")
            return
        if not self._showing.repairing:
            self._showing.walked(keep=True)
            found = self._showing.disagreements()
            plain = sum(each.mendable for each in found)
            self._say(_found(len(found), plain))
            return
        done = self._session.run(mentions.repair_identity, document_id)
        if done is not None:
            self._showing.walked(keep=True)
            left = f"{len(done.left)} left for a person" if done.left else "nothing is left"
            self._say(f"{done.mended} repaired, {left}{self._back() if done.mended else '.'}")

    def _own_mention(self) -> Annotation | None:
        chosen = self._page.selected()
        mine = chosen is not None and chosen.annotator_id == self._session.annotator.id
        return chosen if mine else None

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

"""What the panel of the cast shows, as it is read from the file."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from annotator.analysis.identity import Discord
from annotator.gui.cast import telling
from annotator.gui.cast.panel import CastPanel
from annotator.gui.session import Session
from annotator.model.annotations import Entity
from annotator.operations import mentions
from annotator.store import cast
from annotator.store import entities as entity_rows

_NOBODY = "Nobody is in the cast yet. N adds somebody, A takes everybody in this document."
_NO_LIFE = "Nothing is tied to this name yet. Select a mention on the page, then T ties it."


class Showing(QObject):
    """Who there is, who of them is chosen, and what is shown of the chosen one."""

    def __init__(self, session: Session, panel: CastPanel) -> None:
        """Show nothing yet."""
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._known: dict[int, Entity] = {}
        self._entries: list[telling.Entry] = []
        self.chosen: int | None = None
        """The id of the chosen entity; takes effect with ``show``."""
        self.repairing = False
        """Whether what disagrees is shown in place of the chosen entity."""

    def show(self) -> None:
        """Read who there is, and show it."""
        project, session = self._session.project, self._session
        self._known = {each.id: each for each in entity_rows.entities(project)}
        found = cast.appearances(project, session.annotator.id, document_id=session.document_id)
        self._entries = telling.entries(self._known.values(), found)
        here = sum(each.here for each in self._entries)
        many = f"{len(self._known):,} in the project"
        self._panel.count(f"{here:,} here · {many}" if self._known else "")
        ticked = self._panel.entities.lines.ticked()
        self._panel.entities.lines.tick_only([each for each in ticked if each in self._known])
        self.filter()

    def filter(self) -> None:
        """Show those who are looked for; the chosen one stays so if it is among them."""
        view, typed = self._panel.entities, self._panel.search.text()
        view.lines.show(telling.listed(self._entries, typed))
        row = view.lines.row_of(self.chosen) if self.chosen is not None else -1
        view.go_to(row if row >= 0 else view.lines.first_row())
        view.say_instead("Nobody is called that. N adds somebody." if self._known else _NOBODY)
        self.walked(keep=self.repairing)

    def walked(self, *, keep: bool = False) -> None:
        """Show the one that is chosen now; or what disagrees, where that is to be kept."""
        line = self._panel.entities.current()
        before = self.chosen
        self.chosen = line.key if line is not None and isinstance(line.key, int) else None
        if before != self.chosen:
            self._panel.life.lines.tick_only(())
        self.repairing = keep
        entity = self.entity()
        self._panel.card.setVisible(entity is not None and not keep)
        if entity is not None:
            self._panel.card.show_entity(entity)
        if keep:
            self._show_quarrels()
        else:
            self._show_life(entity)

    def choose(self, entity_id: int) -> None:
        """Choose an entity, also when it is not among those looked for."""
        self.chosen, self.repairing = entity_id, False
        self._panel.search.clear()
        self.show()
        self._panel.to_list()

    def entity(self) -> Entity | None:
        """The chosen entity; None when nobody is chosen."""
        return self._known.get(self.chosen) if self.chosen is not None else None

    def others(self) -> list[Entity]:
        """Those that are ticked but for the chosen one."""
        ticked = self._panel.entities.lines.ticked()
        return [
            self._known[each]
            for each in ticked
            if isinstance(each, int) and each in self._known and each != self.chosen
        ]

    def mentions(self, found: Sequence[Entity]) -> int:
        """How many mentions some entities have together, of all people and documents."""
        counts = entity_rows.counts(self._session.project)
        return sum(counts[each.id][0] for each in found if each.id in counts)

    def kinds(self) -> Sequence[str]:
        """The kinds that entities of the project have, in order."""
        return sorted({each.kind for each in self._known.values() if each.kind})

    def disagreements(self) -> list[Discord]:
        """Where names, ties and entities of the open document disagree; none without one."""
        document_id = self._session.document_id
        if document_id is None:
            return []
        me = self._session.annotator.id
        return mentions.disagreements(self._session.project, document_id, annotator=me)

    def _show_life(self, entity: Entity | None) -> None:
        view, session = self._panel.life, self._session
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
        view, document_id = self._panel.life, self._session.document_id
        found = self.disagreements()
        view.lines.show(telling.quarrels(found, document_id) if document_id is not None else [])
        view.go_to(view.lines.first_row())
        view.say_instead("Names, ties and entities of this document agree.")

"""Who is in the cast, as the fields of the inspector look somebody up while one types."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from annotator.analysis.finding_entities import EntityIndex, Found
from annotator.gui.inspector.known_values import Known
from annotator.gui.session import Session, touches
from annotator.language.folding import folded
from annotator.model.annotations import Entity, Status
from annotator.model.history import ChangeSet, Row, RowChange
from annotator.operations import mentions
from annotator.store import cast, entities, outlines

_COUNTED = {Status.DRAFT.value, Status.ACCEPTED.value}
_MOST_MARKED = 12
"""So many names that are only marked are listed at most."""
_MANY = 200
"""From so many touched entities on, reading all is quicker."""


class NewName(str):
    """A name that nobody in the cast has, and that is wanted there."""

    __slots__ = ()


class MarkedName(NewName):
    """A new name that untied mentions of the shown document have."""

    __slots__ = ()


class KnownEntities(QObject):
    """Keeps the index of entities in step with the file; it is read when first asked for."""

    def __init__(self, session: Session) -> None:
        """Follow a session."""
        super().__init__()
        self._session = session
        self._index: EntityIndex | None = None
        self._here: int | None = None
        """The document of which the index counts the mentions."""
        self._marked: tuple[int, list[tuple[str, str]]] | None = None
        """A document with the names of its untied mentions, as they are compared and written."""
        session.opened.connect(self._forget)
        session.changed.connect(self._follow)

    def index(self) -> EntityIndex:
        """The entities as the file has them, with their mentions by the present annotator."""
        session = self._session
        if self._index is None:
            self._index = EntityIndex(entities.entities(session.project))
            self._index.mentions = cast.counted(session.project, session.annotator.id)
            self._here = None
        if self._here is None or self._here != session.document_id:
            self._here = session.document_id
            me = session.annotator.id
            self._index.here = (
                cast.counted(session.project, me, document_id=self._here) if self._here else {}
            )
        return self._index

    def get_ready(self) -> None:
        """Read what is looked up while one types, before anything is typed."""
        self.index()
        self._names()

    def listed(self, typed: str) -> Sequence[Known]:
        """Who may be meant by what is typed, the best first; last of all a new name.

        Before that one those whom the document names and nobody in the cast is called.
        """
        found = self.index().find(typed)
        name = " ".join(typed.split())
        marked = self._fitting(name) if name else []
        told = [Known(each.entity.name, _told(each), each.entity.id) for each in found]
        new = [Known(f"new: {each}", "marked here", MarkedName(each), each) for each in marked]
        same = {each.casefold() for each in (*marked, *(each.entity.name for each in found))}
        exactly = bool(marked) and folded(marked[0]) == folded(name)
        listed = [*new[:exactly], *told, *new[exactly:]]
        plain = name.casefold() not in same
        return (
            [*listed, Known(f"new: {name}", "", NewName(name), name)] if name and plain else listed
        )

    def _fitting(self, typed: str) -> list[str]:
        """The names of untied mentions that hold what is typed: what is so, then what begins so."""
        wanted, index = folded(typed), self.index()
        found = [each for each in self._names() if wanted in each[0]]
        found.sort(key=lambda each: (each[0] != wanted, f" {wanted}" not in f" {each[0]}"))
        return [written for _, written in found if not index.knows(written)][:_MOST_MARKED]

    def _names(self) -> list[tuple[str, str]]:
        """The names of the untied mentions of the shown document; none without a document."""
        session = self._session
        document_id = session.document_id
        if document_id is None:
            return []
        if self._marked is None or self._marked[0] != document_id:
            me = session.annotator.id
            found = mentions.untied_names(session.project, document_id, annotator=me)
            self._marked = (document_id, [(folded(each), each) for each in found])
        return self._marked[1]

    def exactly(self, typed: str) -> int | None:
        """The id of the one entity that is called what is typed; None when that is not plain."""
        found = [each.entity.id for each in self.index().find(typed, most=2) if each.exact]
        return found[0] if len(found) == 1 else None

    def named(self, entity_id: int) -> Entity | None:
        """The entity of an id; None when it is gone."""
        found = entities.some(self._session.project, [entity_id])
        return found[0] if found else None

    def of_uid(self, uid: object) -> Entity | None:
        """The entity that an attribute names; None when there is none."""
        return entities.of_uid(self._session.project, uid) if isinstance(uid, str) else None

    def here(self, entity_id: int) -> int:
        """How many annotations of the shown document mean an entity."""
        session = self._session
        if session.document_id is None:
            return 0
        me = session.annotator.id
        return outlines.mentions(session.project, session.document_id, entity_id, me)

    def _forget(self) -> None:
        self._index = self._marked = None

    def _follow(self, changes: ChangeSet) -> None:
        """Take up what a step changed, if anybody has asked yet."""
        if touches(changes, "annotation", "document", "label"):
            self._marked = None
        if self._index is None or not touches(changes, "entity", "annotation", "document"):
            return
        touched = {each.row_id for each in changes.changes if each.table == "entity"}
        if changes.bulk or "document" in changes.tables or len(touched) > _MANY:
            self._index = None
            return
        for entity_id in touched:
            self._index.drop(entity_id)
        for each in entities.some(self._session.project, touched):
            self._index.put(each)
        for change in changes.changes:
            if change.table == "annotation":
                self._count(change)

    def _count(self, change: RowChange) -> None:
        assert self._index is not None
        for row, by in ((change.before, -1), (change.after, 1)):
            entity_id = self._mentioned(row)
            if entity_id is not None:
                self._index.count(entity_id, by)
                self._here = None

    def _mentioned(self, row: Row | None) -> int | None:
        """Whom a row of an annotation mentions, as far as that counts."""
        if row is None or row.get("annotator_id") != self._session.annotator.id:
            return None
        entity_id = row.get("entity_id")
        counts = row.get("status") in _COUNTED
        return entity_id if counts and isinstance(entity_id, int) else None


def _told(found: Found) -> str:
    """What is said quietly behind a name."""
    count = "" if not found.mentions else many(found.mentions)
    return " · ".join(filter(None, (found.by, count or found.entity.kind)))


def many(mentions: int) -> str:
    """So many mentions, in words."""
    return "1 mention" if mentions == 1 else f"{mentions:,} mentions"

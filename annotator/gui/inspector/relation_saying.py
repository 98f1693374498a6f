"""What the fields of a relation do, wherever it is shown: each change is one operation."""

from annotator.gui.inspector.known_entities import KnownEntities, NewName
from annotator.gui.inspector.saying import none_of_its_values
from annotator.gui.session import Session
from annotator.operations import relating


class RelationSaying:
    """Turns what is given in the fields of relations into operations; each says whether it was."""

    def __init__(self, session: Session, known: KnownEntities) -> None:
        """Act as a session's annotator; ``known`` is who is in the cast."""
        self._session = session
        self.known = known

    def describe(self, relation_id: int, name: str, value: object) -> bool:
        """Give an attribute a value; None takes it away."""
        done = self._session.run(relating.describe_relation, relation_id, {name: value})
        return done is not None

    def name(self, relation_id: int, attribute: str, key: object) -> bool:
        """Let an attribute name an entity by its id, one of a new name, or nobody."""
        if isinstance(key, NewName):
            made = self._session.run(relating.describe_by_new, relation_id, attribute, str(key))
            return made is not None
        entity = self.known.named(key) if isinstance(key, int) else None
        return self.describe(relation_id, attribute, entity.uid if entity is not None else None)

    def refuse(self, attribute: str, words: str) -> None:
        """Say that what was typed is none of an attribute's values."""
        self._session.failed.emit(none_of_its_values(attribute, words))

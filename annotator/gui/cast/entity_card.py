"""What is known of one entity, each thing changed in its place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from annotator.gui.inspector.card import VALUE_INSET, Row
from annotator.gui.inspector.line_field import LineField
from annotator.gui.parts import Card
from annotator.model.annotations import Entity

_BETWEEN = "; "


class EntityCard(Card):
    """Shows an entity; says what was changed, and changes nothing itself."""

    given = Signal(str, object)
    """The name of a field ("name", "kind", "aliases", "external_id") and its new value."""
    finished = Signal()
    """Enter was pressed in a field."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__("cast_entity", says="Who this is")
        self.rows.setSpacing(1)
        self.rows.setContentsMargins(12, 9, 12 - VALUE_INSET, 9)
        self._name = self._field("name", "Name", "")
        self._kind = self._field("kind", "Kind", "such as person or state")
        self._aliases = self._field("aliases", "Also called", "other names, with ; between")
        self._external = self._field("external_id", "External id", "such as Q7184")

    def show_entity(self, entity: Entity) -> None:
        """Show what is known of an entity."""
        self._name.set_value(entity.name)
        self._kind.set_value(entity.kind)
        self._aliases.set_value(_BETWEEN.join(entity.aliases))
        self._external.set_value(entity.external_id)

    def complete_kinds(self, known: Callable[[], Sequence[str]]) -> None:
        """List kinds that others have while one is typed."""
        self._kind.complete_from(known)

    def put_back(self, entity: Entity) -> None:
        """Show an entity in place of what is being typed."""
        for each in (self._name, self._kind, self._aliases, self._external):
            each.put_back("")
        self.show_entity(entity)

    def name_field(self) -> LineField:
        """The field of the name."""
        return self._name

    def _field(self, name: str, title: str, example: str) -> LineField:
        field = LineField(f"cast_{name}", title, replaceable=name != "aliases")
        field.setPlaceholderText(example)
        field.given.connect(lambda words: self.given.emit(name, self._value(name, words)))
        field.done.connect(self.finished)
        self.rows.addWidget(Row(title, field))
        return field

    @staticmethod
    def _value(name: str, words: str) -> object:
        if name != "aliases":
            return words
        return [part.strip() for part in words.split(";") if part.strip()]

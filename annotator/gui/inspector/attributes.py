"""The attributes of what is selected, each edited in its place."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.inspector import attribute_fields as kinds
from annotator.gui.inspector.attribute_fields import Field
from annotator.gui.inspector.card import Row
from annotator.gui.inspector.choice_field import ChoiceField
from annotator.gui.inspector.common import VARIOUS
from annotator.gui.inspector.known_entities import KnownEntities
from annotator.gui.inspector.line_field import LineField
from annotator.gui.inspector.pick_field import PickField, PickSeveralField
from annotator.model.codebook import AttributeKind, AttributeSpec


class Attributes(QWidget):
    """A row for each attribute there is; made anew only when the attributes differ."""

    given = Signal(str, object)
    """An attribute's name and its new value; None takes it away."""
    entity_given = Signal(str, object)
    """An attribute's name, and an entity's id, a NewName, or None."""
    unknown = Signal(str, str)
    """An attribute's name, and what was typed, which is none of its values."""
    finished = Signal()
    """Enter was pressed in a field, or a value was chosen by mouse."""

    def __init__(self, prefix: str = "attribute") -> None:
        """Begin without rows; ``prefix`` begins the objectNames of the fields."""
        super().__init__()
        self._prefix = prefix
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._specs: tuple[AttributeSpec, ...] = ()
        self._fields: dict[str, Field] = {}
        self._values: Mapping[str, object] = {}
        self._target: Hashable = None

    def show_values(
        self,
        target: Hashable,
        specs: Sequence[AttributeSpec],
        values: Mapping[str, object],
        *,
        words: str,
        known: Callable[[str], Sequence[str]],
        entities: KnownEntities,
        editable: bool,
    ) -> None:
        """Show the values of a target; ``words`` are the annotation's, ``known`` completes.

        It is asked for the values of an attribute when something is typed there.
        """
        if tuple(specs) != self._specs:
            self._build(tuple(specs))
        anew, self._target, self._values = target != self._target, target, values
        self.setEnabled(editable)
        for spec in specs:
            field, value = self._fields[spec.name], values.get(spec.name)
            means = ""
            if spec.kind is AttributeKind.ENTITY and isinstance(field, PickField):
                field.pick_from(entities.listed, entities.exactly, entities.get_ready)
                meant = entities.of_uid(value)
                means = meant.name if meant is not None else ""
            kinds.show_value(field, spec, value, words=means, anew=anew)
            if type(field) is LineField:
                field.complete_from(partial(known, spec.name))
                named = spec.kind is AttributeKind.TEXT and spec.required and words.strip()
                if named and value is not VARIOUS:
                    field.offer(" ".join(words.split())[:200])

    def first_field(self) -> QWidget | None:
        """The field that is entered first; None when the label has no attributes."""
        return next(map(self.field, self._fields), None)

    def field(self, name: str) -> QWidget | None:
        """What takes the focus for an attribute; None when there is no such attribute."""
        field = self._fields.get(name)
        return kinds.face_of(field) if field is not None else None

    def value(self, name: str) -> object:
        """The value of an attribute that is shown; None for none, VARIOUS for several."""
        return self._values.get(name)

    def mark_wrong(self, name: str) -> None:
        """Mark the field whose words did not fit."""
        field = self._fields.get(name)
        if isinstance(field, LineField):
            field.set_wrong(wrong=True)

    def _build(self, specs: tuple[AttributeSpec, ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._specs = specs
        self._fields = {spec.name: self._field(spec) for spec in specs}
        for spec in specs:
            field = self._fields[spec.name]
            below = field.options if isinstance(field, ChoiceField) else None
            row = Row(spec.name.replace("_", " ").capitalize(), kinds.face_of(field), below)
            row.setToolTip(spec.definition)
            self._column.addWidget(row)
            row.show()

    def _field(self, spec: AttributeSpec) -> Field:
        says = f"{spec.name}, required" if spec.required else spec.name
        made = kinds.field_for(spec, f"{self._prefix}_{spec.name}", says)
        if isinstance(made, ChoiceField):
            made.setParent(self)
            made.given.connect(lambda value: self.given.emit(spec.name, kinds.picked(spec, value)))
            made.finished.connect(self.finished)
            return made
        made.done.connect(self.finished)
        if isinstance(made, PickField):
            made.picked.connect(partial(self._picked, spec))
            made.unknown.connect(partial(self.unknown.emit, spec.name))
        else:
            made.given.connect(lambda words: self.given.emit(spec.name, kinds.typed(spec, words)))
        return made

    def _picked(self, spec: AttributeSpec, key: object) -> None:
        if spec.kind is AttributeKind.ENTITY:
            self.entity_given.emit(spec.name, key)
        elif isinstance(self._fields[spec.name], PickSeveralField):
            turned = kinds.turned(spec, self._values.get(spec.name), key)
            self.given.emit(spec.name, turned)
        else:
            self.given.emit(spec.name, key)

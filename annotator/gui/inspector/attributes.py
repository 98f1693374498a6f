"""The attributes of the selected annotation, each edited in its place."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.inspector.card import Row
from annotator.gui.inspector.choice_field import ChoiceField
from annotator.gui.inspector.line_field import LineField
from annotator.model.codebook import AttributeKind, AttributeSpec

_YES, _NO = "yes", "no"
_CHOOSING = {AttributeKind.CHOICE, AttributeKind.CHOICES, AttributeKind.YES_NO}


class Attributes(QWidget):
    """A row for each attribute there is; made anew only when the attributes differ."""

    given = Signal(str, object)
    """An attribute's name and its new value; None takes it away."""
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
        self._fields: dict[str, ChoiceField | LineField] = {}

    def show_values(
        self,
        specs: Sequence[AttributeSpec],
        values: Mapping[str, object],
        *,
        words: str,
        known: Callable[[str], Sequence[str]],
        editable: bool,
    ) -> None:
        """Show the values; ``words`` are the annotation's, ``known`` completes what is typed.

        It is asked for the values of an attribute when something is typed there.
        """
        if tuple(specs) != self._specs:
            self._build(tuple(specs))
        self.setEnabled(editable)
        for spec in specs:
            field = self._fields[spec.name]
            value = values.get(spec.name)
            if isinstance(field, ChoiceField):
                field.set_value(_chosen(spec, value))
                continue
            field.set_value("" if value is None else _plain(value))
            field.set_wrong(wrong=False)
            field.complete_from(partial(known, spec.name))
            if spec.kind is AttributeKind.TEXT and spec.required:
                field.offer(" ".join(words.split())[:200])

    def first_field(self) -> QWidget | None:
        """The field that is entered first; None when the label has no attributes."""
        return next(map(self.field, self._fields), None)

    def field(self, name: str) -> QWidget | None:
        """What takes the focus for an attribute; None when there is no such attribute."""
        field = self._fields.get(name)
        return field.face if isinstance(field, ChoiceField) else field

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
            shown = field.face if isinstance(field, ChoiceField) else field
            row = Row(spec.name.replace("_", " ").capitalize(), shown, below)
            row.setToolTip(spec.definition)
            self._column.addWidget(row)
            row.show()

    def _field(self, spec: AttributeSpec) -> ChoiceField | LineField:
        says = f"{spec.name}, required" if spec.required else spec.name
        name = f"{self._prefix}_{spec.name}"
        if spec.kind not in _CHOOSING:
            line = LineField(name, says)
            line.given.connect(lambda words, s=spec: self.given.emit(s.name, typed(s, words)))
            line.done.connect(self.finished)
            return line
        choice = ChoiceField(
            name,
            says,
            (_YES, _NO) if spec.kind is AttributeKind.YES_NO else spec.values,
            several=spec.kind is AttributeKind.CHOICES,
            removable=not spec.required,
        )
        choice.setParent(self)
        choice.given.connect(lambda value, s=spec: self.given.emit(s.name, _picked(s, value)))
        choice.finished.connect(self.finished)
        return choice


def _chosen(spec: AttributeSpec, value: object) -> tuple[str, ...]:
    """A stored value as the words that are shown as chosen."""
    if value is None:
        return ()
    if spec.kind is AttributeKind.YES_NO:
        return (_YES if value else _NO,)
    if isinstance(value, list | tuple):
        return tuple(str(each) for each in value)
    return (str(value),)


def _picked(spec: AttributeSpec, value: object) -> object:
    """What is stored for what was chosen."""
    if value is None:
        return None
    if spec.kind is AttributeKind.YES_NO:
        return value == _YES
    return list(value) if isinstance(value, tuple) else value


def typed(spec: AttributeSpec, words: str) -> object:
    """What is stored for what was typed; nothing takes the value away."""
    if not words:
        return None
    if spec.kind is AttributeKind.NUMBER:
        try:
            number = float(words.replace(",", "."))
        except ValueError:
            return words
        return int(number) if number.is_integer() else number
    return words


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)

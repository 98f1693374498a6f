"""The field that each kind of attribute has, and the way of its values into it and out of it."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtWidgets import QWidget

from annotator.gui.inspector.choice_field import ChoiceField
from annotator.gui.inspector.common import VARIOUS
from annotator.gui.inspector.known_values import Known, fitting
from annotator.gui.inspector.line_field import LineField
from annotator.gui.inspector.pick_field import PickField, PickSeveralField
from annotator.model.codebook import AttributeKind, AttributeSpec

Field = ChoiceField | LineField

_YES, _NO = "yes", "no"
_MOST_NUMBERED = 9
"""So many values have a digit of their own; more are looked for by typing."""
_EXAMPLES = {AttributeKind.DATE: "2026-03-14"}


def field_for(spec: AttributeSpec, name: str, says: str) -> Field:
    """An empty field for an attribute."""
    if spec.kind is AttributeKind.YES_NO:
        return ChoiceField(name, says, (_YES, _NO), removable=not spec.required)
    if spec.kind is AttributeKind.ENTITY:
        return PickField(name, says)
    several = spec.kind is AttributeKind.CHOICES
    if several or spec.kind is AttributeKind.CHOICE:
        if len(spec.values) <= _MOST_NUMBERED:
            return ChoiceField(
                name, says, spec.values, several=several, removable=not spec.required
            )
        kind = PickSeveralField if several else PickField
        return kind(name, says, removable=not spec.required)
    return LineField(name, says)


def face_of(field: Field) -> QWidget:
    """What of a field takes the focus."""
    return field.face if isinstance(field, ChoiceField) else field


def show_value(
    field: Field, spec: AttributeSpec, value: object, *, words: str = "", anew: bool = False
) -> None:
    """Show a value of an attribute in its field; VARIOUS where annotations differ.

    ``words`` are what an entity's uid is read as.
    """
    various = value is VARIOUS
    if isinstance(field, ChoiceField):
        field.set_value(() if various else chosen(spec, value), various=various)
        return
    if isinstance(field, PickSeveralField):
        _offer_ticked(field, spec, () if various else chosen(spec, value))
    elif isinstance(field, PickField) and spec.kind is AttributeKind.CHOICE:
        _offer_values(field, spec)
    field.set_various(various=various, empty=_EXAMPLES.get(spec.kind, "none"))
    field.set_value("" if various else words or plain(value), anew=anew)


def chosen(spec: AttributeSpec, value: object) -> tuple[str, ...]:
    """A stored value as the words that are shown as chosen."""
    if value is None:
        return ()
    if spec.kind is AttributeKind.YES_NO:
        return (_YES if value else _NO,)
    if isinstance(value, list | tuple):
        return tuple(str(each) for each in value)
    return (str(value),)


def picked(spec: AttributeSpec, value: object) -> object:
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


def turned(spec: AttributeSpec, value: object, key: object) -> object:
    """The chosen values with one more, or with one less where it was among them."""
    if key is None:
        return None
    now = chosen(spec, value) if value is not VARIOUS else ()
    return [each for each in spec.values if (each in now) != (each == key)] or None


def plain(value: object) -> str:
    """A stored value in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _YES if value else _NO
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _offer_values(field: PickField, spec: AttributeSpec) -> None:
    field.pick_from(
        lambda words: [Known(each, key=each) for each in fitting(spec.values, words)],
        _among(spec.values),
    )


def _offer_ticked(field: PickSeveralField, spec: AttributeSpec, now: Sequence[str]) -> None:
    """Offer the values, those that are chosen with a tick."""

    def find(words: str) -> list[Known]:
        wanted = "" if words == ", ".join(now) else words
        return [
            Known(f"✓ {each}" if each in now else each, key=each, text=each)
            for each in (fitting(spec.values, wanted) or [wanted])
            if each in spec.values
        ]

    field.pick_from(find, _among(spec.values))


def _among(values: Sequence[str]) -> Callable[[str], Hashable]:
    """Gives a value for what is typed out, whatever its case."""
    by_words = {each.casefold(): each for each in reversed(values)}
    return lambda words: by_words.get(words.casefold())

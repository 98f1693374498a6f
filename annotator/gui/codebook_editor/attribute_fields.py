"""The fields of one attribute of a label or relation type."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.codebook_editor.fields import FieldsCard
from annotator.gui.codebook_editor.telling import KINDS, plain
from annotator.gui.flow import FlowLayout
from annotator.gui.inspector.attribute_fields import typed
from annotator.gui.parts import button
from annotator.model.codebook import AttributeKind, AttributeSpec

_CHOOSING: Final = (AttributeKind.CHOICE, AttributeKind.CHOICES)


class AttributeFields(FieldsCard):
    """Name, kind, values, whether it is required, default and definition of an attribute."""

    changed = Signal(object)
    """The AttributeSpec that it is to be."""
    asked = Signal(str)
    """The key of what a button is for: "Alt+Up", "Alt+Down", "Delete"."""

    def __init__(self, place: int, words_used: Callable[[str], Sequence[str]]) -> None:
        """Make it empty."""
        super().__init__(f"codebook_attribute_{place}_fields", "The attribute")
        self._words_used = words_used
        self._spec = AttributeSpec("")
        self._wanted: AttributeKind | None = None
        """A kind of choice that waits for its values."""
        self.name = self.line("name", "Name")
        self.kind = self.choice("kind", "Kind", {words: kind for kind, words in KINDS.items()})
        self.values = self.line("values", "Values", "with ; between")
        self.choice("required", "Required", {"yes": True, "no": False})
        self._default = self.line("default", "Default", "none")
        self._default.complete_from(self._defaults)
        self._definition = self.words("definition", "Definition", "What its values mean")
        self.add_row(self._buttons())
        self.setProperty("kind", "inset")
        self.rows.setContentsMargins(12, 0, 0, 6)
        self.given.connect(self._take)

    def show_spec(self, spec: AttributeSpec) -> None:
        """Show an attribute."""
        if spec != self._spec:
            self._wanted = None
        self._spec = spec
        self.name.set_value(spec.name)
        self.show_choice("kind", self._wanted or spec.kind)
        self.values.set_value("; ".join(spec.values))
        self._show_values()
        self.show_choice("required", spec.required)
        self._default.set_value(plain(spec.default))
        self._definition.set_value(spec.definition)

    def put_back(self) -> None:
        """Let what is being typed go."""
        for each in (self.name, self.values, self._default):
            each.put_back("")
        self._definition.put_back("")
        self._wanted = None

    def _show_values(self) -> None:
        row = self.values.parentWidget()
        if row is not None:
            row.setVisible((self._wanted or self._spec.kind) in _CHOOSING)

    def _take(self, field: str, value: object) -> None:
        """Say what the attribute is to be; a choice waits until it has values."""
        spec = self._spec
        if field == "kind":
            assert isinstance(value, AttributeKind)
            if value in _CHOOSING and not spec.values:
                self._ask_values(value)
                return
            self._wanted = None
            self.changed.emit(replace(spec, kind=value))
        elif field == "values":
            parts = dict.fromkeys(part.strip() for part in str(value).split(";"))
            values = tuple(filter(None, parts))
            self.changed.emit(replace(spec, values=values, kind=self._wanted or spec.kind))
        elif field == "default":
            self.changed.emit(replace(spec, default=typed_value(spec, str(value))))
        elif field == "required":
            self.changed.emit(replace(spec, required=bool(value)))
        elif field == "name":
            self.changed.emit(replace(spec, name=str(value)))
        else:
            self.changed.emit(replace(spec, definition=str(value)))

    def _ask_values(self, kind: AttributeKind) -> None:
        """Show the field of the values, with those that are held already."""
        self._wanted = kind
        self.show_choice("kind", kind)
        self._show_values()
        self.values.setText("; ".join(self._words_used(self._spec.name)))
        self.values.setFocus(Qt.FocusReason.TabFocusReason)

    def _defaults(self) -> Sequence[str]:
        """What a default can be, as far as that can be listed."""
        if self._spec.kind is AttributeKind.YES_NO:
            return ("yes", "no")
        return self._spec.values

    def _buttons(self) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, spacing=4)
        for key, words, shown in (
            ("Alt+Up", "Earlier", "Alt ↑"),
            ("Alt+Down", "Later", "Alt ↓"),
            ("Delete", "Remove", "Del"),
        ):
            made = button(
                f"{words}  {shown}",
                kind="flat",
                name=f"{self.objectName()}_{words.casefold()}",
                says=f"{words}: the attribute",
                tip=f"{key}, while the line of the attribute has the focus",
            )
            made.clicked.connect(lambda _=False, asked=key: self.asked.emit(asked))
            flow.addWidget(made)
        return box


def typed_value(spec: AttributeSpec, words: str) -> object:
    """The value that typed words mean for an attribute; None for none of them."""
    words = words.strip()
    if words and spec.kind is AttributeKind.YES_NO:
        return {"yes": True, "no": False}.get(words.casefold(), words)
    if words and spec.kind is AttributeKind.CHOICES:
        return tuple(filter(None, (part.strip() for part in words.split(";"))))
    return typed(spec, words)

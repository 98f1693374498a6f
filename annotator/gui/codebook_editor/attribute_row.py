"""One attribute of a label or relation type: a line that opens to its fields."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.codebook_editor.fields import FieldsCard
from annotator.gui.codebook_editor.telling import KINDS, described, plain
from annotator.gui.flow import FlowLayout
from annotator.gui.fonts import interface_font
from annotator.gui.keys import key_names
from annotator.gui.parts import button
from annotator.model.codebook import AttributeKind, AttributeSpec

_CHOOSING: Final = (AttributeKind.CHOICE, AttributeKind.CHOICES)
_MOVES: Final = {"Alt+Up": -1, "Alt+Down": 1}


class AttributeFace(QPushButton):
    """The attribute in one line; pressed, it opens. Alt with arrows moves it, Delete removes it."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, place: int) -> None:
        """Make it empty."""
        super().__init__()
        self.setObjectName(f"codebook_attribute_{place}")
        self.setProperty("kind", "name")
        self.setCheckable(True)
        self.setFont(interface_font(13))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._words = ""

    def set_words(self, name: str, told: str) -> None:
        """Show the attribute's name and what it is."""
        self._words = f"{name}  ·  {told}"
        self.setAccessibleName(f"Attribute {name}: {told}")
        self.setToolTip(self._words)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words where they are too long."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Take the keys that move and remove it, and Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            (name, *_) = key_names(event) or ("",)
            if name in _MOVES:
                self.moved.emit(_MOVES[name])
                return True
            if name == "Delete":
                self.removed.emit()
                return True
            if name == "Enter":
                self.click()
                return True
        return super().event(event)

    def _fit(self) -> None:
        sign = "▾ " if self.isChecked() else "▸ "
        room = self.width() - 14
        words = QFontMetrics(self.font()).elidedText(
            sign + self._words, Qt.TextElideMode.ElideRight, room
        )
        self.setText(words.replace("&", "&&"))


class AttributeRow(QWidget):
    """A face, and the fields of the attribute while it is open."""

    given = Signal(str, object)
    """The attribute's name until now, and the AttributeSpec that it is to be."""
    removed = Signal(str)
    moved = Signal(str, int)
    finished = Signal()
    contested = Signal(str)

    def __init__(self, place: int, words_used: Callable[[str], Sequence[str]]) -> None:
        """Make it closed; ``words_used`` gives what is held of an attribute already."""
        super().__init__()
        self.place = place
        """The number in the objectNames of its widgets."""
        self._words_used = words_used
        self.spec = AttributeSpec("")
        self.face = AttributeFace(place)
        self.face.moved.connect(lambda by: self.moved.emit(self.spec.name, by))
        self.face.removed.connect(lambda: self.removed.emit(self.spec.name))
        self.face.toggled.connect(self._open)
        self._fields: AttributeFields | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.face)

    def show_spec(self, spec: AttributeSpec) -> None:
        """Show an attribute."""
        self.spec = spec
        self.face.set_words(spec.name, described(spec))
        if self._fields is not None:
            self._fields.show_spec(spec)

    def put_back(self) -> None:
        """Let what is being typed go."""
        if self._fields is not None:
            self._fields.put_back()
            self._fields.show_spec(self.spec)

    def _open(self, wanted: bool) -> None:  # noqa: FBT001 - a signal gives it by position
        self.face.set_words(self.spec.name, described(self.spec))
        if self._fields is None:
            self._fields = made = AttributeFields(self.place, self._words_used)
            made.changed.connect(lambda spec: self.given.emit(self.spec.name, spec))
            made.finished.connect(self.finished)
            made.contested.connect(self.contested)
            made.asked.connect(self._ask)
            self._column.addWidget(made)
        self._fields.setVisible(wanted)
        if wanted:
            self._fields.show_spec(self.spec)
            if self.face.hasFocus():
                self._fields.name.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask(self, command: str) -> None:
        if command == "Delete":
            self.removed.emit(self.spec.name)
        else:
            self.moved.emit(self.spec.name, _MOVES[command])


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
        self.choice("kind", "Kind", {words: kind for kind, words in KINDS.items()})
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
    if not words:
        return None
    if spec.kind is AttributeKind.YES_NO:
        return {"yes": True, "no": False}.get(words.casefold(), words)
    if spec.kind is AttributeKind.CHOICES:
        return tuple(filter(None, (part.strip() for part in words.split(";"))))
    if spec.kind is AttributeKind.NUMBER:
        try:
            number = float(words.replace(",", "."))
        except ValueError:
            return words
        return int(number) if number.is_integer() else number
    return words

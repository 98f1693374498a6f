"""One attribute of a label or relation type: a line that opens to its fields."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.codebook_editor.attribute_fields import AttributeFields
from annotator.gui.codebook_editor.telling import described
from annotator.gui.fonts import interface_font
from annotator.gui.keys import key_names
from annotator.model.codebook import AttributeSpec

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

    def enter_kind(self) -> None:
        """Open it and go to its kind: the first thing to say of an attribute that has a name."""
        self.face.setChecked(True)
        if self._fields is not None:
            self._fields.kind.face.setFocus(Qt.FocusReason.TabFocusReason)

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

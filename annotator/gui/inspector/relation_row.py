"""One relation of the selected annotation: its words, its keys and menu, its fields below."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from annotator.gui.colours import Palette
from annotator.gui.inspector.attributes import Attributes
from annotator.gui.inspector.card import Row
from annotator.gui.inspector.chip import WordsChip
from annotator.gui.inspector.known_entities import KnownEntities
from annotator.gui.inspector.line_field import LineField
from annotator.gui.keys import key_names
from annotator.gui.parts import button
from annotator.model.codebook import Label, RelationType

_INSET: Final = 10
"""How far the fields of a relation stand to the right of it, in pixels."""

_MORE: Final = 24
"""How wide the button of the menu is, in pixels."""

_KEYS: Final = {
    "V": "reverse",
    "T": "retarget",
    "E": "fields",
    "N": "note",
    "Delete": "remove",
    "Backspace": "remove",
    "Menu": "menu",
    "Shift+F10": "menu",
}


class Shown(NamedTuple):
    """What a row says; one that would say the same is kept, with what is typed in its fields."""

    relation_id: int
    other_id: int
    """The annotation at the other end."""
    words: str
    label: Label
    """What it says on one line, and its label."""
    kind: RelationType
    outgoing: bool
    editable: bool
    unfit: str
    """Why the relation cannot be reversed; empty where it can."""
    palette: Palette

    @property
    def name(self) -> str:
        """The relation in words, beside those of its other end."""
        return self.kind.title if self.outgoing else f"{self.kind.title} this"

    @property
    def says(self) -> str:
        """The relation and its other end in words, as they stand in the row."""
        ends = (self.name, self.words) if self.outgoing else (self.words, self.name)
        return " ".join(ends)


class RelationRow(QWidget):
    """Reads "spoken by …" or "… spoken by this"; what is asked of it, others do."""

    asked = Signal(str, int)
    """"go", "reverse", "retarget" or "remove", and the relation's id."""
    given = Signal(int, str, object)
    """The relation's id, an attribute's name and its new value; None takes it away."""
    entity_given = Signal(int, str, object)
    """The relation's id, an attribute's name, and an entity's id, a NewName, or None."""
    unknown = Signal(str, str)
    """An attribute's name, and what was typed, which is none of its values."""
    noted = Signal(int, str)
    """The relation's id, and what is noted on it; nothing takes the note away."""
    stepped = Signal(int)
    """The row so many further down is wanted."""
    finished = Signal()
    """The page may have the focus back."""

    def __init__(self, shown: Shown) -> None:
        """Show a relation; ``show_values`` must follow."""
        super().__init__()
        self.shown = shown
        self._values: Mapping[str, object] = {}
        self.setObjectName(f"relation_{shown.relation_id}")
        self.setAccessibleName(shown.says)
        self.chip = WordsChip(
            shown.words,
            shown.label,
            shown.palette,
            name=f"relation_end_{shown.relation_id}",
        )
        self.chip.setAccessibleName(f"{shown.says}: go to {shown.label.title}")
        self.chip.clicked.connect(lambda: self._ask("go"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(self._line())
        self._more = self._menu_button()
        for stop in (self.chip, self._remove):
            stop.installEventFilter(self)
        self._attributes: Attributes | None = None
        self._note: LineField | None = None
        self._note_row: Row | None = None
        self._below = QVBoxLayout()
        self._below.setContentsMargins(_INSET, 0, 0, 0)
        self._below.setSpacing(1)
        column.addLayout(self._below)
        if shown.kind.attributes:
            self._add_attributes()

    def show_values(self, values: Mapping[str, object], note: str, entities: KnownEntities) -> None:
        """Show the attributes of the relation, and what its annotator noted on it."""
        self._values = values
        if self._attributes is not None:
            self._attributes.show_values(
                self.shown.relation_id,
                self.shown.kind.attributes,
                values,
                words="",
                known=lambda _name: (),
                entities=entities,
                editable=self.shown.editable,
            )
        if note:
            self._noting()
        if self._note is not None and self._note_row is not None:
            self._note.set_value(" ".join(note.split()))
            self._note_row.setVisible(bool(note) or self._note.hasFocus())

    def first_missing(self) -> QWidget | None:
        """The field of the first attribute that must have a value and has none."""
        lacking = [
            spec.name
            for spec in self.shown.kind.attributes
            if spec.required and self._values.get(spec.name) in (None, "", [])
        ]
        fields = self._attributes
        return fields.field(lacking[0]) if lacking and fields is not None else None

    def mark_wrong(self, name: str) -> None:
        """Mark the field whose words did not fit."""
        if self._attributes is not None:
            self._attributes.mark_wrong(name)

    def has_focus(self) -> bool:
        """Whether the relation itself has the focus, not a field of it: then letters are keys."""
        return self.chip.hasFocus() or self._remove.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the relation before its buttons do, which would go on by arrows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event)
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer the menu while the mouse is here."""
        super().enterEvent(event)
        end = self._remove.x() if self.shown.editable else self.width()
        self._more.setGeometry(end - _MORE, self.chip.y(), _MORE, self.chip.height())
        self._more.show()
        self._more.raise_()

    def leaveEvent(self, event: QEvent) -> None:
        """Be quiet again."""
        super().leaveEvent(event)
        self._more.hide()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu where the mouse is."""
        self._open_menu(event.globalPos())

    def _line(self) -> QHBoxLayout:
        shown = self.shown
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        name = QLabel(shown.name)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setToolTip(shown.kind.definition)
        for part in (name, self.chip) if shown.outgoing else (self.chip, name):
            line.addWidget(part)
        line.addStretch(1)
        self._remove = button(
            "×",
            kind="flat",
            name=f"relation_remove_{shown.relation_id}",
            says=f"Take back: {shown.says}",
            tip="Take this relation back",
        )
        self._remove.setFixedWidth(16)
        self._remove.clicked.connect(lambda: self._ask("remove"))
        line.addWidget(self._remove)
        if not shown.editable:
            self._remove.hide()
        return line

    def _menu_button(self) -> QPushButton:
        """The button of the menu, above the end of the row: quiet, it takes no room of the words.

        It is no stop of Tab, as its letters are keys of the row, and so is the key of menus.
        """
        says = f"What can be done: {self.shown.says}"
        made = button("⋯", kind="over", name=f"relation_menu_{self.shown.relation_id}", says=says)
        made.setParent(self)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self._open_menu(made.mapToGlobal(QPoint(0, made.height()))))
        made.hide()
        return made

    def _add_attributes(self) -> None:
        """Put in the fields of the attributes; most relations have none."""
        number = self.shown.relation_id
        made = self._attributes = Attributes(f"relation_{number}")
        made.given.connect(lambda name, value: self.given.emit(number, name, value))
        made.entity_given.connect(lambda name, key: self.entity_given.emit(number, name, key))
        made.unknown.connect(self.unknown)
        made.finished.connect(self.finished)
        self._below.addWidget(made)

    def _noting(self) -> LineField:
        """The field of the note, made when there is one or is to be one."""
        if self._note is None:
            number = self.shown.relation_id
            self._note = LineField(f"relation_note_{number}", f"Note: {self.shown.says}")
            self._note.given.connect(lambda words: self.noted.emit(number, words))
            self._note.done.connect(self.finished)
            self._note_row = Row("Note", self._note)
            self._below.addWidget(self._note_row)
        return self._note

    def _take(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; False for one that is not the relation's."""
        names = key_names(event)
        name = next(iter(names), "")
        if name in {"Up", "Down"}:
            self.stepped.emit(1 if name == "Down" else -1)
        elif name == "Enter":
            (self._remove if self._remove.hasFocus() else self.chip).click()
        elif command := next((_KEYS[each] for each in names if each in _KEYS), ""):
            self._ask(command)
        else:
            return False
        return True

    def _ask(self, command: str) -> None:
        """Do what concerns the row itself; ask for the rest."""
        if command == "fields":
            first = self._attributes.first_field() if self._attributes is not None else None
            if first is not None:
                first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif command == "note":
            note = self._noting()
            if self._note_row is not None:
                self._note_row.show()
            note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif command == "menu":
            self._open_menu(self.mapToGlobal(QPoint(_INSET, self.chip.height())))
        else:
            self.asked.emit(command, self.shown.relation_id)

    def _open_menu(self, place: QPoint) -> None:
        """Offer everything that can be done, each with its key."""
        menu = QMenu(self)
        menu.setObjectName("relation_menu")
        menu.setAccessibleName(self.shown.says)
        menu.setToolTipsVisible(True)
        foreign = "" if self.shown.editable else "This relation is in another annotator's layer."
        bare = "" if self.shown.kind.attributes else f"“{self.shown.kind.title}” has no attributes."
        for title, key, command, why_not in (
            ("Go to the other end", "Enter", "go", ""),
            ("Reverse", "V", "reverse", foreign or self.shown.unfit),
            ("Retarget…", "T", "retarget", foreign),
            ("Attributes", "E", "fields", foreign or bare),
            ("Note", "N", "note", ""),
            ("Take back", "Del", "remove", foreign),
        ):
            action = menu.addAction(f"{title}\t{key}")
            action.setEnabled(not why_not)
            action.setToolTip(why_not or title)
            action.triggered.connect(lambda _checked=False, name=command: self._ask(name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

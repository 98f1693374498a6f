"""The attributes of a label or relation type, and the field that adds one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.codebook_editor.attribute_row import AttributeRow
from annotator.gui.inspector.card import VALUE_INSET
from annotator.gui.inspector.line_field import LineField
from annotator.gui.parts import Card
from annotator.model.codebook import AttributeSpec


class AttributesCard(Card):
    """A row for each attribute; rows stay as long as their attributes do."""

    given = Signal(str, object)
    """The name of an attribute until now ("" for a new one), and the AttributeSpec it is to be."""
    removed = Signal(str)
    moved = Signal(str, int)
    finished = Signal()
    contested = Signal(str)

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__("codebook_attributes", says="Attributes")
        side = 12 - VALUE_INSET
        self.rows.setContentsMargins(side, 7, side, 7)
        self.rows.setSpacing(1)
        self._words_used: Callable[[str], Sequence[str]] = lambda _name: ()
        self._rows: list[AttributeRow] = []
        self._owner: object = None
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.rows.addWidget(self._list)
        self._new = LineField("codebook_attribute_new", "Add an attribute", right=False)
        self._new.setPlaceholderText("Add an attribute: its name, then Enter")
        self._new.given.connect(self._add)
        self.rows.addWidget(self._new)

    def show_attributes(self, owner: object, specs: Sequence[AttributeSpec]) -> None:
        """Show the attributes of an entry; ``owner`` tells one entry from another."""
        if owner != self._owner:
            self._drop(self._rows)
            self._owner = owner
        self._match([each.name for each in specs])
        for place, spec in enumerate(specs):
            row = self._row(spec.name, place)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.show_spec(spec)
        made: AttributeRow | None = None
        order = {spec.name: place for place, spec in enumerate(specs)}
        self._rows.sort(key=lambda row: order[row.spec.name])
        if self._new.text() in order:
            self._new.put_back("")
            made = self._rows[order[specs[-1].name]]
            made.face.setChecked(True)
        self._list.setVisible(bool(specs))
        if made is not None and self._new.hasFocus():
            made.enter_kind()

    def know_words(self, used: Callable[[str], Sequence[str]]) -> None:
        """Propose what is ``used`` of an attribute already as the values of a choice."""
        self._words_used = used

    def put_back(self) -> None:
        """Let what is being typed go."""
        for row in self._rows:
            row.put_back()

    def enter(self, name: str) -> None:
        """Give the focus to the line of an attribute; to the field of a new one without it."""
        row = next((each for each in self._rows if each.spec.name == name), None)
        target = row.face if row is not None else self._new
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _match(self, names: Sequence[str]) -> None:
        """Let rows whose attributes are gone have the names of new ones: they were renamed."""
        gone = [row for row in self._rows if row.spec.name not in names]
        known = {row.spec.name for row in self._rows}
        new = [name for name in names if name not in known]
        if len(gone) == len(new) == 1:
            gone[0].spec = replace(gone[0].spec, name=new[0])
        else:
            self._drop(gone)

    def _row(self, name: str, place: int) -> AttributeRow:
        found = next((each for each in self._rows if each.spec.name == name), None)
        if found is not None:
            return found
        taken = {row.place for row in self._rows}
        free = next(n for n in range(len(taken) + 1) if n not in taken)
        made = AttributeRow(free, self._words_used)
        made.show_spec(AttributeSpec(name))
        made.given.connect(self.given)
        made.removed.connect(self.removed)
        made.moved.connect(self.moved)
        made.finished.connect(self.finished)
        made.contested.connect(self.contested)
        self._rows.append(made)
        self._column.insertWidget(place, made)
        return made

    def _drop(self, rows: Sequence[AttributeRow]) -> None:
        for row in list(rows):
            self._rows.remove(row)
            row.hide()
            row.deleteLater()

    def _add(self, name: str) -> None:
        if name:
            self.given.emit("", AttributeSpec(name))

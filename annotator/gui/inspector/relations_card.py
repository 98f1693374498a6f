"""The relations of the selected annotation: each leads to its other end, and can be changed."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.gui.inspector.card import Section
from annotator.gui.inspector.known_entities import KnownEntities
from annotator.gui.inspector.relation_row import RelationRow, Shown
from annotator.gui.keys import shown
from annotator.gui.parts import Card, button, key_chip, show_key
from annotator.model.annotations import Relation


class RelationsSection(Section):
    """Reads outgoing relations as "holds role …", incoming ones as "… spoken by this"."""

    jumped = Signal(int)
    """The id of the annotation at the other end."""
    reversed = Signal(int)
    """The id of the relation that is to go the other way."""
    retargeted = Signal(int, int)
    """The id of the relation that is to lead elsewhere, and of the annotation it keeps."""
    unrelated = Signal(int)
    """The id of the relation to take back."""
    described = Signal(int, str, object)
    """The id of a relation, an attribute's name and its new value; None takes it away."""
    named = Signal(int, str, object)
    """The id of a relation, an attribute's name, and an entity's id, a NewName, or None."""
    unknown = Signal(str, str)
    """An attribute's name, and what was typed, which is none of its values."""
    noted = Signal(int, str)
    """The id of a relation, and what is noted on it."""
    link_clicked = Signal()
    list_wanted = Signal()
    """All relations are to be listed: these are more than stand here."""
    finished = Signal()
    """The page may have the focus back."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__("Relations", "relations_section")
        self._card = Card("relations_card", says="Relations")
        self._card.rows.setSpacing(5)
        self._card.rows.setContentsMargins(12, 13, 9, 13)
        self.column.addWidget(self._card)
        self._rows: list[RelationRow] = []
        self._selected = 0
        self._link = LinkButton()
        self._link.clicked.connect(self.link_clicked)
        self._more = button("", kind="link", name="relations_more")
        self._more.clicked.connect(self.list_wanted)
        self._card.rows.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignLeft)
        self._card.rows.addWidget(self._link, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_relations(
        self,
        selected: int,
        relations: Iterable[tuple[Relation, Shown]],
        notes: Mapping[int, str],
        entities: KnownEntities,
        *,
        more: int = 0,
    ) -> None:
        """Show the relations of the annotation of that id; ``notes`` has the words by relation.

        There are so many ``more``, which the list of all relations shows.
        """
        self._more.setText(f"{more:,} more, in the list of all")
        self._more.setAccessibleName(f"{more:,} more relations: list all")
        self._more.setVisible(more > 0)
        self._selected = selected
        there = {row.shown.relation_id: row for row in self._rows}
        focused = next((n for n, row in enumerate(self._rows) if _within(row)), None)
        rows: list[RelationRow] = []
        for relation, wanted in relations:
            row = there.get(wanted.relation_id)
            if row is None or row.shown != wanted:
                row = self._made(wanted)
            row.show_values(relation.attributes, notes.get(wanted.relation_id, ""), entities)
            rows.append(row)
        gone = [row for row in self._rows if row not in rows]
        lost = focused is not None and self._rows[focused] in gone
        self._rows = rows
        for place, row in enumerate(rows):
            if self._card.rows.indexOf(row) != place:
                self._card.rows.insertWidget(place, row)
            row.show()
        if lost and focused is not None:
            self._focus_at(min(focused, len(rows) - 1))
        for row in gone:
            row.hide()
            row.deleteLater()

    def first_missing(self, relation_id: int) -> QWidget | None:
        """The field of the first attribute that a relation must have and has not."""
        row = self._row(relation_id)
        return row.first_missing() if row is not None else None

    def mark_wrong(self, relation_id: int, name: str) -> None:
        """Mark the field whose words did not fit."""
        if (row := self._row(relation_id)) is not None:
            row.mark_wrong(name)

    def set_key(self, key: str) -> None:
        """Show the key that links."""
        self._link.set_key(key)

    def set_linkable(self, *, linkable: bool) -> None:
        """Offer to link, or do not."""
        self._link.setVisible(linkable)

    def _row(self, relation_id: int) -> RelationRow | None:
        return next((each for each in self._rows if each.shown.relation_id == relation_id), None)

    def _made(self, wanted: Shown) -> RelationRow:
        row = RelationRow(wanted)
        row.asked.connect(self._asked)
        row.given.connect(self.described)
        row.entity_given.connect(self.named)
        row.unknown.connect(self.unknown)
        row.noted.connect(self.noted)
        row.finished.connect(self.finished)
        row.stepped.connect(lambda by: self._focus_at(self._rows.index(row) + by))
        return row

    def _asked(self, command: str, relation_id: int) -> None:
        row = self._row(relation_id)
        if row is None:
            return
        if command == "go":
            self.jumped.emit(row.shown.other_id)
        elif command == "retarget":
            self.retargeted.emit(relation_id, self._selected)
        elif command == "reverse":
            self.reversed.emit(relation_id)
        else:
            self.unrelated.emit(relation_id)

    def _focus_at(self, place: int) -> None:
        """Give the focus to the row at a place; below the last one stands the button."""
        if not self._rows or place >= len(self._rows):
            self._link.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place >= 0:
            self._rows[place].chip.setFocus(Qt.FocusReason.TabFocusReason)


class LinkButton(QPushButton):
    """“Link to…” with its key."""

    def __init__(self) -> None:
        """Make it."""
        super().__init__()
        self.setObjectName("link_button")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(5)
        row.addWidget(QLabel("Link to…"))
        self._chip = key_chip("L")
        row.addWidget(self._chip)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = row
        self.set_key("L")

    def set_key(self, key: str) -> None:
        """Show the key that does the same."""
        show_key(self._chip, key)
        also = f", key {shown(key)}" if key else ""
        self.setAccessibleName(f"Link to another annotation{also}")
        self.setFixedSize(self._row.sizeHint().width() + 2, 29)


def _within(row: QWidget) -> bool:
    """Whether the focus is on a row or on a field of it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is row or row.isAncestorOf(focused))

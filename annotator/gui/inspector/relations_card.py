"""The relations of the selected annotation: each leads to its other end, and can be taken back."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.gui.colours import Palette
from annotator.gui.inspector.card import Section
from annotator.gui.inspector.chip import WordsChip
from annotator.gui.keys import shown
from annotator.gui.parts import Card, button, key_chip, show_key
from annotator.model.annotations import Annotation, Relation
from annotator.model.codebook import Codebook


class RelationsSection(Section):
    """Reads outgoing relations as "holds role …", incoming ones as "… spoken by this"."""

    jumped = Signal(int)
    """The id of the annotation at the other end."""
    unrelated = Signal(int)
    """The id of the relation to take back."""
    link_clicked = Signal()

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__("Relations", "relations_section")
        self._card = Card("relations_card", says="Relations")
        self._card.rows.setSpacing(5)
        self._card.rows.setContentsMargins(12, 13, 9, 13)
        self.column.addWidget(self._card)
        self._rows: list[QWidget] = []
        self._link = LinkButton()
        self._link.clicked.connect(self.link_clicked)
        self._card.rows.addWidget(self._link, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_relations(
        self,
        selected: Annotation,
        relations: Sequence[Relation],
        others: Mapping[int, Annotation],
        codebook: Codebook,
        palette: Palette,
    ) -> None:
        """Show the relations of an annotation; ``others`` holds their other ends."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [
            self._row(selected, each, others, codebook, palette)
            for each in relations
            if each.from_id in others and each.to_id in others
        ]
        for place, row in enumerate(self._rows):
            self._card.rows.insertWidget(place, row)
            row.show()

    def set_key(self, key: str) -> None:
        """Show the key that links."""
        self._link.set_key(key)

    def set_linkable(self, *, linkable: bool) -> None:
        """Offer to link, or do not."""
        self._link.setVisible(linkable)

    def _row(
        self,
        selected: Annotation,
        relation: Relation,
        others: Mapping[int, Annotation],
        codebook: Codebook,
        palette: Palette,
    ) -> QWidget:
        outgoing = relation.from_id == selected.id
        other = others[relation.to_id if outgoing else relation.from_id]
        kind = codebook.relation_type(relation.type)
        label = codebook.label(other.label)
        title = kind.title if kind is not None else relation.type
        row = QWidget()
        row.setObjectName(f"relation_{relation.id}")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        name = QLabel(title if outgoing else f"{title} this")
        name.setTextFormat(Qt.TextFormat.PlainText)
        parts: list[QWidget] = [name]
        if label is not None:
            chip = WordsChip(other.text, label, palette, name=f"relation_end_{relation.id}")
            chip.clicked.connect(lambda: self.jumped.emit(other.id))
            parts.append(chip)
        for part in parts if outgoing else reversed(parts):
            line.addWidget(part)
        line.addStretch(1)
        says = f"Take back: {name.text()} {other.text}"
        undo = button("×", kind="flat", name=f"relation_remove_{relation.id}", says=says)
        undo.setFixedWidth(16)
        undo.setToolTip("Take this relation back")
        undo.clicked.connect(lambda: self.unrelated.emit(relation.id))
        line.addWidget(undo)
        return row


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

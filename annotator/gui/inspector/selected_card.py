"""The card of the selected annotation: what it is, where it stands, what is said of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from annotator.gui.codebook.swatch import Swatch
from annotator.gui.fonts import interface_font
from annotator.gui.inspector.attributes import Attributes
from annotator.gui.inspector.card import VALUE_INSET, Row, Section, Words
from annotator.gui.inspector.choice_field import ChoiceField
from annotator.gui.inspector.left_lines import LeftLines
from annotator.gui.inspector.line_field import LineField
from annotator.gui.parts import Card, button, muted
from annotator.model.annotations import Annotation, Entity, Status
from annotator.model.codebook import Label

_STATUSES = (Status.DRAFT, Status.ACCEPTED, Status.REJECTED)


class SelectedSection(Section):
    """Shows one annotation; says what was changed, and changes nothing itself."""

    attribute_given = Signal(str, object)
    status_given = Signal(object)
    flag_given = Signal(str)
    confidence_given = Signal(str)
    entity_given = Signal(object)
    """The entity's id, or None."""
    accept_clicked = Signal()
    reject_clicked = Signal()
    finished = Signal()
    """The page may have the focus back."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__("Selected", "selected_section")
        self._entities: tuple[Entity, ...] = ()
        card = Card("selected_card", says="Selected annotation")
        self.column.addWidget(card)
        card.rows.setSpacing(1)
        card.rows.setContentsMargins(12, 13, 12 - VALUE_INSET, 11)
        card.rows.addLayout(self._head())
        card.rows.addSpacing(5)
        self._words = Words("selected_words")
        self._words.setContentsMargins(0, 0, VALUE_INSET, 0)
        card.rows.addWidget(self._words)
        card.rows.addSpacing(4)
        self.attributes = Attributes()
        self.attributes.given.connect(self.attribute_given)
        self.attributes.finished.connect(self.finished)
        card.rows.addWidget(self.attributes)
        self._entity = ChoiceField("entity_field", "Entity", ())
        self._entity_row = Row("Entity", self._entity.face, self._entity.options)
        card.rows.addWidget(self._entity_row)
        self._status = ChoiceField("status_field", "Status", _STATUSES, removable=False)
        self._status.setParent(self)
        self._status.given.connect(self.status_given)
        self._status.finished.connect(self.finished)
        card.rows.addWidget(Row("Status", self._status.face, self._status.options))
        self.left_gaps = LeftLines()
        card.rows.addWidget(self.left_gaps)
        self._flag, self._flag_row = self._line("Flag", "flag_field", card)
        self._flag.given.connect(self.flag_given)
        self._confidence, self._confidence_row = self._line("Confidence", "confidence_field", card)
        self._confidence.given.connect(self.confidence_given)
        self._more = button("More", kind="link", name="more_fields", says="Flag and confidence")
        self._more.clicked.connect(self._show_more)
        card.rows.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignLeft)
        self._maker = Row("Suggested by", muted())
        card.rows.addWidget(self._maker)
        self._answers = self._answer_row()
        card.rows.addWidget(self._answers)

    def show_annotation(
        self,
        annotation: Annotation,
        label: Label,
        *,
        dark: bool,
        editable: bool,
        known: Callable[[str], Sequence[str]],
    ) -> None:
        """Show an annotation of a label; ``known`` completes what is typed into an attribute."""
        self._swatch.set_label(label, dark=dark)
        self._title.setText(label.title)
        where = ", ".join(f"{span.start}–{span.end}" for span in annotation.fragments[:2])
        more = len(annotation.fragments) - 2
        self._where.setText(f"{where} +{more}" if more > 0 else where)
        self._where.setAccessibleName(f"Characters {where}")
        self._words.set_words(annotation.text)
        self.attributes.show_values(
            label.attributes,
            annotation.attributes,
            words=annotation.text,
            known=known,
            editable=editable,
        )
        suggested = annotation.status is Status.SUGGESTED
        self._status.set_value([annotation.status])
        self._status.face.setEnabled(not suggested)
        self._flag.set_value(annotation.flag)
        self._flag.setEnabled(not suggested)
        sure = annotation.confidence
        self._confidence.set_value("" if sure is None else f"{sure * 100:g}%")
        self._confidence.setEnabled(editable)
        self._flag_row.setVisible(bool(annotation.flag))
        self._confidence_row.setVisible(sure is not None)
        self._more.setVisible(not suggested and not (annotation.flag and sure is not None))
        self._answers.setVisible(suggested)
        self._maker.setVisible(suggested)

    def show_entity(self, entities: Sequence[Entity], chosen: Entity | None, mentions: int) -> None:
        """Show which entity is meant, and which there are; no row where there are none."""
        self._entity_row.setVisible(bool(entities))
        if tuple(entities) != self._entities:
            self._entities = tuple(entities)
            self._rebuild_entities()
        self._entity.set_value([chosen.name] if chosen else [])
        if chosen is not None:
            count = "1 mention" if mentions == 1 else f"{mentions} mentions"
            self._entity.face.setText(f"{chosen.name} · {count} ▾".replace("&", "&&"))

    def show_maker(self, name: str) -> None:
        """Say who suggested it."""
        label = self._maker.findChildren(QLabel)[-1]
        label.setText(name)

    def first_field(self) -> QWidget:
        """The field that is entered first."""
        return self.attributes.first_field() or self._status.face

    def _head(self) -> QHBoxLayout:
        self._swatch = Swatch()
        self._title = QLabel()
        self._title.setObjectName("selected_label")
        self._title.setFont(interface_font(13, QFont.Weight.DemiBold))
        self._where = muted(name="selected_offsets")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, VALUE_INSET, 0)
        row.setSpacing(7)
        row.addWidget(self._swatch)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._where)
        return row

    def _show_more(self) -> None:
        """Show the fields that are seldom used."""
        self._flag_row.show()
        self._confidence_row.show()
        self._more.hide()

    def _line(self, title: str, name: str, card: Card) -> tuple[LineField, Row]:
        field = LineField(name, title)
        field.setPlaceholderText("none")
        field.done.connect(self.finished)
        row = Row(title, field)
        card.rows.addWidget(row)
        return field, row

    def _answer_row(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 6, 0, 0)
        accept = button("Accept", kind="primary", name="accept_button", tip="Enter")
        reject = button("Reject", name="reject_button", tip="Backspace")
        accept.clicked.connect(self.accept_clicked)
        reject.clicked.connect(self.reject_clicked)
        row.addWidget(accept)
        row.addWidget(reject)
        row.addStretch(1)
        return box

    def _rebuild_entities(self) -> None:
        """Offer the entities there are now."""
        card = self._entity_row.parentWidget()
        layout = card.layout() if card is not None else None
        fresh = ChoiceField("entity_field", "Entity", [each.name for each in self._entities])
        fresh.setParent(self)
        fresh.given.connect(self._entity_picked)
        fresh.finished.connect(self.finished)
        row = Row("Entity", fresh.face, fresh.options)
        if layout is not None:
            layout.replaceWidget(self._entity_row, row)
        self._entity_row.deleteLater()
        self._entity, self._entity_row = fresh, row

    def _entity_picked(self, name: object) -> None:
        found = next((each.id for each in self._entities if each.name == name), None)
        self.entity_given.emit(found)

"""The card of the document, shown while no annotation is selected."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.fonts import interface_font
from annotator.gui.inspector.card import VALUE_INSET, Row, Section
from annotator.gui.inspector.choice_field import ChoiceField
from annotator.gui.inspector.line_field import LineField
from annotator.gui.parts import Card, ElidedLabel, button
from annotator.model.documents import Document, DocumentState
from annotator.model.people import AssignmentState


class DocumentSection(Section):
    """The facts of a document; its title and how far it is can be changed here."""

    title_given = Signal(str)
    state_given = Signal(object)
    assignment_given = Signal(object)
    original_clicked = Signal()
    finished = Signal()

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__("Document", "document_section")
        card = Card("document_card", says="Facts of the document")
        card.rows.setSpacing(1)
        card.rows.setContentsMargins(12, 9, 12 - VALUE_INSET, 11)
        self.column.addWidget(card)
        self._title = LineField("document_title", "Title", right=False, replaceable=False)
        self._title.setFont(interface_font(13, QFont.Weight.DemiBold))
        self._title.given.connect(self.title_given)
        self._title.done.connect(self.finished)
        self._title.setTextMargins(-5, 0, 0, 0)
        card.rows.addWidget(self._title)
        self._facts = QWidget()
        self._fact_rows = QVBoxLayout(self._facts)
        self._fact_rows.setContentsMargins(0, 0, 0, 0)
        self._fact_rows.setSpacing(1)
        card.rows.addWidget(self._facts)
        self._original = button(
            "Open original",
            kind="link",
            name="open_original",
            tip="Open the file as it was imported",
        )
        self._original.clicked.connect(self.original_clicked)
        self._state = self._choice("State", "document_state", list(DocumentState), card)
        self._state.given.connect(self.state_given)
        self._assignment = self._choice("My part", "document_part", list(AssignmentState), card)
        self._assignment.given.connect(self.assignment_given)
        self.gaps = button("", kind="value", name="document_gaps")
        """How complete the document is; leads to the first gap."""
        self._gaps_row = Row("Gaps", self.gaps)
        card.rows.addWidget(self._gaps_row)
        self._gaps_row.setFixedHeight(24)
        self._gaps_row.hide()
        card.rows.addWidget(self._original, alignment=Qt.AlignmentFlag.AlignLeft)
        self._shown: tuple[tuple[str, str], ...] = ()

    def show_document(
        self,
        document: Document,
        *,
        assignment: str,
        reason: str,
        counts: Sequence[tuple[str, int]],
        has_original: bool,
    ) -> None:
        """Show the facts of a document, and how many annotations of each label it has."""
        self._title.set_value(document.title)
        self._state.set_value([document.state])
        self._assignment.set_value([assignment])
        if reason:
            self._assignment.face.setText(f"{assignment} · {reason} ▾".replace("&", "&&"))
        self._original.setVisible(has_original)
        self._show_facts(
            [
                ("Source", document.source_name or "pasted text"),
                ("Publisher", document.publisher),
                ("Date", document.date),
                ("Language", document.language),
                ("Length", f"{document.length:,} characters"),
                *((title, str(count)) for title, count in counts),
            ]
        )

    def show_gaps(self, words: str, says: str) -> None:
        """Show how complete the document is; nothing where that is not known."""
        self.gaps.setText(words)
        self.gaps.setAccessibleName(says)
        self.gaps.setToolTip(says)
        self._gaps_row.setVisible(bool(words))

    def has_original(self) -> bool:
        """Whether the source file can be opened."""
        return self._original.isVisible()

    def title_field(self) -> QWidget:
        """The field that is entered first."""
        return self._title

    def _show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        wanted = tuple((name, value) for name, value in facts if value)
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._fact_rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for name, value in wanted:
            shown = ElidedLabel(value)
            shown.setContentsMargins(0, 0, VALUE_INSET, 0)
            row = Row(name, shown)
            row.setFixedHeight(24)
            self._fact_rows.addWidget(row)
            row.show()

    def _choice(self, title: str, name: str, values: Sequence[str], card: Card) -> ChoiceField:
        field = ChoiceField(name, title, values, removable=False)
        field.setParent(self)
        field.finished.connect(self.finished)
        row = Row(title, field.face, field.options)
        row.setContentsMargins(0, 0, 0, 0)
        card.rows.addWidget(row)
        return field

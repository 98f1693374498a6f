"""The card of what is selected: what it is, where it stands, what is said of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from annotator.gui.codebook.swatch import Swatch
from annotator.gui.fonts import interface_font, reading_font
from annotator.gui.inspector.card import VALUE_INSET, Row, Section, Words
from annotator.gui.inspector.common import Common
from annotator.gui.inspector.fragment_lines import FragmentLines
from annotator.gui.inspector.label_field import LabelField
from annotator.gui.inspector.said_fields import SaidFields
from annotator.gui.parts import Card, button, muted
from annotator.model.annotations import Annotation, Status
from annotator.model.codebook import Label


class SelectedSection(Section):
    """Shows one annotation, or several; says what was changed, and changes nothing itself."""

    accept_clicked = Signal()
    reject_clicked = Signal()
    finished = Signal()
    """The page may have the focus back."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__("Selected", "selected_section")
        card = Card("selected_card", says="Selected annotation")
        self.column.addWidget(card)
        card.rows.setSpacing(1)
        card.rows.setContentsMargins(12, 13, 12 - VALUE_INSET, 11)
        self._swatch = Swatch()
        self.label = LabelField()
        self.label.done.connect(self.finished)
        self._where = muted(name="selected_offsets")
        card.rows.addLayout(self._head())
        card.rows.addSpacing(5)
        self._words = Words("selected_words")
        self._words.setContentsMargins(0, 0, VALUE_INSET, 0)
        card.rows.addWidget(self._words)
        self.fragments = FragmentLines()
        card.rows.addWidget(self.fragments)
        card.rows.addSpacing(4)
        self.fields = SaidFields()
        self.fields.finished.connect(self.finished)
        card.rows.addWidget(self.fields)
        self.left_gaps = self.fields.left_gaps
        self._maker = Row("Suggested by", muted())
        card.rows.addWidget(self._maker)
        self._answers = self._answer_row()
        card.rows.addWidget(self._answers)
        self._shown: tuple[int, ...] = ()

    def show_annotation(
        self, annotation: Annotation, common: Common, labels: Sequence[Label], *, dark: bool
    ) -> None:
        """Show an annotation; one of ``labels`` may be its label."""
        label, suggested = common.label, annotation.status is Status.SUGGESTED
        if label is not None:
            self._swatch.set_label(label, dark=dark)
        anew, self._shown = common.ids != self._shown, common.ids
        self.set_title("Selected")
        self._swatch.setVisible(True)
        self.label.show_label(label, labels, anew=anew)
        self.label.setEnabled(common.editable and not suggested)
        where = ", ".join(f"{span.start}–{span.end}" for span in annotation.fragments[:2])
        more = len(annotation.fragments) - 2
        self._where.setText(f"{where} +{more}" if more > 0 else where)
        self._where.setAccessibleName(f"Characters {where}")
        self._words.setFont(reading_font(15))
        self._words.set_words(annotation.text)
        self._words.show()
        self._answers.setVisible(suggested)
        self._maker.setVisible(suggested)

    def show_several(self, common: Common, labels: Sequence[Label], *, dark: bool) -> None:
        """Show what several annotations have in common; one of ``labels`` may be that of all."""
        count = len(common.ids)
        anew, self._shown = common.ids != self._shown, common.ids
        self.set_title(f"{count:,} selected")
        if common.label is not None:
            self._swatch.set_label(common.label, dark=dark)
        self._swatch.setVisible(common.label is not None)
        self.label.show_label(common.label, labels, anew=anew)
        self.label.setEnabled(common.editable)
        self._where.setText("")
        self._where.setAccessibleName("")
        counts = [f"{label.title} {many:,}" for label, many in common.labels]
        self._words.setFont(interface_font(13))
        self._words.set_words(" · ".join(counts))
        self._words.setVisible(len(counts) > 1)
        self.fragments.hide()
        self._answers.hide()
        self._maker.hide()

    def show_maker(self, name: str) -> None:
        """Say who suggested it."""
        label = self._maker.findChildren(QLabel)[-1]
        label.setText(name)

    def first_field(self) -> QWidget:
        """The field that is entered first."""
        return self.fields.first_field()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, VALUE_INSET, 0)
        row.setSpacing(2)
        row.addWidget(self._swatch)
        row.addWidget(self.label, stretch=1)
        row.addWidget(self._where)
        return row

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

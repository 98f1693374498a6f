"""The fields of the chosen entry of the codebook, one section below the other."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.gui.codebook_editor.attribute_list import AttributesCard
from annotator.gui.codebook_editor.book_card import BookCard
from annotator.gui.codebook_editor.examples import ExamplesCard
from annotator.gui.codebook_editor.label_card import MeaningCard, NamesCard
from annotator.gui.codebook_editor.look_card import LookCard
from annotator.gui.codebook_editor.relation_card import RelationCard
from annotator.gui.inspector.card import Row, Section
from annotator.gui.lines.line_list import LineList
from annotator.gui.lines.lines import Line
from annotator.gui.theme import Theme
from annotator.gui.ticking import ROW_HEIGHT
from annotator.gui.viewports import give_viewport
from annotator.model.codebook import Codebook, Label, RelationType

_MOST_ROWS: Final = 9


class EntryForm(QScrollArea):
    """Shows a label, a relation type or the codebook; says what was given."""

    given = Signal(str, object)
    """The name of a field of the entry, and its new value."""
    finished = Signal()
    """The field was left: the list may have the focus back."""
    contested = Signal(str)
    """The title of a field that somebody else changed while words are typed there."""

    def __init__(self, theme: Theme) -> None:
        """Make it empty."""
        super().__init__()
        self.setObjectName("codebook_form")
        give_viewport(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names, self.meaning = NamesCard(), MeaningCard()
        self.examples, self.look = ExamplesCard(), LookCard(theme)
        self.relation, self.book = RelationCard(), BookCard()
        self.attributes = AttributesCard()
        self.marks = LineList("codebook_marks", "Annotations of this label", theme)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(0)
        self._follow.timeout.connect(self._bring_into_sight)
        self._sections: dict[str, tuple[QWidget, ...]] = {}
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 9, 4)
        self._column.setSpacing(12)
        self._lay_out()
        self._column.addStretch(1)
        self.setWidget(self._content)
        for ground in (self._content, self.viewport()):
            ground.setAutoFillBackground(False)
        for card in (self.names, self.meaning, self.examples, self.look, self.relation, self.book):
            card.given.connect(self.given)
            card.finished.connect(self.finished)
            card.contested.connect(self.contested)
        self.attributes.finished.connect(self.finished)
        self.attributes.contested.connect(self.contested)

    def show_label(self, label: Label, book: Codebook) -> None:
        """Show a label."""
        others = [each for each in book.labels if each.id != label.id and not each.retired]
        self.names.show_label(label, others)
        self.meaning.show_label(label)
        self.examples.show_examples(label.examples)
        self.look.show_label(label)
        self.attributes.show_attributes(("label", label.id), label.attributes)
        self._show_only("label")

    def show_relation(self, kind: RelationType, titles: Mapping[str, str]) -> None:
        """Show a relation type."""
        self.relation.show_relation(kind, titles)
        self.attributes.show_attributes(("relation", kind.id), kind.attributes)
        self._show_only("relation")

    def show_book(self, book: Codebook) -> None:
        """Show the title and the general guidelines."""
        self.book.show_book(book)
        self._show_only("book")

    def show_marks(self, lines: Sequence[Line], instead: str) -> None:
        """Show annotations of the label; words where there are none."""
        row = self.marks.currentIndex().row()
        self.marks.lines.show(lines)
        self.marks.go_to(row if 0 < row < len(lines) else self.marks.lines.first_row())
        self.marks.say_instead(instead)
        rows = max(2, min(_MOST_ROWS, len(lines)))
        self.marks.setFixedHeight(rows * ROW_HEIGHT + 6)

    def put_back(self) -> None:
        """Let what is being typed go; the entry is to be shown anew then."""
        for card in (self.names, self.meaning, self.look, self.relation, self.book):
            card.put_back()
        self.attributes.put_back()

    def first_field(self) -> QWidget:
        """The field that is entered first."""
        fields = (self.names.title, self.relation.title, self.book.title)
        return next((each for each in fields if each.isVisible()), self.names.title)

    def follow_focus(self) -> None:
        """Bring what has the focus into sight, once what opens with the focus has its place."""
        self._follow.start()

    def _bring_into_sight(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not self._content.isAncestorOf(focused):
            return
        around = focused.parentWidget()
        self.ensureWidgetVisible(around if isinstance(around, Row) else focused, 0, 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rows find their heights for the new width."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self._content.updateGeometry)

    def _lay_out(self) -> None:
        meaning = self._section("meaning", "Meaning", self.meaning)
        examples = self._section("examples", "Examples", self.examples)
        look = self._section("look", "Look", self.look)
        attributes = self._section("attributes", "Attributes", self.attributes)
        marks = self._section("marks", "Your annotations", self.marks)
        self._sections = {
            "label": (self.names, meaning, examples, look, attributes, marks),
            "relation": (self.relation, attributes),
            "book": (self.book,),
        }
        for each in (self.book, self.relation, self.names, meaning, attributes, examples, look,
                     marks):  # fmt: skip
            self._column.addWidget(each)
            each.hide()

    def _show_only(self, kind: str) -> None:
        """Show the sections of a kind of entries; the others go."""
        wanted = self._sections[kind]
        for section in {each for group in self._sections.values() for each in group}:
            section.setVisible(section in wanted)

    @staticmethod
    def _section(name: str, title: str, content: QWidget) -> Section:
        made = Section(title, f"codebook_{name}_section")
        made.column.addWidget(content)
        return made

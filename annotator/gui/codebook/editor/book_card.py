"""The codebook's title, and the guidelines that belong to no label."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.codebook.editor.fields import FieldsCard, WordsField
from annotator.gui.inspector.card import VALUE_INSET
from annotator.gui.inspector.line_field import LineField
from annotator.gui.parts import button
from annotator.model.codebook import Codebook


class BookCard(FieldsCard):
    """Title and general guidelines, each guideline under its heading."""

    guidelines_given = Signal(object)
    """All guidelines as they are to be: heading to words."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__("codebook_book", "General guidelines")
        self.title = self.line("title", "Title", "of this codebook")
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.rows.addWidget(self._list)
        self._fields: dict[str, WordsField] = {}
        self._rows: dict[str, QWidget] = {}
        self._general: dict[str, str] = {}
        self._new = LineField("codebook_book_new", "Add a guideline", right=False)
        self._new.setPlaceholderText("Add a guideline: its heading, then Enter")
        self._new.given.connect(self._add)
        self.rows.addWidget(self._new)

    def show_book(self, book: Codebook) -> None:
        """Show what belongs to the whole codebook."""
        self.title.set_value(book.title)
        self._general = dict(book.general)
        if self._new.text() in self._general:
            self._new.put_back("")
        for head in [each for each in self._fields if each not in self._general]:
            row = self._rows.pop(head)
            del self._fields[head]
            row.hide()
            row.deleteLater()
        for place, (head, words) in enumerate(self._general.items()):
            if head not in self._fields:
                self._column.insertWidget(place, self._row(head))
            self._fields[head].set_value(words)
        self._list.setVisible(bool(self._general))

    def put_back(self) -> None:
        """Let what is being typed go."""
        self.title.put_back("")

    def _row(self, head: str) -> QWidget:
        """The heading, changed in its place, above its words."""
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        title = LineField("codebook_guideline_heading", f"Heading: {head}", right=False)
        title.set_value(head)
        title.given.connect(lambda words: self._rename(head, words))
        title.done.connect(self.finished)
        gone = button("×", kind="flat", name="codebook_guideline_remove",
                      says=f"Take out the guideline {head}")  # fmt: skip
        gone.clicked.connect(lambda: self._take_out(head))
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, VALUE_INSET, 0)
        line.addWidget(title, stretch=1)
        line.addWidget(gone)
        field = WordsField("codebook_guideline", head, "What holds for every label")
        field.given.connect(lambda words: self._say(head, words))
        field.done.connect(self.finished)
        field.contested.connect(lambda: self.contested.emit(head))
        column.addLayout(line)
        column.addWidget(field)
        self._fields[head], self._rows[head] = field, row
        return row

    def _add(self, head: str) -> None:
        if head and head not in self._general:
            self._give({**self._general, head: ""})

    def _say(self, head: str, words: str) -> None:
        if head in self._general:
            self._give({**self._general, head: words})

    def _rename(self, head: str, words: str) -> None:
        others = [each for each in self._general if each != head]
        if words and words not in others:
            kept = self._general.items()
            self._give({words if each == head else each: said for each, said in kept})

    def _take_out(self, head: str) -> None:
        self._give({each: said for each, said in self._general.items() if each != head})

    def _give(self, general: Mapping[str, str]) -> None:
        self.guidelines_given.emit(dict(general))

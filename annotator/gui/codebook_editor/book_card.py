"""The codebook's title, and the guidelines that belong to no label."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.codebook_editor.fields import FieldsCard, WordsField
from annotator.gui.inspector.card import VALUE_INSET
from annotator.gui.inspector.line_field import LineField
from annotator.gui.parts import button
from annotator.model.codebook import Codebook


class GuidelineRow(QWidget):
    """A guideline's heading, changed in its place, above its words."""

    renamed = Signal(str, str)
    """The heading until now, and the one that it is to have."""
    said = Signal(str, str)
    """The heading, and its new words."""
    removed = Signal(str)
    finished = Signal()
    contested = Signal(str)

    def __init__(self, place: int) -> None:
        """Make it empty; ``place`` numbers its objectNames."""
        super().__init__()
        self.place = place
        self.head = ""
        name = f"codebook_guideline_{place}"
        self._title = LineField(f"{name}_heading", "Heading", right=False)
        self._title.given.connect(lambda words: self.renamed.emit(self.head, words))
        self._title.done.connect(self.finished)
        self._words = WordsField(f"{name}_words", "", "What holds for every label")
        self._words.given.connect(lambda words: self.said.emit(self.head, words))
        self._words.done.connect(self.finished)
        self._words.contested.connect(lambda: self.contested.emit(self.head))
        self._gone = button("×", kind="flat", name=f"{name}_remove", says="Take it out")
        self._gone.clicked.connect(lambda: self.removed.emit(self.head))
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, VALUE_INSET, 0)
        line.addWidget(self._title, stretch=1)
        line.addWidget(self._gone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._words)

    def show_guideline(self, head: str, words: str) -> None:
        """Show a guideline."""
        self.head = head
        self._title.set_value(head)
        self._title.setAccessibleName(f"Heading: {head}")
        self._words.set_value(words)
        self._words.setAccessibleName(head)
        self._gone.setAccessibleName(f"Take out the guideline {head}")

    def put_back(self) -> None:
        """Let what is being typed go."""
        self._title.put_back(self.head)


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
        self._guidelines: list[GuidelineRow] = []
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
        self._match()
        known = {row.head: row for row in self._guidelines}
        for place, (head, words) in enumerate(self._general.items()):
            row = known.get(head) or self._row()
            self._column.insertWidget(place, row)
            row.show_guideline(head, words)
        self._list.setVisible(bool(self._general))

    def put_back(self) -> None:
        """Let what is being typed go."""
        self.title.put_back("")
        for row in self._guidelines:
            row.put_back()

    def _match(self) -> None:
        """Let a row go on as another one where its heading was changed; drop what is gone."""
        known = {row.head for row in self._guidelines}
        gone = [row for row in self._guidelines if row.head not in self._general]
        new = [head for head in self._general if head not in known]
        if len(gone) == len(new) == 1:
            gone[0].head = new[0]
            return
        for row in gone:
            self._guidelines.remove(row)
            row.hide()
            row.deleteLater()

    def _row(self) -> GuidelineRow:
        taken = {row.place for row in self._guidelines}
        row = GuidelineRow(next(n for n in range(len(taken) + 1) if n not in taken))
        row.said.connect(self._say)
        row.renamed.connect(self._rename)
        row.removed.connect(self._take_out)
        row.finished.connect(self.finished)
        row.contested.connect(self.contested)
        self._guidelines.append(row)
        return row

    def _add(self, head: str) -> None:
        if head and head not in self._general:
            self._give({**self._general, head: ""})

    def _say(self, head: str, words: str) -> None:
        if head in self._general:
            self._give({**self._general, head: words})

    def _rename(self, head: str, words: str) -> None:
        if words and words not in self._general:
            kept = self._general.items()
            self._give({words if each == head else each: said for each, said in kept})
        else:
            self.put_back()

    def _take_out(self, head: str) -> None:
        self._give({each: said for each, said in self._general.items() if each != head})

    def _give(self, general: Mapping[str, str]) -> None:
        self.guidelines_given.emit(dict(general))

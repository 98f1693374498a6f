"""What a relation type ties, and how many of it there should be."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.gui.codebook_editor.fields import FieldsCard
from annotator.gui.codebook_editor.telling import asked_for
from annotator.gui.parts import button, muted
from annotator.model.codebook import Codebook, RelationType, Strictness

_BETWEEN: Final = "; "
STRICT: Final = {
    "a hard gap": Strictness.HARD,
    "a gap to look at": Strictness.SOFT,
    "no gap": Strictness.NONE,
}
"""What a missing relation is."""


class RelationCard(FieldsCard):
    """The fields of a relation type; labels are named by their titles, with ; between."""

    ticked_wanted = Signal(str)
    """"from" or "to": that end takes the labels that are ticked."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__("codebook_relation", "What the relation ties")
        self.title = self.line("title", "Title", "as it stands on the screen")
        self.name = self.line("name", "Name", "as it stands in files")
        self._ends = {
            "from_labels": self.line("from_labels", "From", "any label", self._ticked("from")),
            "to_labels": self.line("to_labels", "To", "any label", self._ticked("to")),
        }
        self._numbers = {
            "least": self.line("least", "At least", "0"),
            "most": self.line("most", "At most", "any number"),
        }
        self.choice("counted", "Counted at", {"the one it goes from": "from",
                                              "the one it goes to": "to"})  # fmt: skip
        self.choice("strictness", "A missing one is", dict(STRICT))
        self._sentence = muted(pixels=12, name="codebook_relation_sentence")
        self._sentence.setWordWrap(True)
        self.add_row(self._sentence)
        self.definition = self.words("definition", "Definition", "What it says, in a sentence")

    def complete_labels(self, known: Callable[[], Sequence[str]]) -> None:
        """List labels while one is typed in an empty end."""
        for field in self._ends.values():
            field.complete_from(known)

    def show_relation(self, kind: RelationType, titles: Mapping[str, str]) -> None:
        """Show a relation type; ``titles`` gives the title of a label by its name."""
        self.title.set_value(kind.title)
        self.name.set_value(kind.name)
        for name, field in self._ends.items():
            ends = getattr(kind, name)
            field.set_value(_BETWEEN.join(titles.get(each, each) for each in ends))
        self._numbers["least"].set_value(str(kind.least))
        self._numbers["most"].set_value("" if kind.most is None else str(kind.most))
        self.show_choice("counted", kind.counted)
        self.show_choice("strictness", kind.strictness)
        self._sentence.setText(asked_for(kind, titles))
        self.definition.set_value(kind.definition)

    def put_back(self) -> None:
        """Let what is being typed go."""
        for each in (self.title, self.name, *self._ends.values(), *self._numbers.values()):
            each.put_back("")
        self.definition.put_back("")

    def _ticked(self, end: str) -> QWidget:
        """The button that lets an end take the ticked labels."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 2)
        line.addStretch(1)
        key = end[0].upper()
        take = button(
            f"Take the ticked labels  {key}",
            kind="flat",
            name=f"codebook_{end}_ticked",
            says=f"Let the relation go {end} the ticked labels",
            tip=f"In the list at the left: Space ticks labels, then {key} on the relation",
        )
        take.clicked.connect(lambda: self.ticked_wanted.emit(end))
        line.addWidget(take)
        return row


def relation_facts(
    kind: RelationType, field: str, value: object, book: Codebook
) -> dict[str, object] | str:
    """The facts that a field's words mean; a sentence where they mean none.

    A gap needs a number, and without a number there is no gap: what follows is said along.
    """
    if field in ("from_labels", "to_labels"):
        return _named_labels(field, str(value), book)
    if field in ("least", "most"):
        return _number(kind, field, str(value))
    facts = {field: value}
    if field == "strictness" and value != Strictness.NONE and not _counts(kind):
        facts["least"] = 1
    return facts


def _number(kind: RelationType, field: str, typed: str) -> dict[str, object] | str:
    words = typed.strip()
    if words and not words.isdecimal():
        return f"“{typed}” is no whole number; nothing was changed."
    number = int(words) if words else (None if field == "most" else 0)
    facts: dict[str, object] = {field: number}
    least = number if field == "least" else kind.least
    most = number if field == "most" else kind.most
    if not least and most is None:
        facts["strictness"] = Strictness.NONE
    return facts


def _named_labels(field: str, typed: str, book: Codebook) -> dict[str, object] | str:
    found = []
    for words in filter(None, (part.strip() for part in typed.split(";"))):
        same = words.casefold()
        hit = next(
            (each for each in book.labels if same in (each.title.casefold(), each.name.casefold())),
            None,
        )
        if hit is None:
            return f"The codebook has no label “{words}”; nothing was changed."
        found.append(hit.name)
    return {field: tuple(dict.fromkeys(found))}


def _counts(kind: RelationType) -> bool:
    return bool(kind.least) or kind.most is not None

"""What a label is called and what it means."""

from collections.abc import Sequence

from annotator.gui.codebook_editor.fields import FieldsCard
from annotator.gui.parts import muted
from annotator.model.codebook import Label
from annotator.model.codebook_rules import key_problem
from annotator.model.keys import free_keys


class NamesCard(FieldsCard):
    """Title, name and key of a label."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__("codebook_label", "What the label is called")
        self.title = self.line("title", "Title", "as it stands on the screen")
        self.name = self.line("name", "Name", "as it stands in files")
        self._hint = muted(pixels=12, name="codebook_label_key_hint")
        self._hint.setWordWrap(True)
        self.key = self.line("key", "Key", "none", below=self._hint)
        self.key.setMaxLength(8)
        self.key.textEdited.connect(self._say_of_key)
        self._taken: Sequence[str] = ()

    def show_label(self, label: Label, others: Sequence[Label]) -> None:
        """Show a label; ``others`` are those in use beside it."""
        self._taken = [each.key for each in others if each.key]
        self.title.set_value(label.title)
        self.name.set_value(label.name)
        self.key.set_value(label.key.upper())
        self._say_of_key(self.key.text())

    def put_back(self) -> None:
        """Let what is being typed go."""
        for each in (self.title, self.name, self.key):
            each.put_back("")

    def _say_of_key(self, typed: str) -> None:
        """Say at once whether a key can be had, and which are free."""
        problem = key_problem(typed.casefold(), self._taken)
        self.key.set_wrong(wrong=bool(problem))
        free = " ".join(free_keys([*self._taken, typed])).upper()
        if problem:
            what, _, _ = problem.partition(";")
            self._hint.setText(f"{typed} {what}; free: {free or 'none'}")
        else:
            self._hint.setText(f"Free: {free}" if free else "No letter is free.")
        self.key.setAccessibleDescription(self._hint.text())


class MeaningCard(FieldsCard):
    """Definition of a label, when to use it and when not."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__("codebook_meaning", "What the label means")
        self._fields = {
            name: self.words(name, title, hint)
            for name, title, hint in (
                ("definition", "Definition", "What it is, in a sentence or two"),
                ("use_when", "Use when", "What speaks for it"),
                ("avoid_when", "Avoid when", "What looks like it and is not"),
            )
        }

    def show_label(self, label: Label) -> None:
        """Show a label."""
        for name, field in self._fields.items():
            field.set_value(getattr(label, name))

    def put_back(self) -> None:
        """Let what is being typed go."""
        for field in self._fields.values():
            field.put_back("")

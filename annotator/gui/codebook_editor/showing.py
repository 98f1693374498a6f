"""What the panel of the codebook shows, as it is read from the file."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from annotator.gui.codebook_editor import telling
from annotator.gui.codebook_editor.panel import CodebookPanel
from annotator.gui.codebook_editor.telling import BOOK, Key
from annotator.gui.lines.lines import Line
from annotator.gui.session import Session
from annotator.model.codebook import Codebook, Label, RelationType
from annotator.operations.attributes import Entry, words_used
from annotator.store import usage

_CALM_MS: Final = 60
"""Until the annotations of a label are read, so that walking through the list stays quick."""
_MOST_MARKS: Final = 500


class Showing(QObject):
    """The entries of the codebook, which of them is chosen, and what is shown of it."""

    def __init__(self, session: Session, panel: CodebookPanel) -> None:
        """Show nothing yet."""
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._uses: tuple[dict[int, int], dict[int, int]] = ({}, {})
        self._marks_of: int | None = None
        self.chosen: Key = BOOK
        """What is chosen; takes effect with ``show``."""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_CALM_MS)
        self._later.timeout.connect(self.show_marks)
        session.closed.connect(self._later.stop)

    def show(self) -> None:
        """Read the codebook and how it is used, and show it."""
        project, book = self._session.project, self._session.codebook()
        self._uses = usage.annotations_by_label(project), usage.relations_by_type(project)
        used = sum(not each.retired for each in book.labels)
        kinds = sum(not each.retired for each in book.relation_types)
        many = telling.counted(used, "label")
        self._panel.count(f"{many} · {telling.counted(kinds, 'relation')}")
        known = {Key("label", each.id) for each in book.labels}
        ticked = self._panel.list.lines.ticked()
        self._panel.list.lines.tick_only([each for each in ticked if each in known])
        self.filter()

    def filter(self) -> None:
        """Show what is looked for; the chosen one stays so if it is among them."""
        view, typed = self._panel.list, self._panel.search.text()
        row = view.currentIndex().row()
        lines = telling.listed(self._session.codebook(), *self._uses, typed)
        view.lines.show(lines)
        found = view.lines.row_of(self.chosen)
        if found < 0 or (typed and lines[found].quiet):
            near = min(row, len(lines) - 1)
            kept = not typed and near >= 0 and not lines[near].heading
            found = near if kept else telling.first_hit(lines)
        view.go_to(found)
        view.say_instead("Nothing is called that.")
        self.walked()

    def walked(self) -> None:
        """Show the entry that is chosen now."""
        line = self._panel.list.current()
        before = self.chosen
        if line is not None and isinstance(line.key, Key):
            self.chosen = line.key
        if before != self.chosen:
            self._panel.form.marks.lines.tick_only(())
            self._panel.form.verticalScrollBar().setValue(0)
        self.show_entry()

    def show_entry(self) -> None:
        """Show the fields of the chosen entry."""
        form, book, entry = self._panel.form, self._session.codebook(), self.entry()
        focused = QApplication.focusWidget()
        inside = focused is not None and form.isAncestorOf(focused)
        if isinstance(entry, Label):
            form.show_label(entry, book)
            if entry.id != self._marks_of:
                form.show_marks((), "…")
            self._later.start()
        elif isinstance(entry, RelationType):
            form.show_relation(entry, {each.name: each.title for each in book.labels})
        else:
            form.show_book(book)
        now = QApplication.focusWidget()
        if inside and (now is None or not form.isAncestorOf(now)):
            self._panel.to_list()  # the field in which somebody was is gone

    def show_waiting_marks(self) -> None:
        """Show the annotations now that would be shown in a moment."""
        if self._later.isActive():
            self._later.stop()
            self.show_marks()

    def show_marks(self) -> None:
        """Read the annotations of the chosen label and show them."""
        label, session = self.label(), self._session
        if label is None:
            return
        self._marks_of = label.id
        me = session.annotator.id
        found = usage.of_label(session.project, label.id, me, most=_MOST_MARKS)
        form = self._panel.form
        ticked = form.marks.lines.ticked()
        known = {each.annotation_id for each in found}
        form.marks.lines.tick_only([each for each in ticked if each in known])
        lines = telling.marks(found)
        if len(found) == _MOST_MARKS:
            lines.append(Line(f"These are the first {_MOST_MARKS}.", heading=True))
        form.show_marks(lines, "You have none.")

    def choose(self, key: Key) -> None:
        """Choose an entry, also when it is not among those looked for."""
        self.chosen = key
        self._panel.search.clear()
        self.show()

    def entry(self) -> Label | RelationType | Codebook:
        """The chosen entry as the file has it; the codebook when nothing else is chosen."""
        book = self._session.codebook()
        kind, wanted = self.chosen
        entries: Sequence[Label | RelationType] = ()
        if kind == "label":
            entries = book.labels
        elif kind == "relation":
            entries = book.relation_types
        return next((each for each in entries if each.id == wanted), book)

    def label(self) -> Label | None:
        """The chosen label; None when something else is chosen."""
        entry = self.entry()
        return entry if isinstance(entry, Label) else None

    def owner(self) -> Entry | None:
        """The chosen label or relation type by its name; None for the codebook."""
        entry = self.entry()
        if isinstance(entry, Codebook):
            return None
        return Entry(entry.name, of_relation=isinstance(entry, RelationType))

    def words_used(self, attribute: str) -> list[str]:
        """The words that are held of an attribute of the chosen entry."""
        owner = self.owner()
        return words_used(self._session.project, owner, attribute) if owner is not None else []

    def uses(self, label: Label) -> int:
        """How often a label is used."""
        return self._uses[0].get(label.id, 0)

    def ticked(self) -> list[Label]:
        """The labels that are ticked, in the order in which that was done."""
        known = {Key("label", each.id): each for each in self._session.codebook().labels}
        keys = self._panel.list.lines.ticked()
        return [known[each] for each in keys if isinstance(each, Key) and each in known]

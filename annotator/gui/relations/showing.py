"""What the list of relations shows, as it is read from the file."""

from PySide6.QtCore import QObject

from annotator.gui.annotate.page import Page
from annotator.gui.inspector.known_entities import KnownEntities
from annotator.gui.relations.panel import RelationsPanel
from annotator.gui.relations.rows import Column, Listing, Row, Sorting, breaks, rows
from annotator.gui.session import Session
from annotator.store import people, relation_list

_NONE = "There is no relation in this document yet. On the page, L links what is selected."
_NO_DOCUMENT = "Open a document first."
_NOT_FOUND = "No relation has these words."


class Showing(QObject):
    """The relations there are, which of them are listed, and which is the current one."""

    def __init__(
        self, session: Session, page: Page, panel: RelationsPanel, entities: KnownEntities
    ) -> None:
        """Show nothing yet; ``entities`` are those that attributes can name."""
        super().__init__(panel)
        self._session = session
        self._page = page
        self._panel = panel
        self._entities = entities
        self._listing = Listing()
        self._breaks: tuple[str, list[int]] = ("", [])
        self._place = 0
        self.chosen: int | None = None
        """The id of the current relation; takes effect with ``show``."""
        self.sorting = Sorting()

    def show(self) -> None:
        """Read the relations of the document, and list them."""
        document = self._page.document
        self._listing = Listing(self._rows(document.id) if document is not None else ())
        table, there = self._panel.table, {row.id for row in self._listing.rows}
        table.relations.tick_only([each for each in table.relations.ticked() if each in there])
        table.show_columns(attributes=self._listing.attributes, whose=self._listing.several)
        self.filter()

    def filter(self) -> None:
        """List those that are looked for; the current one stays so, else the one in its place."""
        table, typed = self._panel.table, self._panel.search.text()
        found = self._listing.wanted(typed, self.sorting)
        table.relations.show(found)
        table.show_sorting(self.sorting)
        place = table.relations.place_of(self.chosen)
        table.go_to(place if place >= 0 else min(self._place, len(found) - 1))
        table.say_instead(self._instead())
        every = len(self._listing.rows)
        counted = f"{len(found):,} of {every:,}" if typed.strip() else f"{every:,}"
        self._panel.count(counted if every else "")
        self.walked()

    def walked(self) -> Row | None:
        """Take up which relation is the current one now, and show its fields."""
        table = self._panel.table
        row = table.current()
        if row is not None:
            self.chosen, self._place = row.id, table.currentIndex().row()
        self._panel.show_fields(row, self._entities)
        return row

    def sort(self, column: Column) -> str:
        """Sort by a column; asked again, the other way round. What came of it, in words."""
        backwards = self.sorting.column is column and not self.sorting.backwards
        self.sorting = Sorting(column, backwards)
        self.filter()
        return self.sorting.said()

    def next_column(self) -> Column:
        """The column behind the one by which is sorted; after the last the first."""
        told = self._columns()
        at = told.index(self.sorting.column) if self.sorting.column in told else -1
        return told[(at + 1) % len(told)]

    def _columns(self) -> list[Column]:
        """The columns in which there is something to read."""
        bare = {Column.ATTRIBUTES: not self._listing.attributes}
        bare[Column.WHOSE] = not self._listing.several
        return [each for each in Column if not bare.get(each)]

    def _rows(self, document_id: int) -> list[Row]:
        project, me = self._session.project, self._session.annotator.id
        if self._breaks[0] is not self._page.text:
            self._breaks = (self._page.text, breaks(self._page.text))
        names = {each.id: each.name for each in people.annotators(project)}
        found = relation_list.of_document(project, document_id, me)
        return rows(found, self._session.codebook(), self._breaks[1], names, me=me)

    def _instead(self) -> str:
        if self._page.document is None:
            return _NO_DOCUMENT
        return _NOT_FOUND if self._listing.rows else _NONE

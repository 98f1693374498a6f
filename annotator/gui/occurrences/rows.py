"""The places that were found as rows of a list, each with its tick; documents as headings."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from annotator.model.text import Span
from annotator.operations.places import Place

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The role under which a row gives its Place, or the Heading that it is."""

Index = QModelIndex | QPersistentModelIndex
Spot = tuple[int, Span]
"""A document's id, and a stretch of it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A document above its places."""

    document_id: int
    title: str
    count: int
    ticked: int


class PlaceModel(QAbstractListModel):
    """Places with ticks; what was unticked stays so when the list is made anew."""

    ticks_changed = Signal()

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._rows: list[Place | int] = []
        """A place, or the id of the document that the places after it are in."""
        self._places: list[Place] = []
        self._titles: Mapping[int, str] = {}
        self._unticked: set[Spot] = set()
        self._counts: Counter[int] = Counter()
        self._ticked: Counter[int] = Counter()

    def show(self, places: Sequence[Place], titles: Mapping[int, str], *, grouped: bool) -> None:
        """Show places, sorted by document; ``grouped`` sets the documents above them."""
        self.beginResetModel()
        self._titles = titles
        self._rows = []
        document_id = 0
        for place in places:
            if grouped and place.document_id != document_id:
                document_id = place.document_id
                self._rows.append(document_id)
            self._rows.append(place)
        self._places = list(places)
        self._counts = Counter(each.document_id for each in places)
        self._ticked = Counter(each.document_id for each in places if self.is_ticked(each))
        self.endResetModel()
        self.ticks_changed.emit()

    def forget_ticks(self) -> None:
        """Tick everything that will be shown."""
        self._unticked.clear()

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of rows, headings too."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words in their context, the place or heading, the tick, or the row in words."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title if isinstance(row, Heading) else row.before + row.words + row.after
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen and ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def row(self, number: int) -> Place | Heading | None:
        """What stands in a row; None outside the list."""
        if not 0 <= number < len(self._rows):
            return None
        found = self._rows[number]
        if isinstance(found, Place):
            return found
        title = self._titles.get(found, "")
        return Heading(found, title, self._counts[found], self._ticked[found])

    def places(self) -> Sequence[Place]:
        """All the places."""
        return self._places

    def chosen(self) -> list[Spot]:
        """The ticked places."""
        return [spot for each in self._places if (spot := _spot(each)) not in self._unticked]

    def is_ticked(self, place: Place) -> bool:
        """Whether a place is ticked."""
        return _spot(place) not in self._unticked

    def ticked(self) -> int:
        """How many places are ticked."""
        return self._ticked.total()

    def count(self) -> int:
        """How many places there are."""
        return self._counts.total()

    def turn(self, number: int) -> None:
        """Tick a row, or take its tick away; a heading does so for all its places."""
        row = self.row(number)
        if isinstance(row, Place):
            self._put([row], ticked=not self.is_ticked(row))
        elif row is not None:
            of_it = [each for each in self._places if each.document_id == row.document_id]
            self._put(of_it, ticked=row.ticked < row.count)

    def turn_all(self) -> None:
        """Tick all places; none when all are ticked."""
        self._put(self._places, ticked=self.ticked() < self.count())

    def row_of(self, document_id: int | None, offset: int) -> int:
        """The first row of a place in a document that ends behind an offset; else the first one."""
        best = -1
        for number, each in enumerate(self._rows):
            if not isinstance(each, Place):
                continue
            best = number if best < 0 else best
            if each.document_id == document_id and each.span.end > offset:
                return number
        return best

    def _put(self, places: Iterable[Place], *, ticked: bool) -> None:
        for each in places:
            if self.is_ticked(each) == ticked:
                continue
            self._ticked[each.document_id] += 1 if ticked else -1
            (self._unticked.discard if ticked else self._unticked.add)(_spot(each))
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.ticks_changed.emit()

    def _state(self, row: Place | Heading) -> Qt.CheckState:
        if isinstance(row, Place):
            return Qt.CheckState.Checked if self.is_ticked(row) else Qt.CheckState.Unchecked
        if not row.ticked:
            return Qt.CheckState.Unchecked
        whole = row.ticked == row.count
        return Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked

    def _spoken(self, row: Place | Heading) -> str:
        if isinstance(row, Heading):
            return f"{row.title}, {row.ticked} of {row.count} ticked"
        tick = "ticked" if self.is_ticked(row) else "not ticked"
        return f"{tick}: {row.before}{row.words}{row.after}"


def _spot(place: Place) -> Spot:
    return place.document_id, place.span

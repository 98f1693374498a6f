"""The rows of the list of relations, as a table with ticks."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from annotator.gui.relations.rows import Column, Row

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The role under which a cell gives its Row."""

Index = QModelIndex | QPersistentModelIndex


class RelationModel(QAbstractTableModel):
    """Relations with ticks, which stay with them while others are shown."""

    ticks_changed = Signal()

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._ticked: dict[int, None] = {}
        self._heads: tuple[Column, ...] = tuple(Column)

    def number(self, seen: Sequence[Column]) -> None:
        """Number the heads of the columns that are seen: a digit sorts by the one that has it."""
        if tuple(seen) != self._heads:
            self._heads = tuple(seen)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def numbered(self, number: int) -> Column | None:
        """The column whose head has a number; None for none."""
        return self._heads[number - 1] if 1 <= number <= len(self._heads) else None

    def heads(self) -> int:
        """How many heads have a number."""
        return len(self._heads)

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows in place of others."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> Row | None:
        """The relation at a place; None outside the list."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, relation_id: int | None) -> int:
        """Where a relation stands; -1 where it does not."""
        return next((n for n, row in enumerate(self._rows) if row.id == relation_id), -1)

    def ticked(self) -> list[int]:
        """The ids of the ticked relations, in the order in which that was done."""
        return list(self._ticked)

    def tick_only(self, relation_ids: Sequence[int]) -> None:
        """Tick these relations and no others."""
        self._ticked = dict.fromkeys(relation_ids)
        self._repaint()

    def turn(self, relation_id: int) -> None:
        """Tick a relation, or take its tick away."""
        if relation_id in self._ticked:
            del self._ticked[relation_id]
        else:
            self._ticked[relation_id] = None
        self._repaint()

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of relations that are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """The number of columns, hidden ones too."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The relation, the words of a cell, its tick, or what is read aloud."""
        row = self.row(index.row())
        if row is None:
            return None
        column = Column(index.column())
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cell(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.cell(column) or None
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.FROM:
            ticked = row.id in self._ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column is not Column.FROM:
                return f"{column.title}: {row.cell(column) or 'nothing'}"
            return f"{row.said()}, ticked" if row.id in self._ticked else row.said()
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The title of a column, and the number that sorts by it."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = Column(section)
        number = self._heads.index(column) + 1 if column in self._heads else 0
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{number}  {column.title}" if number else column.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            key = f", key {number}" if number else ""
            return f"{column.title}: sort by it{key}"
        return None

    def _repaint(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.ticks_changed.emit()

"""The lines of a list beside the page: headings and rows, some with a tick, a level, a swatch."""

from collections.abc import Hashable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from annotator.model.codebook import Label

LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The role under which a row gives its Line."""

Index = QModelIndex | QPersistentModelIndex


class Target(NamedTuple):
    """An annotation to go to, and the document that it stands in."""

    document_id: int
    annotation_id: int


class Line(NamedTuple):
    """One row: its words, what is said quietly behind them, and what can be done with it."""

    words: str
    detail: str = ""
    heading: bool = False
    key: Hashable = None
    """What is ticked with the row; None where there is no tick."""
    target: Target | None = None
    """Where Enter leads; None where it leads nowhere."""
    label: Label | None = None
    """The label whose swatch stands before the words."""
    level: int = 0
    """How far the words stand to the right, in steps."""
    quiet: bool = False
    """Whether the words are muted: what is retired, done, or away."""
    chip: str = ""
    """The key that belongs to it, drawn at the right end; only in a list that has room for it."""
    tickable: bool = True
    """Whether a row with a key can be ticked."""
    aside: bool = False
    """Whether it is passed over like a heading: words between the rows."""

    @property
    def ticks(self) -> bool:
        """Whether there is a tick."""
        return self.key is not None and self.tickable


class LineModel(QAbstractListModel):
    """Lines with ticks, which stay with their keys while the lines change."""

    ticks_changed = Signal()

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._ticked: dict[Hashable, None] = {}

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines in place of others."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """The line of a row; None outside the list."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, key: Hashable) -> int:
        """The row with a key; -1 when there is none."""
        return next((n for n, line in enumerate(self._lines) if line.key == key), -1)

    def first_row(self) -> int:
        """The first row that is no heading; -1 when there is none."""
        rows = enumerate(self._lines)
        return next((n for n, line in rows if not line.heading and not line.aside), -1)

    def ticked(self) -> list[Hashable]:
        """The keys that are ticked, in the order in which that was done."""
        return list(self._ticked)

    def tick_only(self, keys: Sequence[Hashable]) -> None:
        """Tick these keys and no others."""
        self._ticked = dict.fromkeys(keys)
        self._repaint()

    def turn(self, row: int) -> None:
        """Tick a row, or take its tick away; nothing happens to one that has none."""
        line = self.line(row)
        if line is None or not line.ticks:
            return
        if line.key in self._ticked:
            del self._ticked[line.key]
        else:
            self._ticked[line.key] = None
        self._repaint()

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of rows, headings too."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over."""
        line = self.line(index.row())
        if line is None or line.heading or line.aside:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line, its words, its tick, or the whole row in words."""
        line = self.line(index.row())
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.CheckStateRole and line.ticks:
            ticked = line.key in self._ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole and not line.heading:
            return f"{line.words}\n{line.detail}" if line.detail else line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = "ticked" if line.ticks and line.key in self._ticked else ""
            chip = f"key {line.chip}" if line.chip else ""
            return ", ".join(filter(None, (line.words, line.detail, chip, told)))
        return None

    def _repaint(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))
        self.ticks_changed.emit()

"""The documents of a project as rows of a list."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.model.documents import DocumentState, DocumentSummary

SUMMARY_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The role under which a row gives its whole DocumentSummary."""

_NEARLY = 0.97
"""A bar that is not full shows it."""

Index = QModelIndex | QPersistentModelIndex


class DocumentModel(QAbstractListModel):
    """Rows of DocumentSummary; a refresh touches only the rows that differ."""

    def __init__(self) -> None:
        """Begin with no documents."""
        super().__init__()
        self._rows: list[DocumentSummary] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of documents."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the whole summary, or the row in words."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        summary = self._rows[index.row()]
        if role == SUMMARY_ROLE:
            return summary
        if role == Qt.ItemDataRole.DisplayRole:
            return summary.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                f"{summary.title}\n{summary.source_name}" if summary.source_name else summary.title
            )
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{summary.title}, {state_words(summary)}, {count_words(summary)} annotations"
        return None

    def show(self, summaries: Sequence[DocumentSummary]) -> None:
        """Show these documents; rows that stay in their place stay selected."""
        wanted = list(summaries)
        if [each.id for each in wanted] != [each.id for each in self._rows]:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()
            return
        for row, summary in enumerate(wanted):
            if summary != self._rows[row]:
                self._rows[row] = summary
                index = self.index(row)
                self.dataChanged.emit(index, index)

    def update(self, summaries: Sequence[DocumentSummary]) -> None:
        """Show what is now so of some of the documents."""
        for summary in summaries:
            row = self.row_of(summary.id)
            if row >= 0 and summary != self._rows[row]:
                self._rows[row] = summary
                self.dataChanged.emit(self.index(row), self.index(row))

    def summary(self, row: int) -> DocumentSummary | None:
        """The document of a row; None outside the list."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, document_id: int | None) -> int:
        """The row of a document; -1 when it is not in the list."""
        ids = [summary.id for summary in self._rows]
        return ids.index(document_id) if document_id in ids else -1


def state_words(summary: DocumentSummary) -> str:
    """How far a document is: what was said of the document itself, else of the assignment."""
    return summary.assignment if summary.state is DocumentState.OPEN else summary.state.value


def count_words(summary: DocumentSummary) -> str:
    """The annotations and the suggestions that wait, as "38 · 6 suggested"."""
    if summary.suggested:
        return f"{summary.annotations} · {summary.suggested} suggested"
    return str(summary.annotations)


def progress(summary: DocumentSummary) -> float:
    """How much of the bar is filled, 0 to 1: all of it only when the document is done.

    Before that, how far through the text the marks reach.
    """
    if summary.assignment == "done" or summary.state is not DocumentState.OPEN:
        return 1.0
    return min(_NEARLY, summary.reach / summary.length) if summary.length else 0.0

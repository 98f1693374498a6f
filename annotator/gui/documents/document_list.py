"""The panel at the left: the documents of the project, and a place to drop new ones."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from annotator.gui.documents.model import DocumentModel
from annotator.gui.documents.row import DocumentRow
from annotator.gui.parts import heading
from annotator.gui.theme import Theme
from annotator.gui.viewports import give_viewport
from annotator.model.documents import DocumentSummary


class DocumentView(QListView):
    """The list itself; arrows walk through it, letters find a title."""

    opened = Signal()
    """Enter was pressed, or a row clicked: the page should have the focus now."""

    def __init__(self, model: DocumentModel, theme: Theme) -> None:
        """Show a model."""
        super().__init__()
        self.setObjectName("document_list")
        self.setAccessibleName("Documents")
        give_viewport(self)
        self.setModel(model)
        self._row = DocumentRow(theme, self)
        self.setItemDelegate(self._row)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the page; the rest is the list's own business."""
        command = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not command:
            self.opened.emit()
            return
        if command & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the titles anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class DocumentPanel(QFrame):
    """Heading and list; without documents, how to begin stands in the place of the page."""

    picked = Signal(int)
    """The id of the document to show."""
    menu_requested = Signal(int, QPoint)
    """A document's id, and where on the screen its menu should open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty panel."""
        super().__init__(parent)
        self.setObjectName("side_panel")
        self.setAccessibleName("Documents")
        self._model = DocumentModel()
        self._heading = heading("Documents", "document_heading")
        self.view = DocumentView(self._model, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 18, 7, 4)
        column.setSpacing(5)
        self._heading.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self._heading)
        column.addWidget(self.view, stretch=1)
        column.addStretch(0)
        self.setFocusProxy(self.view)
        self.view.customContextMenuRequested.connect(self._menu)
        self._current: int | None = None
        self._quiet = False
        self.view.selectionModel().currentChanged.connect(self._moved)
        theme.changed.connect(self.view.viewport().update)
        self.show_documents((), None)

    def show_documents(self, summaries: Sequence[DocumentSummary], current: int | None) -> None:
        """Show these documents, the one of id ``current`` selected."""
        self._quiet = True
        self._model.show(summaries)
        self._quiet = False
        count = f"DOCUMENTS · {len(summaries)}" if summaries else "DOCUMENTS"
        self._heading.setText(count)
        self._heading.setAccessibleName(count.capitalize())
        self.view.setVisible(bool(summaries))
        self.set_current(current)

    def update_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Show what is now so of some of the documents."""
        self._model.update(summaries)

    def summary_of(self, document_id: int) -> DocumentSummary | None:
        """What is shown of a document; None when it is not in the list."""
        row = self._model.row_of(document_id)
        return self._model.summary(row) if row >= 0 else None

    def set_current(self, document_id: int | None) -> None:
        """Select a document without asking for it to be shown."""
        self._current = document_id
        row = self._model.row_of(document_id)
        index = self._model.index(row) if row >= 0 else QModelIndex()
        if self.view.currentIndex() == index and index.isValid():
            return
        self._quiet = True
        self.view.setCurrentIndex(index)
        self._quiet = False

    def neighbour(self, step: int) -> int | None:
        """The id of the document ``step`` rows further on; None beyond an end."""
        row = self._model.row_of(self._current)
        summary = self._model.summary(row + step if row >= 0 else 0)
        return summary.id if summary else None

    def sizeHint(self) -> QSize:
        """The width it was drawn for."""
        return QSize(248, 400)

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        summary = self._model.summary(index.row()) if index.isValid() else None
        if summary is not None and not self._quiet and summary.id != self._current:
            self._current = summary.id
            self.picked.emit(summary.id)

    def _menu(self, place: QPoint) -> None:
        summary = self._model.summary(self.view.indexAt(place).row())
        if summary is not None:
            self.menu_requested.emit(summary.id, self.view.viewport().mapToGlobal(place))

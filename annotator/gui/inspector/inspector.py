"""The panel at the right: cards for the selected annotation, else for the document."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.gui.inspector.document_card import DocumentSection
from annotator.gui.inspector.history_card import HistorySection
from annotator.gui.inspector.notes_card import NotesSection
from annotator.gui.inspector.provenance import ProvenanceSection
from annotator.gui.inspector.relations_card import RelationsSection
from annotator.gui.inspector.selected_card import SelectedSection
from annotator.gui.parts import muted
from annotator.gui.viewports import give_viewport


class Inspector(QFrame):
    """Lays the cards out; what stands in them is the business of ``InspectorFeed``."""

    wanted = Signal()
    """A field is to be entered: the panel must be seen."""
    finished = Signal()
    """The page may have the focus back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the empty panel."""
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName("Inspector")
        self.shown: int | None = None
        """The annotation that the cards show; None while they show the document, or several."""
        self.shown_ids: tuple[int, ...] = ()
        """The annotations whose fields are shown."""
        self.selected = SelectedSection()
        self.relations = RelationsSection()
        self.document = DocumentSection()
        self.notes = NotesSection("notes_section")
        self.history = HistorySection()
        self.provenance = ProvenanceSection()
        self._nothing = muted("Nothing is open.", name="inspector_empty")
        self._content = content = QWidget()
        content.setObjectName("inspector_content")
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 18, 13, 14)
        column.setSpacing(14)
        for section in self._sections():
            column.addWidget(section)
            section.hide()
        column.addWidget(self._nothing)
        column.addStretch(1)
        self._scroll = QScrollArea()
        give_viewport(self._scroll)
        self._scroll.setObjectName("inspector_scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        self._scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._scroll)
        for finished in (
            self.selected.finished,
            self.document.finished,
            self.relations.finished,
            self.notes.finished,
        ):
            finished.connect(self.finished)

    def show_sections(self, *, annotation: bool, document: bool, several: bool = False) -> None:
        """Show the cards of an annotation, of ``several`` at once, of a document, or none.

        Where the field that has the focus goes, so does the focus, to the page and no other field.
        """
        focused = QApplication.focusWidget()
        left = next((each for each in self._sections() if _holds(each, focused)), None)
        self.selected.setVisible(annotation)
        self.relations.setVisible(annotation and not several)
        self.history.setVisible(annotation and not several)
        self.provenance.setVisible(annotation and not several)
        self.document.setVisible(document and not annotation)
        self.notes.setVisible(document and not several)
        self._nothing.setVisible(not document)
        if left is not None and left.isHidden():
            self.finished.emit()

    def order_tabs(self) -> None:
        """Let Tab go through the fields as they stand, from the top down.

        Rows that are made anew would else come last.
        """
        layout = self._content.layout()
        if layout is not None:
            layout.activate()
        stops = [
            each
            for each in self._content.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible()
        ]
        places = {each: each.mapTo(self._content, QPoint(0, each.height() // 2)) for each in stops}
        stops.sort(key=lambda each: (places[each].y(), places[each].x()))
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def enter(self, field: QWidget) -> None:
        """Give a field the focus, and bring it into view."""
        self.wanted.emit()
        self._scroll.ensureWidgetVisible(field)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sizeHint(self) -> QSize:
        """The width it was drawn for."""
        return QSize(312, 400)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rows find their heights for the new width."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self._content.updateGeometry)

    def _sections(self) -> tuple[QWidget, ...]:
        return (self.selected, self.document, self.relations, self.notes, self.history,
                self.provenance)  # fmt: skip


def _holds(section: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and section.isAncestorOf(focused)

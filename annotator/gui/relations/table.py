"""The list of relations as it is seen: rows are walked through, columns sort."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView

from annotator.gui.fonts import interface_font
from annotator.gui.relations.model import RelationModel
from annotator.gui.relations.paint import CellPaint
from annotator.gui.relations.rows import Column, Row, Sorting
from annotator.gui.theme import Theme
from annotator.gui.ticking import TICK_WIDTH, WALKING, paint_ground, paint_instead
from annotator.gui.viewports import give_viewport

_FIXED = {Column.RELATION: 104, Column.WHERE: 84, Column.WHOSE: 92}
"""The widths of the columns that need no more, in pixels; the others share what is left."""
_SHARES = {Column.FROM: 10, Column.TO: 8, Column.ATTRIBUTES: 6}
_NARROW = 520
"""A narrower list leaves out the attributes, which stand below it too."""


class RelationTable(QTreeView):
    """Walks through relations and ticks them; every other key is left to the panel around it."""

    walked = Signal()
    """Another row is the current one."""
    left_above = Signal()
    """Up was pressed on the first row."""
    sort_wanted = Signal(int)
    """A column by which to sort."""

    def __init__(self, theme: Theme) -> None:
        """Make it empty."""
        super().__init__()
        self.relations = RelationModel()
        self._theme = theme
        self._instead = ""
        self._shown = (True, True)
        """Whether there is something to read in the attributes, and in whose a relation is."""
        self.setObjectName("relations_list")
        self.setAccessibleName("Relations of this document")
        give_viewport(self)
        self.setModel(self.relations)
        self.setItemDelegate(CellPaint(theme, self))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.header()
        header.setFont(interface_font(12))
        header.setSectionsClickable(True)
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self.sort_wanted)
        theme.changed.connect(self.viewport().update)

    def current(self) -> Row | None:
        """The current relation; None when there is none."""
        return self.relations.row(self.currentIndex().row())

    def go_to(self, place: int) -> None:
        """Make a row the current one and bring it in sight; nothing is said of it."""
        index = self.relations.index(place, 0)
        with QSignalBlocker(self):
            self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        self.viewport().update()

    def show_sorting(self, sorting: Sorting) -> None:
        """Show by which column the rows are sorted."""
        down = Qt.SortOrder.DescendingOrder if sorting.backwards else Qt.SortOrder.AscendingOrder
        self.header().setSortIndicator(sorting.column, down)

    def show_columns(self, *, attributes: bool, whose: bool) -> None:
        """Show the columns in which there is something to read."""
        if (attributes, whose) != self._shown:
            self._shown = (attributes, whose)
            self._share()

    def say_instead(self, words: str) -> None:
        """Show these words where there are no rows."""
        self._instead = words
        self.setAccessibleDescription("" if self.relations.rowCount() else words)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or what is said in their place."""
        super().paintEvent(event)
        if self._instead and not self.relations.rowCount():
            paint_instead(self, self._instead)

    def drawRow(
        self,
        painter: QPainter,
        options: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground of the current row, and its cells."""
        if index.row() == self.currentIndex().row():
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(0, options.rect.top(), self.viewport().width(), options.rect.height())
            paint_ground(painter, box, self._theme.palette, focused=self.hasFocus())
            painter.restore()
        delegate = self.itemDelegate()
        for section in range(self.header().count()):
            if not self.isColumnHidden(section):
                cell = self.relations.index(index.row(), section)
                options.rect = self.visualRect(cell)
                delegate.paint(painter, options, cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and tick."""
        place, row = self.currentIndex().row(), self.current()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif event.key() == Qt.Key.Key_Space:
            if row is not None:
                self.relations.turn(row.id)
        elif event.key() == Qt.Key.Key_Up and place <= 0:
            self.left_above.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self.relations.rowCount() - 1
            self.setCurrentIndex(
                self.relations.index(0 if event.key() == Qt.Key.Key_Home else last, 0)
            )
        elif event.key() in WALKING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick where a tick is painted."""
        super().mousePressEvent(event)
        point: QPoint = event.position().toPoint()
        row = self.relations.row(self.indexAt(point).row())
        left = event.button() == Qt.MouseButton.LeftButton
        if row is not None and left and point.x() < TICK_WIDTH:
            self.relations.turn(row.id)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Say that another row is the current one."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.walked.emit()
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Give each column its width."""
        attributes, whose = self._shown
        narrow = self.viewport().width() < _NARROW
        self.setColumnHidden(Column.ATTRIBUTES, not attributes or narrow)
        self.setColumnHidden(Column.WHOSE, not whose)
        shown = [each for each in Column if not self.isColumnHidden(each)]
        self.relations.number(shown)
        room = self.viewport().width() - sum(_FIXED.get(each, 0) for each in shown)
        shares = sum(_SHARES.get(each, 0) for each in shown)
        for each in shown:
            share = max(60, room * _SHARES.get(each, 0) // shares)
            self.setColumnWidth(each, _FIXED.get(each, share))

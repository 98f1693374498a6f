"""A layout that fills rows from left to right and begins another where a row is full."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Children in rows, each of its own preferred size."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        """Keep ``spacing`` pixels between children and between rows."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put a child at the end."""
        self._items.append(item)

    def count(self) -> int:
        """The number of children."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The child at a place; None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove the child at a place and give it back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It never wants more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Move the children into the rectangle."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All children in one row."""
        shown = [item for item in self._items if not item.isEmpty()]
        hints = [item.sizeHint() for item in shown]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0)).grownBy(
            self._margins()
        )

    def minimumSize(self) -> QSize:
        """The widest child."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self._margins())

    def _margins(self) -> QMargins:
        return self.contentsMargins()

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self._margins()
        area = rect.marginsRemoved(margins)
        x, y, row = area.x(), area.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), max(area.width(), item.minimumSize().width()))
            if x > area.x() and x + width > area.x() + area.width():
                x, y, row = area.x(), y + row + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, hint.height())))
            x += width + self.spacing()
            row = max(row, hint.height())
        return y + row - rect.y() + margins.bottom()

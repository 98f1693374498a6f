"""The bar at the top: the project's name with its menu, the palette's field, Export."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from annotator.gui.fonts import interface_font
from annotator.gui.parts import button, key_chip, show_key


class SearchField(QLineEdit):
    """The field in which the palette is typed; it says which keys it does not use itself."""

    key_pressed = Signal(QKeyEvent)
    """Up, Down, Enter, Esc and their kin, which are the palette's."""
    clicked = Signal()

    _FOR_PALETTE = frozenset(
        {
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Escape,
            Qt.Key.Key_Tab,
            Qt.Key.Key_Backtab,
        }
    )

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self.setObjectName("search_field")
        self.setAccessibleName("Search text, annotations and commands")
        self.setPlaceholderText("Search text, annotations, commands")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._chip = key_chip("Ctrl+K")
        self._chip.setParent(self)
        self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_key(self, key: str) -> None:
        """Show the key that leads here."""
        show_key(self._chip, key)
        self._place_chip()

    def event(self, event: QEvent) -> bool:
        """Take Tab as a key."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in self._FOR_PALETTE
        ):
            self.key_pressed.emit(event)
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the palette."""
        super().mousePressEvent(event)
        self.clicked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the right."""
        super().resizeEvent(event)
        self._place_chip()

    def _place_chip(self) -> None:
        size = self._chip.sizeHint()
        self._chip.resize(size.width(), 18)
        self._chip.move(self.width() - size.width() - 10, (self.height() - 18) // 2)


class TopBar(QFrame):
    """Where one is, and the ways to everything else."""

    export_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the bar."""
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setAccessibleName("Project and search")
        self.setFixedHeight(44)
        self._words = ""
        self.project_button = button("", kind="name", name="project_button")
        self.project_button.setFont(interface_font(13, QFont.Weight.DemiBold))
        self.project_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.search_field = SearchField()
        self.search_field.setMinimumWidth(180)
        self.search_field.setMaximumWidth(340)
        self.search_field.setFixedHeight(30)
        self.export_button = button("Export", name="export_button", tip="Write a dataset (Ctrl+E)")
        self.export_button.setFixedHeight(30)
        self.export_button.clicked.connect(self.export_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 0, 14, 0)
        row.setSpacing(14)
        row.addWidget(self.project_button)
        row.addStretch(1)
        row.addWidget(self.search_field, stretch=3)
        row.addWidget(self.export_button)

    def set_project(self, name: str, path: str) -> None:
        """Show which project is open."""
        self._words = name
        self.project_button.setAccessibleName(f"Project {name}")
        self.project_button.setToolTip(path)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the project's name the room that is over."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.project_button.font())
        room = max(100, self.width() - 450)
        words = metrics.elidedText(self._words, Qt.TextElideMode.ElideMiddle, room)
        self.project_button.setText(words.replace("&", "&&"))

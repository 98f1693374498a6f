"""The line at the bottom: mode, saved state, counts, who annotates, what Undo undoes, zoom."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QWidget

from annotator.gui.fonts import interface_font
from annotator.gui.parts import Dot, ElidedLabel, button, key_chip, muted

_LEAST_UNDO = 60
"""Pixels for what Undo would undo, however little room there is."""


class StatusLine(QFrame):
    """What is true of the whole window, in one line."""

    undo_clicked = Signal()
    zoom_clicked = Signal()
    gaps_clicked = Signal()
    worklist_clicked = Signal()
    annotator_named = Signal(str)
    """A new name for who annotates from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the line."""
        super().__init__(parent)
        self.setObjectName("status_line")
        self.setAccessibleName("Status")
        self.setFixedHeight(27)
        self._mode = key_chip("Read")
        self._mode.setObjectName("mode_chip")
        self._saved = muted("Saved", pixels=12, name="saved_state")
        self._count = muted(pixels=12, name="annotation_count")
        self._by_label = ElidedLabel(kind="muted", pixels=12, name="label_counts")
        self._gaps = _small("gap_count")
        self._gaps.clicked.connect(self.gaps_clicked)
        self._gaps.setToolTip("Go to the first gap")
        self._worklist = _small("worklist_count")
        self._worklist.clicked.connect(self.worklist_clicked)
        self._annotator = NameField()
        self._annotator.named.connect(self.annotator_named)
        self._undo = _small("undo_button")
        self._undo.clicked.connect(self.undo_clicked)
        self._zoom = _small("zoom_button")
        self._zoom.clicked.connect(self.zoom_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 9, 0)
        row.setSpacing(0)
        for widget, gap in (
            (self._mode, 12),
            (Dot(), 5),
            (self._saved, 18),
            (self._count, 18),
        ):
            row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
            row.addSpacing(gap)
        self._gaps_room, self._worklist_room = _with_room(self._gaps), _with_room(self._worklist)
        row.addWidget(self._gaps_room)
        row.addWidget(self._worklist_room)
        row.addWidget(self._by_label, stretch=1)
        for each in (self._annotator, self._undo, self._zoom):
            row.addWidget(each, alignment=Qt.AlignmentFlag.AlignVCenter)
            row.addSpacing(4)
        self._undo_words = ""
        self._undo_title = ("", "")
        self._undo_key = "Ctrl+Z"
        self.set_undo("", "")
        self.set_zoom(1.0)

    def set_mode(self, words: str) -> None:
        """Name the mode the keys are in."""
        self._mode.setText(words)
        self._mode.setMinimumWidth(0)  # Qt never wishes for less than the least
        self._mode.setMinimumWidth(self._mode.sizeHint().width())
        self._mode.setAccessibleName(f"Mode: {words}")
        self._fit()

    def set_saved(self, words: str) -> None:
        """Say that all is saved, or that the project can only be read."""
        self._saved.setText(words)
        self._saved.setAccessibleName(words)

    def set_counts(self, total: int | None, by_label: Sequence[tuple[str, int]] = ()) -> None:
        """Count the annotations of the document; None where no document is open."""
        words = "" if total is None else "1 annotation" if total == 1 else f"{total} annotations"
        self._count.setText(words)
        self._count.setAccessibleName(words)
        self._fit()
        self._by_label.set_words(" · ".join(f"{title} {count}" for title, count in by_label))

    def set_gaps(self, words: str) -> None:
        """Say how many gaps are open; nothing without words."""
        self._gaps.setText(words)
        self._gaps.setAccessibleName(f"{words}. Press for the first." if words else "")
        self._gaps_room.setVisible(bool(words))
        self._fit()

    def set_worklist(self, words: str) -> None:
        """Say how many annotations are to be looked at again; nothing without words."""
        self._worklist.setText(words)
        self._worklist.setAccessibleName(f"{words} again. Press for the list." if words else "")
        self._worklist_room.setVisible(bool(words))
        self._fit()

    def by_label(self) -> str:
        """The counts by label, as they are shown."""
        return self._by_label.words()

    def set_annotator(self, name: str) -> None:
        """Show who annotates."""
        self._annotator.show_name(name)

    def ask_annotator(self) -> None:
        """Let the name be changed in its place."""
        self._annotator.ask()

    def set_undo(self, title: str, why_not: str) -> None:
        """Say what Undo would undo; empty when there is nothing, with the reason as a tooltip."""
        self._undo_title = (title, why_not)
        self._undo_words = f"Undo: {title}" if title else ""
        self._fit()
        self._undo.setVisible(bool(title))
        self._undo.setAccessibleName(f"Undo {title}" if title else why_not)
        key = f" ({self._undo_key})" if self._undo_key else ""
        self._undo.setToolTip(f"Undo {title}{key}" if title else why_not)

    def set_undo_key(self, key: str) -> None:
        """Name another key for Undo; empty for none."""
        self._undo_key = key
        self.set_undo(*self._undo_title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what Undo would undo the room that is over."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self._undo.font())
        layout = self.layout()
        assert layout is not None
        around = self._undo.sizeHint().width() - metrics.horizontalAdvance(self._undo.text())
        others = layout.minimumSize().width() - self._undo.minimumSizeHint().width()
        room = max(_LEAST_UNDO, self.width() - others - around)
        words = metrics.elidedText(self._undo_words, Qt.TextElideMode.ElideRight, room)
        self._undo.setText(words.replace("&", "&&"))

    def set_zoom(self, zoom: float) -> None:
        """Show the size of the page's type."""
        self._zoom.setText(f"{round(zoom * 100)}%")
        self._zoom.setAccessibleName(f"Zoom {round(zoom * 100)} percent. Press for 100 percent.")
        self._zoom.setToolTip("Back to 100% (Ctrl+0)")


class NameField(QStackedWidget):
    """A name that becomes a field when it is pressed; Enter takes the new name, Esc the old."""

    named = Signal(str)

    def __init__(self) -> None:
        """Begin without a name."""
        super().__init__()
        self.setObjectName("annotator_name")
        self.setFixedHeight(20)
        self._button = _small("annotator_button")
        self._button.clicked.connect(self.ask)
        self._field = QLineEdit()
        self._field.setObjectName("annotator_field")
        self._field.setProperty("kind", "inline")
        self._field.setFont(interface_font(12))
        self._field.setAccessibleName("Who annotates from now on")
        self._field.setMaxLength(100)
        self._field.installEventFilter(self)
        self._field.returnPressed.connect(self._take)
        self._field.editingFinished.connect(self._leave)
        self.addWidget(self._button)
        self.addWidget(self._field)

    def show_name(self, name: str) -> None:
        """Show a name."""
        self._button.setText(name)
        self._button.setAccessibleName(f"Annotator: {name}. Press to change.")
        self._button.setToolTip(f"{name} annotates. Press to change.")

    def ask(self) -> None:
        """Let the name be typed."""
        self._field.setText(self._button.text())
        self._field.setFixedWidth(max(150, self._button.width()))
        self.setCurrentWidget(self._field)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the old name on Esc."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self._field.setText(self._button.text())
            self._field.clearFocus()
            return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        name = " ".join(self._field.text().split())
        if name and name != self._button.text():
            self.named.emit(name)
        self._leave()

    def _leave(self) -> None:
        self.setCurrentWidget(self._button)


def _small(name: str) -> QPushButton:
    made = button("", kind="flat", name=name)
    made.setFont(interface_font(12))
    made.setFixedHeight(20)
    return made


def _with_room(count: QPushButton) -> QWidget:
    """A count with the distance behind it, which goes when it goes."""
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, 0, 14, 0)
    row.addWidget(count, alignment=Qt.AlignmentFlag.AlignVCenter)
    room.hide()
    return room

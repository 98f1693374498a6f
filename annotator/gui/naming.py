"""The line of a panel in which something new is named."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from annotator.gui.fonts import interface_font
from annotator.gui.keys import is_enter
from annotator.gui.parts import ElidedLabel


class NamingLine(QWidget):
    """Asks for a name; Enter gives it, Esc leaves it be."""

    named = Signal(str)
    left = Signal()
    typed = Signal(str)
    """Other words stand there now; nothing is taken yet."""

    def __init__(self, panel: str) -> None:
        """Make it, not shown; ``panel`` begins the objectNames."""
        super().__init__()
        self.setObjectName(f"{panel}_naming")
        self._what = ElidedLabel(kind="muted", name=f"{panel}_naming_what")
        self._edit = QLineEdit()
        self._edit.setObjectName(f"{panel}_naming_edit")
        self._edit.textEdited.connect(self.typed)
        self._edit.setFont(interface_font(13))
        self._edit.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._what, stretch=1)
        row.addWidget(self._edit, stretch=1)
        self.hide()

    def ask(self, what: str, proposed: str) -> None:
        """Ask for a name, in these words; what is proposed is replaced by typing."""
        self._what.set_words(what)
        self._edit.setAccessibleName(what)
        self._edit.setPlaceholderText("A name, then Enter; Esc leaves it")
        self._edit.setText(proposed)
        self._edit.selectAll()
        self.show()
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Take Enter and Esc of the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if is_enter(event):
                if self._edit.text().strip():
                    self.named.emit(self._edit.text())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

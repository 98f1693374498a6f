"""The panel below the Export button: which format, where to, and what that would lose."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.formats.format import Format
from annotator.gui.around import step_inside
from annotator.gui.parts import button, heading, muted
from annotator.model.corpus import Loss

_WIDTH = 460
_LOSSES = 7


class ExportPanel(QFrame):
    """Asks; what is asked for is written by ``Exporting``."""

    format_chosen = Signal(str)
    place_wanted = Signal()
    """The system's dialog should be shown."""
    accepted = Signal()
    closed = Signal()

    def __init__(self, window: QWidget, below: QWidget) -> None:
        """Stand in a window, below one of its widgets."""
        super().__init__(window)
        self.setObjectName("export_panel")
        self.setProperty("kind", "popup")
        self.setAccessibleName("Export")
        self._window = window
        self._below = below
        self._formats = QButtonGroup(self)
        self._formats.buttonClicked.connect(lambda _b: self.format_chosen.emit(self.format_name()))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(6)
        self._column.addWidget(heading("Format"))
        self._options = QVBoxLayout()
        self._options.setSpacing(4)
        self._column.addLayout(self._options)
        self._column.addSpacing(6)
        self._column.addWidget(heading("Where"))
        self._column.addLayout(self._place_row())
        self._note = muted(pixels=12, name="export_note")
        self._note.setProperty("kind", "")
        self._note.setWordWrap(True)
        self._column.addWidget(self._note)
        self._column.addSpacing(6)
        self._column.addWidget(heading("What this format cannot say"))
        self._losses = QLabel()
        self._losses.setObjectName("export_losses")
        self._losses.setWordWrap(True)
        self._losses.setTextFormat(Qt.TextFormat.PlainText)
        self._column.addWidget(self._losses)
        self._column.addSpacing(8)
        self._column.addLayout(self._button_row())
        self.hide()

    def open(self, formats: Sequence[Format], chosen: str) -> None:
        """Offer formats, one of them chosen."""
        for old in self._formats.buttons():
            self._formats.removeButton(old)
            old.hide()
            old.deleteLater()
        for each in formats:
            option = QRadioButton(each.title)
            option.setObjectName(f"export_format_{each.name}")
            option.setProperty("format_name", each.name)
            option.setChecked(each.name == chosen)
            self._formats.addButton(option)
            self._options.addWidget(option)
        self.show()
        self.place()
        self.raise_()
        picked = self._formats.checkedButton()
        if picked is not None:
            picked.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def format_name(self) -> str:
        """The format that is chosen."""
        picked = self._formats.checkedButton()
        return str(picked.property("format_name")) if picked is not None else ""

    def path(self) -> Path:
        """Where to write."""
        return Path(self._path.text().strip()).expanduser()

    def set_path(self, path: Path) -> None:
        """Propose a place."""
        self._path.setText(str(path))
        self._say_what_is_there()  # the same place may hold a file by now

    def show_losses(self, losses: Sequence[Loss] | None) -> None:
        """Show what would be lost; None while that is being found out."""
        if losses is None:
            self._losses.setText("Looking…")
        elif not losses:
            self._losses.setText("Nothing: this format says everything that would be written.")
        else:
            lines = [f"{each.count} × {each.what}" for each in losses[:_LOSSES]]
            if len(losses) > _LOSSES:
                lines.append(f"and {len(losses) - _LOSSES} kinds more")
            self._losses.setText("\n".join(lines))
        self._losses.setAccessibleName(self._losses.text())
        self._export.setEnabled(losses is not None)
        self.place()

    def show_writing(self, *, writing: bool) -> None:
        """Say that it is being written."""
        self._export.setText("Writing…" if writing else "Export")
        self._export.setEnabled(not writing)

    def close_panel(self) -> None:
        """Go away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def place(self) -> None:
        """Stand below the button, inside the window."""
        width = min(_WIDTH, self._window.width() - 24)
        self.setFixedWidth(width)
        self.adjustSize()
        corner = self._below.mapTo(
            self._window, QPoint(self._below.width(), self._below.height() + 6)
        )
        self.move(max(12, corner.x() - width), corner.y())

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab stays in the panel."""
        return step_inside(self, forward=next_one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._export.isEnabled():
                self.accepted.emit()
        else:
            super().keyPressEvent(event)

    def _place_row(self) -> QHBoxLayout:
        self._path = QLineEdit()
        self._path.setObjectName("export_path")
        self._path.setAccessibleName("Where to write")
        self._path.textChanged.connect(self._say_what_is_there)
        choose = button("Choose…", name="export_choose")
        choose.clicked.connect(self.place_wanted)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._path, stretch=1)
        row.addWidget(choose)
        return row

    def _button_row(self) -> QHBoxLayout:
        self._export = button("Export", kind="primary", name="export_write")
        self._export.clicked.connect(self.accepted)
        cancel = button("Cancel", name="export_cancel")
        cancel.clicked.connect(self.close_panel)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._export)
        return row

    def _say_what_is_there(self) -> None:
        path = self.path()
        there = bool(self._path.text().strip()) and path.exists()
        if there and path.is_dir():
            self._note.setText("Files of the same names in this folder will be replaced.")
        else:
            self._note.setText("This file is there already and will be replaced." if there else "")
        self._note.setVisible(bool(self._note.text()))

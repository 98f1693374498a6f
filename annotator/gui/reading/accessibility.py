"""What a screen reader is told of the page: its words, the caret, what is selected.

Nothing here is imported before a program asks for the page (see ``gui/listening.py``).
"""

from typing import cast

import shiboken6
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAccessibleWidget

from annotator.gui.reading.accessibility_mirror import Mirror
from annotator.gui.reading.guard import reported
from annotator.gui.reading.pane import ReadingPane

_NOTHING = cast("QAccessibleInterface", None)
"""Qt takes None where PySide6's types do not allow for it."""

_TEXT = QAccessible.InterfaceType.TextInterface


class PaneAccessible(QAccessibleWidget):
    """The pane as a text of many lines that can be read and selected, but not written.

    Qt deletes it with the pane; Python must not do so before (see ``gui/listening.py``).
    """

    def __init__(self, pane: ReadingPane) -> None:
        """Answer for a pane."""
        super().__init__(pane, QAccessible.Role.EditableText)
        self._pane = pane
        self.mirror = Mirror(pane)
        self._address = shiboken6.getCppPointer(self.mirror.text_interface)[0]
        self._told = (-1, -1)
        pane.selection_changed.connect(self._tell)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """The address of what answers for one side of the pane: C++ dies of anything else."""
        if kind == _TEXT:
            self._follow()
            return cast("int", shiboken6.VoidPtr(self._address))
        return super().interface_cast(kind) or cast("int", shiboken6.VoidPtr(0))

    def state(self) -> QAccessible.State:
        """That of a widget, with lines that can be selected and not changed."""
        found = super().state()
        for what in ("readOnly", "multiLine", "selectableText"):
            setattr(found, what, True)
        return found

    def childCount(self) -> int:
        """No children: the page is all words, and the mirror is nobody's business."""
        return 0

    def child(self, index: int) -> QAccessibleInterface:  # noqa: ARG002 - Qt's signature
        """Nothing."""
        return _NOTHING

    def childAt(self, x: int, y: int) -> QAccessibleInterface:  # noqa: ARG002
        """Nothing."""
        return _NOTHING

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: ARG002
        """Nothing is a child."""
        return -1

    @reported
    def _follow(self) -> None:
        self.mirror.follow()

    @reported
    def _tell(self) -> None:
        """Say that the caret stands elsewhere, and that other words are selected."""
        pane = self._pane
        before, now = self._told, (pane.anchor(), pane.caret())
        self._told = now
        if not QAccessible.isActive():
            return
        self.mirror.follow()
        anchor, caret = self.mirror.unit(now[0]), self.mirror.unit(now[1])
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(pane, caret))
        if (before[0] != before[1]) or anchor != caret:
            selected = QAccessibleTextSelectionEvent(pane, min(anchor, caret), max(anchor, caret))
            selected.setCursorPosition(caret)
            QAccessible.updateAccessibility(selected)

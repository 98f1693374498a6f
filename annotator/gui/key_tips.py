"""Keeps the keys that stand on buttons and in their tips those that the actions have now."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.gui.main_window import MainWindow, invitation

_TIPS: Final = {
    "snap_setting": ("snap", "What selections snap to"),
    "chip_setting": ("chips", "When labels are shown"),
    "export_button": ("export", "Write a dataset"),
    "all_labels": ("label_palette", "Find a label by its name"),
    "zoom_button": ("usual_size", "Back to 100%"),
    "worklist_count": ("worklist", "What is to be looked at again"),
    "accept_button": ("accept", "Accept the suggestion"),
    "reject_button": ("remove", "Reject the suggestion"),
}
"""By the name of a button: the action that it stands for, and its tip."""

_NOTE: Final = "Add a note…"


class KeyTips(QObject):
    """Writes the keys of actions where the window names them."""

    def __init__(self, window: MainWindow, key_of: Callable[[str], str]) -> None:
        """Write into a window; ``key_of`` gives the key of an action by its name."""
        super().__init__(window)
        self._window = window
        self._key_of = key_of
        self.show()

    def show(self) -> None:
        """Write the keys as they are now."""
        window, key_of = self._window, self._key_of
        for name, (action, words) in _TIPS.items():
            for widget in window.findChildren(QWidget, name):
                widget.setToolTip(with_key(words, key_of(action)))
        window.inspector.notes.set_hint(with_key(_NOTE, key_of("note")))
        window.top_bar.search_field.set_key(key_of("palette"))
        window.label_bar.set_all_key(key_of("label_palette"))
        window.status_line.set_undo_key(key_of("undo"))
        window.inspector.relations.set_key(key_of("link"))
        window.no_document.setText(invitation(key_of("open"), key_of("paste")))


def with_key(words: str, key: str) -> str:
    """A tip with its key in brackets, if there is one."""
    return f"{words} ({key})" if key else words

"""The pages of the settings panel, in the order of their tabs."""

from PySide6.QtWidgets import QWidget

from annotator.gui.actions import Actions
from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.viewing import Viewing
from annotator.gui.keymap import Keymap
from annotator.gui.preferences.frame import SettingsPage


def all_pages(
    viewing: Viewing, marking: Marking, actions: Actions, keymap: Keymap
) -> tuple[SettingsPage, ...]:
    """Every page; each is made when it is first shown."""
    return (
        SettingsPage("reading", "Reading", lambda: _reading(viewing, marking)),
        SettingsPage("keys", "Keys", lambda: _keys(actions, keymap), width=580),
    )


def _reading(viewing: Viewing, marking: Marking) -> QWidget:
    from annotator.gui.preferences.reading import ReadingSettings

    return ReadingSettings(viewing, marking)


def _keys(actions: Actions, keymap: Keymap) -> QWidget:
    from annotator.gui.preferences.keys import KeysSettings

    return KeysSettings(actions, keymap)

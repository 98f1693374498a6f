"""The keys that README.md names are keys of the window, and mean there what it says."""

import re
from pathlib import Path

import pytest

from tests.support.windows import Gui

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")

PAGE = {"Left", "Right", "Shift", "Ctrl", "Alt+Down", "Enter", "Space", "M", "X", "T", "V"}
"""Keys that the page or a field answers by itself."""

WORDS = {
    "A": "actor",
    "Shift+A": "every further occurrence",
    "F": "fragment",
    "Space": "keep it selected",
    "Shift+S": "select all like this",
    "L": "link",
    "E": "field",
    "N": "note",
    "!": "flag",
    "S": "under the caret",
    "W": "snap",
    "F2": "guidelines",
    "Shift+F2": "read in the guidelines",
    "F4": "examples of a label",
    "F8": "next gap",
    "Tab": "next annotation",
    "Shift+Tab": "previous annotation",
    "Delete": "delete",
    "Alt+Right": "end a word later",
    "Ctrl+Z": "undo",
    "Ctrl+Shift+Z": "redo",
    "Ctrl+F": "find in this document",
    "F3": "next place",
    "Alt+Enter": "mark all places",
    "Alt+Home": "back to",
    "Ctrl+L": "label by name",
    "Ctrl+K": "find anything",
    "F1": "all keys",
    "Shift+F10": "menu of the page",
    "Ctrl+Shift+E": "the cast",
    "Ctrl+Shift+B": "the codebook",
    "Ctrl+Shift+L": "relations of this document",
    "Ctrl+Shift+R": "to look at again",
    "Ctrl+,": "settings",
    "Ctrl+O": "open",
    "Ctrl+V": "paste",
}
"""A word of what each does, as the list of actions has it."""


def test_every_key_of_the_readme_is_a_key_of_the_window(gui: Gui) -> None:
    table = README.split("## Keys")[1].split("## ")[0]
    named = set(re.findall(r"`([^`]+)`", table))
    known = {key for action in gui.desk.actions for key in action.keys}
    assert named - PAGE <= known
    assert len(named) > 20


@pytest.mark.parametrize("key", WORDS)
def test_a_key_of_the_readme_does_what_it_says(key: str, gui: Gui) -> None:
    titles = [action.title.casefold() for action in gui.desk.actions if key in action.keys]
    assert key in README
    assert any(WORDS[key] in title for title in titles), titles

"""The keys of fields that take typing, as the line of keys shows them."""

from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui.inspector.choice_field import ChoiceButton
from annotator.gui.inspector.line_field import LineField
from annotator.gui.inspector.relation_row import RelationRow

Keys = tuple[tuple[str, str], ...]
"""Each key with what it does, in short."""

LINK_KEYS: Final[Keys] = (
    ("Tab", "changes how"),
    ("Down", "next target"),
    ("Enter", "links"),
    ("Shift+Enter", "links and goes on linking"),
    ("Esc", "leaves"),
)
"""The keys of the field that asks what to link to."""
WORD_KEYS: Final[Keys] = (
    ("Enter", "keeps what was typed"),
    ("Tab", "keeps it, next field"),
    ("Esc", "brings the old words back"),
)
"""The keys of a value that is typed: Esc keeps nothing, which has to be seen before."""
CHOICE_KEYS: Final[Keys] = (
    ("1–9", "choose"),
    ("Tab", "next field"),
    ("Esc", "back to the page"),
)
"""The keys of a value that is one of several."""
RELATION_KEYS: Final[Keys] = (
    ("Enter", "goes to the other end"),
    ("V", "reverses"),
    ("T", "retargets"),
    ("E", "attributes"),
    ("N", "note"),
    ("Delete", "takes back"),
    ("Esc", "back to the page"),
)
"""The keys of a relation in the inspector."""


def keys_of_field_in(panel: QWidget) -> Keys:
    """The keys of the field of a panel that has the focus; none if none has it."""
    focused = QApplication.focusWidget()
    if focused is None or not panel.isAncestorOf(focused):
        return ()
    if any(row.has_focus() for row in panel.findChildren(RelationRow)):
        return RELATION_KEYS
    if isinstance(focused, LineField):
        return WORD_KEYS
    return CHOICE_KEYS if isinstance(focused, ChoiceButton) else ()

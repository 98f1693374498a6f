"""The keys of fields that take typing, as the line of keys shows them."""

from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui.inspector.card_lines import CardLine
from annotator.gui.inspector.choice_field import ChoiceButton
from annotator.gui.inspector.label_field import LabelField
from annotator.gui.inspector.line_field import LineField
from annotator.gui.inspector.pick_field import PickField, PickSeveralField
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
FINDING_KEYS: Final[Keys] = (
    ("Down", "next"),
    ("Up", "the one before"),
    ("Enter", "takes it"),
    ("Esc", "back to the page"),
)
"""The keys of a palette: what is typed finds."""
WORD_KEYS: Final[Keys] = (
    ("Enter", "keeps what was typed"),
    ("Tab", "keeps it, next field"),
    ("Esc", "brings the old words back"),
)
"""The keys of a value that is typed: Esc keeps nothing, which has to be seen before."""
PICK_KEYS: Final[Keys] = (
    ("Enter", "takes what is chosen"),
    ("Down", "chooses another"),
    ("Tab", "next field"),
    ("Esc", "brings the old value back"),
)
"""The keys of a value that is found by typing."""
SEVERAL_KEYS: Final[Keys] = (
    ("Enter", "adds it, or takes it away"),
    ("Down", "chooses another"),
    ("Esc", "closes"),
)
"""The keys of a field that takes several such values."""
LABEL_KEYS: Final[Keys] = (("1–9", "choose"), *PICK_KEYS)
"""The keys of the label."""
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

_VARIOUS_KEYS: Final[Keys] = (("Delete", "takes all away"),)
_KEYS: Final[tuple[tuple[type[QWidget], Keys], ...]] = (
    (LabelField, LABEL_KEYS),
    (PickSeveralField, SEVERAL_KEYS),
    (PickField, PICK_KEYS),
    (LineField, WORD_KEYS),
    (ChoiceButton, CHOICE_KEYS),
)
"""The keys of each kind of field, the more special kinds first."""


def keys_of_field_in(panel: QWidget) -> Keys:
    """The keys of the field of a panel that has the focus; none if none has it."""
    focused = QApplication.focusWidget()
    if focused is None or not panel.isAncestorOf(focused):
        return ()
    if any(row.has_focus() for row in panel.findChildren(RelationRow)):
        return RELATION_KEYS
    if isinstance(focused, CardLine):
        return focused.keys
    for kind, keys in _KEYS:
        if isinstance(focused, kind):
            return (*_VARIOUS_KEYS, *keys) if _stands_for_several(focused) else keys
    return ()


def _stands_for_several(field: QWidget) -> bool:
    """Whether a field stands for values of several annotations that differ."""
    return isinstance(field, LineField) and field.is_various()

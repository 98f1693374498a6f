"""Selecting several annotations."""

from annotator.gui.actions import Action
from annotator.gui.hands import Hands
from annotator.gui.modes import UNARMED
from annotator.gui.reasons import Reasons


def choosing_actions(hands: Hands, why: Reasons) -> tuple[Action, ...]:
    """Keeping one selected, and selecting many at once."""
    group, choosing = "Annotation", hands.choosing
    return (
        Action("keep", "Keep it selected, and go on to others", choosing.keep, group, ("Space",),
               UNARMED, why.no_annotation),
        Action("alike", "Select all like this: same label, same words", choosing.alike, group,
               ("Shift+S",), UNARMED, why.no_annotation),
        Action("within", "Select the annotations in the selected words", choosing.within, group,
               ("Shift+Space",), UNARMED, why.no_selection),
    )  # fmt: skip

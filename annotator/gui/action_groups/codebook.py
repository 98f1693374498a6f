"""What the codebook says, read and added to while one annotates."""

from annotator.gui.actions import Action
from annotator.gui.hands import Hands

_GROUP = "Labels"


def codebook_actions(hands: Hands) -> tuple[Action, ...]:
    """The guidelines of labels."""
    guiding = hands.guidance.guiding
    return (
        Action("guidelines", "Guidelines of the label", guiding.toggle, _GROUP, ("F2",)),
        Action("read_guidelines", "Read in the guidelines", guiding.enter, _GROUP, ("Shift+F2",)),
    )

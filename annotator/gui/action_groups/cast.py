"""The register of who appears."""

from annotator.gui.actions import Action
from annotator.gui.hands import Hands


def cast_actions(hands: Hands) -> tuple[Action, ...]:
    """Opening the panel of the cast."""
    return (Action("cast", "The cast: who is who", hands.show_cast, "Project", ("Ctrl+Shift+E",)),)

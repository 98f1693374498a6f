"""The panels that stand beside the page."""

from functools import partial

from annotator.gui.actions import Action
from annotator.gui.hands import Hands


def side_panel_actions(hands: Hands) -> tuple[Action, ...]:
    """Opening each of them; asked again, it goes away."""
    panels = (
        ("cast", "The cast: who is who", "Ctrl+Shift+E"),
        ("worklist", "To look at again: what the codebook says otherwise now", "Ctrl+Shift+R"),
    )
    return tuple(
        Action(name, title, partial(hands.show_beside, name), "Project", (key,))
        for name, title, key in panels
    )

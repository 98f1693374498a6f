"""The panels that stand beside the page."""

from functools import partial

from annotator.gui.actions import Action
from annotator.gui.hands import Hands


def side_panel_actions(hands: Hands) -> tuple[Action, ...]:
    """Opening each of them; asked again, it goes away."""
    panels = (
        ("cast", "The cast: who is who", "Project", "Ctrl+Shift+E"),
        ("codebook", "The codebook: labels and relations", "Project", "Ctrl+Shift+B"),
        ("relations", "Relations of this document", "Document", "Ctrl+Shift+L"),
        (
            "worklist",
            "To look at again: what the codebook says otherwise now",
            "Project",
            "Ctrl+Shift+R",
        ),
    )
    return tuple(
        Action(name, title, partial(hands.show_beside, name), group, (key,))
        for name, title, group, key in panels
    )

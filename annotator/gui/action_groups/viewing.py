"""What changes how the page is shown."""

from functools import partial

from annotator.gui.actions import Action
from annotator.gui.hands import Hands
from annotator.gui.modes import ON_PAGE
from annotator.gui.theme import Appearance

_GROUP = "View"

_APPEARANCES = (
    (Appearance.SYSTEM, "Light or dark as the system"),
    (Appearance.LIGHT, "Always light"),
    (Appearance.DARK, "Always dark"),
    (Appearance.HIGH_LIGHT, "High contrast, light"),
    (Appearance.HIGH_DARK, "High contrast, dark"),
)


def viewing_actions(hands: Hands) -> tuple[Action, ...]:
    """How selections snap, what annotations are shown by, the size of type, the colours."""
    view = hands.viewing
    return (
        Action("snap", "Snap to the next larger unit", hands.marking.next_unit, _GROUP, ("W",),
               ON_PAGE),
        Action("chips", "Show labels always, on hover, or never", view.next_chips, _GROUP),
        Action("compact", "Compact lines", view.switch_compact, _GROUP,
               more=lambda: _turn(now=view.look.compact)),
        Action("patterns", "Patterns only, without tints", view.switch_patterns, _GROUP,
               more=lambda: _turn(now=view.look.patterns_only)),
        Action("larger", "Larger type", view.larger, _GROUP, ("Ctrl+Plus",), repeats=True),
        Action("smaller", "Smaller type", view.smaller, _GROUP, ("Ctrl+Minus",), repeats=True),
        Action("usual_size", "Usual size of type", view.usual, _GROUP, ("Ctrl+0",)),
        *(
            Action(f"appearance_{look.replace('-', '_')}", title,
                   partial(view.set_appearance, look), _GROUP)
            for look, title in _APPEARANCES
        ),
    )  # fmt: skip


def _turn(*, now: bool) -> str:
    return "turn off" if now else "turn on"

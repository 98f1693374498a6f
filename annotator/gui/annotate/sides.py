"""Arrows that move a boundary go the way they point, also where words run from right to left."""

from annotator.gui.actions import Action, Actions
from annotator.gui.annotate.page import Page

_LATER, _EARLIER = "_later", "_earlier"


class Sides:
    """Turns "a word later" into "a word earlier" where later words lie on the other side."""

    def __init__(self, page: Page, actions: Actions) -> None:
        """Look at the annotation that is selected on a page."""
        self._page = page
        self._actions = actions

    def __call__(self, action: Action, key: str) -> Action:
        """What an action becomes when it was asked for by this key: most stay as they are."""
        stem, found, after = action.name.partition(_LATER)
        other = f"{stem}{_EARLIER}{after}" if found else action.name.replace(_EARLIER, _LATER)
        if other == action.name or not key.endswith(("Left", "Right")):
            return action
        return self._actions.named(other) if self._backwards(stem) else action

    def _backwards(self, name: str) -> bool:
        """Whether the boundary that an action moves lies in a right-to-left paragraph."""
        chosen = self._page.selected()
        if chosen is None:
            return False
        offset = chosen.start if name.startswith("start") else chosen.end - 1
        paragraphs = self._page.pane.scene.page.paragraphs
        return paragraphs.right_to_left(paragraphs.at(offset))

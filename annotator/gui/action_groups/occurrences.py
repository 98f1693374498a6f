"""Marking every further occurrence: Shift and the key of each label."""

from collections.abc import Iterator
from functools import partial

from annotator.gui.actions import Action
from annotator.gui.hands import Hands
from annotator.gui.modes import ON_PAGE


def occurrence_actions(hands: Hands) -> Iterator[Action]:
    """An action for each label in use, with the key of the label and Shift."""
    for label in hands.session.codebook().labels:
        if label.retired:
            continue
        key = label.key.upper()
        shifted = f"Shift+{key}" if len(key) == 1 and key.isalpha() else ""
        yield Action(
            f"all_{label.name.casefold()}",
            f"Mark every further occurrence as {label.title}",
            partial(hands.occurrences.start, label.name),
            "Labels",
            keys=(shifted,) if shifted else (),
            modes=ON_PAGE,
            blocked=partial(_nothing_to_look_for, hands, shifted),
        )


def _nothing_to_look_for(hands: Hands, key: str) -> str:
    """Why there are no words to look for; empty when there are."""
    page = hands.page
    if page.document is None:
        return "Open a document first: press Ctrl+O, or drop one."
    if hands.session.project.read_only:
        return "This project is open for reading only."
    if page.pane.selection() is None and page.pane.selected_annotation() is None:
        then = f"; then {key} marks them everywhere" if key else ""
        return f"Select words or an annotation first{then}."
    return ""

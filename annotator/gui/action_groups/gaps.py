"""Going from gap to gap, and leaving them with a reason."""

from annotator.gui.actions import Action
from annotator.gui.hands import Hands
from annotator.gui.modes import ON_PAGE
from annotator.gui.reasons import Reasons

_GROUP = "Gaps"


def gap_actions(hands: Hands, why: Reasons) -> tuple[Action, ...]:
    """The actions of what the codebook demands and the document lacks."""
    walking, leaving = hands.gaps.walking, hands.gaps.leaving

    def no_own() -> str:
        return why.no_writing() or why.not_mine()

    def none_left() -> str:
        if said := no_own():
            return said
        looked = hands.gaps.standing.known is not None
        there = leaving.left_here() or not looked
        return "" if there else "No gap was left on this annotation."

    return (
        Action("next_gap", "Next gap", walking.next, _GROUP, ("F8",), blocked=why.no_document,
               repeats=True),
        Action("previous_gap", "Previous gap", walking.previous, _GROUP, ("Shift+F8",),
               blocked=why.no_document, repeats=True),
        Action("leave_gap", "Leave this gap…", leaving.start, _GROUP, (), ON_PAGE, no_own),
        Action("take_up_gap", "Take up the gap again", leaving.take_up, _GROUP, (), ON_PAGE,
               none_left),
    )  # fmt: skip

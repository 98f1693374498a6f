"""Going along relations and back."""

from annotator.gui.actions import Action
from annotator.gui.hands import Hands
from annotator.gui.modes import ON_PAGE
from annotator.gui.reasons import Reasons


def relation_actions(hands: Hands, why: Reasons) -> tuple[Action, ...]:
    """The actions that follow relations over the page."""
    group, following = "Annotation", hands.following

    def no_relation() -> str:
        there = following.has_relations()
        return why.no_annotation() or ("" if there else "No relation starts or ends here.")

    def no_place() -> str:
        return "" if following.can_go_back() else "There is no place to go back to."

    return (
        Action("along", "Go along the relation; again: the next one", following.along, group,
               ("Alt+Enter",), ON_PAGE, no_relation),
        Action("onward", "Go on along a relation from here", following.onward, group,
               ("Alt+Shift+Enter",), ON_PAGE, no_relation),
        Action("back", "Back to where the relation was followed from", following.back, group,
               ("Alt+Home",), ON_PAGE, no_place),
    )  # fmt: skip

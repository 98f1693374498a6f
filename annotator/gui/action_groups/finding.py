"""Finding in the document that is shown."""

from functools import partial

from annotator.gui.actions import Action
from annotator.gui.find.options import OPTIONS
from annotator.gui.hands import Hands
from annotator.gui.modes import Mode
from annotator.gui.reasons import Reasons

_GROUP = "Find"
_IN_BAR = frozenset({Mode.FIND})


def finding_actions(hands: Hands, why: Reasons) -> tuple[Action, ...]:
    """The bar, going from place to place, and what counts as found."""
    find, none = hands.finding, why.no_document
    return (
        Action("find", "Find in this document", find.open, _GROUP, ("Ctrl+F",), blocked=none),
        Action("find_next", "Next place found", partial(find.go, 1), _GROUP, ("F3",),
               blocked=none, repeats=True),
        Action("find_previous", "Previous place found", partial(find.go, -1), _GROUP,
               ("Shift+F3",), blocked=none, repeats=True),
        *(
            Action(each.action, each.title, partial(find.toggle, each.name), _GROUP, (each.key,),
                   _IN_BAR, none, more=partial(_turn, hands, each.name))
            for each in OPTIONS
        ),
        Action("find_mark_all", "Mark all places found…", hands.marking_found.start, _GROUP,
               ("Alt+Enter",), _IN_BAR, lambda: why.no_writing() or hands.marking_found.why_not()),
    )  # fmt: skip


def _turn(hands: Hands, option: str) -> str:
    return "turn off" if getattr(hands.finding.standing.search, option) else "turn on"

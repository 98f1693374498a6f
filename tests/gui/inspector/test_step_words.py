"""What a step is called beside the annotation that it is about."""

import pytest

from annotator.gui.inspector.card_lines import CardLine
from annotator.gui.inspector.step_words import beside_it, without_ties
from annotator.gui.parts import ElidedLabel
from tests.support.windows import Gui

LONG = "has agreed with NATO to send engineers to the north before winter"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Mark Actor “Norway”", "Mark Actor"),
        ("Set kind of “Norway”", "Set kind"),
        ("Set status of “Norway” to rejected", "Set status to rejected"),
        ("Add a fragment to Actor “Norway”", "Add a fragment"),
        ("Relabel “Norway” as Role (old), unlinking 2", "Relabel as Role (old), unlinking 2"),
        ("Restore Actor “Norway”", "Restore Actor"),
        ("Relabel 3 annotations as Role", "Relabel 3 annotations as Role"),
        ("Link “Norway” holds role “King”", "Link: holds role “King”"),
        ("Link “a quote” spoken by “Norway”", "Link: “a quote” spoken by it"),
        ("Unlink “holds role”", "Unlink “holds role”"),
        (f"Link “{LONG[:27].rstrip()}…” committed by “Iraq”", "Link: committed by “Iraq”"),
        (f"Set kind of “{LONG[:39].rstrip()}…”", "Set kind"),
    ],
)
def test_its_own_words_are_not_repeated(title: str, said: str) -> None:
    assert beside_it(title, ["Norway", LONG], ["Actor", "Role (old)"]) == said


def test_rows_are_told_apart_and_say_all_when_they_are_asked(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("E", "2", "Esc")
    lines = gui.window.inspector.history.findChildren(CardLine)
    assert [each.accessibleName().split(",")[0] for each in lines] == [
        "Set kind of “Norway”",
        "Mark Actor “Norway”",
    ]
    assert [each.toolTip() for each in lines] == [each.accessibleName() for each in lines]
    titles = [each.findChildren(ElidedLabel)[0].words() for each in lines]
    assert titles == ["Set kind", "Mark Actor"]


def test_what_is_said_of_relations_stands_apart() -> None:
    assert without_ties("Relabel as Role, unlinking 2") == ("Relabel as Role", "unlinking 2")
    both = "Restore Actor, unlinking 1, linking 2 again"
    assert without_ties(both) == ("Restore Actor", "unlinking 1, linking 2 again")
    assert without_ties("Mark Role, unlinking") == ("Mark Role, unlinking", "")

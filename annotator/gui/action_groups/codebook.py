"""What the codebook says, read and added to while one annotates."""

from annotator.gui.actions import Action
from annotator.gui.hands import Hands
from annotator.gui.modes import ON_PAGE
from annotator.gui.reasons import Reasons

_GROUP = "Labels"


def codebook_actions(hands: Hands, why: Reasons) -> tuple[Action, ...]:
    """The guidelines of labels and their examples, and the codebook as a file."""
    guiding, exampling = hands.guidance.guiding, hands.guidance.exampling

    def no_change() -> str:
        return "This project is open for reading only." if hands.session.project.read_only else ""

    def no_example() -> str:
        return no_change() or why.no_document() or why.no_words()

    return (
        Action("guidelines", "Guidelines of the label", guiding.toggle, _GROUP, ("F2",)),
        Action("read_guidelines", "Read in the guidelines", guiding.enter, _GROUP, ("Shift+F2",)),
        Action("add_example", "Add the words to the examples of a label", exampling.start, _GROUP,
               ("F4",), ON_PAGE, no_example),
        Action("write_codebook", "Write the codebook to a file…",
               lambda: hands.codebook_files().write(), "Project"),
        Action("take_codebook", "Take a codebook from a file…",
               lambda: hands.codebook_files().take(), "Project", blocked=no_change),
    )  # fmt: skip

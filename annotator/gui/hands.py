"""Everything that acts in the window, in one place for the list of actions."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.gui.annotate.choosing import Choosing
from annotator.gui.annotate.editing import Editing
from annotator.gui.annotate.following import Following
from annotator.gui.annotate.linking import Linking
from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.annotate.reshaping import Reshaping
from annotator.gui.annotate.viewing import Viewing
from annotator.gui.annotate.walking import Walking
from annotator.gui.find.finding import Finding
from annotator.gui.find.marking_found import MarkingFound
from annotator.gui.gaps.room import Gaps
from annotator.gui.guidance import Guidance
from annotator.gui.occurrences.door import AllOccurrences
from annotator.gui.project_desk import ProjectDesk
from annotator.gui.session import Session
from annotator.gui.taking.door import CodebookFiles


@dataclass(frozen=True, slots=True)
class Hands:
    """What the actions call."""

    session: Session
    page: Page
    marking: Marking
    reshaping: Reshaping
    editing: Editing
    choosing: Choosing
    linking: Linking
    following: Following
    walking: Walking
    gaps: Gaps
    guidance: Guidance
    finding: Finding
    marking_found: MarkingFound
    viewing: Viewing
    occurrences: AllOccurrences
    project: ProjectDesk
    codebook_files: Callable[[], CodebookFiles]
    enter_fields: Callable[[], object]
    write_note: Callable[[], object]
    choose_label: Callable[[], object]
    export: Callable[[], object]
    open_palette: Callable[[], object]
    leave: Callable[[], object]
    next_panel: Callable[[], object]
    previous_panel: Callable[[], object]
    ask_annotator: Callable[[], object]
    show_beside: Callable[[str], object]
    """Takes the name of a panel that stands beside the page."""
    show_shortcuts: Callable[[], object]
    show_preferences: Callable[..., object]
    """Takes the name of a page of settings; without one, shows what was shown last."""
    quit: Callable[[], object]

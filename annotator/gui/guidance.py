"""All that has to do with the words of the codebook while one annotates, made together."""

from collections.abc import Callable

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.codebook.exampling import Exampling
from annotator.gui.codebook.guidelines.guiding import Guiding
from annotator.gui.codebook.guidelines.resting import Resting
from annotator.gui.main_window import MainWindow
from annotator.gui.theme import Theme
from annotator.gui.worklist.meter import WorklistMeter


class Guidance:
    """Guidelines by key and by mouse, examples picked for them, what is to be looked at again."""

    def __init__(
        self,
        window: MainWindow,
        page: Page,
        marking: Marking,
        theme: Theme,
        key_of: Callable[[str], str],
    ) -> None:
        """Belong to a window; ``key_of`` gives the key of an action by its name."""
        self.guiding = Guiding(window, page, marking, theme, key_of)
        window.resized.connect(self.guiding.place)
        self.exampling = Exampling(page, marking, window.notice_line, lambda: key_of("undo"))
        self._resting = Resting(window, window.label_bar, self.guiding)
        page.session.closed.connect(self._resting.stop)
        self._meter = WorklistMeter(page.session, window.status_line)

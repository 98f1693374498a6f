"""All that has to do with gaps in the window, made together."""

from annotator.gui.annotate.page import Page
from annotator.gui.annotate.walking import Walking
from annotator.gui.gaps.finishing import Finishing
from annotator.gui.gaps.leaving import GapLeaving
from annotator.gui.gaps.meters import Meters
from annotator.gui.gaps.standing import Standing
from annotator.gui.gaps.walking import GapWalking
from annotator.gui.gaps.wording import KeyOf
from annotator.gui.main_window import MainWindow


class Gaps:
    """Going from gap to gap, leaving them, saying done, and the meters."""

    def __init__(self, window: MainWindow, page: Page, walking: Walking, key_of: KeyOf) -> None:
        """Look after the gaps of what a window shows; ``key_of`` gives the keys bound now."""
        session = page.session
        self.standing = Standing(session, page)
        self.walking = GapWalking(session, page, self.standing, key_of)
        self.leaving = GapLeaving(session, page, self.standing, self.walking, window.add_above_page)
        self.finishing = Finishing(session, page, walking, self.standing, key_of)
        self._meters = Meters(session, page, self.standing, window.inspector, window.status_line)
        self._meters.lead(self.walking, self.leaving)

"""The panels that a key opens beside the page: one at a time, each made when first asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal

from annotator.gui.actions import Actions
from annotator.gui.annotate.page import Page
from annotator.gui.main_window import MainWindow
from annotator.gui.side_panel import BesidePage
from annotator.gui.theme import Theme


class SidePanels(QObject):
    """Opens one at a time; asked for again, it goes away."""

    closed = Signal()
    """The page may have the focus back."""
    fields_wanted = Signal()
    """The fields of the selected annotation are to be gone to."""
    said = Signal(str)
    """What is read aloud of a panel."""

    def __init__(self, window: MainWindow, page: Page, theme: Theme) -> None:
        """Belong to a window; nothing is made yet."""
        super().__init__()
        self._window = window
        self._page = page
        self._theme = theme
        self._actions = Actions(())
        self._made: dict[str, BesidePage] = {}
        self._makers: dict[str, Callable[[], BesidePage]] = {
            "cast": self._cast,
            "worklist": self._worklist,
        }

    def know(self, actions: Actions) -> None:
        """Take over the list of actions, once it is made."""
        self._actions = actions

    def toggle(self, name: str) -> None:
        """Show a panel by its name, in the place of another one; or close it where it is open."""
        wanted = self._made.get(name)
        if wanted is not None and wanted.panel.isVisible():
            wanted.panel.close_panel()
            return
        if wanted is None:
            wanted = self._makers[name]()
        self.show(name, wanted)

    def show(self, name: str, wanted: BesidePage) -> None:
        """Show a panel that somebody has made, in the place of another one."""
        self.close_one()
        if self._made.get(name) is not wanted:
            self._made[name] = wanted
            wanted.panel.closed.connect(self.closed)
        wanted.open()

    def close_one(self) -> bool:
        """Close what is open; False when nothing was."""
        for each in self._made.values():
            if each.panel.isVisible():
                each.panel.close_panel()
                return True
        return False

    def place(self) -> None:
        """Stay in place while the window changes its size."""
        for each in self._made.values():
            if each.panel.isVisible():
                each.panel.place()

    def _cast(self) -> BesidePage:
        """Who is who."""
        from annotator.gui.cast.casting import Casting
        from annotator.gui.cast.panel import CastPanel

        panel = CastPanel(self._window, self._theme)
        return Casting(self._page.session, self._page, panel, lambda: self._actions.key_of("undo"))

    def _worklist(self) -> BesidePage:
        """What is to be looked at again."""
        from annotator.gui.worklist.panel import WorklistPanel
        from annotator.gui.worklist.working import Working

        pane = self._page.pane

        def words_end() -> int:
            return pane.viewport().mapTo(self._window, QPoint(pane.column_end(), 0)).x()

        panel = WorklistPanel(self._window, self._theme, words_end)
        made = Working(self._page, panel, lambda: self._actions.key_of("undo"))
        made.fields_wanted.connect(self.fields_wanted)
        made.said.connect(self.said)
        return made

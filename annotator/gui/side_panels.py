"""The panels that a key opens beside the page: one at a time, each made when first asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.actions import Actions
from annotator.gui.annotate.page import Page
from annotator.gui.lent_keys import Keys
from annotator.gui.main_window import MainWindow
from annotator.gui.side_panel import BesidePage, SidePanel
from annotator.gui.theme import Theme


class SidePanels(QObject):
    """Opens one at a time; asked for again, it goes away."""

    closed = Signal()
    """The page may have the focus back."""
    said = Signal(str)
    """What a panel that stays has said."""
    made = Signal(object)
    """A SidePanel that stays while the page is worked on was made."""
    lead_elsewhere = Signal(int, int, object)
    """A relation is to lead elsewhere: it, the annotation it keeps, what gives the focus back."""
    fields_wanted = Signal()
    """The fields of the selected annotation are to be gone to."""

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
            "codebook": self._codebook,
            "relations": self._relations,
            "worklist": self._worklist,
        }
        window.room_wanted.connect(self.close_all)

    def know(self, actions: Actions) -> None:
        """Take over the list of actions, once it is made."""
        self._actions = actions

    def toggle(self, name: str) -> None:
        """Show a panel by its name, in the place of another one; or close it where it is open.

        One that stays is gone to where the focus is elsewhere.
        """
        wanted = self._made.get(name)
        if wanted is not None and wanted.panel.isVisible():
            if _holds_focus(wanted.panel) or not wanted.panel.stays:
                wanted.panel.close_panel()
            else:
                wanted.open()
            return
        if wanted is None:
            wanted = self._makers[name]()
        self.show(name, wanted)

    def show(self, name: str, wanted: BesidePage) -> None:
        """Show a panel that somebody has made, in the place of another one."""
        self.close_all()
        if self._made.get(name) is not wanted:
            self._made[name] = wanted
            wanted.panel.closed.connect(self._closed)
            wanted.panel.said.connect(self.said)
            if wanted.panel.stays:
                self.made.emit(wanted.panel)
        wanted.open()
        self._make_room()

    def close_one(self) -> bool:
        """Close what is open and does not stay; False when nothing was."""
        return self._close(staying=False)

    def close_all(self) -> None:
        """Close also what stays."""
        self._close(staying=True)

    def say(self, sentence: str, *, failed: bool = False) -> bool:
        """Say something in the panel that has the focus; False when none has it."""
        focused = next((each for each in self._panels() if _holds_focus(each)), None)
        if focused is not None:
            focused.say(sentence, failed=failed)
        return focused is not None

    def let_go(self) -> None:
        """Let what was said in a panel be past."""
        for each in self._panels():
            each.say("")

    def has_focus(self) -> bool:
        """Whether a panel has the focus."""
        return any(_holds_focus(each) for each in self._panels())

    def keys(self) -> Keys:
        """What the keys do in the panel that has the focus; none where none has it."""
        return next((each.keys() for each in self._panels() if _holds_focus(each)), ())

    def place(self) -> None:
        """Stay in place while the window changes its size."""
        for each in self._panels():
            each.place()
        self._make_room()

    def _close(self, *, staying: bool) -> bool:
        for each in self._panels():
            if staying or not each.stays:
                each.close_panel()
                return True
        return False

    def _panels(self) -> list[SidePanel]:
        """Those that are seen."""
        return [each.panel for each in self._made.values() if each.panel.isVisible()]

    def _closed(self) -> None:
        self._make_room()
        self.closed.emit()

    def _make_room(self) -> None:
        """Let the page end where a panel that stays begins."""
        seen = next((each for each in self._panels() if each.stays), None)
        self._window.make_room(self._window.width() - seen.x() if seen is not None else 0)

    def _key_of(self, name: str) -> str:
        """The key of an action as it is now."""
        return self._actions.key_of(name)

    def _act(self, name: str) -> None:
        """Do an action of the window, or say why it cannot be done now."""
        action = self._actions.named(name)
        if why_not := action.blocked():
            self._page.session.failed.emit(why_not)
        else:
            action.run()

    def _cast(self) -> BesidePage:
        """Who is who."""
        from annotator.gui.cast.casting import Casting
        from annotator.gui.cast.panel import CastPanel

        panel = CastPanel(self._window, self._theme)
        return Casting(self._page.session, self._page, panel, lambda: self._actions.key_of("undo"))

    def _codebook(self) -> BesidePage:
        """Labels and relation types."""
        from annotator.gui.codebook_editor.editing import CodebookEditing
        from annotator.gui.codebook_editor.panel import CodebookPanel

        panel = CodebookPanel(self._window, self._theme)
        return CodebookEditing(self._page.session, self._page, panel, self._key_of, self._act)

    def _relations(self) -> BesidePage:
        """The relations of the document."""
        from annotator.gui.relations.panel import RelationsPanel
        from annotator.gui.relations.relations import Relations

        panel = RelationsPanel(self._window, self._theme)
        made = Relations(self._page, panel, lambda: self._actions.key_of("undo"))
        made.lead_elsewhere.connect(self.lead_elsewhere)
        return made

    def _worklist(self) -> BesidePage:
        """What is to be looked at again."""
        from annotator.gui.worklist.panel import WorklistPanel
        from annotator.gui.worklist.working import Working

        panel = WorklistPanel(self._window, self._theme)
        made = Working(self._page, panel, lambda: self._actions.key_of("undo"))
        made.fields_wanted.connect(self.fields_wanted)
        made.said.connect(self.said)
        return made


def _holds_focus(panel: SidePanel) -> bool:
    focused: QWidget | None = panel.window().focusWidget()
    return panel.isVisible() and focused is not None and panel.isAncestorOf(focused)

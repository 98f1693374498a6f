"""What opens above the window and goes away again: palette, export, settings, the page of keys.

Each is made when it is first asked for, so that the window opens quickly.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from annotator.gui.actions import Actions
from annotator.gui.annotate.page import Page
from annotator.gui.dialogs.files import FileDialogs
from annotator.gui.lent_keys import FINDING_KEYS, Keys
from annotator.gui.main_window import MainWindow
from annotator.gui.settings import Settings
from annotator.gui.side_panels import SidePanels
from annotator.gui.theme import Theme

if TYPE_CHECKING:
    from annotator.gui.annotate.marking import Marking
    from annotator.gui.export.exporting import Exporting
    from annotator.gui.export.panel import ExportPanel
    from annotator.gui.frame.shortcuts import ShortcutsPanel
    from annotator.gui.label_palette.choosing import Choosing
    from annotator.gui.palette.palette import CommandPalette
    from annotator.gui.preferences.frame import PreferencesPanel, SettingsPage
    from annotator.gui.taking.door import CodebookFiles


class Overlays(QObject):
    """Opens one at a time."""

    refused = Signal(str)
    passed = Signal(str)
    """What Enter would take now, or what one has come to, in words."""
    staying = Signal(object)
    """A panel was made that stays beside the page."""
    closed = Signal()
    """The page may have the focus back."""
    fields_wanted = Signal()
    """The fields of the selected annotation are to be gone to."""

    def __init__(
        self,
        window: MainWindow,
        page: Page,
        settings: Settings,
        theme: Theme,
        dialogs: FileDialogs,
    ) -> None:
        """Belong to a window."""
        super().__init__()
        self._window = window
        self._session = page.session
        self._page = page
        self._settings = settings
        self._theme = theme
        self._dialogs = dialogs
        self._actions = Actions(())
        self._palette: CommandPalette | None = None
        self._export: ExportPanel | None = None
        self._exporting: Exporting | None = None
        self._shortcuts: ShortcutsPanel | None = None
        self._preferences: PreferencesPanel | None = None
        self._codebook_files: CodebookFiles | None = None
        self._choosing: Choosing | None = None
        self.side = SidePanels(window, page, theme)
        """What stands beside the page."""
        self.side.closed.connect(self.closed)
        self.side.made.connect(self.staying)
        self.side.said.connect(self.passed)
        self.side.fields_wanted.connect(self.fields_wanted)
        self._pages: Callable[[], Sequence[SettingsPage]] = tuple
        field = window.top_bar.search_field
        field.clicked.connect(self.open_palette)
        window.resized.connect(self._place)

    def know(self, actions: Actions, pages: "Callable[[], Sequence[SettingsPage]]") -> None:
        """Take over the list of actions, once it is made, and what gives the pages of settings."""
        self._actions = actions
        self._pages = pages
        self.side.know(actions)

    def open_palette(self) -> None:
        """Let anything be found."""
        if self._palette is None:
            from annotator.gui.palette.entries import Finder
            from annotator.gui.palette.palette import CommandPalette

            finder = Finder(self._session, self._page, self._actions, self._show_text)
            field = self._window.top_bar.search_field
            self._palette = CommandPalette(self._window, field, finder.find, self._theme)
            self._palette.closed.connect(self.closed)
            self._palette.refused.connect(self.refused)
            self._palette.passed.connect(self.passed)
        self._palette.open()

    def choose_label(self, marking: "Marking") -> None:
        """Let a label be found by its name, for whatever its key would do."""
        if self._choosing is None:
            from annotator.gui.label_palette.choosing import Choosing
            from annotator.gui.label_palette.palette import LabelPalette

            palette = LabelPalette(self._window, self._window.label_bar, self._theme)
            palette.closed.connect(self.closed)
            palette.passed.connect(self.passed)
            self._choosing = Choosing(self._session, self._page, marking, palette)
        self._choosing.open()

    def export(self) -> None:
        """Ask for a format and a place."""
        if self._export is None:
            from annotator.gui.export.exporting import Exporting
            from annotator.gui.export.panel import ExportPanel

            self._export = ExportPanel(self._window, self._window.top_bar.export_button)
            self._export.closed.connect(self.closed)
            self._exporting = Exporting(self._session, self._export, self._dialogs, self._settings)
        assert self._exporting is not None
        self._exporting.start()

    def show_shortcuts(self) -> None:
        """Show all keys."""
        if self._shortcuts is None:
            from annotator.gui.frame.shortcuts import ShortcutsPanel

            self._shortcuts = ShortcutsPanel(self._window, self._actions)
            self._shortcuts.closed.connect(self.closed)
            self._shortcuts.change_wanted.connect(self._change_keys)
        self._shortcuts.open()

    def show_preferences(self, page: str = "") -> None:
        """Show a page of the settings by its name; the one shown last without."""
        if self._preferences is None:
            from annotator.gui.preferences.frame import PreferencesPanel

            self._preferences = PreferencesPanel(self._window, self._pages())
            self._preferences.closed.connect(self.closed)
        self._preferences.open(page)

    def show_beside(self, name: str) -> None:
        """Show a panel beside the page by its name; asked again, go back to the page."""
        self.side.toggle(name)

    def codebook_files(self) -> "CodebookFiles":
        """What writes the codebook to a file and takes one from a file."""
        if self._codebook_files is None:
            from annotator.gui.taking.door import CodebookFiles

            self._codebook_files = CodebookFiles(
                self._window,
                self._session,
                self._theme,
                self._dialogs,
                show_beside=partial(self.side.show, "taking"),
                key_of=self._actions.key_of,
            )
        return self._codebook_files

    def _change_keys(self) -> None:
        """From the page of all keys to the one on which they are changed."""
        self.close_one()
        self.show_preferences("keys")

    def close_one(self) -> bool:
        """Close what is open; False when nothing was."""
        if self._palette is not None and self._palette.isVisible():
            self._palette.close_palette()
        elif self._export is not None and self._export.isVisible():
            self._export.close_panel()
        elif self._shortcuts is not None and self._shortcuts.isVisible():
            self._shortcuts.close_panel()
        elif self._preferences is not None and self._preferences.isVisible():
            self._preferences.close_panel()
        elif self._choosing is not None and self._choosing.palette.isVisible():
            self._choosing.palette.close_palette()
        else:
            return self.side.close_one()
        return True

    def keys(self) -> Keys:
        """What the keys do in what is open and has the focus; none where none has it."""
        labels = self._choosing
        finding = self._window.top_bar.search_field.hasFocus()
        if finding or (labels is not None and labels.palette.isVisible()):
            return FINDING_KEYS
        return self.side.keys()

    def wait(self) -> None:
        """Wait until nothing is being written any more."""
        if self._exporting is not None:
            self._exporting.wait()

    def _place(self) -> None:
        """Stay in place while the window changes its size."""
        self.side.place()
        if self._choosing is not None and self._choosing.palette.isVisible():
            self._choosing.palette.place()
        for each in (self._palette, self._export, self._shortcuts, self._preferences):
            if each is not None and each.isVisible():
                each.place()

    def _show_text(self, document_id: int, words: str) -> None:
        """Show a document, and select the first place where the words stand."""
        self._session.show_document(document_id)
        text, wanted = self._page.text.casefold(), words.replace('"', " ").casefold().split()
        places = [text.find(part) for part in (" ".join(wanted), *wanted)]
        found = next((n for n, at in enumerate(places) if at >= 0), None)
        # Casefolding may change a length ("ß"): then the place would be wrong, so none is shown.
        if found is not None and len(text) == len(self._page.text):
            length = len(" ".join(wanted)) if found == 0 else len(wanted[found - 1])
            self._page.pane.select_annotation(None)
            self._page.pane.select(places[found], places[found] + length)
            self._page.pane.setFocus(Qt.FocusReason.OtherFocusReason)

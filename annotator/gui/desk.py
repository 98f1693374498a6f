"""Ties what the window shows to what can be done with it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint
from PySide6.QtGui import QKeyEvent

from annotator.gui.action_list import all_actions
from annotator.gui.actions import Actions
from annotator.gui.annotate.choosing import Choosing
from annotator.gui.annotate.drag_linking import DragLinking
from annotator.gui.annotate.editing import Editing
from annotator.gui.annotate.following import Following
from annotator.gui.annotate.linking import Linking
from annotator.gui.annotate.reshaping import Reshaping
from annotator.gui.annotate.sides import Sides
from annotator.gui.annotate.walking import Walking
from annotator.gui.dialogs.files import FileDialogs
from annotator.gui.dispatch import Dispatcher
from annotator.gui.documents.intake import Intake
from annotator.gui.find.finding import Finding
from annotator.gui.find.marking_found import MarkingFound
from annotator.gui.focus import FocusRing, Panels, in_a_field
from annotator.gui.frame.menus import document_menu, project_menu
from annotator.gui.frame.page_menu import page_menu
from annotator.gui.gaps.room import Gaps
from annotator.gui.guidance import Guidance
from annotator.gui.hands import Hands
from annotator.gui.inspector.feed import InspectorFeed
from annotator.gui.key_tips import KeyTips
from annotator.gui.lent_keys import LINK_KEYS, Keys, keys_of_field_in
from annotator.gui.levels import Levels
from annotator.gui.listening import Listening
from annotator.gui.modes import Mode
from annotator.gui.notices import Notices
from annotator.gui.occurrences.door import PLACES_KEYS, AllOccurrences
from annotator.gui.overlays import Overlays
from annotator.gui.project_desk import ProjectDesk
from annotator.gui.settings import Settings
from annotator.gui.showing import Showing
from annotator.gui.side_panel import SidePanel
from annotator.gui.theme import Theme

if TYPE_CHECKING:
    from annotator.gui.preferences.frame import SettingsPage


class Desk(QObject):
    """Makes everything that acts, and hands each what it needs."""

    def __init__(self, showing: Showing, settings: Settings, theme: Theme) -> None:
        """Bring a window to life that shows something already."""
        super().__init__(showing.window)
        self.window = window = showing.window
        self.session = session = showing.session
        window.furnish()
        self.page = showing.page
        self.viewing = showing.viewing
        self.marking = showing.marking
        self._hints = showing.hints
        self.linking = Linking(session, self.page, window.link_field)
        self._drag_linking = DragLinking(session, self.page, self.linking)
        self.following = Following(session, self.page)
        self.intake = Intake(session, window.work_line)
        dialogs = FileDialogs(window, settings)
        self.project = ProjectDesk(session, self.intake, dialogs, settings)
        self.editing = Editing(session, self.page)
        self.reshaping = Reshaping(session, self.page, self.marking)
        self.walking = Walking(session, self.page, window.documents.neighbour)
        self.gaps = Gaps(window, self.page, self.walking, self._key_of)
        self.guidance = Guidance(window, self.page, self.marking, theme, self._key_of)
        self.inspector = InspectorFeed(session, self.page, window.inspector, theme)
        self.finding = Finding(self.page, window.add_above_page)
        undo_key = partial(showing.keymap.first, "undo", "Ctrl+Z")
        self.occurrences = AllOccurrences(self.page, self.marking, settings, theme, undo_key)
        self.marking_found = MarkingFound(session, self.finding, theme, self.occurrences)
        self.overlays = Overlays(window, self.page, settings, theme, dialogs)
        self.listening = Listening(window, self.page)
        self._ring = FocusRing(window, theme)
        self._panels = Panels(
            [
                (window.documents, lambda: window.documents.view),
                (window.label_bar, lambda: next(iter(window.label_bar.pills()), None)),
                (window.pane, lambda: window.pane),
                (window.inspector, self.inspector.first_field),
            ],
            self._ring,
        )
        self.keymap = showing.keymap
        self._levels = Levels(
            window,
            self.page,
            marking=self.marking,
            linking=self.linking,
            finding=self.finding,
            gaps=self.gaps,
            guidance=self.guidance,
            occurrences=self.occurrences,
            overlays=self.overlays,
            panels=self._panels,
        )
        self.to_page = self._levels.to_page
        self._notices = Notices(window, session, self.marking, self.overlays.side, self._key_of)
        self._begin()

    def _begin(self) -> None:
        """List what can be done, and tie everything together."""
        window = self.window
        self.actions = self._list_actions()
        self._key_tips = KeyTips(window, self.actions.key_of)
        self.overlays.know(self.actions, self._settings_pages)
        self.finding.know(self.actions)
        sides = Sides(self.page, self.actions)
        self._dispatcher = Dispatcher(self.actions, self.mode, window.pane, sides)
        self._open = True
        self.session.closed.connect(self._close)
        self._connect_notices()
        self._connect_panels()
        self._connect_window()
        self._connect_mode()

    def mode(self) -> Mode:
        """What the keys mean now."""
        if self.linking.is_open():
            return Mode.LINK
        if self.finding.has_focus():
            return Mode.FIND
        if self.occurrences.has_focus():
            return Mode.PLACES
        if in_a_field():
            return Mode.FIELD
        if self.marking.armed:
            return Mode.ARMED
        chosen = self.page.selected() is not None or self.window.pane.selection() is not None
        return Mode.SELECT if chosen else Mode.READ

    def _walk_over(self, panel: SidePanel) -> None:
        """Let F6 come to a panel that stays beside the page."""
        self._panels.add_behind(self.window.pane, panel, panel.first_stop)

    def _list_actions(self) -> Actions:
        return all_actions(
            Hands(
                session=self.session,
                page=self.page,
                marking=self.marking,
                reshaping=self.reshaping,
                editing=self.editing,
                choosing=Choosing(self.session, self.page),
                linking=self.linking,
                following=self.following,
                walking=self.walking,
                gaps=self.gaps,
                guidance=self.guidance,
                finding=self.finding,
                marking_found=self.marking_found,
                viewing=self.viewing,
                occurrences=self.occurrences,
                project=self.project,
                codebook_files=self.overlays.codebook_files,
                enter_fields=self.inspector.enter_first_field,
                write_note=self.inspector.write_note,
                choose_label=partial(self.overlays.choose_label, self.marking),
                export=self.overlays.export,
                open_palette=self.overlays.open_palette,
                leave=self._levels.leave,
                next_panel=self._levels.next_panel,
                previous_panel=self._levels.previous_panel,
                ask_annotator=self.window.status_line.ask_annotator,
                show_beside=self.overlays.show_beside,
                show_shortcuts=self.overlays.show_shortcuts,
                show_preferences=self.overlays.show_preferences,
                quit=self.window.close,
            ),
            self.keymap,
        )

    def _key_of(self, name: str) -> str:
        """The key of an action, once the list is made."""
        return self.actions.key_of(name)

    def _settings_pages(self) -> "tuple[SettingsPage, ...]":
        from annotator.gui.preferences.pages import all_pages

        return all_pages(self.viewing, self.marking, self.actions, self.keymap)

    def _connect_notices(self) -> None:
        """What is said in the window, and what is said to who listens."""
        notices, line = self._notices, self.window.notice_line
        for signal in (self.keymap.changed, self.session.opened):
            signal.connect(self._key_tips.show)
        self._dispatcher.acting.connect(line.let_go_of_failure)
        self._dispatcher.acting.connect(self.guidance.exampling.acting)
        self._dispatcher.refused.connect(notices.say)
        self.overlays.refused.connect(line.say)
        heard = (
            self.finding.said,
            self.overlays.passed,
            self.window.link_field.passed,
            self.gaps.leaving.said,
            self.guidance.guiding.said,
        )
        notices.read_aloud(heard, self.listening)

    def _connect_panels(self) -> None:
        """What stands above and beside the page, and the way back to it."""
        window = self.window
        self.overlays.closed.connect(self.to_page)
        self.overlays.fields_wanted.connect(self.inspector.enter_first_field)
        worklist = partial(self.overlays.show_beside, "worklist")
        window.status_line.worklist_clicked.connect(worklist)
        self.finding.opening.connect(self.linking.close)
        self.finding.opening.connect(self.gaps.leaving.close)
        self.guidance.guiding.left.connect(self.to_page)
        self.finding.made.connect(partial(self._panels.add_behind, window.label_bar))
        self.occurrences.closed.connect(self.to_page)
        self.occurrences.made.connect(partial(self._panels.add_behind, window.pane))
        self.overlays.staying.connect(self._walk_over)

    def _connect_window(self) -> None:
        window = self.window
        window.key_left_over.connect(self._left_over)
        window.dropped.connect(self._dropped)
        window.dragged_over.connect(self._show_drop)
        window.wheel_turned.connect(self._zoom)
        window.documents.menu_requested.connect(self._document_menu)
        window.documents.view.opened.connect(self.to_page)
        window.inspector.finished.connect(self.to_page)
        ties = window.inspector.relations
        ties.link_clicked.connect(self.linking.start)
        for elsewhere in (ties.retargeted, self.overlays.side.lead_elsewhere):
            elsewhere.connect(self.linking.retarget)
        ties.jumped.connect(self.following.go)
        ties.jumped.connect(self.to_page)
        ties.list_wanted.connect(partial(self.overlays.show_beside, "relations"))
        self.linking.linked.connect(self.inspector.ask_of_relation)
        window.status_line.undo_clicked.connect(self.editing.undo)
        window.status_line.zoom_clicked.connect(self.viewing.usual)
        window.label_bar.all_clicked.connect(partial(self.overlays.choose_label, self.marking))
        window.top_bar.export_clicked.connect(self.overlays.export)
        window.pane.context_requested.connect(self._page_menu)
        window.top_bar.project_button.setMenu(project_menu(window, self.actions))

    def _connect_mode(self) -> None:
        for signal in (
            self.linking.open_changed,
            self.marking.armed_changed,
            self._panels.focus_moved,
            self.window.pane.selection_changed,
            self.window.pane.annotation_selected,
            self.page.refreshed,
            self.guidance.exampling.asked,
        ):
            signal.connect(self._show_mode)
        self._show_mode()

    def _close(self) -> None:
        """Look at nothing any more: the project is closed."""
        self._open = False
        self._panels.stop()

    def _show_mode(self) -> None:
        if not self._open:
            return
        mode = self.mode()
        words = mode.value
        if mode is Mode.ARMED:
            label = self.session.codebook().label(self.marking.armed)
            words = f"{words} · {label.title}" if label else words
        self.window.status_line.set_mode(words)
        self._hints.speak_for(self._lent_keys(mode))

    def _lent_keys(self, mode: Mode) -> Keys:
        """The keys of what has the focus beside the page."""
        if mode is Mode.FIND:
            return self.finding.keys()
        if asked := self.guidance.exampling.keys():
            return tuple(asked)
        lent = {Mode.PLACES: PLACES_KEYS, Mode.LINK: LINK_KEYS}
        beside = self.overlays.keys() or self.guidance.guiding.keys()
        return lent.get(mode) or beside or keys_of_field_in(self.window.inspector)

    def _left_over(self, event: QKeyEvent) -> None:
        self._dispatcher.press(event)

    def _show_drop(self, over: bool) -> None:  # noqa: FBT001 - a signal gives it by position
        """Show that what is dragged can be dropped here."""
        if over:
            self._ring.surround(self.window.splitter)
        else:
            self._ring.hide()

    def _dropped(self, data: QMimeData) -> None:
        self.intake.paste(data)

    def _zoom(self, notches: int) -> None:
        view = self.viewing
        (view.larger if notches > 0 else view.smaller)()

    def _document_menu(self, document_id: int, place: QPoint) -> None:
        self.session.show_document(document_id)
        document_menu(self.window, self.actions, place)

    def _page_menu(self, place: QPoint) -> None:
        page_menu(self.window, self.actions, place)

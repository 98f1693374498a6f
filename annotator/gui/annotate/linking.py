"""Linking the selected annotation to another: numbered targets, a few letters, Enter."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from annotator.gui.annotate.link_field import LinkField
from annotator.gui.annotate.page import Page
from annotator.gui.annotate.reach import Reach
from annotator.gui.annotate.targets import Target, Targets, Tie
from annotator.gui.session import Session
from annotator.model.annotations import Annotation, Relation
from annotator.operations import relating, rules
from annotator.store import relations


class Asking(NamedTuple):
    """What is being asked for."""

    selected: Annotation
    every: Targets
    """All that it can be linked to."""
    fixed: bool = False
    """Whether the target is known, and only the way to link it is asked for."""
    moved: Relation | None = None
    """The relation that is to lead elsewhere; None where a new one is made."""
    then: Callable[[], None] | None = None
    """Where the focus goes after it; to the page without."""


class Linking(QObject):
    """What can be linked to, what was typed, and what Enter would link."""

    open_changed = Signal()
    linked = Signal(object)
    """The Relation that was made, with nothing else to be linked after it."""

    def __init__(self, session: Session, page: Page, field: LinkField) -> None:
        """Link on a page, through a field."""
        super().__init__()
        self._session = session
        self._page = page
        self._field = field
        self._reach = Reach(session, page)
        self._asking: Asking | None = None
        self._found: Sequence[Target] = ()
        self._at = 0
        self._tie = 0
        field.typed.connect(self._type)
        field.moved.connect(self._move)
        field.turned.connect(self._turn)
        field.picked.connect(self._pick)
        field.chosen_tie.connect(self._choose_tie)
        field.taken.connect(lambda stay: self._take(stay=stay))
        field.left.connect(self.close)
        page.shown.connect(self.close)
        page.pane.target_clicked.connect(self._clicked)
        page.pane.annotation_selected.connect(self._selected_other)

    def is_open(self) -> bool:
        """Whether a target is being asked for."""
        return self._asking is not None

    def offered(self) -> Sequence[Target]:
        """What can be linked to, as far as what was typed leaves it open."""
        return self._found if self.is_open() else ()

    def start(self) -> bool:
        """Ask what to link the selected annotation to; False, with the reason, where it cannot."""
        chosen = self._page.selected()
        if chosen is None:
            return False
        found = self._reach.of(chosen)
        if found:
            self._open(Asking(chosen, found))
        else:
            self._session.told.emit(self._reach.why_nothing(chosen))
        return bool(found)

    def link(self, chosen: Annotation, target: Annotation) -> bool:
        """Link two annotations, after asking how where there are several ways; False if none is."""
        found = self._reach.between(chosen, target)
        if not found:
            return False
        if len(found[0].ties) > 1:
            self._open(Asking(chosen, found, fixed=True))
        else:
            self._relate(found[0].ties[0])
        return True

    def retarget(self, relation_id: int, kept: int, then: Callable[[], None] | None = None) -> None:
        """Ask where a relation is to lead from the annotation that it keeps, or from where."""
        tie = self._session.attempt(lambda: relations.get(self._session.project, relation_id))
        chosen = self._page.annotations.get(kept)
        if tie is None or chosen is None:
            return
        if tie.annotator_id != self._session.annotator.id:
            self._session.failed.emit(relating.FOREIGN)
            return
        found = self._reach.instead(chosen, tie)
        if found:
            self._open(Asking(chosen, found, moved=tie, then=then))
        else:
            self._session.told.emit("There is nothing else on this page that it could lead to.")

    def close(self) -> None:
        """Leave without linking; the page has the focus again, or what asked for it.

        What somebody has gone on to meanwhile keeps it.
        """
        asking = self._asking
        if asking is None:
            return
        self._asking = None
        self._page.pane.set_targets({})
        focused = QApplication.focusWidget()
        gone_on = focused is not None and not self._field.isAncestorOf(focused)
        self._field.hide()
        if not gone_on:
            (asking.then or self._to_page)()
        self.open_changed.emit()

    def _to_page(self) -> None:
        self._page.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, asking: Asking) -> None:
        self._asking = asking
        self._field.open(self._asked(asking), how_only=asking.fixed)
        self._page.pane.set_targets({} if asking.fixed else asking.every.numbers())
        self._type("")
        self._page.pane.select_annotation(asking.selected.id)
        self.open_changed.emit()

    def _asked(self, asking: Asking) -> str:
        """What is asked for, in words."""
        words = f"“{rules.excerpt(asking.selected.text, 24)}”"
        if asking.moved is not None:
            ends = {asking.moved.from_id, asking.moved.to_id} - {asking.selected.id}
            (other,) = self._page.annotations.among(ends)
            return f"Instead of “{rules.excerpt(other.text, 24)}”"
        target = rules.excerpt(asking.every[0].annotation.text, 24) if asking.fixed else ""
        return f"Link {words} to" + (f" “{target}”" if target else "")

    def _type(self, words: str) -> None:
        if self._asking is None:
            return
        if not self._asking.fixed:
            self._found = self._asking.every.matching(words)
            self._show(0)
            return
        self._found = self._asking.every
        ways = self._found[0].ties
        if words.isdecimal() and 1 <= int(words) <= len(ways):
            self._tie = int(words) - 1
            self._take(stay=False)
        elif not words:
            self._show(0)

    def _move(self, step: int) -> None:
        if self._found:
            self._show((self._at + step) % len(self._found))

    def _pick(self, place: int) -> None:
        self._show(place)
        self._take(stay=False)

    def _clicked(self, annotation_id: int) -> None:
        """Link to the target that was clicked on the page."""
        every = self._asking.every if self._asking is not None else None
        place = every.place_of(annotation_id) if every is not None else None
        if every is not None and place is not None:
            self._found = every
            self._pick(place)

    def _selected_other(self, annotation_id: int | None) -> None:
        """Leave when another annotation, or none, is selected meanwhile."""
        if self._asking is not None and annotation_id != self._asking.selected.id:
            self.close()

    def _turn(self, step: int) -> None:
        if self._found:
            self._choose_tie((self._tie + step) % len(self._found[self._at].ties))

    def _choose_tie(self, place: int) -> None:
        self._tie = place
        self._show_ties()

    def _show(self, place: int) -> None:
        self._at, self._tie = place, 0
        self._field.show_targets(self._found, place)
        self._show_ties()
        self._field.settle()
        if self._found:
            self._page.pane.scroll_to(self._found[place].annotation.start)

    def _show_ties(self) -> None:
        if self._asking is not None:
            ties = self._found[self._at].ties if self._found else ()
            chosen, fixed = self._asking.selected.id, self._asking.fixed
            self._field.show_ties(ties, chosen, self._tie, numbered=fixed)

    def _take(self, *, stay: bool) -> None:
        """Make the link that is shown, or lead there the one that is to be moved."""
        asking = self._asking
        if asking is None or not self._found:
            return
        tie = self._found[self._at].ties[self._tie]
        if asking.moved is not None:
            ends = {"from_id": tie.from_id, "to_id": tie.to_id}
            self._session.run(relating.retarget, asking.moved.id, **ends)
            self.close()
            return
        self.close()
        self._relate(tie, stay=stay)

    def _relate(self, tie: Tie, *, stay: bool = False) -> None:
        """Make a relation; then ask for the next one, or let what it must say be asked for."""
        made = self._session.run(relating.relate, tie.kind.name, tie.from_id, tie.to_id)
        if made is not None and not (stay and self.start()):
            self.linked.emit(made)

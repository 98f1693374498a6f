"""Linking the selected annotation to another: numbered targets, a few letters, Enter."""

from PySide6.QtCore import QObject, Qt, Signal

from annotator.gui.annotate.link_field import LinkField
from annotator.gui.annotate.page import Page
from annotator.gui.annotate.targets import Allowed, Target, matching, targets
from annotator.gui.session import Session
from annotator.model.annotations import Annotation, Relation
from annotator.model.codebook import RelationType
from annotator.operations import relating, rules


class Linking(QObject):
    """What can be linked to, what was typed, and what Enter would link."""

    open_changed = Signal()

    def __init__(self, session: Session, page: Page, field: LinkField) -> None:
        """Link on a page, through a field."""
        super().__init__()
        self._session = session
        self._page = page
        self._field = field
        self._selected: Annotation | None = None
        self._all: tuple[Target, ...] = ()
        self._found: tuple[Target, ...] = ()
        self._at = 0
        self._tie = 0
        self._fixed = False
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
        return self._selected is not None

    def offered(self) -> tuple[Target, ...]:
        """What can be linked to, as far as what was typed leaves it open."""
        return self._found if self.is_open() else ()

    def start(self) -> None:
        """Ask what to link the selected annotation to."""
        chosen = self._page.selected()
        if chosen is None:
            return
        found = self._targets(chosen)
        if not found:
            self._session.told.emit(
                "There is nothing on this page that the codebook lets this be linked to."
            )
            return
        self._open(chosen, found, fixed=False)

    def link(self, chosen: Annotation, target: Annotation) -> bool:
        """Link two annotations, after asking how where there are several ways; False if none is."""
        known = {each.id: each for end in (chosen, target) for each in self._ties_of(end)}
        if target.annotator_id != self._session.annotator.id:
            return False
        found = targets(chosen, [target], list(known.values()), self._allowed())
        if not found:
            return False
        if len(found[0].ties) > 1:
            self._open(chosen, found, fixed=True)
        else:
            (tie,) = found[0].ties
            self._session.run(relating.relate, tie.kind.name, tie.from_id, tie.to_id)
        return True

    def _open(self, chosen: Annotation, found: tuple[Target, ...], *, fixed: bool) -> None:
        """Ask which of the targets is meant; of a ``fixed`` one, how it is to be linked."""
        self._all, self._fixed = found, fixed
        self._selected = chosen
        target = rules.excerpt(found[0].annotation.text, 24) if fixed else ""
        self._field.open(rules.excerpt(chosen.text, 24), target)
        numbers = {} if fixed else {each.annotation.id: str(each.number) for each in found}
        self._page.pane.set_targets(numbers)
        self._type("")
        self._page.pane.select_annotation(chosen.id)
        self.open_changed.emit()

    def close(self) -> None:
        """Leave without linking; the page has the focus again."""
        if self._selected is None:
            return
        self._selected = None
        self._page.pane.set_targets({})
        self._field.hide()
        self._page.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open_changed.emit()

    def _targets(self, chosen: Annotation) -> tuple[Target, ...]:
        mine = [
            each for each in self._page.ordered() if each.annotator_id == self._session.annotator.id
        ]
        return targets(chosen, mine, self._page.relations(), self._allowed())

    def _ties_of(self, annotation: Annotation) -> list[Relation]:
        return self._page.relations_of(annotation.id)

    def _allowed(self) -> Allowed:
        """What gives the relation types between two annotations; asked once for each two labels."""
        known: dict[tuple[str, str], list[RelationType]] = {}

        def allowed(source: Annotation, target: Annotation) -> list[RelationType]:
            labels = (source.label, target.label)
            if labels not in known:
                types = relating.allowed_types(self._session.project, source.id, target.id)
                known[labels] = types
            return known[labels]

        return allowed

    def _type(self, words: str) -> None:
        if self._fixed:
            self._found = self._all
            ways = self._all[0].ties
            if words.isdecimal() and 1 <= int(words) <= len(ways):
                self._tie = int(words) - 1
                self._take(stay=False)
            elif not words:
                self._show(0)
            return
        self._found = matching(self._all, words)
        self._show(0)

    def _move(self, step: int) -> None:
        if self._found:
            self._show((self._at + step) % len(self._found))

    def _pick(self, place: int) -> None:
        self._show(place)
        self._take(stay=False)

    def _clicked(self, annotation_id: int) -> None:
        """Link to the target that was clicked on the page."""
        self._found = self._all
        self._pick([each.annotation.id for each in self._all].index(annotation_id))

    def _selected_other(self, annotation_id: int | None) -> None:
        """Leave when another annotation, or none, is selected meanwhile."""
        if self._selected is not None and annotation_id != self._selected.id:
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
        if self._selected is not None:
            ties = self._found[self._at].ties if self._found else ()
            self._field.show_ties(ties, self._selected.id, self._tie, numbered=self._fixed)

    def _take(self, *, stay: bool) -> None:
        """Make the link that is shown."""
        if self._selected is None or not self._found:
            return
        tie = self._found[self._at].ties[self._tie]
        made = self._session.run(relating.relate, tie.kind.name, tie.from_id, tie.to_id)
        self.close()
        if made is not None and stay:
            self.start()

"""What an annotation of the page can be linked to, and why it cannot be linked."""

from collections.abc import Iterable

from annotator.gui.annotate.page import Page
from annotator.gui.annotate.targets import Targets, Way, Ways, targets
from annotator.gui.session import Session
from annotator.model.annotations import Annotation, Relation
from annotator.operations import relating
from annotator.store import outlines, relations
from annotator.store.outlines import Marked


class Reach:
    """Asks the codebook and the file; only one's own annotations can be linked."""

    def __init__(self, session: Session, page: Page) -> None:
        """Look at what stands on a page."""
        self._session = session
        self._page = page

    def of(self, chosen: Annotation) -> Targets:
        """Everything on the page that an annotation can be linked to."""
        ways = self._ways(chosen.label)
        return self._targets(chosen, self._mine(chosen, ways), ways)

    def between(self, chosen: Annotation, other: Annotation) -> Targets:
        """The one that is named, if it is one's own and can be linked to."""
        ways = self._ways(chosen.label)
        mine = other.annotator_id == self._session.annotator.id
        return self._targets(chosen, [_marked(other)] if mine else [], ways)

    def instead(self, chosen: Annotation, tie: Relation) -> Targets:
        """Where a relation of an annotation may lead in place of its other end."""
        ways = self._one_way(chosen.label, tie.type, away=tie.from_id == chosen.id)
        ends = (tie.from_id, tie.to_id)
        there = [each for each in self._mine(chosen, ways) if each.id not in ends]
        return self._targets(chosen, there, ways)

    def _targets(self, chosen: Annotation, others: Iterable[Marked], ways: Ways) -> Targets:
        return targets(_marked(chosen), others, ways, self._relations_of, pieces=chosen.fragments)

    def why_nothing(self, chosen: Annotation) -> str:
        """Why there is nothing that an annotation can be linked to, and what there could be."""
        book, label = self._session.codebook(), chosen.label
        title = next((each.title for each in book.labels if each.name == label), label)
        allowed = ", ".join(relating.ways(book, label))
        if not allowed:
            return f"{relating.refusal(book, label, label)}."
        ways = self._ways(label)
        if any(each.id != chosen.id for each in self._mine(chosen, ways)):
            return f"This {title} is linked already to all that it can be linked to: {allowed}."
        return f"There is nothing on this page that this {title} can be linked to: {allowed}."

    def _ways(self, label: str) -> dict[int, list[Way]]:
        """How a label can be linked to each other; what can lead away from it is offered so."""
        book = self._session.codebook()
        found: dict[int, list[Way]] = {}
        for other in book.labels:
            away = relating.types_between(book, label, other.name)
            back = relating.types_between(book, other.name, label)
            ways = [Way(kind, away=True) for kind in away]
            ways += [Way(kind, away=False) for kind in back if kind not in away]
            if ways:
                found[other.id] = ways
        return found

    def _one_way(self, label: str, type_name: str, *, away: bool) -> dict[int, list[Way]]:
        """Which labels a relation may lead to from a label, or come from to it."""
        book = self._session.codebook()
        return {
            other.id: [Way(kind, away=away)]
            for other in book.labels
            for kind in relating.types_between(
                book, *((label, other.name) if away else (other.name, label))
            )
            if kind.name == type_name
        }

    def _mine(self, chosen: Annotation, ways: Iterable[int]) -> list[Marked]:
        project, me = self._session.project, self._session.annotator.id
        return outlines.marked(project, chosen.document_id, me, list(ways))

    def _relations_of(self, annotation_id: int) -> list[Relation]:
        return relations.of_annotation(self._session.project, annotation_id)


def _marked(annotation: Annotation) -> Marked:
    return Marked(
        annotation.id, annotation.label_id, annotation.start, annotation.end, annotation.text
    )

"""The annotations of the page: little is held of each, the rest is read when it is asked for."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from annotator.gui.reading.order import Order
from annotator.gui.reading.rows import PaneSpan
from annotator.model.annotations import Annotation

_KEPT = 200
"""So many annotations that were read are kept, to be looked at again."""
_BATCH = 1_000


class Seen(Mapping[int, Annotation]):
    """What an annotator sees in a document, by id; a hundred thousand take some megabytes.

    Each is read from the file when it is looked at, so walking over the values is slow in a long
    document: nothing that a key press waits for may do it. KeyError also for what another program
    has removed a moment ago.
    """

    def __init__(self, read: Callable[[Iterable[int]], list[Annotation]]) -> None:
        """Hold nothing yet; ``read`` gives those of the ids that are in the file."""
        self._read = read
        self._labels: dict[int, int] = {}
        self._suggested: dict[int, PaneSpan] = {}
        self._known: dict[int, Annotation] = {}
        self.counts: Counter[int] = Counter()
        """How many annotations each label has, by the label's id."""
        self.suggestions = Order()

    def load(self, spans: Iterable[PaneSpan]) -> None:
        """Hold all annotations of a document."""
        listed = list(spans)
        self._labels = {span.id: span.label_id for span in listed}
        self._suggested = {span.id: span for span in listed if span.status == "suggested"}
        self._known.clear()
        self.counts = Counter(self._labels.values())
        self.suggestions = Order(self._suggested.values())

    def put(self, span: PaneSpan) -> None:
        """Hold an annotation as it is now."""
        self.drop(span.id)
        self._labels[span.id] = span.label_id
        self.counts[span.label_id] += 1
        if span.status == "suggested":
            self._suggested[span.id] = span
            self.suggestions.add(span)

    def drop(self, annotation_id: int) -> None:
        """Hold an annotation no longer, if it was there."""
        self._known.pop(annotation_id, None)
        label = self._labels.pop(annotation_id, None)
        if label is not None:
            self.counts[label] -= 1
        suggested = self._suggested.pop(annotation_id, None)
        if suggested is not None:
            self.suggestions.remove(suggested)

    def among(self, annotation_ids: Iterable[int]) -> list[Annotation]:
        """Those of some annotations that are seen, by id; they are read at once."""
        wanted = [each for each in annotation_ids if each in self._labels]
        there = {each: self._known[each] for each in wanted if each in self._known}
        read = self._read([each for each in wanted if each not in there])
        self._keep(read)
        there.update((each.id, each) for each in read)
        return [there[each] for each in sorted(there)]

    def every(self) -> Iterator[Annotation]:
        """All of them; slow in a long document."""
        waiting = iter(list(self._labels))
        while batch := list(islice(waiting, _BATCH)):
            yield from self._read(batch)

    def __getitem__(self, annotation_id: int) -> Annotation:
        """An annotation with all that is known of it."""
        found = self._known.get(annotation_id)
        if found is None:
            if annotation_id not in self._labels:
                raise KeyError(annotation_id)
            for found in self._read([annotation_id]):
                self._keep([found])
        if found is None:
            raise KeyError(annotation_id)
        return found

    def __contains__(self, annotation_id: object) -> bool:
        """Whether an annotation is seen; nothing is read."""
        return annotation_id in self._labels

    def __len__(self) -> int:
        """How many are seen."""
        return len(self._labels)

    def __iter__(self) -> Iterator[int]:
        """The ids."""
        return iter(self._labels)

    def _keep(self, found: list[Annotation]) -> None:
        if len(self._known) + len(found) > _KEPT:
            self._known.clear()
        self._known.update((each.id, each) for each in found)

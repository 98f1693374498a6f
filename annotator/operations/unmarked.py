"""Which of some places a label could still be given to."""

from bisect import bisect_right
from collections.abc import Iterable

from annotator.language.trimming import trim
from annotator.model.text import Span, join_touching
from annotator.operations import rules
from annotator.store import annotations, documents
from annotator.store.project import Project


def unmarked(
    project: Project, document_id: int, spans: Iterable[Span], *, label: str, annotator: int
) -> list[Span]:
    """Those of sorted spans that meet no annotation of the label in the annotator's own layer.

    Each comes trimmed as the label wants it; what is nothing then is left out, and so is what
    would lie over the one before. Raises UnknownNameError when there is no such label or document.
    """
    wanted = rules.known_label(project, label)
    text = documents.text(project, document_id)
    own = join_touching(
        Span(start, end)
        for label_id, start, end in annotations.stretches(project, document_id, annotator)
        if label_id == wanted.id
    )
    starts = [each.start for each in own]
    found: list[Span] = []
    for span in spans:
        trimmed = trim(text, span, wanted.trim)
        if trimmed is None or (found and trimmed.start < found[-1].end):
            continue
        before = bisect_right(starts, trimmed.end - 1) - 1
        if before < 0 or own[before].end <= trimmed.start:
            found.append(trimmed)
    return found

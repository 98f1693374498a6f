"""Every span of the seven releases is reached by whole words and one boundary key at most."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.language.snapping import Unit, snap
from annotator.language.trimming import trim
from annotator.language.words import next_word, previous_word, word_at
from annotator.model.codebook import Trim
from annotator.model.source import normalise
from annotator.model.text import Span

TRIMS = {"QUOTE": Trim.SENTENCE}
"""How the labels of the guidelines trim; all others by words."""


@pytest.fixture(scope="module")
def gold(releases: Path) -> list[tuple[str, str, Span]]:
    """Text, label and span of every fragment in every release."""
    paths = sorted([*releases.glob("*.gold.json"), *releases.glob("dev/*.gold.json")])
    assert len(paths) == 7
    return [each for path in paths for each in fragments_of(path)]


def fragments_of(path: Path) -> Iterator[tuple[str, str, Span]]:
    """Text, label and span of every fragment of one release, in offsets of the stored text."""
    source = path.with_name(path.name.replace(".gold.json", ".txt"))
    text, offsets = normalise(source.read_bytes().decode("utf-8"))
    for annotation in json.loads(path.read_text(encoding="utf-8"))["annotations"]:
        for start, end in annotation["fragments"]:
            span = Span(offsets.to_text(start), offsets.to_text(end))
            yield text, annotation["label"], span


def marked(text: str, rough: Span, label: str) -> Span | None:
    """What becomes of a rough selection when the label is given to it."""
    return trim(text, snap(text, rough, Unit.WORDS), TRIMS.get(label, Trim.WORDS))


def rough(text: str, span: Span) -> Span:
    """A careless selection: from within the first word to within the last.

    Where the span begins with a quote mark the selection does too, as a mouse pressed left of it.
    """
    first = word_at(text, span.start)
    ends = (word_at(text, at) for at in range(span.end - 1, span.start - 1, -1))
    last = next(word for word in ends if word)
    start = span.start + (first is not None and first.start == span.start and len(first) > 1)
    return Span(start, max(start + 1, last.end - (len(last) > 1)))


def keys_needed(text: str, label: str, span: Span) -> int | None:
    """How many boundary keys the careless selection needs; None if one is not enough."""
    snapped = snap(text, rough(text, span), Unit.WORDS)
    how = TRIMS.get(label, Trim.WORDS)
    moved = (
        Span(snapped.start, next_word(text, snapped.end)),
        Span(previous_word(text, snapped.start), snapped.end),
    )
    if trim(text, snapped, how) == span:
        return 0
    return 1 if span in {trim(text, each, how) for each in moved} else None


def test_every_gold_span_is_hit_by_words_and_one_boundary_key_at_most(
    gold: list[tuple[str, str, Span]], capsys: pytest.CaptureFixture[str]
) -> None:
    counts: Counter[tuple[str, int | None]] = Counter()
    for text, label, span in gold:
        keys = keys_needed(text, label, span)
        counts[label, keys] += 1
        assert keys is not None, f"{label} {span.of(text)!r}"
    with capsys.disabled():
        shown = ", ".join(f"{label} {keys}: {n}" for (label, keys), n in sorted(counts.items()))
        print(f"\n{len(gold)} fragments by boundary keys needed: {shown}")  # noqa: T201


def test_a_gold_span_marked_exactly_stays_itself(gold: list[tuple[str, str, Span]]) -> None:
    for text, label, span in gold:
        assert marked(text, span, label) == span, span.of(text)
        assert trim(text, span, Trim.WORDS) == span, span.of(text)


def test_every_edge_of_gold_is_a_stop_of_a_caret_that_moves_by_words(
    gold: list[tuple[str, str, Span]],
) -> None:
    for text, _, span in gold:
        assert previous_word(text, span.start + 1) == span.start, span.of(text)
        assert next_word(text, span.end - 1) == span.end, span.of(text)


def test_a_double_click_on_a_gold_span_of_one_word_selects_it(
    gold: list[tuple[str, str, Span]],
) -> None:
    single = [each for each in gold if not any(c.isspace() for c in each[2].of(each[0]))]
    assert len(single) > 100
    for text, _, span in single:
        assert {word_at(text, at) for at in range(span.start, span.end)} == {span}, span.of(text)

"""Which places a label could still be given to."""

import pytest

from annotator.errors import UnknownNameError
from annotator.model.text import Span
from annotator.operations import annotating
from annotator.operations.unmarked import unmarked
from tests.support.projects import TEXT, Desk


def at(words: str, *, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def free(desk: Desk, *spans: Span, label: str = "ACTOR") -> list[str]:
    found = unmarked(
        desk.project, desk.document.id, sorted(spans), label=label, annotator=desk.ana.id
    )
    return [each.of(TEXT) for each in found]


def mark(desk: Desk, span: Span, label: str, annotator: int) -> None:
    annotating.annotate(desk.project, desk.document.id, [span], label=label, annotator=annotator)


def test_places_that_meet_one_of_the_label_are_left_out(desk: Desk) -> None:
    mark(desk, at("Norway’s foreign minister"), "ACTOR", desk.ana.id)
    assert free(desk, at("Norway"), at("Norway", nth=1), at("minister promised")) == ["Norway"]
    assert free(desk, at("Norway"), label="ROLE") == ["Norway"]


def test_other_labels_and_other_people_take_no_place(desk: Desk) -> None:
    mark(desk, at("Norway"), "ROLE", desk.ana.id)
    mark(desk, at("Norway"), "ACTOR", desk.ben.id)
    assert free(desk, at("Norway")) == ["Norway"]


def test_places_that_touch_one_of_the_label_stay(desk: Desk) -> None:
    mark(desk, at("rwa"), "ACTOR", desk.ana.id)
    assert free(desk, at("No"), at("y’s")) == ["No", "y’s"]


def test_places_are_trimmed_and_those_without_words_left_out(desk: Desk) -> None:
    assert free(desk, at(" Oslo, "), at(", ")) == ["Oslo"]


def test_an_unknown_label_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownNameError):
        free(desk, at("Oslo"), label="NOTHING")


def test_of_places_over_one_another_the_first_stays(desk: Desk) -> None:
    assert free(desk, at("Ana Ruiz"), at("Ruiz said"), at("said in")) == ["Ana Ruiz", "said in"]

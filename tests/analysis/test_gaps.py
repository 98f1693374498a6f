"""What the default codebook demands of a document, against a checker that knows it by heart."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from annotator.analysis.gaps import Demands, Gap
from annotator.model.annotations import Annotation, Status
from annotator.model.codebook import AttributeKind, AttributeSpec, Codebook
from tests.support.layers import Layer, default_codebook, golds, layer_of, mark, tie

_REQUIRED = {
    "ACTOR": ("kind", "canonical"),
    "ROLE": (),
    "COMMITMENT": ("strength",),
    "QUOTE": ("type",),
}
_VALUES = {
    "kind": ("person", "state", "body", "group", "organisation"),
    "strength": ("conditional", "ongoing", "intended", "firm"),
    "type": ("direct", "indirect", "mixed"),
}
_ENDS = {
    "spoken_by": ("QUOTE", "ACTOR"),
    "holds_role": ("ACTOR", "ROLE"),
    "committed_by": ("COMMITMENT", "ACTOR"),
    "committed_to": ("COMMITMENT", "ACTOR"),
    "same_as": ("ACTOR", "ACTOR"),
}

_TIE_VALUES: dict[str, dict[str, tuple[str, ...]]] = {}
"""The choices of the attributes of relation types; the default codebook has none."""


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    """The default codebook as a project holds it."""
    return default_codebook()


def _gaps(layer: Layer, codebook: Codebook) -> tuple[Gap, ...]:
    """What the program finds."""
    return Demands(codebook).of(layer.marks, layer.ties).gaps


def _naive(layer: Layer) -> set[tuple[int, str, bool]]:
    """The gaps by the guidelines, each looked for by walking over everything."""
    return {
        *(each for mark in layer.marks for each in _naive_values(mark)),
        *(each for mark in layer.marks for each in _naive_numbers(layer, mark)),
        *_naive_ends(layer),
        *_naive_tie_values(layer),
    }


def _naive_values(mark: Annotation) -> Iterator[tuple[int, str, bool]]:
    for name in _REQUIRED[mark.label]:
        if not mark.attributes.get(name):
            yield mark.id, f"without {name}", True
    for name, value in mark.attributes.items():
        if value and name in _VALUES and value not in _VALUES[name]:
            yield mark.id, f"unfitting {name}", True


def _naive_numbers(layer: Layer, mark: Annotation) -> Iterator[tuple[int, str, bool]]:
    out = [tie.type for tie in layer.ties if tie.from_id == mark.id]
    into = [tie.type for tie in layer.ties if tie.to_id == mark.id]
    if mark.label == "QUOTE" and "spoken_by" not in out:
        yield mark.id, "without spoken_by", True
    if mark.label == "COMMITMENT" and "committed_by" not in out:
        yield mark.id, "without committed_by", True
    if mark.label == "ROLE" and "holds_role" not in into:
        yield mark.id, "without holds_role", False
    if mark.label == "ACTOR" and out.count("same_as") > 1:
        yield mark.id, "too many same_as", True


def _naive_ends(layer: Layer) -> Iterator[tuple[int, str, bool]]:
    labels = {mark.id: mark.label for mark in layer.marks}
    for each in layer.ties:
        source, target = _ENDS[each.type]
        if labels[each.from_id] != source:
            yield each.from_id, f"{each.type} from {labels[each.from_id]}", True
        if labels[each.to_id] != target:
            yield each.from_id, f"{each.type} to {labels[each.to_id]}", True


def _naive_tie_values(layer: Layer) -> Iterator[tuple[int, str, bool]]:
    """What relations of a codebook like that of ``_asking`` say and do not say."""
    for each in layer.ties:
        for name, values in _TIE_VALUES.get(each.type, {}).items():
            value = each.attributes.get(name)
            if value is None and name == "certainty":
                yield each.from_id, f"{each.type} without {name}", True
            elif value is not None and value not in values:
                yield each.from_id, f"{each.type} with unfitting {name}", True


def _asking(codebook: Codebook) -> Codebook:
    """The codebook, asking for attributes of relations as ``_TIE_VALUES`` says."""
    kinds = [
        replace(
            kind,
            attributes=tuple(
                AttributeSpec(name, AttributeKind.CHOICE, values, required=name == "certainty")
                for name, values in _TIE_VALUES.get(kind.name, {}).items()
            ),
        )
        for kind in codebook.relation_types
    ]
    return replace(codebook, relation_types=tuple(kinds))


def _keys(gaps: tuple[Gap, ...]) -> set[tuple[int, str, bool]]:
    return {(gap.annotation_id, gap.finding, gap.hard) for gap in gaps}


def test_the_gold_of_the_releases_has_soft_gaps_only(releases: Path, codebook: Codebook) -> None:
    for path in golds(releases):
        layer = layer_of(path, codebook)
        assert {gap.finding for gap in _gaps(layer, codebook) if gap.hard} == set(), path.name
        assert _keys(_gaps(layer, codebook)) == _naive(layer), path.name


def test_the_roles_of_the_real_release_without_a_holder_are_a_written_list(
    releases: Path, codebook: Codebook
) -> None:
    layer = layer_of(releases / "nato-iraq.gold.json", codebook)
    words = {each.id: each.text for each in layer.marks}
    found = {(words[gap.annotation_id], gap.finding) for gap in _gaps(layer, codebook)}
    assert found == {("NATO Secretary General", "without holds_role")}


def _mutated(layer: Layer, draw: Random, codebook: Codebook) -> Layer:
    """A few random things done to a layer: taken out, emptied, relabelled, tied anew."""
    marks, ties = list(layer.marks), list(layer.ties)
    for _ in range(draw.randint(1, 6)):
        what = draw.randrange(6)
        if what == 0 and ties:
            del ties[draw.randrange(len(ties))]
        elif what == 1 and len(marks) > 1:
            gone = marks.pop(draw.randrange(len(marks)))
            ties = [tie for tie in ties if gone.id not in (tie.from_id, tie.to_id)]
        elif what == 2:
            n = draw.randrange(len(marks))
            values = dict(marks[n].attributes)
            if values:
                values[draw.choice(sorted(values))] = draw.choice(["", "nonsense"])
                marks[n] = replace(marks[n], attributes=values)
        elif what == 3:
            n = draw.randrange(len(marks))
            label = draw.choice(codebook.labels)
            marks[n] = replace(marks[n], label=label.name, label_id=label.id, attributes={})
        else:
            source, target = draw.choice(marks), draw.choice(marks)
            if source is not target:
                name = draw.choice(sorted(_ENDS))
                ties.append(tie(codebook, len(ties) + 1000, name, source.id, target.id))
    return Layer(tuple(marks), tuple(ties))


@pytest.mark.parametrize("seed", range(200))
def test_mutated_releases_have_the_gaps_of_a_naive_checker(
    releases: Path, codebook: Codebook, seed: int
) -> None:
    draw = Random(seed)
    for path in golds(releases):
        layer = _mutated(layer_of(path, codebook), draw, codebook)
        assert _keys(_gaps(layer, codebook)) == _naive(layer), path.name


def _quote_and_speaker(codebook: Codebook) -> Layer:
    actor = {"kind": "person", "canonical": "Ana"}
    return Layer(
        (
            mark(codebook, 1, "ACTOR", [[0, 3]], actor),
            mark(codebook, 2, "QUOTE", [[10, 30]], {"type": "direct"}),
        ),
        (tie(codebook, 1, "spoken_by", 2, 1),),
    )


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Relations that have to say how certain they are, and may say through whom."""
    for name in ("spoken_by", "same_as"):
        values = {"certainty": ("sure", "likely"), "via": ("letter", "press")}
        monkeypatch.setitem(_TIE_VALUES, name, values)


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("seed", range(60))
def test_relations_that_have_to_say_something_have_the_gaps_of_a_naive_checker(
    releases: Path, codebook: Codebook, seed: int
) -> None:
    draw, asking = Random(seed), _asking(codebook)
    for path in golds(releases):
        layer = _mutated(layer_of(path, codebook), draw, codebook)
        ties = [
            replace(each, attributes={
                name: draw.choice([*values, "nonsense"])
                for name, values in _TIE_VALUES.get(each.type, {}).items()
                if draw.random() < 0.6
            })
            for each in layer.ties
        ]  # fmt: skip
        layer = replace(layer, ties=tuple(ties))
        assert _keys(_gaps(layer, asking)) == _naive(layer), path.name


def test_what_is_suggested_or_rejected_meets_no_demand_and_makes_none(codebook: Codebook) -> None:
    layer = _quote_and_speaker(codebook)
    assert _gaps(layer, codebook) == ()
    for status in (Status.SUGGESTED, Status.REJECTED):
        unsaid = replace(layer, marks=(replace(layer.marks[0], status=status), layer.marks[1]))
        assert _keys(_gaps(unsaid, codebook)) == {(2, "without spoken_by", True)}
        untied = replace(layer, ties=(replace(layer.ties[0], status=status),))
        assert _keys(_gaps(untied, codebook)) == {(2, "without spoken_by", True)}
        unmarked = replace(layer, marks=(layer.marks[0], replace(layer.marks[1], status=status)))
        assert _gaps(unmarked, codebook) == ()


def test_gaps_come_in_the_order_of_the_text_and_name_the_words(codebook: Codebook) -> None:
    late = mark(codebook, 1, "QUOTE", [[50, 60]], {"type": "direct"})
    early = mark(codebook, 2, "COMMITMENT", [[5, 9]], {"strength": "firm"})
    first, second = _gaps(Layer((late, early), ()), codebook)
    assert first.sentence == "“words 2”: “committed by” is missing."
    assert second.sentence == "“words 1”: “spoken by” is missing."


def test_attributes_of_relations_can_be_demanded(codebook: Codebook) -> None:
    asked = AttributeSpec("certain", AttributeKind.YES_NO, required=True)
    kinds = tuple(
        replace(kind, attributes=(asked,)) if kind.name == "spoken_by" else kind
        for kind in codebook.relation_types
    )
    layer = _quote_and_speaker(codebook)
    found = Demands(replace(codebook, relation_types=kinds)).of(layer.marks, layer.ties)
    (gap,) = found.gaps
    assert (gap.finding, gap.relation_id, gap.missing) == ("spoken_by without certain", 1, True)
    assert found.demands == 5


@pytest.mark.parametrize("name", ["spoken by", "goes without", "without x"])
def test_what_is_missing_is_told_from_what_is_wrong_whatever_the_relation_is_called(
    codebook: Codebook, name: str
) -> None:
    asked = AttributeSpec("certain", AttributeKind.YES_NO, required=True)
    kinds = tuple(
        replace(kind, name=name, attributes=(asked,), to_labels=("ROLE",))
        for kind in codebook.relation_types
        if kind.name == "spoken_by"
    )
    layer = _quote_and_speaker(codebook)
    found = Demands(replace(codebook, relation_types=kinds)).of(layer.marks, layer.ties)
    told = {gap.finding: gap.missing for gap in found.gaps}
    assert told == {f"{name} without certain": True, f"{name} to ACTOR": False}


def test_a_label_that_a_relation_type_names_twice_is_asked_once(codebook: Codebook) -> None:
    kinds = tuple(
        replace(kind, from_labels=kind.from_labels * 2, to_labels=kind.to_labels * 2)
        for kind in codebook.relation_types
    )
    layer = Layer((mark(codebook, 1, "QUOTE", [[0, 3]], {}),), ())
    once, twice = (
        Demands(book).of(layer.marks, layer.ties)
        for book in (codebook, replace(codebook, relation_types=kinds))
    )
    assert twice == once


def test_no_is_an_answer(codebook: Codebook) -> None:
    asked = AttributeSpec("certain", AttributeKind.YES_NO, required=True)
    labels = tuple(replace(label, attributes=(asked,)) for label in codebook.labels)
    book = replace(codebook, labels=labels)
    for value, count in ((False, 0), (True, 0), (None, 1)):
        layer = Layer((mark(book, 1, "ROLE", [[0, 3]], {"certain": value}),), ())
        hard = [gap for gap in _gaps(layer, book) if gap.hard]
        assert len(hard) == count


def test_a_demand_counts_once_for_each_annotation_it_is_made_of(codebook: Codebook) -> None:
    layer = _quote_and_speaker(codebook)
    # Kind and canonical of the actor; type and speaker of the quote.
    assert Demands(codebook).of(layer.marks, layer.ties).demands == 4

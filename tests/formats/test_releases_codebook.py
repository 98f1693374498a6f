"""The default codebook holds every rule of the guidelines that it was made from."""

import re
from pathlib import Path

import pytest

from annotator.formats.codebook_toml import read_codebook
from annotator.model.codebook import Codebook, Strictness
from annotator.resources import resource

RULE = re.compile(r"^- \*\*([A-Z]\d)\b", re.MULTILINE)


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return read_codebook(resource("codebooks", "releases.toml"))


@pytest.fixture(scope="module")
def guidelines() -> str:
    return resource("codebooks", "guidelines.md").read_text(encoding="utf-8")


def _all_words(codebook: Codebook) -> str:
    entries = [*codebook.general.keys(), *codebook.general.values()]
    for label in codebook.labels:
        entries += [label.definition, label.use_when, label.avoid_when]
        entries += [spec.definition for spec in label.attributes]
    return "\n".join(entries + [each.definition for each in codebook.relation_types])


def _words(text: str) -> list[str]:
    return re.findall(r"[\w’'…/]+", text.casefold())


def test_every_rule_of_the_guidelines_is_there(codebook: Codebook, guidelines: str) -> None:
    rules = RULE.findall(guidelines)
    assert len(rules) == 5 + 8 + 4 + 7 + 7
    everything = _all_words(codebook)
    assert [rule for rule in rules if not re.search(rf"\b{rule}\b", everything)] == []


def test_no_word_of_the_guidelines_is_missing(codebook: Codebook, guidelines: str) -> None:
    headings = re.compile(r"^#.*$", re.MULTILINE)
    wanted = set(_words(headings.sub("", guidelines)))
    # The ends of a relation type stand in its own fields, as does an attribute's name.
    fields = " ".join(f"{each.name} QUOTE ACTOR ROLE" for each in codebook.relation_types)
    fields += " " + " ".join(spec.name for label in codebook.labels for spec in label.attributes)
    assert wanted - set(_words(_all_words(codebook) + " " + fields)) == set()


def test_labels_have_their_titles_keys_and_lines(codebook: Codebook) -> None:
    assert [(each.name, each.title, each.key) for each in codebook.labels] == [
        ("ACTOR", "Actor", "a"),
        ("ROLE", "Role", "r"),
        ("COMMITMENT", "Commitment", "c"),
        ("QUOTE", "Quote", "q"),
    ]
    assert len({each.pattern for each in codebook.labels}) == 4
    assert [each.name for each in codebook.labels if each.bracket] == ["QUOTE"]
    assert all(each.examples and each.uid for each in codebook.labels)


def test_attributes_are_those_of_the_guidelines(codebook: Codebook) -> None:
    found = {
        f"{label.name}.{spec.name}": (spec.required, spec.values)
        for label in codebook.labels
        for spec in label.attributes
    }
    assert found == {
        "ACTOR.kind": (True, ("person", "state", "body", "group", "organisation")),
        "ACTOR.canonical": (True, ()),
        "ROLE.organisation": (False, ()),
        "COMMITMENT.strength": (True, ("conditional", "ongoing", "intended", "firm")),
        "COMMITMENT.time": (False, ()),
        "QUOTE.type": (True, ("direct", "indirect", "mixed")),
    }


def test_relation_types_tie_what_the_guidelines_say(codebook: Codebook) -> None:
    assert {each.name: (each.from_labels, each.to_labels) for each in codebook.relation_types} == {
        "spoken_by": (("QUOTE",), ("ACTOR",)),
        "holds_role": (("ACTOR",), ("ROLE",)),
        "committed_by": (("COMMITMENT",), ("ACTOR",)),
        "committed_to": (("COMMITMENT",), ("ACTOR",)),
        "same_as": (("ACTOR",), ("ACTOR",)),
    }


def test_speaker_and_committed_actor_are_hard_gaps_and_the_holder_a_soft_one(
    codebook: Codebook,
) -> None:
    gaps = {
        each.name: (each.counted, each.least, each.strictness)
        for each in codebook.relation_types
        if each.strictness is not Strictness.NONE
    }
    assert gaps == {
        "spoken_by": ("from", 1, Strictness.HARD),
        "holds_role": ("to", 1, Strictness.SOFT),
        "committed_by": ("from", 1, Strictness.HARD),
    }


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_stand_out_from_the_page_in_light_and_dark(codebook: Codebook) -> None:
    for label in codebook.labels:
        assert _contrast(label.colour, "#ffffff") >= 4.5, label.name
        assert _contrast(label.dark_colour, "#1e2027") >= 4.5, label.name


def test_the_guidelines_are_those_of_the_releases(guidelines: str, releases: Path) -> None:
    assert guidelines == (releases / "guidelines.md").read_text(encoding="utf-8")

"""Which marks make a pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.language.marks import Side, pairs, side


def partners(text: str) -> list[str]:
    """What stands between each two marks that are a pair, the marks with it."""
    found = pairs(text, 0, len(text))
    return [text[a : b + 1] for a, b in sorted(found.items()) if a < b]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We act,” he said.", ["“We act,”"]),
        ('"We act," he said. "Now."', ['"We act,"', '"Now."']),
        ("told me, 'We have it.'\"", ["'We have it.'"]),
        ("\"She said, 'We have it.'\"", ["\"She said, 'We have it.'\"", "'We have it.'"]),
        ("the ‘boys’ club’", ["‘boys’ club’"]),
        ("the ‘boys’ and ‘girls’", ["‘boys’", "‘girls’"]),
        ("it’s Iraq’s, the pupils’ and U.S.’s", []),
        ("„Hallo“, sagte er", ["„Hallo“"]),
        ("”Hej”, sa han", ["”Hej”"]),
        ("«Bonjour», « oui »", ["«Bonjour»", "« oui »"]),
        ("»Hallo«, sagte er", ["»Hallo«"]),
        ("她说：“好。”「是」", ["“好。”", "「是」"]),
        ("(the [first] (of two))", ["(the [first] (of two))", "[first]", "(of two)"]),
        ("“One.\n“Two.”", ["“One.\n“Two.”"]),
        ("a) one b) two", []),
        ("(see “that) one", ["(see “that)"]),
        ('said:"Now" and —"then"', ['"Now"', '"then"']),
        ("“ spaced ”", ["“ spaced ”"]),
    ],
)
def test_marks_find_their_partners(text: str, expected: list[str]) -> None:
    assert partners(text) == expected


def test_an_apostrophe_faces_no_way() -> None:
    assert side("don’t", 3) is Side.NONE
    assert side("abc", 1) is Side.NONE


@given(st.text("ab .,s\n“”‘’'\"()«»", max_size=40))
def test_partners_are_mutual_and_do_not_cross(text: str) -> None:
    found = pairs(text, 0, len(text))

    assert all(found[other] == mark != other for mark, other in found.items())
    ends = [(a, b) for a, b in found.items() if a < b]
    assert not any(a < c < b < d for a, b in ends for c, d in ends)

"""Words compared with what is typed on a plain keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.language.folding import folded


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Bargemen’s Guild", "bargemen's guild"),
        ("“a good start”", '"a good start"'),
        ("Genève", "geneve"),
        ("Vane–Morrow", "vane-morrow"),
        ("one\u00a0 two\u2028three", "one two three"),
        ("السَّلام", "السلام"),
        ("ﬁnance", "finance"),
        ("Straße", "STRASSE"),
        ("wait …", "wait ..."),
        ("inter\u00adnational", "international"),
        ("’n and ŉ", "'n and 'n"),
    ],
)
def test_what_is_stored_is_what_a_plain_keyboard_types(stored: str, typed: str) -> None:
    assert folded(stored) == folded(typed)


@given(st.text())
def test_folding_what_is_folded_changes_nothing(words: str) -> None:
    assert folded(folded(words)) == folded(words)

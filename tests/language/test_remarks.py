"""Notes as plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.language.remarks import plain_words


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("This is **not certain**.", "This is not certain."),
        ("***very*** *much* __so__ ~~not~~ `code`", "very much so not code"),
        ("**bold _and_ italic**", "bold and italic"),
        ("see [the release](https://example.org/a) there", "see the release there"),
        ("# Why\n- one\n- [x] two\n> three", "Why\none\ntwo\nthree"),
        ("snake_case_name and 2 * 3 * 4 and 5*", "snake_case_name and 2 * 3 * 4 and 5*"),
        ("***", "***"),
        ("- ", "- "),
    ],
)
def test_the_words_are_left(markdown: str, words: str) -> None:
    assert plain_words(markdown) == words


@given(words=st.text(st.characters(categories=["L", "N", "Zs"])))
def test_plain_words_stay_as_they_are(words: str) -> None:
    assert plain_words(words) == words[:600] or not words.strip()


@given(st.text("*_~`[]()!#>- ab\n"))
def test_something_is_left_of_whatever_was_written(markdown: str) -> None:
    assert bool(plain_words(markdown).strip()) == bool(markdown.strip())

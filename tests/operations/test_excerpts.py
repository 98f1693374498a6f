"""How steps and sentences name words."""

import pytest

from annotator.operations.rules import excerpt


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("NATO", "NATO"),
        ("“We will,” … “we must.”", "We will,” … “we must."),
        (
            "“We will rebuild it, all of it, by May 2030.”",
            "We will rebuild it, all of it, by May 2…",
        ),
        ("two\n  lines", "two lines"),
        ("“”", "“”"),
    ],
)
def test_words_are_named_on_one_line_without_marks_around_them(words: str, named: str) -> None:
    assert excerpt(words) == named
    assert len(excerpt(words)) <= 40

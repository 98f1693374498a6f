"""Headlines."""

import pytest

from annotator.language.headlines import headline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Council backs 5,000 street trees\n\nMarrowgate, 27 March",
            "Council backs 5,000 street trees",
        ),
        ("\n \u00a0\n# A  heading\twith\u2028space\nMore", "A heading with space"),
        ("A sentence that opens the text.\nA headline", ""),
        ("He said: “So it is.”\nA headline", ""),
        ("Will it hold?\nYes.", "Will it hold?"),
        ("* * *\nA headline", ""),
        ("x" * 200, "x" * 200),
        ("x" * 201, ""),
        ("\n\n", ""),
    ],
)
def test_the_first_line_is_the_title_if_it_looks_like_a_headline(text: str, title: str) -> None:
    assert headline(text) == title

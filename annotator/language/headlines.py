"""Whether a text opens with its headline."""

import re

LONGEST_HEADLINE = 200
"""Code points of the longest first line that is taken for a headline."""

_BEGINNING = 100_000
_ENDS_AS_SENTENCE = re.compile("[.:;,…。؟۔।]['\"’”»)\\]]*$")
_HEADING_MARK = re.compile("#{1,6}\\s+")


def headline(text: str) -> str:
    """The first line with words in it if it looks like a headline; else an empty text.

    A headline has letters, at most 200 code points, and does not end as a sentence does. Space
    within it becomes single spaces, and the number signs of a Markdown heading go.
    """
    for line in text[:_BEGINNING].split("\n"):
        words = " ".join(_HEADING_MARK.sub("", line, count=1).split())
        if not words:
            continue
        looks = len(words) <= LONGEST_HEADLINE and not _ENDS_AS_SENTENCE.search(words)
        return words if looks and any(each.isalpha() for each in words) else ""
    return ""

"""The title of a step as it reads beside the annotation that it is about."""

import re
from collections.abc import Iterable

from annotator.operations.rules import excerpt

_OF_LINKS = 28
"""So many characters of either end stand in the title of a step that links."""

_TIES = re.compile(r"(?:, (?:un)?linking \d+(?: again)?)+$")
"""How a title ends that counts relations."""


def without_ties(title: str) -> tuple[str, str]:
    """A title, and what it says at its end of relations: "unlinking 2"."""
    found = _TIES.search(title)
    return (title[: found.start()], found[0][2:]) if found else (title, "")


def beside_it(title: str, own: Iterable[str], labels: Iterable[str]) -> str:
    """The title of a step without the words of the annotation, which stand above it already.

    "Set kind of “NATO”" is "Set kind", and "Link “NATO” has role “ally”" is "Link: has role
    “ally”". ``own`` are all words that the annotation ever had, ``labels`` the titles of labels.
    """
    named = {f"“{excerpt(words, most)}”" for words in own for most in (40, _OF_LINKS)}
    for words in sorted(named, key=len, reverse=True):
        if title.startswith(f"Link {words} "):
            return f"Link: {title.removeprefix(f'Link {words} ')}"
        if title.startswith("Link ") and title.endswith(f" {words}"):
            return f"Link: {title.removeprefix('Link ').removesuffix(words)}it"
    its = "|".join(map(re.escape, sorted(named)))
    label = "|".join(map(re.escape, labels))
    return re.sub(rf"(?: (?:of|to|from)(?: (?:{label}))?)? (?:{its})", "", title) or title

"""Texts with a span written into them, for tests that read like what is on a screen."""

from annotator.model.text import Span


def marked(text: str, *, edges: str = "[]") -> tuple[str, Span]:
    """The text without its two edge characters, and the span between them."""
    before, _, rest = text.partition(edges[0])
    inside, _, after = rest.partition(edges[1])
    return before + inside + after, Span(len(before), len(before) + len(inside))

"""Keys act on what is seen: a selected annotation out of sight is shown first."""

from annotator.gui.annotate.page import Page
from annotator.model.annotations import Annotation
from annotator.operations import rules

_LENGTH = 40
"""So many code points of the words are named."""


def shown_first(page: Page, chosen: Annotation, purpose: str) -> bool:
    """Scroll to a selected annotation that is out of sight, and say so; False when it is seen.

    ``purpose`` is what a second press does: "delete it".
    """
    if page.pane.sees(chosen.id):
        return False
    page.pane.select_annotation(chosen.id)
    words = rules.excerpt(chosen.text, _LENGTH)
    page.session.told.emit(f"“{words}” is selected; press again to {purpose}.")
    return True


def with_article(title: str) -> str:
    """A label's title as one of its kind: "an Actor", "a Commitment"."""
    return f"{'an' if title[:1].casefold() in set('aeiou') else 'a'} {title}"

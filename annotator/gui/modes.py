"""The modes that the chip in the status line names; keys mean what the mode says."""

from enum import StrEnum


class Mode(StrEnum):
    """What the keys act on now."""

    READ = "Read"
    """The page, with nothing selected."""
    SELECT = "Select"
    """The page, with words or an annotation selected."""
    ARMED = "Armed"
    """The page, with a label that every drag and click marks."""
    LINK = "Link"
    """The field that ties the selected annotation to another."""
    FIND = "Find"
    """The bar that finds words in the document."""
    PLACES = "Places"
    """The panel with the places that are to be marked."""
    FIELD = "Field"
    """A field that takes typing."""


ON_PAGE = frozenset({Mode.READ, Mode.SELECT, Mode.ARMED})
UNARMED = ON_PAGE - {Mode.ARMED}
ANYWHERE = frozenset(Mode)

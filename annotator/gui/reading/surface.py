"""What the mouse asks of the page."""

from typing import Protocol

from PySide6.QtCore import QPointF

from annotator.gui.reading.moves import Place
from annotator.gui.reading.painting import Scene
from annotator.gui.reading.tying import Tying
from annotator.language.units import Unit
from annotator.model.text import Span


class Surface(Protocol):
    """What the mouse needs of the pane."""

    scene: Scene
    tying: Tying

    def to_page(self, point: QPointF) -> QPointF:
        """A point of the viewport in page coordinates."""
        ...

    def unit(self) -> Unit:
        """What drags snap to."""
        ...

    def anchor(self) -> int:
        """The end of the selection that stays."""
        ...

    def choose(self, anchor: int, place: Place) -> None:
        """Select from an anchor to a place."""
        ...

    def show_drag(self, *, moved: tuple[int, int, Span] | None, added: Span | None) -> None:
        """Show how a fragment would be stretched, or one added, if the button came up now."""
        ...

    def finish_selecting(self) -> None:
        """Words have been selected."""
        ...

    def finish_adding(self, span: Span) -> None:
        """A further fragment for the selected annotation has been dragged out."""
        ...

    def finish_stretching(self, annotation: int, fragment: int, span: Span) -> None:
        """A fragment has been given another start or end."""
        ...

    def finish_targeting(self, annotation: int) -> None:
        """One of the numbered targets has been clicked."""
        ...

    def select_annotation(self, annotation: int | None, *, scroll: bool = True) -> None:
        """Select an annotation, or none."""
        ...

    def turn_annotation(self, annotation: int) -> None:
        """Select an annotation beside others, or take it out of them."""
        ...

    def scroll_beyond(self, point: QPointF) -> bool:
        """Scroll towards a point beyond the edge; whether it was beyond one."""
        ...

"""The places that a search has found, and the one of them that was gone to."""

from bisect import bisect_left
from collections.abc import Sequence

from annotator.language.finding import Place


class Places:
    """Sorted places, none over another, in code points; further ones come at the end."""

    def __init__(self) -> None:
        """Begin without any."""
        self.all: list[Place] = []
        self.current: int | None = None
        """The index of the one that was gone to."""

    def __len__(self) -> int:
        """How many there are."""
        return len(self.all)

    @property
    def place(self) -> Place | None:
        """The one that was gone to."""
        return None if self.current is None else self.all[self.current]

    def add(self, places: Sequence[Place]) -> None:
        """Take further places, which lie behind those that are known."""
        self.all += places

    def settle(self, anchor: int, *, complete: bool) -> None:
        """Go to the first place that does not start before an offset, unless one was gone to.

        If none does and all are known, the first of all is gone to.
        """
        if self.current is None and self.all:
            index = bisect_left(self.all, (anchor, 0))
            if index < len(self.all):
                self.current = index
            elif complete:
                self.current = 0

    def step(self, by: int) -> None:
        """Go so many places on, at either end round to the other one."""
        if self.all:
            start = self.current if self.current is not None else -1 if by > 0 else 0
            self.current = (start + by) % len(self.all)

    def step_from(self, start: int, end: int, by: int) -> None:
        """Go to the next place (1) or the one before (-1), seen from a stretch of the text."""
        if not self.all:
            return
        at = bisect_left(self.all, (start, end))
        if at < len(self.all) and self.all[at] == (start, end):
            self.current = (at + by) % len(self.all)
        elif by > 0:
            self.current = bisect_left(self.all, (end, 0)) % len(self.all)
        else:
            self.current = (bisect_left(self.all, (start, 0)) - 1) % len(self.all)

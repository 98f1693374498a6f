"""Which part of the page is in sight, and how it stays where it is while heights become exact."""

from annotator.gui.reading.page import Page


class Sight:
    """A window of some height on a page.

    The *anchor*, a paragraph and how far below its top the window starts, says what is in sight.
    Heights above may become exact, the number of pixels above may change: the anchor holds.
    """

    def __init__(self, page: Page) -> None:
        """Look at the top of a page that has been arranged."""
        self.page = page
        self.height = 0
        self._row = 0
        self._below = -page.header.height

    @property
    def top(self) -> int:
        """The height of the page at which the window starts."""
        return self.page.top(self._row) + self._below

    @property
    def lowest(self) -> int:
        """The largest top there is."""
        return max(0, self.page.height - self.height)

    def go_to(self, y: int) -> None:
        """Look at what starts at a height of the page; what is in sight is laid out then."""
        self._hold(max(0, min(y, self.lowest)))
        self._settle()
        if self.top > self.lowest:
            self._hold(self.lowest)
            self._settle()

    def go_to_end(self) -> None:
        """Look at the end of the page: its last screen is laid out first, from below."""
        page = self.page
        row = len(page.paragraphs) - 1
        while row > 0 and page.top(row) > page.height - 2 * self.height:
            page.laid(row)
            row -= 1
        self.go_to(self.lowest)

    def scroll(self, distance: int) -> int:
        """Look further down (up if negative); by how much what was in sight has moved down.

        What comes into sight above is laid out before, so that the answer is what a blit needs.
        """
        page, row, below = self.page, self._row, self._below
        settled = -1
        while settled != page.settled:
            settled = page.settled
            page.lay_out(page.top(row) + below + distance - self._around, page.top(row))
        self.go_to(page.top(row) + below + distance)
        return page.top(row) + below - self.top

    def first_line(self) -> tuple[int, int] | None:
        """The offset that the first line in sight starts with, and how far below its top we look.

        None while the header is in sight.
        """
        if self.top < self.page.header.height:
            return None
        offset = self.page.line_start_at(self.top)
        return offset, self.top - round(self.page.caret(offset).top())

    def hold_line(self, line: tuple[int, int]) -> None:
        """Look again at what ``first_line`` said, after the page was arranged anew."""
        offset, below = line
        self._row = self.page.paragraphs.at(offset)
        self._below = round(self.page.caret(offset).top()) - self.page.top(self._row) + below

    def _hold(self, y: int) -> None:
        self._row = self.page.row_at(y)
        self._below = y - self.page.top(self._row)

    def _settle(self) -> None:
        """Lay out what is in sight and a little around it; only what lies below may move."""
        page, settled = self.page, -1
        while settled != page.settled:
            settled = page.settled
            page.lay_out(self.top - self._around, self.top + self.height + self._around)

    @property
    def _around(self) -> int:
        """How far beyond the window paragraphs are laid out: painting needs a line more."""
        return 2 * self.page.metrics.pitch

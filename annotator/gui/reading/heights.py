"""Heights of many rows, summed and searched in logarithmic time."""

from collections.abc import Iterable


class Heights:
    """Row heights in whole pixels (a Fenwick tree): the top of a row, and the row at a height."""

    __slots__ = ("_span", "_tree", "_values")

    def __init__(self, values: Iterable[int]) -> None:
        """Take the heights of all rows; linear in their number."""
        self._values = list(values)
        count = len(self._values)
        tree = [0, *self._values]
        for index in range(1, count + 1):
            parent = index + (index & -index)
            if parent <= count:
                tree[parent] += tree[index]
        self._tree = tree
        self._span = 1 << count.bit_length() >> 1

    def __len__(self) -> int:
        """The number of rows."""
        return len(self._values)

    def __getitem__(self, row: int) -> int:
        """The height of a row."""
        return self._values[row]

    @property
    def total(self) -> int:
        """The height of all rows together."""
        return self.top(len(self._values))

    def top(self, row: int) -> int:
        """The height of all rows before ``row``."""
        tree, total = self._tree, 0
        while row > 0:
            total += tree[row]
            row &= row - 1
        return total

    def set(self, row: int, height: int) -> int:
        """Give a row another height; the difference to the one before."""
        change = height - self._values[row]
        if change:
            self._values[row] = height
            tree, count = self._tree, len(self._values)
            index = row + 1
            while index <= count:
                tree[index] += change
                index += index & -index
        return change

    def row_at(self, y: int) -> int:
        """The row that covers height ``y``; the first or last one when none does.

        Rows without height are skipped.
        """
        tree, count = self._tree, len(self._values)
        row, step = 0, self._span
        while step:
            following = row + step
            if following <= count and tree[following] <= y:
                row = following
                y -= tree[following]
            step >>= 1
        return max(0, min(row, count - 1))

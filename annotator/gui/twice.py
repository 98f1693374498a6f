"""What is done only when it is asked for twice, after it was said what it does."""


class Twice:
    """Remembers what was asked for last; anything else in between and it has to be said again."""

    def __init__(self) -> None:
        """Begin with nothing asked for."""
        self._asked: tuple[object, ...] = ()

    def again(self, *what: object) -> bool:
        """Whether the very same was asked for just before; if not, it is remembered."""
        same = self._asked == what
        self._asked = () if same else what
        return same

    def forget(self) -> None:
        """Something else was done."""
        self._asked = ()

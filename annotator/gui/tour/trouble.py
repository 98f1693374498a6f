"""What can go wrong on a tour, and the one place where all of it is noticed."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from annotator.errors import AnnotatorError


class TourError(AnnotatorError):
    """The window did not do what it should, or the file is not what was made."""


class Troubles:
    """Errors that Qt swallowed, and sentences of the window that say what failed."""

    def __init__(self) -> None:
        """Begin with none."""
        self._errors: list[BaseException] = []

    def failed(self, sentence: str) -> None:
        """Note that the window refused something."""
        self._errors.append(TourError(f"The window refused a step: {sentence}"))

    def caught(self, error: BaseException | None) -> None:
        """Note an error that nobody caught."""
        if error is not None:
            self._errors.append(error)

    def check(self) -> None:
        """Raise the first of what was noted."""
        if self._errors:
            raise self._errors[0]


@contextmanager
def noticed() -> Iterator[Troubles]:
    """Notice errors in Qt's callbacks and in threads, which would end nowhere otherwise."""
    troubles = Troubles()
    before = sys.excepthook, threading.excepthook
    sys.excepthook = lambda _kind, error, _trace: troubles.caught(error)
    threading.excepthook = lambda given: troubles.caught(given.exc_value)
    try:
        yield troubles
        troubles.check()
    finally:
        sys.excepthook, threading.excepthook = before

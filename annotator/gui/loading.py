"""Importing the window quickly.

PySide6 replaces the interpreter's ``__import__`` to look for ``from __feature__ import``, for which
it reads the source of every module that is imported behind it. Nothing here uses these switches,
and 180 modules take a third longer with the search than without.
"""

import builtins
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quick_imports() -> Iterator[None]:
    """A block in which modules are imported without PySide6's search of every source.

    Collecting garbage is put off until ``settle`` is called: what is made while a program starts
    is there to stay.
    """
    gc.disable()
    plain = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401 - this is what replaces the import function

    searching = builtins.__import__
    builtins.__import__ = plain
    try:
        yield
    finally:
        builtins.__import__ = searching


def settle() -> None:
    """Keep what is there by now out of every later collection, and collect garbage again."""
    gc.freeze()
    gc.enable()


@contextmanager
def much_to_hold() -> Iterator[None]:
    """A block that makes very many values which stay until others take their place.

    Garbage is not collected meanwhile, and what is there at the end is left out of later
    collections: each would look at all of it, for longer than a key press may take. The values go
    when nobody holds them any more, as long as they do not hold each other.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()

"""Importing the window quickly.

PySide6 replaces the interpreter's ``__import__`` to look for ``from __feature__ import``, for which
it reads the source of every module that is imported behind it. Nothing here uses these switches,
and 200 modules take a third longer with the search than without.
"""

import builtins
import gc
from types import ModuleType


def load_app() -> ModuleType:
    """The module ``annotator.gui.app``, imported without PySide6's search of every source.

    Collecting garbage is put off until the caller calls ``settle``: what is made while a program
    starts is there to stay.
    """
    gc.disable()
    plain = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401 - this is what replaces the import function

    searching = builtins.__import__
    builtins.__import__ = plain
    try:
        from annotator.gui import app
    finally:
        builtins.__import__ = searching
    return app


def settle() -> None:
    """Keep what is there by now out of every later collection, and collect garbage again."""
    gc.freeze()
    gc.enable()

"""What keeps errors in Qt's callbacks from being lost."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

Owner = TypeVar("Owner")
Given = ParamSpec("Given")


def reported(
    method: Callable[Concatenate[Owner, Given], None],
) -> Callable[Concatenate[Owner, Given], None]:
    """A virtual function of Qt whose errors go to the crash handler at once.

    Qt cannot pass an error on to whoever made the event: it would surface later, as a
    SystemError in code that has nothing to do with it.
    """

    @wraps(method)
    def call(self: Owner, /, *given: Given.args, **named: Given.kwargs) -> None:
        try:
            method(self, *given, **named)
        except Exception:  # noqa: BLE001 - nothing is hidden: the crash handler gets it
            sys.excepthook(*sys.exc_info())

    return call

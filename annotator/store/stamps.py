"""Where times and uids come from; passed in, so that tests and golden files are exact."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present moment as an aware ``datetime`` in UTC."""

Uids = Callable[[], str]
"""Gives a new uid at each call; later calls give greater ones."""


def system_clock() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as the project file holds it: ISO 8601 in UTC, to the millisecond."""
    there = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return there.isoformat(timespec="milliseconds")[: -len("+00:00")] + "Z"


class TimeOrderedUids:
    """UUIDs of version 7 (RFC 9562 §5.7), ascending even within one millisecond.

    The 12 bits behind the version are a counter (method 1 of RFC 9562 §6.2), which starts at
    random below half its range in each millisecond and borrows from the next when it is full.
    """

    def __init__(self) -> None:
        """Start before any moment."""
        self._last = 0

    def __call__(self) -> str:
        """A new uid, greater than all before it."""
        chance = int.from_bytes(os.urandom(10), "big")  # nobody can foresee it
        now = (time.time_ns() // 1_000_000) << 12 | chance & 0x7FF
        self._last = max(now, self._last + 1)
        milliseconds, counter = self._last >> 12, self._last & 0xFFF
        value = milliseconds << 80 | 7 << 76 | counter << 64 | 0b10 << 62 | chance >> 18
        digits = f"{value:032x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def random_name() -> str:
    """Eight letters for a file that nothing else has the name of."""
    return os.urandom(4).hex()

"""Commands run in this process, and the release that most of them are tried on."""

import json
from collections.abc import Callable
from dataclasses import dataclass

TEXT = (
    "“We will rebuild the bridge 🌉,” Mayor Ana Ruiz told NATO, “before winter comes.”\n"
    "Norway’s minister promised 200 engineers.\n"
)
"""A release of two lines, with a character above U+FFFF before most of its words."""


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    def value(self) -> object:
        """The JSON value on stdout."""
        return json.loads(self.out)


Terminal = Callable[..., Answer]


def place(words: str) -> str:
    """START:END of the first place of the words in the release."""
    start = TEXT.index(words)
    return f"{start}:{start + len(words)}"

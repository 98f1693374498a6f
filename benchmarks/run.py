"""Runs every measurement and prints each beside its baseline, as a table.

Usage: python benchmarks/run.py [NAME…]; names are those of the modules in ``CLAIMS``.
"""

import compileall
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

import annotation
import choosing
import reading
import start
from measuring import quiet_place


class Line(Protocol):
    """A row or a heading."""

    def line(self) -> str:
        """It as it is printed."""


CLAIMS: dict[str, Callable[[], Iterable[Line]]] = {
    "start": start.rows,
    "annotation": annotation.rows,
    "choosing": choosing.rows,
    "reading": reading.rows,
}


def main(names: list[str]) -> int:
    """Print the rows of the named measurements, or of all."""
    # An installed program has its bytecode; a checkout may not, or may be told to keep none.
    compileall.compile_dir(Path(__file__).parent.parent / "annotator", quiet=2)
    quiet_place()
    print(f"{'what':58} {'ours':>10} {'baseline':>10} {'ratio':>6}  aim")
    for name in names or list(CLAIMS):
        for row in CLAIMS[name]():
            print(row.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Codebook files that no program should trip over, and what each is refused for."""

import os
from collections.abc import Callable
from pathlib import Path

LABEL = '[[label]]\nname = "ACTOR"\ncolour = "#2563c9"\n'
_OTHER = '[[label]]\nname = "QUOTE"\ncolour = "#7a3fc4"\n'
_ATTRIBUTE = LABEL + '[[label.attribute]]\nname = "k"\n'

TEXTS: dict[str, tuple[str, str]] = {
    "no TOML": ("[[label]", "not valid TOML"),
    "the same key twice": (LABEL + 'name = "ROLE"\n', "not valid TOML"),
    "the same label twice": (LABEL + LABEL, "stands there 2 times"),
    "the same letter twice": (LABEL + 'key = "a"\n' + _OTHER + 'key = "a"', "another label"),
    "a command's letter": (LABEL + 'key = "l"\n', "is a command of the page"),
    "a parent of itself": (LABEL + 'parent = "ACTOR"\n', "its own ancestor"),
    "parents in a circle": (
        LABEL + 'parent = "QUOTE"\n' + _OTHER + 'parent = "ACTOR"\n',
        "its own ancestor",
    ),
    "an unknown kind": (_ATTRIBUTE + 'kind = "colour"\n', "none of text, number"),
    "an unknown entry": (LABEL + 'colur = "#000000"\n', "unknown entry “colur”"),
    "a name that is a number": ('[[label]]\nname = 3\ncolour = "#000000"\n', "not text"),
    "a label that is a day": ("label = [2026-03-14]\n", "not a table"),
    "a number that is none": (_ATTRIBUTE + 'kind = "number"\ndefault = inf\n', "is no number"),
    "a number of 20,000 signs": (
        _ATTRIBUTE + 'kind = "number"\ndefault = 0x' + "f" * 20_000,
        "too large",
    ),
    "a number of 5,000 digits": ("revision = " + "1" * 5_000, "a number is too long"),
    "lists in lists": ("label = " + "[" * 50_000, "nested too deeply"),
    "tables in tables": ("label = " + "{a=" * 50_000, "nested too deeply"),
    "a million names joined by dots": (".".join(["a"] * 1_000_000) + " = 1", "nested too deeply"),
    "quoted names joined by dots": (
        " . ".join(['"\\"a"'] * 100_000) + " = 1",
        "nested too deeply",
    ),
    "nothing but quotation marks": ('x = "' + '\\"' * 300_000 + '"', "unknown entry “x”"),
    "a relation to nothing": ('[[relation]]\nname = "r"\nto = ["NOBODY"]\n', "is not there"),
    "half a character": ('title = "\\ud800"\n', "not valid TOML"),
    "twenty thousand labels": (
        "label = [" + ",".join(f'{{name="a{n}",colour="#000000"}}' for n in range(20_000)) + "]",
        "20,000 labels, more than 5,000",
    ),
}
"""By what is wrong: the text of the file, and words of the sentence."""


def _million_labels(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(1_000_000):
            file.write(f'[[label]]\nname="a{number}"\ncolour="#000000"\n')


def _endless(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


def _utf_16(path: Path) -> None:
    path.write_text(LABEL, encoding="utf-16")


def _latin_1(path: Path) -> None:
    path.write_bytes(LABEL.encode() + 'title = "Rôle"\n'.encode("latin-1"))


def _fifo(path: Path) -> None:
    os.mkfifo(path)


FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a million labels": (_million_labels, "larger than 4 MiB"),
    "a file of a tebibyte": (_endless, "larger than 4 MiB"),
    "UTF-16": (_utf_16, "TOML files in UTF-8"),
    "Latin-1": (_latin_1, "TOML files in UTF-8"),
    "a folder": (Path.mkdir, "no ordinary file"),
    "a pipe that nobody fills": (_fifo, "no ordinary file"),
    "nothing at all": (lambda _path: None, "there is no such file"),
}
"""By what is wrong: what makes the file, and words of the sentence."""

NAMES = (*TEXTS, *FILES)


def hostile_file(folder: Path, name: str) -> tuple[Path, str]:
    """Make the file of a name in a folder; its path, and words of what it is refused for."""
    path = folder / "mine.toml"
    if name in TEXTS:
        text, reason = TEXTS[name]
        path.write_text(text, encoding="utf-8")
    else:
        make, reason = FILES[name]
        make(path)
    return path, reason

"""A whole release annotated by hand in the real window: real screen, real mouse, real keys.

What is expected comes from gold alone, what is aimed at from a layout of the test's own. At the end
another process, which knows nothing of the program, reads the file and finds exactly gold.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

from tests.support.book import Book, Gold, Mark, Tie, candidates, read_gold
from tests.support.hand import KEYS, Eyes, KeyHand, MouseHand
from tests.support.processes import ROOT
from tests.support.screen import Screen, eventually, missing, screen

_CHOICES = {
    "kind": ("person", "state", "body", "group", "organisation"),
    "strength": ("conditional", "ongoing", "intended", "firm"),
    "type": ("direct", "indirect", "mixed"),
}
"""The values as the inspector numbers them, in the order of the guidelines."""

_FIELDS = {
    "ACTOR": ("kind", "canonical"),
    "ROLE": ("organisation",),
    "COMMITMENT": ("strength", "time"),
    "QUOTE": ("type",),
}
"""The fields of each label from top to bottom, in the order of the guidelines."""

_READER = """
import json, sqlite3, sys
rows = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
marks = {}
for number, label, words, said, start, end, covered in rows.execute(
    "SELECT a.id, l.name, a.text, a.attributes, f.start, f.end,"
    "       substr(t.body, f.start + 1, f.end - f.start)"
    "  FROM annotation a JOIN label l ON l.id = a.label_id"
    "  JOIN fragment f ON f.annotation_id = a.id JOIN document d ON d.id = a.document_id"
    "  JOIN text t ON t.id = d.text_id ORDER BY a.id, f.n"
):
    mark = marks.setdefault(number, {"label": label, "text": words, "attributes": json.loads(said),
                                     "fragments": [], "covered": []})
    mark["fragments"].append([start, end])
    mark["covered"].append(covered)
for mark in marks.values():
    assert mark["text"] == " … ".join(mark.pop("covered"))
ties = [
    {"type": name, "from": marks[source], "to": marks[target]}
    for name, source, target in rows.execute(
        "SELECT t.name, r.from_id, r.to_id FROM relation r"
        "  JOIN relation_type t ON t.id = r.relation_type_id"
    )
]
print(json.dumps({"annotations": list(marks.values()), "relations": ties}))
"""
"""A program of the test's own that reads a project file with nothing but sqlite3."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Table:
    """All that a person has before them, and the file in which everything ends up."""

    screen: Screen
    book: Book
    gold: Gold
    eyes: Eyes
    mouse: MouseHand
    keys: KeyHand

    def has(self, marks: Iterable[Mark], what: object) -> None:
        """Wait until the file holds exactly these annotations."""
        self._waits(self.book.marks, Counter(marks), what)

    def has_ties(self, ties: Iterable[Tie], what: object) -> None:
        """Wait until the file holds exactly these relations."""
        self._waits(self.book.ties, Counter(ties), what)

    def says(self, mark: Mark, attributes: Mapping[str, str]) -> None:
        """Wait until the file says exactly this of an annotation."""
        eventually(
            lambda: self.book.attributes()[mark] == attributes,
            lambda: f"{attributes} of {mark}; it has {self.book.attributes()[mark]}",
        )

    def _waits(self, look: Callable[[], Iterable[_T]], wanted: Counter[_T], what: object) -> None:
        def odd() -> str:
            found = Counter(look())
            return f"{what}; missing are {wanted - found}, too many are {found - wanted}"

        eventually(lambda: Counter(look()) == wanted, odd)


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(bool(missing()), reason=f"left out: {missing()} is not installed here")
def test_a_release_is_annotated_by_hand_and_another_program_finds_gold(
    releases: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """65 annotations and 25 relations, by mouse for one half and by keys alone for the other."""
    release, path = releases / "nato-iraq.txt", tmp_path / "by-hand.annot"
    gold = read_gold(release)
    assert (len(gold.marks), len(gold.ties)) == (65, 25)
    began = time.monotonic()
    with screen(tmp_path / "screen", width=1440, height=900) as display:
        with _program(display, path, release) as program:
            table = _sit_down(display, path, gold)
            _mark_by_mouse(table, gold.marks[::2])
            _mark_by_keys(table, gold.marks[1::2])
            _tie_by_mouse(table, gold.ties[::2])
            _tie_by_keys(table, gold.ties[1::2])
            _describe_by_keys(table)
            table.keys.press("ctrl+q")
            assert program.wait(timeout=20) == 0
        record_property("seconds", round(time.monotonic() - began, 1))
        record_property("events", display.events)
    _assert_gold(path, release)


def _assert_gold(path: Path, release: Path) -> None:
    """Let another process read the file, and compare with what lies beside the release."""
    read = subprocess.run(
        [sys.executable, "-c", _READER, str(path)], capture_output=True, check=True, text=True
    )
    found = json.loads(read.stdout)
    said = json.loads(release.with_suffix(".gold.json").read_text(encoding="utf-8"))
    named = {each.pop("id"): each for each in said["annotations"]}
    ties = [
        {"type": each["type"], "from": named[each["from"]], "to": named[each["to"]]}
        for each in said["relations"]
    ]
    assert _sorted(found["annotations"]) == _sorted(said["annotations"])
    assert _sorted(found["relations"]) == _sorted(ties)


def _sorted(values: Iterable[object]) -> list[str]:
    return sorted(json.dumps(each, sort_keys=True) for each in values)


def _sit_down(display: Screen, path: Path, gold: Gold) -> Table:
    """Look at the page once it is there, and say who annotates."""
    window = display.window(path.name)
    display.do([f"windowfocus --sync {window}", "key Return"])
    eyes = Eyes(display, gold.text)
    keys = KeyHand(display, eyes.sight())
    return Table(display, Book(path), gold, eyes, MouseHand(display, eyes), keys)


def _mark_by_mouse(table: Table, marks: Sequence[Mark]) -> None:
    """Names of one word by double clicks while Actor is armed, then the others one by one."""
    alone = [mark for mark in marks if mark.label == "ACTOR" and _is_word(table.gold.text, mark)]
    done: list[Mark] = []
    table.keys.press("a")
    for mark in alone:
        table.mouse.click_twice(mark.start, mark.end)
        done.append(mark)
        table.has(done, f"{mark}, armed")
    table.keys.press("Escape", "Escape")
    for n, mark in enumerate(mark for mark in marks if mark not in alone):
        _mark_with_mouse(table, mark, n)
        done.append(mark)
        table.has(done, f"{mark} by mouse")


def _is_word(text: str, mark: Mark) -> bool:
    """Whether a double click means exactly these letters: a compound would be taken whole."""
    around = text[mark.start - 1] + text[mark.end]
    return text[mark.start : mark.end].isalpha() and "-" not in around


def _mark_with_mouse(table: Table, mark: Mark, n: int) -> None:
    """Select words in one of the ways that there are, and give them their label."""
    mouse, key = table.mouse, KEYS[mark.label]
    (start, end), *further = mark.fragments
    short = start + len(table.gold.text[start:end].rsplit(" ", 1)[0])
    if further or n % 4 == 0 or short == end:
        mouse.drag(start, end)
        table.keys.press(key)
        for each in further:
            mouse.drag(*each, held="ctrl")
    elif n % 4 == 1:
        mouse.drag(start, end, back=True)
        table.keys.press(key)
    elif n % 4 == 2:
        mouse.click_through(start, end)
        table.keys.press(key)
    else:
        mouse.drag(start, short)
        table.keys.press(key)
        mouse.take_handle(short, to=end)


def _mark_by_keys(table: Table, marks: Sequence[Mark]) -> None:
    """One by one, some of them with a slip that is mended; then the split quote once more."""
    done = table.book.marks()
    for mark in marks:
        table.keys.press("Escape", "Escape")
        words = table.gold.text[mark.start : mark.end]
        way = next((_WAYS[begun] for begun in _WAYS if words.startswith(begun)), _plainly)
        way(table, mark, done)
        done.append(mark)
        table.has(done, f"{mark} by keys")
    (split,) = [mark for mark in table.gold.marks if len(mark.fragments) > 1]
    table.keys.press("Escape", "Escape")
    _go(table, None, split)
    table.keys.press("Delete")
    table.has([mark for mark in done if mark != split], "the split quote to be gone")
    (first, *others) = split.fragments
    table.keys.select(*first)
    table.keys.press("q")
    for each in others:
        table.keys.select(*each)
        table.keys.press("f")
    table.has(done, "the split quote by keys")


def _plainly(table: Table, mark: Mark, done: Sequence[Mark]) -> None:
    table.keys.select(mark.start, mark.end)
    table.keys.press(KEYS[mark.label])


def _with_the_comma(table: Table, mark: Mark, done: Sequence[Mark]) -> None:
    """The comma was selected too; the label leaves it out."""
    assert table.gold.text[mark.end] == ","
    table.keys.select(mark.start, mark.end + 1)
    table.keys.press(KEYS[mark.label])


def _relabelled(table: Table, mark: Mark, done: Sequence[Mark]) -> None:
    """Called a quote at first."""
    table.keys.select(mark.start, mark.end)
    table.keys.press("q")
    table.has([*done, Mark("QUOTE", mark.fragments)], "a slip in the label")
    table.keys.press(KEYS[mark.label])


def _a_word_later(table: Table, mark: Mark, done: Sequence[Mark]) -> None:
    """Without its last word at first."""
    short = table.gold.text.rindex(" ", mark.start, mark.end)
    table.keys.select(mark.start, short)
    table.keys.press(KEYS[mark.label], "alt+Right")


def _a_word_earlier(table: Table, mark: Mark, done: Sequence[Mark]) -> None:
    """Without its first word at first."""
    late = table.gold.text.index(" ", mark.start, mark.end) + 1
    table.keys.select(late, mark.end)
    table.keys.press(KEYS[mark.label], "alt+shift+Left")


def _by_letters(table: Table, mark: Mark, done: Sequence[Mark]) -> None:
    """Without snapping, and without its first and last letter at first."""
    table.keys.press("w", "w", "w")
    table.keys.select(mark.start + 1, mark.end - 1)
    table.keys.press(KEYS[mark.label], "ctrl+alt+Right", "ctrl+alt+shift+Left", "w")


def _there_and_back(table: Table, mark: Mark, done: Sequence[Mark]) -> None:
    """Undone and redone."""
    _plainly(table, mark, done)
    table.has([*done, mark], "a mark to undo")
    table.keys.press("ctrl+z")
    table.has(done, "the mark to be undone")
    table.keys.press("ctrl+shift+z")


_WAYS: dict[str, Callable[[Table, Mark, Sequence[Mark]], None]] = {
    "National Security Advisor": _with_the_comma,
    "will serve as": _relabelled,
    "has agreed with": _a_word_later,
    "Special Representative of": _a_word_earlier,
    "Allies": _by_letters,
    "Iraqi authorities": _there_and_back,
}
"""How the annotations whose words begin so are made by keys."""


def _go(table: Table, now: Mark | None, mark: Mark) -> None:
    """Go from annotation to annotation by Tab, from the selected one or from the text's start."""
    order = sorted(table.book.marks(), key=lambda each: (each.start, -each.end))
    steps = order.index(mark) - (order.index(now) if now else -1)
    if now is None:
        table.keys.press("ctrl+Home")
    table.keys.press(*["Tab" if steps > 0 else "shift+Tab"] * abs(steps))


def _tie_by_mouse(table: Table, ties: Sequence[Tie]) -> None:
    """Click what a relation starts from, press L, click what it leads to."""
    done: list[Tie] = []
    marks = table.gold.marks
    selected: Mark | None = None
    table.keys.press("Escape", "Escape")
    for tie in ties:
        if tie.source != selected:
            table.mouse.click(tie.source, marks)
        selected = tie.source
        table.mouse.link_to(tie.target, marks)
        done.append(tie)
        table.has_ties(done, f"{tie} by mouse")


def _tie_by_keys(table: Table, ties: Sequence[Tie]) -> None:
    """Tab to what a relation starts from, press L, then the target's number or its words.

    Where a relation is not the one that the codebook asks for first, Tab takes the next.
    """
    done, marks = table.book.ties(), table.book.marks()
    table.keys.press("Escape", "Escape")
    selected: Mark | None = None
    for tie in sorted(ties, key=lambda each: each.type != "committed_to"):
        if tie.source != selected:
            _go(table, selected, tie.source)
        selected = tie.source
        table.keys.press("l")
        offered = candidates(tie.source, marks, done)
        words = table.gold.text[tie.target.start : tie.target.end][:12]
        if sum(words in table.gold.text[each.start : each.end] for each in offered) == 1:
            table.keys.type(words.casefold())
        else:
            table.keys.press(*str(offered.index(tie.target) + 1))
        if tie.type == "committed_to" and not any(
            each.type == "committed_by" and each.source == tie.source for each in done
        ):
            table.keys.press("Tab")
        table.keys.press("Return")
        done.append(tie)
        table.has_ties(done, f"{tie} by keys")


def _describe_by_keys(table: Table) -> None:
    """Tab to every annotation, press E, choose by digits, type and Enter; or leave by Esc."""
    table.keys.press("Escape", "Escape", "ctrl+Home")
    for mark in sorted(table.gold.marks, key=lambda each: (each.start, -each.end)):
        wanted = table.gold.attributes[mark]
        table.keys.press("Tab", "e")
        for n, name in enumerate(_FIELDS[mark.label]):
            table.keys.press(*["Tab"] * min(n, 1))
            value = wanted.get(name, "")
            if name in _CHOICES:
                table.keys.press(str(_CHOICES[name].index(value) + 1))
            elif name == "canonical" and value == table.gold.text[mark.start : mark.end]:
                table.keys.press("Return")
            elif value:
                table.keys.type(value)
                table.keys.press("Return")
        if _FIELDS[mark.label][-1] not in wanted or mark.label == "QUOTE":
            table.keys.press("Escape")
        table.says(mark, wanted)


@contextmanager
def _program(display: Screen, path: Path, release: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program as its own process on that screen, with a new project and the release."""
    run = [sys.executable, "-m", "annotator"]
    subprocess.run([*run, "new", str(path)], cwd=ROOT, check=True, capture_output=True)
    started = subprocess.Popen(
        [*run, str(path), str(release)], cwd=ROOT, env={**os.environ, **display.environment}
    )
    try:
        with display.watched():
            yield started
    finally:
        started.terminate()
        started.wait(timeout=20)

"""A whole release annotated by hand in the real window: real screen, real mouse, real keys.

What is expected comes from gold alone, what is aimed at from a layout of the test's own. At the end
another process, which knows nothing of the program, reads the file and finds exactly gold.
"""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support import ways
from tests.support.book import Mark, Tie, assert_gold, candidates, offered_first, read_gold
from tests.support.hand import KEYS
from tests.support.screen import missing, screen
from tests.support.table import Table, TableWithMouse, program, seated

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(bool(missing()), reason=f"left out: {missing()} is not installed here"),
]


def test_a_release_is_annotated_by_hand_and_another_program_finds_gold(
    releases: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """65 annotations and 25 relations, by mouse for one half and by keys alone for the other."""
    release = releases / "nato-iraq.txt"
    gold = read_gold(release)
    assert (len(gold.marks), len(gold.ties)) == (65, 25)
    _annotate_by_hand(release, tmp_path, request.node)


@pytest.mark.long
@pytest.mark.parametrize("number", range(1, 7))
def test_the_development_releases_too(
    releases: Path, tmp_path: Path, request: pytest.FixtureRequest, number: int
) -> None:
    """Possessives, compounds, abbreviations, and quotes that are split by every kind of tag."""
    (release,) = (releases / "dev").glob(f"{number:02}_*.txt")
    _annotate_by_hand(release, tmp_path, request.node)


def _annotate_by_hand(release: Path, folder: Path, test: pytest.Item) -> None:
    """Make everything that gold holds in the real window, and compare the file with gold."""
    gold, path = read_gold(release), folder / "by-hand.annot"
    began = time.monotonic()
    with screen(folder / "screen", width=1440, height=900) as display:
        with program(display, path, release) as running:
            with seated(display, path, gold) as table:
                _mark_by_mouse(table, gold.marks[::2])
                _mark_by_keys(table, gold.marks[1::2])
                _mark_split_ones_again(table)
                by_mouse = _of_the_type_that_is_offered(gold.ties[::2])
                _tie_by_mouse(table, by_mouse)
                _tie_by_keys(table, [tie for tie in gold.ties if tie not in by_mouse])
                _describe_by_keys(table)
                table.keys.press("ctrl+q")
            assert running.wait(timeout=20) == 0
        seconds = time.monotonic() - began
        test.add_report_section("call", "hand", f"{display.events} events in {seconds:.1f} s")
    assert_gold(path, release)


def _mark_by_mouse(table: TableWithMouse, marks: Sequence[Mark]) -> None:
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
    around = text[mark.start - 1 : mark.start] + text[mark.end]
    return text[mark.start : mark.end].isalpha() and "-" not in around


def _mark_with_mouse(table: TableWithMouse, mark: Mark, n: int) -> None:
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
    """One by one, some of them with a slip that is mended."""
    done = table.book.marks()
    for mark in marks:
        table.keys.press("Escape", "Escape")
        ways.mark(table, mark, done)
        done.append(mark)


def _mark_split_ones_again(table: Table) -> None:
    """Delete by keys what Ctrl+drag has made, and make it by keys."""
    done = table.book.marks()
    for split in [mark for mark in table.gold.marks[::2] if len(mark.fragments) > 1]:
        table.keys.press("Escape", "Escape")
        ways.go(table, None, split, table.book.marks())
        table.keys.press("Delete")
        done.remove(split)
        table.has(done, f"{split} to be gone")
        ways.plainly(table, split, done)
        done.append(split)
        table.has(done, f"{split} by keys")


def _of_the_type_that_is_offered(ties: Sequence[Tie]) -> list[Tie]:
    """The relations that can be made in their order by a click, which takes the first type."""
    made: list[Tie] = []
    for tie in ties:
        if offered_first(tie, made) == tie.type:
            made.append(tie)
    return made


def _tie_by_mouse(table: TableWithMouse, ties: Sequence[Tie]) -> None:
    """Click what a relation starts from, press L, click what it leads to."""
    done: list[Tie] = []
    marks = table.gold.marks
    selected: Mark | None = None
    table.keys.press("Escape", "Escape")
    for tie in ties:
        if tie.source != selected:
            table.mouse.click(tie.source, marks)
        selected = tie.source
        table.mouse.link_to(tie.target, candidates(tie.source, marks, done))
        done.append(tie)
        table.has_ties(done, f"{tie} by mouse")


def _tie_by_keys(table: Table, ties: Sequence[Tie]) -> None:
    """Tab to what a relation starts from, press L, then the target's number or its words.

    Where another type is offered first, Tab takes the next.
    """
    done, marks = table.book.ties(), table.book.marks()
    table.keys.press("Escape", "Escape")
    selected: Mark | None = None
    for tie in sorted(ties, key=lambda each: each.type != "committed_to"):
        if tie.source != selected:
            ways.go(table, selected, tie.source, marks)
        selected = tie.source
        ways.link(table, selected, tie, marks, done)
        done.append(tie)
        table.has_ties(done, f"{tie} by keys")


def _describe_by_keys(table: Table) -> None:
    """Tab to every annotation, press E, choose by digits, type and Enter; or leave by Esc.

    What no plain keyboard types is copied from the page and pasted.
    """
    table.keys.press("Escape", "Escape", "ctrl+Home")
    for mark in sorted(table.gold.marks, key=lambda each: (each.start, -each.end)):
        wanted = table.gold.attributes[mark]
        table.keys.press("Tab")
        words = table.gold.text[mark.start : mark.end]
        for value in wanted.values():
            if not value.isascii() and value != words:
                start = table.gold.text.index(value)
                table.keys.select(start, start + len(value))
                table.keys.press("ctrl+c")
        ways.describe(table, mark)

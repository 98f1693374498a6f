"""What commands print is aligned, calm, and never steers the terminal."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.cli.output import columns, counted, cut, progress, say_text, table, width
from tests.strategies import texts


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_columns_are_aligned_also_for_wide_and_combining_characters() -> None:
    lines = table(("ID", "TITLE", "N"), [(1, "漢字", 5), (22, "e\u0301lan", 123)], right=(0, 2))
    assert lines == ["ID  TITLE    N", " 1  漢字     5", "22  e\u0301lan   123"]


@given(st.lists(st.tuples(texts(), texts()), max_size=4), st.integers(20, 60))
def test_a_table_has_one_line_per_row_and_keeps_to_the_width(
    rows: list[tuple[str, str]], most: int
) -> None:
    lines = table(("A", "B"), rows, flexible=1, most=most)
    assert len(lines) == len(rows) + 1
    assert not any(set(line) & set("\n\r\t\x85\u2028\u2029") for line in lines)
    first = max([1, *(width(" ".join(a.splitlines())) for a, _ in rows)])
    assert all(width(line) <= max(most, first + 2 + 12) for line in lines)


@given(texts(), st.integers(1, 30))
def test_words_are_cut_to_the_room_there_is(words: str, most: int) -> None:
    shorter = cut(words, most)
    assert width(shorter) <= max(most, 1)
    assert shorter == words or shorter.endswith("…")


def test_counts_agree_with_their_nouns() -> None:
    assert counted(1, "relation") == "1 relation"
    assert counted(2_000, "relation") == "2,000 relations"
    assert counted(0, "more", "more") == "0 more"


def test_a_text_cannot_steer_the_terminal_and_is_exact_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "a\u009b31mb\tc\n"
    for stream, shown in ((Screen(), "a\ufffd31mb\tc\n"), (io.StringIO(), text)):
        monkeypatch.setattr(sys, "stdout", stream)
        say_text(text)
        assert stream.getvalue() == shown


def test_only_a_terminal_has_a_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "77")
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert columns() is None
    monkeypatch.setattr(sys, "stdout", Screen())
    assert columns() == 77


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert progress("Importing") is None
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    moments = iter([0.0, 0.05, 1.0, 2.0, 3.0])
    monkeypatch.setattr("time.monotonic", lambda: next(moments))
    show = progress("Importing")
    assert show is not None
    assert all((show(0, 3), show(1, 3), show(2, 0), show(3, 3)))
    assert screen.getvalue() == ("\r\x1b[KImporting: 1 of 3\r\x1b[KImporting: 2\r\x1b[K")

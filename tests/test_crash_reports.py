"""What a defect of the program leaves behind."""

import stat
import sys
import tempfile
from pathlib import Path

import pytest

from annotator import __version__
from annotator.crash_reports import KEPT, save_report


def _defect() -> ZeroDivisionError:
    """An error with a trace of its own."""
    try:
        raise ZeroDivisionError("words of a 👩‍👩‍👧 document \udc80")
    except ZeroDivisionError as error:
        return error


def test_a_report_says_version_what_was_done_and_where_it_went_wrong(tmp_path: Path) -> None:
    path = save_report(_defect(), tmp_path / "made" / "now", doing="annotator list x.annot")
    assert path.parent == tmp_path / "made" / "now"
    words = path.read_text(encoding="utf-8")
    assert f"Annotator {__version__}" in words
    assert "Doing annotator list x.annot" in words
    assert "in _defect" in words
    assert "ZeroDivisionError: words of a 👩‍👩‍👧 document \\udc80" in words


@pytest.mark.skipif(sys.platform == "win32", reason="modes of files are POSIX")
def test_nobody_else_may_read_a_report(tmp_path: Path) -> None:
    assert stat.S_IMODE(save_report(_defect(), tmp_path).stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_is_replaced_by_the_temporary_one(tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.touch()
    path = save_report(_defect(), file)
    assert path.parent == Path(tempfile.gettempdir())
    path.unlink()


def test_only_the_latest_reports_are_kept(tmp_path: Path) -> None:
    (tmp_path / "crash-19990101-000000-old.txt").touch()
    paths = [save_report(_defect(), tmp_path) for _ in range(KEPT)]
    assert sorted(tmp_path.iterdir()) == sorted(paths)

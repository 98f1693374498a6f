"""Reading files of bounded size, and writing whole files or none."""

import errno
from pathlib import Path

import pytest

from annotator.errors import NotWrittenError, UnreadableFileError
from annotator.formats.files import bytes_of, reason_of, replacing


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "any"
    path.write_bytes(b"x" * 2**20)
    assert len(bytes_of(path, largest=2**20)) == 2**20
    path.write_bytes(b"x" * (2**20 + 1))
    with pytest.raises(UnreadableFileError, match="“any” is larger than 1 MiB"):
        bytes_of(path, largest=2**20)


def test_what_stood_there_is_seen_until_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "any"
    path.write_bytes(b"old")
    with replacing(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_what_was_there_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "any"
    path.write_bytes(b"old")
    with pytest.raises(NotWrittenError, match=r"the disk is full\. What was there is unchanged"):
        _write_until_full(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def _write_until_full(path: Path) -> None:
    with replacing(path) as file:
        file.write(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_link_keeps_pointing_at_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with replacing(tmp_path / "link") as file:
        file.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_reasons_are_plain_words() -> None:
    assert reason_of(OSError(errno.EACCES, "x")) == "permission denied"
    assert reason_of(OSError(errno.EIO, "Input/output error")) == "Input/output error"
    assert reason_of(OSError("odd")) == "odd"

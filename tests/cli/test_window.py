"""The plain form, which opens the window, and the tour: what is handed to the other face."""

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest

from annotator.cli.running import run
from annotator.cli.window import Window


class Opened:
    """Keeps what was asked of the window."""

    def __init__(self) -> None:
        """Nothing was asked so far."""
        self.paths: list[Path] | None = None
        self.folder: Path | None = None
        self.window = Window(self._open, self._tour)

    def _open(self, paths: Sequence[Path]) -> int:
        self.paths = list(paths)
        return 0

    def _tour(self, folder: Path) -> int:
        self.folder = folder
        return 1


def test_paths_are_handed_to_the_window_in_their_order(project: Path, release: Path) -> None:
    for arguments in ([str(project), str(release)], ["--", str(project), str(release)]):
        opened = Opened()
        assert run(arguments, opened.window) == 0
        assert opened.paths == [project, release]


def test_without_arguments_the_window_opens_on_nothing() -> None:
    opened = Opened()
    assert run([], opened.window) == 0
    assert opened.paths == []


def test_a_command_is_a_command_also_where_a_file_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list").write_text("A list.", encoding="utf-8")
    opened = Opened()
    assert run(["list"], opened.window) == 2
    assert run(["./list"], opened.window) == 0
    assert opened.paths == [Path("list")]
    assert "PROJECT" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("lst", (2, "“lst” is neither a command nor a file. Did you mean “list”?")),
        ("xyzzy", (2, "“annotator --help” lists the commands.")),
        ("none.annot", (1, "“annotator new none.annot” makes one.")),
        ("none.txt", (1, "There is no file at none.txt.")),
        ("no/where", (1, "There is no file at no/where.")),
    ],
)
def test_what_is_not_there_opens_no_window(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    answer: tuple[int, str],
) -> None:
    monkeypatch.chdir(tmp_path)
    opened = Opened()
    code, sentence = answer
    assert run([name], opened.window) == code
    assert opened.paths is None
    err = capsys.readouterr().err
    assert err.startswith("error: ")
    assert sentence in err


def test_without_a_screen_there_is_a_sentence_and_no_abort(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    opened = Opened()
    assert run([], opened.window) == 1
    assert opened.paths is None
    assert capsys.readouterr().err.startswith("error: There is no screen here")


def test_qt_that_cannot_be_loaded_is_a_sentence_and_a_missing_module_of_ours_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(name: str) -> Window:
        def end(_: Sequence[Path] | Path) -> NoReturn:
            raise ImportError("libEGL.so.1: cannot open shared object file", name=name)

        return Window(end, end)

    assert run([], broken("PySide6.QtGui")) == 1
    assert "error: The window cannot open: libEGL.so.1" in capsys.readouterr().err
    assert run(["tour", "--to", "x"], broken("PySide6.QtGui")) == 1
    assert "error: The window cannot open: libEGL.so.1" in capsys.readouterr().err
    assert run([], broken("annotator.gui.missing")) == 1
    assert "has a defect here (ImportError)" in capsys.readouterr().err


def test_the_tour_answers_with_its_own_exit_code(tmp_path: Path) -> None:
    opened = Opened()
    assert run(["tour", "--to", str(tmp_path / "pictures")], opened.window) == 1
    assert opened.folder == tmp_path / "pictures"
    assert run(["tour"], opened.window) == 2

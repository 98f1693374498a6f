"""From a command line to an exit code, in this process and as the real command."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest

from annotator import __version__
from annotator.cli.running import run
from annotator.cli.window import Window
from tests.support.terminal import Terminal, place

COMMAND = (sys.executable, "-m", "annotator")

HEAVY = {"PySide6", "shiboken6", "pyarrow", "chardet", "regex", "sentencex", "hypothesis"}
"""What no command line needs before it reads a file."""


def _real(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **more},
    )


def _imported(*arguments: str | Path) -> set[str]:
    """The top-level modules that are there when a command has run."""
    code = (
        "import sys\nfrom annotator.main import main\n"
        "assert main(sys.argv[1:]) == 0\nprint(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {name.split(".")[0] for name in done.stderr.split()}


def test_the_help_needs_nothing_but_the_list_of_commands() -> None:
    found = _imported("--help")
    assert not found & (HEAVY | {"sqlite_utils", "sqlite3", "platformdirs", "json"})
    assert "argparse" in found


def test_list_needs_the_store_and_no_reader_and_no_qt(project: Path) -> None:
    found = _imported("list", project)
    assert "sqlite3" in found
    assert not found & HEAVY


def test_the_help_and_the_version_are_answers(annotator: Terminal) -> None:
    answer = annotator("--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("usage: annotator [PROJECT] [FILE …]")
    assert annotator("-h").out == answer.out
    assert annotator("--version").out == f"Annotator {__version__}\n"


def test_lines_of_the_help_fit_a_terminal(annotator: Terminal) -> None:
    assert max(map(len, annotator("--help").out.splitlines())) <= 100


@pytest.mark.parametrize(
    "arguments",
    [
        ("--colour", "list"),
        ("--as",),
        ("--as", "Ada"),
        ("list",),
        ("list", "a", "b", "c"),
        ("--as", "Ada", "formats"),
        ("history", "x.annot", "--limit", "many"),
        ("lst",),
    ],
)
def test_wrong_usage_has_the_exit_code_2_and_one_line_that_says_why(
    annotator: Terminal, arguments: tuple[str, ...]
) -> None:
    answer = annotator(*arguments)
    assert (answer.code, answer.out) == (2, "")
    lines = [line for line in answer.err.splitlines() if line.startswith("error: ")]
    assert len(lines) == 1


def test_as_may_stand_before_the_command_or_after_it(project: Path, annotator: Terminal) -> None:
    annotator("--as", "Ben", "annotate", project, 1, "ACTOR", place("NATO"))
    annotator("annotate", project, 1, "ACTOR", place("Mayor"), "--as", "Cem")
    found = annotator("annotators", project, "--json").value()
    assert isinstance(found, list)
    assert [each["name"] for each in found] == ["ana", "Ben", "Cem"]


def test_the_real_command_answers_with_its_exit_code(project: Path, tmp_path: Path) -> None:
    done = _real("list", project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "bridge.txt" in done.stdout
    done = _real("list", tmp_path / "none.annot")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: There is no project file at ")
    assert _real("list").returncode == 2


def test_words_of_any_script_leave_whatever_the_terminal_can_show(project: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "show", project, "1"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert b"\\u201cWe will rebuild the bridge \\U0001f309" in done.stdout


def test_whoever_reads_only_the_first_line_is_no_error(
    project: Path, tmp_path: Path, annotator: Terminal
) -> None:
    long = tmp_path / "long.txt"
    long.write_text("A line of a long text.\n" * 50_000, encoding="utf-8")
    annotator("import", project, long)
    shell = f"set -o pipefail; {sys.executable} -m annotator show '{project}' long | head -1"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "2  long\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("document", ["1", "2"])
def test_output_that_cannot_be_written_is_one_sentence(
    project: Path, tmp_path: Path, annotator: Terminal, document: str
) -> None:
    long = tmp_path / "long.txt"
    long.write_text("A line of a long text.\n" * 5_000, encoding="utf-8")
    annotator("import", project, long)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*COMMAND, "show", project, document],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert "No space left on device" in done.stderr
    assert done.stderr.count("\n") == 1


def _window(error: BaseException) -> Window:
    """A window that ends as soon as it is opened."""

    def end(_: Sequence[Path]) -> NoReturn:
        raise error

    return Window(end, lambda _: 0)


def test_a_defect_is_one_line_that_names_the_saved_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert run([], _window(ZeroDivisionError("a defect"))) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error: Annotator has a defect here (ZeroDivisionError)")
    assert err.count("\n") == 1
    path = Path(err.rsplit(" is at ", 1)[1].strip())
    assert path.is_relative_to(tmp_path)
    words = path.read_text(encoding="utf-8")
    assert "Doing annotator\n" in words
    assert "ZeroDivisionError: a defect" in words


def test_a_report_is_saved_elsewhere_when_there_is_no_data_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(file))
    assert run([], _window(ZeroDivisionError("a defect"))) == 1
    path = Path(capsys.readouterr().err.rsplit(" is at ", 1)[1].strip())
    assert "a defect" in path.read_text(encoding="utf-8")
    path.unlink()


def test_ctrl_c_ends_with_130_and_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([], _window(KeyboardInterrupt())) == 130
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("error: Stopped.")


def test_what_the_system_refuses_is_no_defect(capsys: pytest.CaptureFixture[str]) -> None:
    refusal = PermissionError(13, "Permission denied", "/some/file")
    assert run([], _window(refusal)) == 1
    assert capsys.readouterr().err.startswith("error: /some/file: Permission denied.")

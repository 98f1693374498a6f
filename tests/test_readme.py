"""README.md says what is so: its commands and its Python are run, what it names is there."""

import contextlib
import io
import re
import shlex
from pathlib import Path

import platformdirs
import pytest

from annotator.main import main
from annotator.operations import folders

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")

TEXT = "The Council of Norn met in the old customs house on Thursday.\n"


def _section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", README, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


def test_the_commands_and_the_python_of_the_readme_run_one_after_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("release.txt").write_text(TEXT, encoding="utf-8")
    commands = re.findall(r"^    annotator (.*)$", _section("The command line"), re.MULTILINE)
    assert len(commands) == 5
    for command in commands:
        assert main(shlex.split(command)) == 0, command
    assert "1 of 1 spans hold." in capsys.readouterr().out.splitlines()
    code = re.findall(r"```python\n(.*?)```", _section("From Python"), re.DOTALL)[0]
    assert len(code.splitlines()) == 5
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - it is ours
    assert said.getvalue() == "ACTOR 4 11 Council\n"


def test_the_first_annotation_takes_five_lines() -> None:
    numbers = re.findall(r"^(\d)\. .{10,}$", _section("The first annotation"), re.MULTILINE)
    assert numbers == ["1", "2", "3", "4", "5"]


def test_what_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert len(links) >= 6
    for link in links:
        assert (ROOT / link).is_file(), link


def test_the_rooms_of_the_readme_are_all_the_rooms_there_are() -> None:
    named = set(re.findall(r"^\| `([^`]+)` \|", _section("The rooms"), re.MULTILINE))
    assert all((ROOT / room).is_dir() for room in named)
    packages = {f"annotator/{path.parent.name}" for path in ROOT.glob("annotator/*/__init__.py")}
    assert packages == {room for room in named if room.startswith("annotator/")}


def test_the_make_targets_of_the_readme_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^    make (\S+)", _section("Two commands"), re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_data_folder_is_where_the_readme_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    place = platformdirs.user_data_path("Annotator", appauthor=False)
    if place.is_relative_to(Path.home() / ".local"):
        assert f"`~/{place.relative_to(Path.home())}`" in README
    assert f"`{folders.DATA_VARIABLE}`" in README

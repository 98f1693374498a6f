"""docs/command-line.md says what happens: its examples are run, and every command is in it."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from annotator.cli.commands import MODULES
from annotator.cli.parser import overview
from tests.support.terminal import Terminal

PAGE = Path(__file__).parents[2] / "docs" / "command-line.md"


def _examples() -> list[tuple[str, str]]:
    """The commands of the page in their order, each with the answer that it promises."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, answer = example.partition("\n")
            found.append((command, answer))
    return found


def _promised(answer: str) -> re.Pattern[str]:
    """A pattern of the answer, in which … at the place of something variable stands for it."""
    parts = re.split(r"(?<=  )…(?=  )|^…$|(?<=restore )…|(?<=say: )…", answer, flags=re.MULTILINE)
    return re.compile("(?s:.*?)".join(re.escape(part) for part in parts))


def test_the_examples_of_the_page_answer_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, annotator: Terminal
) -> None:
    monkeypatch.chdir(tmp_path)
    examples = _examples()
    assert len(examples) > 25
    for command, answer in examples:
        words = shlex.split(command)
        if words[0] == "annotator":
            found = annotator(*words[1:])
            assert found.code == 0, (command, found.err)
            printed = found.out
        else:
            done = subprocess.run(
                ["bash", "-c", command], capture_output=True, encoding="utf-8", check=True
            )
            printed = done.stdout
        assert _promised(answer).fullmatch(printed), (command, printed)


@pytest.mark.parametrize("name", MODULES)
def test_every_command_is_explained_on_the_page_and_in_the_help(
    name: str, annotator: Terminal
) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert f"`annotator {name} " in page
    assert f"\n  {name} " in overview()
    answer = annotator(name, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"usage: annotator {name}")
    for option in re.findall(r"--[a-z-]+", answer.out):
        assert option == "--help" or f"{option}" in page, option

"""A terminal for tests: the real command line in this process, on a project made from a file."""

from pathlib import Path

import pytest

from annotator.main import main
from tests.support.terminal import TEXT, Answer, Terminal


@pytest.fixture
def annotator(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Runs a command as the person whose name on this computer is ana."""
    monkeypatch.setenv("LOGNAME", "ana")

    def run(*arguments: str | Path) -> Answer:
        capsys.readouterr()
        code = main([str(each) for each in arguments])
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A text file to import."""
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path, annotator: Terminal, release: Path) -> Path:
    """A project with the release in it, brought in by ana."""
    path = tmp_path / "work.annot"
    assert annotator("new", path).code == 0
    assert annotator("import", path, release).code == 0
    return path

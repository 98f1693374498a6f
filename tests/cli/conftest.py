"""A terminal for tests: the real command line in this process, on a project made from a file."""

import shutil
from pathlib import Path

import pytest

from annotator.main import main
from annotator.operations.documents import import_files
from annotator.operations.people import annotator_named
from annotator.operations.projects import new_project
from tests.support.terminal import TEXT, Answer, Terminal


@pytest.fixture
def annotator(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Runs a command as the person whose name on this computer is ana."""
    monkeypatch.setenv("LOGNAME", "ana")

    def run(*arguments: str | Path | int) -> Answer:
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


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the release in it, brought in by ana; to be copied, not changed."""
    folder = tmp_path_factory.mktemp("template")
    text = folder / "bridge.txt"
    text.write_text(TEXT, encoding="utf-8")
    with new_project(folder / "work.annot") as project:
        import_files(project, [text], annotator=annotator_named(project, "ana").id)
    return folder / "work.annot"


@pytest.fixture
def project(tmp_path: Path, template: Path, release: Path) -> Path:
    """A project with the release in it, brought in by ana."""
    return Path(shutil.copy(template, tmp_path / "work.annot"))

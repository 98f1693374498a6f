"""The set-up holds: dependencies are pinned and sound, and the wheel has what the program needs."""

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import QObject, QSettings, QStandardPaths

from annotator.resources import resource

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def unpacked_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of a wheel built from the sources as they are."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_takes_no_reference_from_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(100):
        thing.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < 50


def test_the_wheel_holds_every_resource(unpacked_wheel: Path) -> None:
    folder = unpacked_wheel / "annotator" / "resources"
    packed = {file.relative_to(folder) for file in folder.rglob("*") if file.is_file()}
    shipped = {file.relative_to(resource()) for file in resource().rglob("*") if file.is_file()}
    assert packed == shipped
    assert Path("fonts/inter/Inter-Regular.otf") in packed


def test_a_wheel_finds_its_resources_and_names_its_entry(unpacked_wheel: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", "from annotator.resources import resource; print(resource())"],
        cwd=unpacked_wheel,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout.strip()) == unpacked_wheel / "annotator" / "resources"
    (entries,) = unpacked_wheel.glob("*.dist-info/entry_points.txt")
    assert "annotator = annotator.main:main" in entries.read_text(encoding="utf-8")
    assert list(unpacked_wheel.glob("*.dist-info/licenses/LICENSE"))


def test_every_dependency_has_one_exact_version_and_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []
    pinned = [_plain(pin) for pin in pins]
    assert len(set(pinned)) == len(pinned)
    project = PROJECT["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["dev"]
    assert {_plain(name) for name in asked} - set(pinned) == set()


def _plain(requirement: str) -> str:
    """The normalised name of the package that a requirement asks for."""
    name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def test_settings_and_projects_of_the_tests_stay_out_of_the_home_folder(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    ours = tmp_path_factory.getbasetemp()
    assert Path(QSettings("annotator", "annotator").fileName()).is_relative_to(ours)
    assert platformdirs.user_data_path("annotator").is_relative_to(ours)
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    assert Path(data).is_relative_to(ours)
    runtime = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    assert Path(runtime).is_relative_to(tempfile.gettempdir())


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_one_test_sets_is_unset_in_the_next(turn: str) -> None:
    settings = QSettings("annotator", "annotator")
    assert settings.allKeys() == []
    settings.setValue("turn", turn)
    settings.sync()


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """The commands of a Debian machine on which nothing is, and nothing may be installed."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in ("bash", "awk", "tr", "dirname", "id"):
        found = shutil.which(name)
        assert found, f"no {name} here"
        (commands / name).symlink_to(found)
    _write_dpkg_query(commands, "")
    return commands


def _write_dpkg_query(commands: Path, answer: str) -> None:
    """Let the machine's list of packages be ``answer``."""
    script = commands / "dpkg-query"
    script.write_text(f"#!/usr/bin/env bash\necho '{answer}'\n", encoding="utf-8")
    script.chmod(0o755)


def _packages_for_tests() -> list[str]:
    """The Debian packages that only tests need, as the list names them."""
    listed = (ROOT / "packaging" / "system-packages.txt").read_text(encoding="utf-8")
    return [line.split()[1] for line in listed.splitlines() if line.startswith("tests ")]


def _system_packages(commands: Path, *uses: str) -> tuple[str, str]:
    """What the script for system packages prints, and what it says on stderr."""
    script = ROOT / "packaging" / "system_packages.sh"
    done = subprocess.run(
        [shutil.which("bash") or "bash", script, *uses],
        env={"PATH": str(commands)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the packages are Debian's")
def test_missing_system_packages_are_named_in_one_line_where_none_may_be_installed(
    machine: Path,
) -> None:
    printed, said = _system_packages(machine, "tests")
    assert printed == ""
    names = " ".join(_packages_for_tests())
    assert names.startswith("xvfb xauth xdotool ")
    assert said == (
        f"Qt needs these system packages: {names}; "
        f"install them with: sudo apt-get install {names}\n"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="the packages are Debian's")
def test_system_packages_that_are_there_or_provided_are_not_named(machine: Path) -> None:
    plain = "\n".join(
        f"installed {name}" for name in _packages_for_tests() if name not in {"xauth", "xdotool"}
    )
    answer = f"{plain}\ninstalled xauth2 xauth (= 1:2), x-auth\nnot-installed xdotool"
    _write_dpkg_query(machine, answer)
    _, said = _system_packages(machine, "tests")
    assert said.startswith("Qt needs these system packages: xdotool; ")
    _write_dpkg_query(machine, answer.replace("not-installed", "installed"))
    assert _system_packages(machine, "tests") == ("", "")

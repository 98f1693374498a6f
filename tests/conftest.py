"""What all tests share: a screenless Qt, folders of their own, and the real releases.

Nothing here may touch the person's own settings or projects: every folder that the program or Qt
would look for below the home folder is turned to a temporary one before either is imported.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_FOLDERS = ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR")
"""The folders of a person by the XDG base directory specification, without the ``XDG_``."""

_HOME = Path(tempfile.mkdtemp(prefix="annotator-tests-"))
"""A home for all that asks before the first test runs, or once per process, as Qt does."""


def _folders(home: Path) -> dict[str, str]:
    """The environment that sends programs to folders below ``home``; the folders are made."""
    environment = {}
    for name in _FOLDERS:
        folder = home / name.lower()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        environment[f"XDG_{name}"] = str(folder)
    return environment


os.environ.update(_folders(_HOME))
# A test that needs a real window starts its own display and process and says so there.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples in every run of the short suite; many and fresh ones in the long one.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    print_blob=True,
    max_examples=50,
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long",
    deadline=None,
    print_blob=True,
    max_examples=1_000,
    stateful_step_count=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci")


def pytest_unconfigure() -> None:
    """Take the shared temporary home away."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has settings and user data folders of its own, empty at its start."""
    from PySide6.QtCore import QSettings

    home = tmp_path_factory.mktemp("home")
    environment = _folders(home)
    for name, folder in environment.items():
        # Qt keeps the runtime folder's sockets open for the whole process.
        if name != "XDG_RUNTIME_DIR":
            monkeypatch.setenv(name, folder)
    # QSettings reads the environment once per process: it has to be told.
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, environment["XDG_CONFIG_HOME"])


@pytest.fixture(scope="session")
def releases() -> Path:
    """The folder of real releases that ``ANNOTATOR_RELEASES`` names."""
    named = os.environ.get("ANNOTATOR_RELEASES")
    if not named:
        pytest.skip("ANNOTATOR_RELEASES is not set: tests on the real releases are left out")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"ANNOTATOR_RELEASES names no folder: {folder}")
    return folder

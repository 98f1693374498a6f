"""Where the program keeps what is not in a project: the first project, backups, reports."""

import os
from pathlib import Path
from typing import Final

DATA_VARIABLE: Final = "ANNOTATOR_DATA"
"""The environment variable that names another data folder: on a stick, or for a trial run."""


def data_folder() -> Path:
    """The user's data folder for Annotator, made when it is not there."""
    if named := os.environ.get(DATA_VARIABLE):
        folder = Path(named).expanduser()
        folder.mkdir(parents=True, exist_ok=True)
        return folder
    from platformdirs import user_data_path

    return user_data_path("Annotator", appauthor=False, ensure_exists=True)


def backup_folder(project_path: Path) -> Path:
    """Where the rotating copies of one project are: its name, and a mark of its place."""
    import hashlib

    place = hashlib.sha256(str(project_path.resolve()).encode("utf-8", "surrogateescape"))
    return data_folder() / "backups" / f"{project_path.stem}-{place.hexdigest()[:8]}"


def report_folder() -> Path:
    """Where reports of crashes are saved."""
    return data_folder() / "reports"

"""Where the program keeps what is not in a project: the first project, backups, reports."""

import hashlib
from pathlib import Path

from platformdirs import user_data_path


def data_folder() -> Path:
    """The user's data folder for Annotator, made when it is not there."""
    return user_data_path("Annotator", appauthor=False, ensure_exists=True)


def backup_folder(project_path: Path) -> Path:
    """Where the rotating copies of one project are: its name, and a mark of its place."""
    place = hashlib.sha256(str(project_path.resolve()).encode("utf-8", "surrogateescape"))
    return data_folder() / "backups" / f"{project_path.stem}-{place.hexdigest()[:8]}"


def report_folder() -> Path:
    """Where reports of crashes are saved."""
    return data_folder() / "reports"

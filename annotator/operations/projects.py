"""Projects: made, opened with a backup, found at the first start, copied and restored."""

from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.model.codebook import Codebook
from annotator.model.source import storable
from annotator.operations import folders, people
from annotator.resources import resource
from annotator.store import codebook, settings
from annotator.store.location import location_notice
from annotator.store.project import Project
from annotator.store.stamps import Clock, Uids, system_clock

SUFFIX = ".annot"


def new_project(
    path: Path,
    *,
    codebook_path: Path | None = None,
    title: str = "",
    clock: Clock = system_clock,
    uids: Uids | None = None,
) -> Project:
    """Make a project file with the codebook of a TOML file (the default one without it).

    Raises AnnotatorError when the file exists, cannot be written, or the codebook has faults;
    nothing is left behind then.
    """
    from annotator.formats.codebook_toml import read_codebook

    chosen = read_codebook(codebook_path or resource("codebooks", "releases.toml"))
    return project_with(path, chosen, title=title, clock=clock, uids=uids)


def project_with(
    path: Path,
    chosen: Codebook,
    *,
    title: str = "",
    clock: Clock = system_clock,
    uids: Uids | None = None,
) -> Project:
    """Make a project file with a codebook that was read already."""
    if path.suffix != SUFFIX:
        path = path.with_name(path.name + SUFFIX)
    project = Project.create(path, clock=clock, uids=uids)
    try:
        with project.step("New project", None, operation="new project"):
            settings.put(project.db, "uid", project.uids())
            settings.put(project.db, "title", storable(title) or path.stem)
            codebook.install(project, chosen)
    except BaseException:
        project.close()
        path.unlink(missing_ok=True)
        raise
    return project


def open_project(path: Path, *, read_only: bool = False) -> Project:
    """Open a project and, when it has changed since the last time, keep a verified copy of it."""
    project = open_at_once(path, read_only=read_only)
    get_ready(project)
    return project


def open_at_once(path: Path, *, read_only: bool = False) -> Project:
    """Open a project to be seen at once; ``get_ready`` must follow before the first step."""
    project = Project.open(path, read_only=read_only, at_once=True)
    if not project.read_only:
        project.notice = project.notice or location_notice(path)
    return project


def get_ready(project: Project) -> None:
    """Do what an open project needs before anything is written into it."""
    project.get_ready()
    keep_copy(project)


def keep_copy(project: Project) -> None:
    """Keep a verified copy of a project that has changed since the last one was made.

    A copy that cannot be kept does not stand in the way; the project's ``notice`` says so.
    """
    if project.read_only:
        return
    from annotator.store import backup as backups  # what is only shown needs none of it

    try:
        backups.rotate(project, folders.backup_folder(project.path))
    except (AnnotatorError, OSError) as error:
        project.notice = f"The project is open, but no backup could be kept: {error}"


def project_title(project: Project) -> str:
    """What the project is called."""
    return settings.get(project.db, "title") or project.path.stem


def first_project(name: str = "") -> Path:
    """The project of the first start, made with the sample release when it is not there.

    The sample's annotations are in the layer of ``name``; of the system's user when it is empty.
    """
    path = folders.data_folder() / f"First project{SUFFIX}"
    if not path.exists():
        from annotator.operations.sample import add_sample

        part = path.with_name(f".{path.name}.making{SUFFIX}")
        part.unlink(missing_ok=True)
        with new_project(part, title="First project") as project:
            add_sample(project, name or people.proposed_name())
        part.rename(path)
    return path


def backup(project: Project, to: Path) -> Path:
    """Copy the project, whole and verified, to a file that is not there yet."""
    from annotator.store import backup as backups

    return backups.backup(project, to)


def restore(project_path: Path, copy: Path) -> Path | None:
    """Put a copy in the place of a project; returns where what stood there is now."""
    from annotator.store import backup as backups

    return backups.restore(copy, project_path)


def local_copy(path: Path) -> Path:
    """A copy of a project on a network folder, in the user's data folder; returns its place."""
    from annotator.store import backup as backups

    backups.verify(path)
    place = folders.data_folder() / path.name
    number = 2
    while place.exists():
        place = folders.data_folder() / f"{path.stem} {number}{path.suffix}"
        number += 1
    backups.restore(path, place)
    return place

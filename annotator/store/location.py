"""Where a project file may live: write-ahead logging needs shared memory, so a local disk.

See "WAL does not work over a network filesystem" in SQLite's documentation (sqlite.org/wal.html).
"""

import sys
from pathlib import Path
from typing import Final

from annotator.errors import NetworkFolderError

NETWORK_FILE_SYSTEMS: Final = frozenset(
    [
        "9p",
        "afs",
        "afpfs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.kio-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "glusterfs",
        "gfs2",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "smb3",
        "smbfs",
        "vboxsf",
        "webdav",
    ]
)

SYNCHRONISED_FOLDERS: Final = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
    "icloud drive",
    "mobile documents",
    "pcloud drive",
)


def file_system(path: Path, mounts: str | None = None) -> str:
    """The type of the file system that holds ``path``; "" where it is not known.

    ``mounts`` is a table as in /proc/self/mounts, read from there when it is None.
    """
    if mounts is None:
        table = Path("/proc/self/mounts")
        mounts = table.read_text(encoding="utf-8", errors="replace") if table.exists() else ""
    best, found = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        inside = path == Path(point) or Path(point) in path.parents
        if inside and len(point) >= len(best):
            best, found = point, fields[2]
    return found


def is_on_network(path: Path, mounts: str | None = None) -> bool:
    """Whether the file lies on a network share, as far as the system tells."""
    if sys.platform == "win32":
        import ctypes

        drive = path.resolve().drive
        remote = 4  # DRIVE_REMOTE of GetDriveTypeW
        return drive.startswith("\\\\") or (
            ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == remote
        )
    return file_system(path.resolve(), mounts) in NETWORK_FILE_SYSTEMS


def synchronised_by(path: Path) -> str:
    """The folder above the file that a cloud service seems to synchronise; "" for none."""
    for folder in path.resolve().parents:
        if folder.name.casefold().startswith(SYNCHRONISED_FOLDERS):
            return folder.name
    return ""


def refuse_network_folder(path: Path) -> None:
    """Raise NetworkFolderError when the file lies where write-ahead logging is not safe."""
    if is_on_network(path):
        raise NetworkFolderError(
            f"{path.name} is on a network folder, where work could be lost; nothing was changed. "
            "Copy it to a folder on this computer and open the copy."
        )


def location_notice(path: Path) -> str:
    """A sentence for a file in a synchronised folder; "" where all is well."""
    folder = synchronised_by(path)
    if not folder:
        return ""
    return (
        f"{path.name} is in {folder}, which copies files while they are written; "
        "keep the project in a local folder, and share backups instead."
    )

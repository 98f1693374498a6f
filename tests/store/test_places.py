"""Where project files may be: network folders, full disks, places that cannot be written."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.errors import ProjectError
from annotator.operations import annotating
from annotator.operations.checking import check
from annotator.store import annotations, location
from annotator.store.location import (
    file_system,
    is_on_network,
    location_notice,
    refuse_network_folder,
    synchronised_by,
)
from annotator.store.project import Project
from tests.support.processes import ROOT, python
from tests.support.projects import TEXT, Desk, desk

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
tmpfs /tmp tmpfs rw 0 0
server:/export /srv/nfs nfs4 rw 0 0
//server/share /mnt/my\\040share cifs rw 0 0
ana@host:/home /home/ana/far fuse.sshfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
kio-fuse /run/user/1000/kio-fuse-a fuse.kio-fuse rw 0 0
/dev/sdb1 /srv/nfs/local ext4 rw 0 0
C:\\134 /mnt/c 9p rw 0 0
shared /media/sf_shared vboxsf rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind", "remote"),
    [
        ("/home/ana/p.annot", "ext4", False),
        ("/tmp/p.annot", "tmpfs", False),  # noqa: S108
        ("/srv/nfs/p.annot", "nfs4", True),
        ("/srv/nfs/deep/er/p.annot", "nfs4", True),
        ("/srv/nfsother/p.annot", "ext4", False),
        ("/srv/nfs/local/p.annot", "ext4", False),
        ("/mnt/my share/p.annot", "cifs", True),
        ("/home/ana/far/p.annot", "fuse.sshfs", True),
        ("/run/user/1000/gvfs/smb-share:server=s/p.annot", "fuse.gvfsd-fuse", True),
        ("/run/user/1000/kio-fuse-a/smb/p.annot", "fuse.kio-fuse", True),
        ("/mnt/c/Users/p.annot", "9p", True),
        ("/media/sf_shared/p.annot", "vboxsf", True),
    ],
)
def test_the_file_system_of_a_path_is_found_in_the_mounts(
    path: str, kind: str, remote: bool
) -> None:
    assert file_system(Path(path), MOUNTS) == kind
    assert is_on_network(Path(path), MOUNTS) == remote


def test_a_system_without_a_table_of_mounts_is_taken_as_local(tmp_path: Path) -> None:
    assert file_system(tmp_path, "") == ""
    assert not is_on_network(tmp_path, "")


def test_this_machines_own_folder_is_found(tmp_path: Path) -> None:
    assert file_system(tmp_path.resolve()) not in {"", "proc"}


@pytest.fixture
def remote(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder that the system's table calls a network share."""
    folder = (tmp_path / "share").resolve()
    folder.mkdir()
    table = f"/dev/sda1 / ext4 rw 0 0\nserver:/x {folder} nfs4 rw 0 0\n"
    plain = location.file_system
    monkeypatch.setattr(location, "file_system", lambda path, _=None: plain(path, table))
    return folder


def test_no_project_is_made_on_a_network_folder(remote: Path) -> None:
    with pytest.raises(ProjectError, match="network folder"):
        Project.create(remote / "p.annot")
    assert list(remote.iterdir()) == []


def test_a_project_on_a_network_folder_is_not_opened_and_left_alone(
    remote: Path, tmp_path: Path
) -> None:
    desk(tmp_path / "p.annot").project.close()
    shutil.copy(tmp_path / "p.annot", remote)
    before = (remote / "p.annot").read_bytes()
    with pytest.raises(ProjectError, match="Copy it to a folder on this computer"):
        Project.open(remote / "p.annot")
    assert (remote / "p.annot").read_bytes() == before
    assert [each.name for each in remote.iterdir()] == ["p.annot"]


def test_a_link_to_a_network_folder_is_seen_through(remote: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(remote)
    with pytest.raises(ProjectError, match="network folder"):
        refuse_network_folder(tmp_path / "link" / "p.annot")


@pytest.mark.parametrize(
    "folder",
    ["Dropbox", "OneDrive - Alliance", "Google Drive", "Nextcloud2", "My Documents/iCloud Drive"],
)
def test_a_synchronised_folder_is_named(tmp_path: Path, folder: str) -> None:
    place = tmp_path / folder / "work" / "p.annot"
    assert synchronised_by(place) == Path(folder).name
    assert Path(folder).name in location_notice(place)
    assert location_notice(tmp_path / "p.annot") == ""


# -- places that cannot be written ----------------------------------------------------------


def _as_nobody(code: str, *arguments: Path) -> str:
    """What the code prints as a user without rights; the tests themselves may be run by root."""
    if os.geteuid() != 0:
        return python(code, *arguments)
    if not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and setpriv is not here to drop that")
    done = subprocess.run(
        [
            *("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"),
            *(sys.executable, "-c", code),
            *map(str, arguments),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if "Permission denied" in done.stderr and str(sys.executable) in done.stderr:
        pytest.skip("the interpreter may not be run by others here")
    assert done.returncode == 0, done.stderr
    return done.stdout


_LOOK = """
import sys
from pathlib import Path
from annotator.errors import ReadOnlyProjectError
from annotator.operations import annotating
from annotator.model.text import Span
from annotator.store import annotations
from annotator.store.project import Project
with Project.open(Path(sys.argv[1])) as project:
    print([each.text for each in annotations.of_document(project, 1)])
    print(project.read_only, project.notice)
    project.poll()
    try:
        annotating.annotate(project, 1, [Span(0, 5)], label="ACTOR", annotator=1)
    except ReadOnlyProjectError as error:
        print("refused", error)
"""


@pytest.fixture
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in a folder that everybody can reach."""
    folder = tmp_path_factory.mktemp("shelf")
    for each in (folder, *folder.parents):
        if each == Path(each.anchor):
            break
        if each.stat().st_uid == os.geteuid() and not each.stat().st_mode & 0o001:
            each.chmod(each.stat().st_mode | 0o055)
    made = desk(folder / "p.annot")
    made.mark("Oslo")
    made.project.close()
    return folder / "p.annot"


@pytest.mark.parametrize("what", ["file", "folder", "both"])
def test_a_project_that_may_not_be_written_is_open_for_reading(shelf: Path, what: str) -> None:
    shelf.chmod(0o666 if what == "folder" else 0o444)
    shelf.parent.chmod(0o777 if what == "file" else 0o555)
    before = shelf.read_bytes()
    said = _as_nobody(_LOOK, shelf).splitlines()
    shelf.parent.chmod(0o755)
    assert said[0] == "['Oslo']"
    assert said[1].startswith("True p.annot may not be written, so it is open for reading")
    assert said[2].startswith("refused p.annot may not be written")
    assert shelf.read_bytes() == before


def test_a_project_that_may_not_even_be_read_is_refused_with_a_sentence(shelf: Path) -> None:
    shelf.chmod(0o000)
    said = _as_nobody(
        "import sys\nfrom pathlib import Path\nfrom annotator.store.project import Project\n"
        "try:\n    Project.open(Path(sys.argv[1]))\n"
        "except Exception as error:\n    print(type(error).__name__, error)",
        shelf,
    )
    assert said.startswith("ProjectError p.annot cannot be reached")


def test_what_a_writer_left_in_its_log_is_read_where_nothing_can_be_written(shelf: Path) -> None:
    """A copy taken, on a medium that cannot be written, while somebody worked."""
    with Project.open(shelf) as project:
        made = Desk(project, *_people(project))
        made.mark("Norway")
        for each in shelf.parent.iterdir():
            shutil.copy(each, shelf.parent.parent / f"copy{each.name}")
    place = shelf.parent.parent / "copy"
    place.mkdir()
    for each in shelf.parent.parent.glob("copyp.annot*"):
        each.rename(place / each.name.removeprefix("copy"))
        (place / each.name.removeprefix("copy")).chmod(0o444)
    place.chmod(0o555)
    said = _as_nobody(_LOOK, place / "p.annot").splitlines()
    place.chmod(0o755)
    assert said[0] == "['Oslo', 'Norway']"
    assert said[1].startswith("True")


def _people(project: Project) -> tuple:  # type: ignore[type-arg]
    from annotator.store import documents, people
    from tests.support.projects import Clock

    ana, ben, bot = people.annotators(project)
    return Clock(), ana, ben, bot, documents.get(project, 1)


def test_no_project_is_made_where_nothing_can_be_written(shelf: Path) -> None:
    shelf.parent.chmod(0o555)
    said = _as_nobody(
        "import sys\nfrom pathlib import Path\nfrom annotator.store.project import Project\n"
        "try:\n    Project.create(Path(sys.argv[1]))\n"
        "except Exception as error:\n    print(type(error).__name__, error)",
        shelf.with_name("new.annot"),
    )
    shelf.parent.chmod(0o755)
    assert said.startswith("ProjectError")
    assert [each.name for each in shelf.parent.iterdir()] == ["p.annot"]


# -- full disks -----------------------------------------------------------------------------

_FILL = """
import sys
from pathlib import Path
from annotator.errors import AnnotatorError
from annotator.model.documents import NewDocument
from annotator.operations import documents
from annotator.operations.people import annotator_named
from annotator.store.project import Project
from annotator.store.history import present
with Project.open(Path(sys.argv[1])) as project:
    limit()
    for number in range(1000):
        before = present(project)
        text = f"No {number}. " + "Words of a release. " * 2000
        try:
            documents.add_document(project, NewDocument(f"No {number}", text), annotator=1)
        except AnnotatorError as error:
            assert present(project) == before
            print(number, type(error).__name__, error)
            break
    before = present(project)
"""


def _filled(said: str) -> int:
    """How many texts went in before the disk was full; the refusal must be a sentence."""
    number, kind, rest = said.split(maxsplit=2)
    assert kind == "ProjectError"
    assert "disk" in rest
    assert "everything" in rest
    return int(number)


def _sound_with(path: Path, texts: int) -> None:
    with Project.open(path) as project:
        assert check(project).faults == ()
        assert check(project).documents == texts + 1
        made = Desk(project, *_people(project))
        mark = made.mark("Ana Ruiz")
        assert annotations.get(project, mark.id) == mark
        annotating.delete(project, [mark.id], annotator=made.ana.id)


def test_a_full_disk_costs_only_the_last_action(desk: Desk, tmp_path: Path) -> None:
    """On a small disk of its own, where the test may mount one."""
    desk.project.close()
    place = tmp_path / "disk"
    place.mkdir()
    code = "def limit(): pass\n" + _FILL
    script = (
        'mount -t tmpfs -o size=3m tmpfs "$1" || exit 77; cp "$2" "$1";'
        # On the full disk the log could not be merged: it belongs to the file.
        ' "$3" -c "$4" "$1/desk.annot" && cp "$1"/desk.annot* "$5"'
    )
    if not shutil.which("unshare"):
        pytest.skip("no disk can be made here: unshare is not there")
    done = subprocess.run(
        [
            *("unshare", "--mount", "sh", "-c", script, "sh", str(place)),
            *(str(desk.project.path), sys.executable, code, str(tmp_path)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 77 or "unshare failed" in done.stderr:
        pytest.skip("no disk can be mounted here")
    assert done.returncode == 0, done.stderr
    _sound_with(desk.project.path, _filled(done.stdout))


def test_a_limit_on_the_size_of_files_costs_only_the_last_action(desk: Desk) -> None:
    path = desk.project.path
    desk.project.close()
    limit = (
        "import resource\n"
        "def limit(): resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))\n"
    )
    _sound_with(path, _filled(python(limit + _FILL, path)))


def test_a_database_that_may_not_grow_costs_only_the_last_action(desk: Desk) -> None:
    (pages,) = desk.project.db.execute("PRAGMA page_count").fetchone()
    desk.project.db.execute(f"PRAGMA max_page_count = {pages}")
    before = desk.project.db.execute("SELECT max(id) FROM step").fetchone()
    with pytest.raises(ProjectError, match="disk is full"):  # noqa: PT012
        for _ in range(200):
            desk.mark("Oslo")
            before = desk.project.db.execute("SELECT max(id) FROM step").fetchone()
    assert desk.project.db.execute("SELECT max(id) FROM step").fetchone() == before
    desk.project.db.execute("PRAGMA max_page_count = 1000000")
    assert desk.mark(TEXT[:5]).text == TEXT[:5]
    assert check(desk.project).faults == ()

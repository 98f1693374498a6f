"""Where the program keeps what is not in a project."""

from pathlib import Path

import pytest

from annotator.operations import folders


def test_the_data_folder_is_the_persons_own_below_the_home(tmp_path: Path) -> None:
    assert folders.data_folder().is_dir()
    assert folders.data_folder().name == "Annotator"


def test_the_environment_can_name_another_data_folder_which_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(folders.DATA_VARIABLE, str(tmp_path / "stick" / "annotator"))
    assert folders.data_folder() == tmp_path / "stick" / "annotator"
    assert folders.data_folder().is_dir()
    project = tmp_path / "work.annot"
    assert folders.backup_folder(project).is_relative_to(tmp_path / "stick")
    assert folders.report_folder().is_relative_to(tmp_path / "stick")


def test_projects_of_one_name_have_backup_folders_of_their_own(tmp_path: Path) -> None:
    one, two = tmp_path / "a" / "work.annot", tmp_path / "b" / "work.annot"
    assert folders.backup_folder(one) != folders.backup_folder(two)
    assert folders.backup_folder(one).name.startswith("work-")

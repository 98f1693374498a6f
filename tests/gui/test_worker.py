"""Long work on a thread of its own."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.errors import InvalidChangeError
from annotator.gui.worker import Work
from annotator.operations.documents import Progress
from annotator.store.project import Project


def test_a_job_runs_beside_the_window_on_a_connection_of_its_own(
    qtbot: QtBot, project_path: Path
) -> None:
    here = threading.get_ident()

    def job(project: Project, progress: Progress) -> tuple[bool, Path]:
        progress(1, 2)
        return threading.get_ident() != here, project.path

    work = Work(project_path, job)
    steps: list[tuple[int, int]] = []
    work.progressed.connect(lambda done, total: steps.append((done, total)))
    given: list[object] = []
    work.succeeded.connect(given.append)
    with qtbot.waitSignals([work.succeeded, work.finished]):
        work.start()
    assert given == [(True, project_path)]
    assert steps == [(1, 2)]


def test_cancel_reaches_the_job_at_its_next_progress(qtbot: QtBot, project_path: Path) -> None:
    def job(_project: Project, progress: Progress) -> int:
        count = 0
        while progress(count, 0):
            count += 1
        return count

    work = Work(project_path, job)
    with qtbot.waitSignals([work.succeeded, work.finished]):
        work.start()
        work.cancel()


def test_what_a_person_can_act_on_is_said_in_one_sentence(qtbot: QtBot, project_path: Path) -> None:
    def job(_project: Project, _progress: Progress) -> None:
        raise InvalidChangeError("This cannot be done.")

    work = Work(project_path, job)
    with qtbot.waitSignal(work.failed) as waited:
        work.start()
    assert waited.args == ["This cannot be done."]
    assert work.wait()


def test_a_defect_in_a_job_goes_to_the_crash_handler_and_the_thread_ends(
    qtbot: QtBot, project_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[BaseException] = []
    hook: Callable[..., None] = lambda _kind, error, _trace: caught.append(error)  # noqa: E731
    monkeypatch.setattr(sys, "excepthook", hook)

    def job(_project: Project, _progress: Progress) -> None:
        raise ValueError("a defect")

    work = Work(project_path, job)
    with qtbot.waitSignal(work.finished):
        work.start()
    assert [str(each) for each in caught] == ["a defect"]

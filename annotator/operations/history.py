"""Undo, redo and revert, as a person asks for them."""

from annotator.model.history import ChangeSet, Step
from annotator.store.project import Project


def undo(project: Project, *, annotator: int) -> ChangeSet:
    """Turn back one's own latest step, also one of yesterday; a step of its own.

    Raises InvalidChangeError when there is none, ConflictError when later work stands on it.
    """
    return project.undo(annotator)


def redo(project: Project, *, annotator: int) -> ChangeSet:
    """Bring back what one's own latest undo turned back; raises as ``undo`` does."""
    return project.redo(annotator)


def revert(project: Project, step_id: int, *, annotator: int) -> ChangeSet:
    """Turn back any step on purpose, whoever made it; can be undone like any work."""
    return project.revert(step_id, annotator)


def next_undo(project: Project, *, annotator: int) -> Step | None:
    """What undo would turn back; None for nothing."""
    return project.next_undo(annotator)


def next_redo(project: Project, *, annotator: int) -> Step | None:
    """What redo would bring back; None for nothing."""
    return project.next_redo(annotator)

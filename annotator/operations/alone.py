"""Operations that read before they write."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from annotator.store.project import Project

P = ParamSpec("P")
R = TypeVar("R")


def alone(
    operation: Callable[Concatenate[Project, P], R],
) -> Callable[Concatenate[Project, P], R]:
    """The operation with nothing of others between what it reads and what it writes.

    Otherwise two windows on one project could both find a suggestion undecided, or each write back
    all attributes of an annotation with only its own changed.
    """

    @wraps(operation)
    def done(project: Project, /, *arguments: P.args, **named: P.kwargs) -> R:
        """Hold the file's one place for writing from the first look on."""
        with project.alone():
            return operation(project, *arguments, **named)

    return done

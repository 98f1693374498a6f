"""Annotator: annotating text by hand, in one local file per project.

``from annotator import Project`` opens a project file from a script or a notebook; the functions of
``annotator.operations`` do there what a person does in the window.
"""

from typing import TYPE_CHECKING

from annotator.version import __version__

if TYPE_CHECKING:
    from annotator.store.project import Project

__all__ = ["Project", "__version__"]


def __getattr__(name: str) -> object:
    """Import ``Project`` at its first use, so that ``import annotator`` alone stays cheap."""
    if name == "Project":
        from annotator.store.project import Project

        return Project
    raise AttributeError(f"module 'annotator' has no attribute {name!r}")

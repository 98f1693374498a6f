"""Where the files shipped beside the code are: icons, themes, fonts, codebooks, samples.

They are found the same way from a checkout (``resources/`` beside the package), from an installed
wheel (``annotator/resources/`` inside the package) and from a frozen bundle (the same, below the
folder that the bundle was unpacked to). That folder must never hold an ``__init__.py``: it would
be imported in place of this module.
"""

import sys
from pathlib import Path

_FOLDER = "resources"


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, e.g. ``resource("fonts", "inter")``.

    Raises FileNotFoundError when nothing of that name was shipped, which is a defect of the
    program or of its packaging and nothing that a person could act on.
    """
    path = _root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"not shipped with Annotator: {'/'.join(parts)} (sought at {path})")
    return path


def _root() -> Path:
    """The folder that holds the resources in this kind of installation."""
    bundle = getattr(sys, "_MEIPASS", None)
    package = Path(bundle, "annotator") if bundle else Path(__file__).resolve().parent
    inside = package / _FOLDER
    return inside if inside.is_dir() else package.parent / _FOLDER

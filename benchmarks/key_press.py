"""Key press → painted annotation, with the commit to disk, in the window at 3 KB."""

import tempfile
from pathlib import Path

from measuring import Row, at, printed, project_with_release

COUNT = 300


def rows() -> list[Row]:
    """Median and p95 of single marks, one by one, on a growing document."""
    project = project_with_release(Path(tempfile.mkdtemp()) / "keys.annot")
    found = printed("measured/marking.py", str(project), str(COUNT))[10:]
    what = "key press to painted annotation, 3 KB, with commit"
    return [
        Row(f"{what}, median", at(found, 0.5) * 1e3, None, "absolute"),
        Row(f"{what}, p95", at(found, 0.95) * 1e3, None, "≤ 16 ms"),
    ]

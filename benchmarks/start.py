"""Starting: the window ÷ an empty one, and the command line's help ÷ one import."""

import sys
import tempfile
from pathlib import Path

from measuring import HERE, Row, at, project_with_release, until_printed, whole

TURNS = 15


def rows() -> list[Row]:
    """Medians of whole processes, taken in turns, the first of each left out."""
    project = str(project_with_release(Path(tempfile.mkdtemp()) / "start.annot"))
    program = str(Path(sys.executable).with_name("annotator"))
    imports = [sys.executable, str(HERE / "baselines" / "import_sqlite_utils.py")]
    window, empty, helping, importing = [], [], [], []
    for _ in range(TURNS + 1):
        window.append(until_printed("measured/start.py", project))
        empty.append(until_printed("baselines/empty_window.py"))
        helping.append(whole([program, "--help"]))
        importing.append(whole(imports))
    middle = [at(each[1:], 0.5) * 1e3 for each in (window, empty, helping, importing)]
    return [
        Row("start of the process to the first painted release", middle[0], middle[1], "≤ 2.0"),
        Row("annotator --help", middle[2], middle[3], "≤ 1.3"),
    ]

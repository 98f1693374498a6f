"""Making gold files for tests."""

import hashlib
import json
from pathlib import Path
from typing import Any

NORN = b"Norn and Tiva"


def gold_file(
    folder: Path,
    data: bytes,
    marks: list[tuple[str, list[list[int]], str]],
    relations: list[dict[str, str]] | None = None,
    **more: object,
) -> Path:
    """Write a gold file and its text; ``more`` replaces entries."""
    found: dict[str, Any] = {
        "document": "any.txt",
        "sha256": hashlib.sha256(data).hexdigest(),
        "annotations": [
            {"id": f"T{n}", "label": label, "fragments": spans, "text": text, "attributes": {}}
            for n, (label, spans, text) in enumerate(marks, 1)
        ],
        "relations": relations or [],
    }
    (folder / "any.txt").write_bytes(data)
    (folder / "any.gold.json").write_text(json.dumps({**found, **more}), encoding="utf-8")
    return folder

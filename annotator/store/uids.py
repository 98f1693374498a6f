"""Rows by the uid under which they travel."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from annotator.store.project import Project

TABLES: Final = frozenset(
    {"annotation", "decision", "dismissal", "document", "note", "relation", "saved_query"}
)


def find(project: "Project", table: str, uid: str) -> int | None:
    """The id of the row of that uid in one of ``TABLES``; None when there is none."""
    if table not in TABLES:
        raise ValueError(f"rows of {table} are not looked up by uid")
    found = project.db.execute(f"SELECT id FROM [{table}] WHERE uid = ?", (uid,)).fetchone()
    return int(found[0]) if found else None

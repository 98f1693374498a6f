"""The certificate that everything in a project holds."""

from annotator.store import removal
from annotator.store.check import CheckReport
from annotator.store.check import check as check_store
from annotator.store.project import Project


def check(project: Project) -> CheckReport:
    """Verify pages, references, texts, every span, history and search; changes nothing."""
    return check_store(project)


def sizes(project: Project) -> dict[str, int]:
    """What takes room in the file, in bytes, the largest first: history, texts, sources, rows."""
    return removal.sizes(project)


def certificate(report: CheckReport) -> str:
    """The report as lines for a person: first the count of spans, then each fault."""
    lines = [f"{report.spans_holding} of {report.spans} spans hold."]
    lines += report.faults
    if report.sound:
        documents = "1 document" if report.documents == 1 else f"{report.documents} documents"
        steps = "1 step" if report.steps == 1 else f"{report.steps} steps"
        lines.append(f"{documents} and {steps} of history are sound.")
    return "\n".join(lines)


def room(found: dict[str, int]) -> str:
    """What takes room in the file, as a line for a person."""
    parts = ", ".join(f"{name} {max(1, size // 1024):,} kB" for name, size in found.items() if size)
    return f"Room in the file: {parts}." if parts else "The file is empty."

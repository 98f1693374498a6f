"""The certificate that everything in a project holds."""

from annotator.store.check import CheckReport
from annotator.store.check import check as check_store
from annotator.store.project import Project


def check(project: Project) -> CheckReport:
    """Verify pages, references, texts, every span, history and search; changes nothing."""
    return check_store(project)


def certificate(report: CheckReport) -> str:
    """The report as lines for a person: first the count of spans, then each fault."""
    lines = [f"{report.spans_holding} of {report.spans} spans hold."]
    lines += report.faults
    if report.sound:
        documents = "1 document" if report.documents == 1 else f"{report.documents} documents"
        steps = "1 step" if report.steps == 1 else f"{report.steps} steps"
        lines.append(f"{documents} and {steps} of history are sound.")
    return "\n".join(lines)

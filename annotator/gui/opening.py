"""What a project that has just been opened shows: whose layer, and which document."""

from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.model.people import Annotator
from annotator.operations import people
from annotator.store import documents
from annotator.store import people as people_rows
from annotator.store.project import Project


def annotator_of(project: Project, name: str) -> Annotator:
    """The annotator of that name; in a project that can only be read, the first there is."""
    if not project.read_only:
        return people.annotator_named(project, name)
    there = people_rows.annotators(project)
    return people_rows.find(project, name) or next(iter(there), Annotator(0, "", name))


def show_first(session: Session, settings: Settings) -> None:
    """Show the document that was shown last in this project, else the first."""
    there = {each.id for each in documents.documents(session.project)}
    last = settings.document_of(str(session.project.path))
    session.show_document(last if last in there else session.first_document())

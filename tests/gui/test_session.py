"""The session: one open project, and what everybody who shows it hears."""

from annotator.operations import documents
from annotator.operations.projects import open_project
from annotator.store.documents import documents as all_documents
from tests.support.windows import Gui


def test_another_programs_step_is_heard_at_the_next_poll(gui: Gui) -> None:
    """What a second connection commits arrives as a change set like one's own."""
    heard: list[str] = []
    gui.running.session.changed.connect(lambda changes: heard.append(changes.step.title))
    with open_project(gui.project.path) as other:
        first = all_documents(other)[0]
        me = gui.running.session.annotator.id
        documents.rename(other, first.id, "Another title", annotator=me)
    gui.running.session.poll()
    assert heard == ["Rename to “Another title”"]

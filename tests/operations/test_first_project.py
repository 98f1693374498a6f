"""The project of the first start."""

from annotator.operations import people
from annotator.operations.projects import first_project
from annotator.store import annotations, documents
from annotator.store.people import annotators
from annotator.store.project import Project


def _layers(project: Project) -> dict[str, int]:
    """How many annotations each annotator has in the only document."""
    (document,) = documents.documents(project)
    return {
        each.name: len(annotations.of_document(project, document.id, annotator_ids=[each.id]))
        for each in annotators(project)
    }


def test_the_first_project_holds_a_release_that_is_partly_annotated() -> None:
    with Project.open(first_project()) as project:
        layers = _layers(project)
    assert list(layers) == [people.proposed_name()]
    assert 10 < layers[people.proposed_name()] < 46


def test_the_sample_is_annotated_by_whoever_is_known_already() -> None:
    with Project.open(first_project("Ada")) as project:
        assert list(_layers(project)) == ["Ada"]


def test_the_first_project_is_made_once() -> None:
    path = first_project("Ada")
    before = path.stat().st_mtime_ns
    assert first_project("Ben") == path
    assert path.stat().st_mtime_ns == before

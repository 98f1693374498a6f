"""The lines of the document list."""

from pathlib import Path

from annotator.model.text import Span
from annotator.operations import annotating
from annotator.store import documents
from tests.support.projects import desk


def test_a_line_says_how_far_the_marks_reach(tmp_path: Path) -> None:
    """The reach is the end of the annotator's own last mark; others' do not count."""
    made = desk(tmp_path / "desk.annot")
    with made.project as project:
        first = documents.documents(project)[0]
        annotating.annotate(project, first.id, [Span(2, 9)], label="ACTOR", annotator=made.ana.id)
        annotating.annotate(project, first.id, [Span(3, 30)], label="QUOTE", annotator=made.ben.id)
        (mine,) = documents.summaries(project, made.ana.id, only=[first.id])
        assert (mine.annotations, mine.reach, mine.assignment) == (1, 9, "in progress")


def test_some_lines_are_those_of_the_whole_list(tmp_path: Path) -> None:
    """Asking for some documents gives what the whole list says of them."""
    made = desk(tmp_path / "desk.annot")
    with made.project as project:
        whole = documents.summaries(project, made.ana.id)
        for line in whole:
            assert documents.summaries(project, made.ana.id, only={line.id}) == [line]
        assert documents.summaries(project, made.ana.id, only=()) == []

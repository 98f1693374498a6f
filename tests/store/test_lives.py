"""The steps in the life of an annotation."""

from annotator.model.text import Span
from annotator.operations import annotating, describing, history, relating
from annotator.store import lives
from annotator.store.history import life
from annotator.store.project import Project
from tests.support.projects import Desk


def told(project: Project, annotation_id: int) -> list[int]:
    """The steps of the whole life, each once, the oldest first."""
    return sorted({event.step.id for event in life(project, annotation_id)})


def test_the_steps_are_those_of_the_life(desk: Desk) -> None:
    project, ana = desk.project, desk.ana.id
    quote, speaker, other = (
        desk.mark("We will defend every ally", "QUOTE"),
        desk.mark("Ana Ruiz"),
        desk.mark("Norway"),
    )
    tie = relating.relate(project, "spoken_by", quote.id, speaker.id, annotator=ana)
    annotating.add_fragment(project, quote.id, Span(90, 99), annotator=ana)
    annotating.remove_fragment(project, quote.id, 1, annotator=ana)
    history.undo(project, annotator=ana)
    describing.set_flag(project, [other.id, quote.id], "look", annotator=ana)
    relating.unrelate(project, [tie.id], annotator=ana)
    annotating.delete(project, [speaker.id], annotator=ana)
    for mark in (quote, speaker, other):
        steps = [step.id for step in lives.steps(project, mark.id)]
        assert steps == told(project, mark.id)
        assert len(steps) >= 2


def test_a_relation_that_was_led_elsewhere_stays_in_the_lives_of_its_former_ends(
    desk: Desk,
) -> None:
    project, ana = desk.project, desk.ana.id
    quote, speaker, other = (
        desk.mark("We will defend every ally", "QUOTE"),
        desk.mark("Ana Ruiz"),
        desk.mark("Norway"),
    )
    tie = relating.relate(project, "spoken_by", quote.id, speaker.id, annotator=ana)
    relating.retarget(project, tie.id, to_id=other.id, annotator=ana)
    for mark in (quote, speaker, other):
        assert [step.id for step in lives.steps(project, mark.id)] == told(project, mark.id)
    relating.unrelate(project, [tie.id], annotator=ana)
    for mark in (quote, speaker, other):
        assert [step.id for step in lives.steps(project, mark.id)] == told(project, mark.id)

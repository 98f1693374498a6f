"""The lines of the document list after steps: what is worked out is what is counted."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.gui.documents.counting import counted
from annotator.model.annotations import Status
from annotator.model.history import ChangeSet
from annotator.operations import describing, people
from annotator.store import documents
from tests.gui.annotate.test_editing import suggest
from tests.gui.annotate.test_page import DEEDS, do
from tests.support.windows import Gui


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(st.sampled_from([*DEEDS, "accept", "suggest"]), st.integers(0, 60)), max_size=25
    )
)
def test_a_line_worked_out_from_any_step_is_the_line_counted_anew(
    gui: Gui, deeds: list[tuple[str, int]]
) -> None:
    project, me = gui.project, gui.running.session.annotator.id
    heard: list[ChangeSet] = []
    stop = project.listen(heard.append)
    (line,) = documents.summaries(project, me)
    for deed, number in deeds:
        heard.clear()
        own = [each for each in gui.stored() if each.annotator_id == me]
        if deed == "suggest":
            suggest(gui, "Norway")
        elif deed != "accept":
            do(gui, deed, number)
        elif own:
            chosen = own[number % len(own)]
            status = (Status.ACCEPTED, Status.DRAFT)[number % 2]
            describing.set_status(project, [chosen.id], status, annotator=me)
        (now,) = documents.summaries(project, me)
        for changes in heard:
            assert counted(line, changes, me) in {None, now}
        line = now
    stop()


def test_a_mark_among_others_is_not_counted_for(gui: Gui) -> None:
    heard: list[ChangeSet] = []
    first = gui.mark("engineers to NATO")
    gui.project.listen(heard.append)
    (line,) = documents.summaries(gui.project, first.annotator_id)
    gui.mark("Norway")
    now = counted(line, heard[-1], first.annotator_id)
    assert now is not None
    assert now.annotations == 2
    ben = people.annotator_named(gui.project, "Ben")
    assert counted(line, heard[-1], ben.id) == line


def test_the_list_shows_in_a_moment_what_was_marked(gui: Gui) -> None:
    for words in ("Norway", "Ana Ruiz", "NATO"):
        gui.mark(words)

    def shown() -> bool:
        line = gui.window.documents.summary_of(1)
        return line is not None and line.annotations == 3

    gui.qtbot.waitUntil(shown, timeout=20_000)
    gui.press("Ctrl+Z", "Ctrl+Z")

    def undone() -> bool:
        line = gui.window.documents.summary_of(1)
        return line is not None and line.annotations == 1

    gui.qtbot.waitUntil(undone, timeout=20_000)

"""Random walks of two annotators and a suggester over two connections to one file.

After every step the whole recorded state is compared with what was remembered: as it is, as of
every earlier step, as each connection's listeners were told it, and as the undo stacks of a naive
model say it.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from annotator.errors import AnnotatorError
from annotator.model.annotations import Annotation, Status
from annotator.model.documents import DocumentState
from annotator.model.history import ChangeSet
from annotator.model.people import AssignmentState
from annotator.model.text import Span
from annotator.operations import (
    annotating,
    describing,
    documents,
    history,
    noting,
    relating,
    rules,
    suggestions,
)
from annotator.operations.checking import check
from annotator.store import annotations, entities, remarks
from annotator.store import documents as stored
from annotator.store.history import as_of, present
from annotator.store.open_steps import OpenStep
from annotator.store.project import Project
from annotator.store.steps import get_step
from tests.support.projects import TEXT, Clock, Uids, desk, last_step_id, release

Rows = dict[tuple[str, int], Mapping[str, object]]

# Waiting for a disk at each step proves nothing here, and memory is a file system like others.
_FOLDER = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108

LABELS = ("ACTOR", "ROLE", "COMMITMENT", "QUOTE")
TYPES = ("spoken_by", "holds_role", "committed_by", "same_as")
NAMES = ("NATO", "Ana Ruiz", "漢字 🕊", "")


def _flat(state: Mapping[str, Mapping[int, Mapping[str, object]]]) -> Rows:
    return {(table, key): row for table, rows in state.items() for key, row in rows.items()}


@dataclass
class Stack:
    """What one person can undo and redo, naively: where each step stands, and its number."""

    done: list[tuple[int, int]] = field(default_factory=list)
    undone: list[tuple[int, int]] = field(default_factory=list)
    works: list[int] = field(default_factory=list)
    """Her new work, behind which nothing is redone."""

    def work(self, step_id: int) -> None:
        """New work of hers."""
        self.done.append((step_id, step_id))
        self.done.sort()
        self.works.append(step_id)

    def next_undo(self) -> int | None:
        """The step that undo concerns."""
        return self.done[-1][1] if self.done else None

    def next_redo(self) -> int | None:
        """The step that redo brings back."""
        if self.undone and self.undone[-1][0] > max(self.works, default=0):
            return self.undone[-1][1]
        return None

    def undo(self, by: int) -> None:
        """An undo, which is the step of this number."""
        self.undone.append((by, self.done.pop()[1]))

    def redo(self, by: int) -> None:
        """A redo, which is the step of this number."""
        self.done.append((by, self.undone.pop()[1]))

    def keep(self, there: Callable[[int], bool]) -> None:
        """Forget the steps that are not in the file any more."""
        self.done = [each for each in self.done if there(each[1])]
        self.undone = [each for each in self.undone if there(each[1])]
        self.works = [each for each in self.works if there(each)]


class Mirror:
    """What one connection's listeners can know of the file."""

    def __init__(self, project: Project) -> None:
        """Start from what is shown now."""
        self.project = project
        self.rows = _shown(project)
        project.listen(self._hear)

    def _hear(self, touched: ChangeSet) -> None:
        if touched.bulk:
            self.rows = _shown(self.project)
            return
        for change in touched.changes:
            self.rows.pop((change.table, change.row_id), None)
            if change.after is not None:
                self.rows[change.table, change.row_id] = change.after


def _shown(project: Project) -> Rows:
    """All rows but those of documents that an open step has brought so far."""
    hidden = {
        row[0]
        for row in project.db.execute(
            "SELECT document.id FROM document JOIN step ON step.id = step_id"
            " WHERE step.state = 'open'"
        )
    }
    return {
        key: row
        for key, row in _flat(present(project)).items()
        if row.get("document_id") not in hidden and key not in {("document", n) for n in hidden}
    }


class Walk(RuleBasedStateMachine):
    """Two people and a suggester at two windows on one project."""

    template: Path

    @initialize()
    def begin(self) -> None:
        """Open the project twice."""
        self.folder = Path(tempfile.mkdtemp(prefix="annotator-walk-", dir=_FOLDER))
        self.path = self.folder / "walk.annot"
        shutil.copy(self.template, self.path)
        self.clock, self.uids = Clock(), Uids("walk")
        self.open_step: OpenStep | None = None
        self.windows = [self._open(), self._open()]
        self.people = [1, 2]
        self.bot = 3
        self.stacks: dict[int, Stack] = {who: Stack() for who in (*self.people, self.bot)}
        first = self.windows[0].project
        self.states: dict[int, Rows] = {
            number: _flat(as_of(first, number)) for number in range(last_step_id(first) + 1)
        }
        self.made = 5
        for number in self.states:
            step = get_step(first.db, number)
            if step is not None and step.annotator_id is not None:
                self.stacks[step.annotator_id].work(number)

    def teardown(self) -> None:
        """Close, check what lies on disk, and take the folder away."""
        if not hasattr(self, "folder"):
            return
        for window in self.windows:
            window.project.close()
        with Project.open(self.path) as project:
            report = check(project)
        assert report.faults == ()
        shutil.rmtree(self.folder)

    def _open(self) -> Mirror:
        return Mirror(Project.open(self.path, clock=self.clock, uids=self.uids))

    # -- what is there ----------------------------------------------------------------------

    def _project(self, window: int) -> Project:
        return self.windows[window].project

    def _mark(self, project: Project, number: int, who: int | None = None) -> Annotation:
        """Some annotation of a document that is shown, mostly of this layer."""
        found = [
            each
            for document in stored.documents(project)
            for each in annotations.of_document(project, document.id)
            if who is None or number % 8 == 0 or each.annotator_id == who
        ]
        return found[number % len(found)] if found else _NO_MARK

    def _document(self, project: Project, number: int) -> int:
        found = stored.documents(project)
        return found[number % len(found)].id if found else 999

    def _rows(self, project: Project, table: str, number: int) -> int:
        found = [row[0] for row in project.db.execute(f"SELECT id FROM [{table}] ORDER BY id")]
        return found[-1 - number % len(found)] if found else 999

    # -- doing and remembering --------------------------------------------------------------

    def _do(self, window: int, who: int | None, work: Callable[[Project], object]) -> bool:
        """Do something and remember it; False when it was refused, which changes nothing."""
        project = self._project(window)
        before, last = _flat(present(project)), last_step_id(project)
        try:
            work(project)
        except AnnotatorError:
            assert _flat(present(project)) == before
            assert last_step_id(project) == last
            return False
        now = last_step_id(project)
        assert now >= last
        if now > last:
            step = get_step(project.db, now)
            assert step is not None
            assert step.annotator_id == who
            if who is not None and step.kind in ("do", "revert"):
                self.stacks[who].work(now)
        elif _flat(present(project)) != before:
            # It joined the latest step, which must be work of the same person.
            step = get_step(project.db, now)
            assert step is not None
            assert step.annotator_id == who
        self.states[now] = _flat(present(project))
        return now > last

    window = st.integers(0, 1)
    person = st.integers(1, 2)
    number = st.integers(0, 30)
    ends = st.tuples(st.integers(0, len(TEXT) - 10), st.integers(1, 20)).map(
        lambda drawn: Span(drawn[0], drawn[0] + drawn[1])
    )

    @rule(stride=st.sampled_from([0.2, 0.2, 2.0, -5.0]))
    def time_goes(self, stride: float) -> None:
        """Faster, so that steps join; or slower; or back."""
        self.clock.stride = abs(stride)
        if stride < 0:
            self.clock.now -= timedelta(minutes=5)

    @rule(
        window=window,
        who=person,
        at=number,
        spans=st.lists(ends, min_size=1, max_size=3),
        label=st.sampled_from(LABELS),
        instead=st.none() | st.none() | st.none() | number,
    )
    def annotate(
        self,
        *,
        window: int,
        who: int,
        at: int,
        spans: list[Span],
        label: str,
        instead: int | None,
    ) -> None:
        """Mark something, at times instead of another mark."""

        def work(project: Project) -> None:
            other = None if instead is None else self._mark(project, instead, who).id
            document = self._document(project, at)
            annotating.annotate(
                project, document, spans, label=label, annotator=who, instead_of=other
            )

        self._do(window, who, work)

    @rule(window=window, who=person, at=number, span=ends, n=st.integers(0, 2))
    def reshape(self, window: int, who: int, at: int, span: Span, n: int) -> None:
        """Add a fragment, take one out, or move a boundary."""

        def work(project: Project) -> None:
            mark = self._mark(project, at, who).id
            if n == 0:
                annotating.add_fragment(project, mark, span, annotator=who)
            elif n == 1:
                annotating.remove_fragment(project, mark, span.start % 3, annotator=who)
            else:
                annotating.move_boundary(project, mark, end=span.end, annotator=who)

        self._do(window, who, work)

    @rule(window=window, who=person, at=st.lists(number, min_size=1, max_size=3), value=number)
    def describe(self, window: int, who: int, at: list[int], value: int) -> None:
        """Set something of some annotations."""

        def work(project: Project) -> None:
            marks = [self._mark(project, each, who).id for each in at]
            name = NAMES[value % 4]
            if value % 6 == 0:
                describing.set_attributes(project, marks, {"canonical": name}, annotator=who)
            elif value % 6 == 1:
                describing.set_flag(project, marks, name, annotator=who)
            elif value % 6 == 2:
                describing.set_confidence(project, marks, value / 30, annotator=who)
            elif value % 6 == 3:
                status = (Status.ACCEPTED, Status.REJECTED, Status.DRAFT)[value % 3]
                describing.set_status(project, marks, status, annotator=who)
            elif value % 6 == 4:
                annotating.relabel(project, marks, label=LABELS[value % 4], annotator=who)
            else:
                entity = self._rows(project, "entity", value)
                describing.set_entity(project, marks, entity, annotator=who)

        self._do(window, who, work)

    @rule(window=window, who=person, at=st.lists(number, min_size=1, max_size=3))
    def delete(self, window: int, who: int, at: list[int]) -> None:
        """Delete some annotations."""
        self._do(
            window,
            who,
            lambda project: annotating.delete(
                project, [self._mark(project, each, who).id for each in at], annotator=who
            ),
        )

    @rule(window=window, who=person, a=number, b=number, kind=number)
    def relate(self, window: int, who: int, a: int, b: int, kind: int) -> None:
        """Tie one annotation to another, mostly as the codebook allows."""

        def work(project: Project) -> None:
            first, second = self._mark(project, a, who).id, self._mark(project, b, who).id
            types = relating.allowed_types(project, first, second) if kind % 4 else []
            name = types[kind % len(types)].name if types else TYPES[kind % 4]
            relating.relate(project, name, first, second, annotator=who)

        self._do(window, who, work)

    @rule(window=window, who=person, at=number)
    def unrelate(self, window: int, who: int, at: int) -> None:
        """Take a relation back."""
        self._do(
            window,
            who,
            lambda project: relating.unrelate(
                project, [self._rows(project, "relation", at)], annotator=who
            ),
        )

    @rule(window=window, who=person, at=number, how=st.integers(0, 4), words=st.sampled_from(NAMES))
    def note(self, window: int, who: int, at: int, how: int, words: str) -> None:
        """Write, answer, edit, resolve or delete a note."""

        def work(project: Project) -> None:
            note = self._rows(project, "note", at)
            if how == 0:
                mark = self._mark(project, at).id
                noting.add_note(project, "annotation", mark, words, annotator=who)
            elif how == 1:
                first = remarks.note(project, note)
                noting.add_note(
                    project, first.target, first.target_id, words, annotator=who, reply_to=note
                )
            elif how == 2:
                noting.edit_note(project, note, words, annotator=who)
            elif how == 3:
                noting.resolve_note(project, note, annotator=who)
            else:
                noting.delete_note(project, note, annotator=who)

        self._do(window, who, work)

    @rule(window=window, who=person, at=number, how=st.integers(0, 5), words=st.sampled_from(NAMES))
    def on_document(self, window: int, who: int, at: int, how: int, words: str) -> None:
        """Add, rename, lock, assign or remove a document."""

        def work(project: Project) -> None:
            document = self._document(project, at)
            if how == 0:
                new = release(f"No {at}", f"Text number {at}. " + TEXT)
                documents.add_document(project, new, annotator=who)
            elif how == 1:
                documents.rename(project, document, words, annotator=who)
            elif how == 2:
                state = tuple(DocumentState)[at % 2 + (at % 8 == 7)]
                documents.set_document_state(project, document, state, annotator=who)
            elif how == 3:
                done = tuple(AssignmentState)[at % 3]
                documents.set_assignment(project, document, done, annotator=who, reason=words)
            elif how == 4 and len(stored.documents(project)) > 1:
                documents.remove(project, [document], annotator=who)
            else:
                with project.step("Add entity", who, operation="add entity"):
                    entities.add(project, words, aliases=(words,))

        self._do(window, who, work)

    @rule(window=window, at=number, span=ends)
    def suggest(self, window: int, at: int, span: Span) -> None:
        """The suggester proposes something."""

        def work(project: Project) -> None:
            document = self._document(project, at)
            _suggest(project, document, span, LABELS[at % 4], self.bot)

        self._do(window, self.bot, work)

    @rule(window=window, who=person, at=number, yes=st.booleans())
    def decide(self, window: int, who: int, at: int, yes: bool) -> None:
        """Accept or reject a suggestion."""
        say = suggestions.accept if yes else suggestions.reject
        self._do(
            window,
            who,
            lambda project: say(project, self._mark(project, at, self.bot).id, annotator=who),
        )

    # -- turning back -----------------------------------------------------------------------

    @rule(window=window, who=st.integers(1, 3), times=st.integers(1, 4), back=st.integers(0, 4))
    def turn_back(self, window: int, who: int, times: int, back: int) -> None:
        """One's own last steps, and some of them again."""
        for _ in range(times):
            self._undo(window, who)
        for _ in range(back):
            self._redo(window, who)

    def _undo(self, window: int, who: int) -> None:
        expected = self.stacks[who].next_undo()
        if self._do(window, who, lambda project: history.undo(project, annotator=who)):
            step = get_step(self._project(window).db, last_step_id(self._project(window)))
            assert step is not None
            assert step.undoes == expected
            self.stacks[who].undo(step.id)

    def _redo(self, window: int, who: int) -> None:
        if self._do(window, who, lambda project: history.redo(project, annotator=who)):
            self.stacks[who].redo(last_step_id(self._project(window)))

    @rule(window=window, who=person, at=number)
    def revert(self, window: int, who: int, at: int) -> None:
        """Any step on purpose; seldom one of those that made the project."""

        def work(project: Project) -> None:
            step = self._rows(project, "step", at)
            history.revert(project, step if step > self.made else at, annotator=who)

        self._do(window, who, work)

    # -- long work --------------------------------------------------------------------------

    @precondition(lambda self: self.open_step is None)
    @rule(window=window, who=person, background=st.booleans())
    def begin_import(self, window: int, who: int, background: bool) -> None:
        """An import begins in one of the windows."""
        project = self._project(window)
        self.open_step = OpenStep.begin(
            project, "Import", who, operation="import", background=background
        )
        self.background, self.brought = background, False
        self.states[self.open_step.step.id] = _flat(present(project))

    @precondition(lambda self: self.open_step is not None)
    @rule(at=number, fails=st.booleans())
    def batch(self, at: int, fails: bool) -> None:
        """It brings a document, or fails in the middle of it."""
        assert self.open_step is not None
        step, project = self.open_step, self.open_step.project
        before = _flat(present(project))
        try:
            with step.batch():
                added = stored.add(project, release(f"Brought {at}"), step_id=step.step.id)
                label = rules.known_label(project, "ACTOR")
                body = stored.text(project, added.id)
                new = Annotation(0, "", added.id, label.name, label.id, 1, (Span(0, 9),), "")
                annotations.add(project, new, body)
                if fails:
                    raise ZeroDivisionError
        except (AnnotatorError, ZeroDivisionError):
            assert _flat(present(project)) == before
            return
        self.brought = True
        now = _flat(present(project))
        new_rows = {key: row for key, row in now.items() if key not in before}
        for number in self.states:
            if number >= step.step.id:
                self.states[number] = {**self.states[number], **new_rows}

    @precondition(lambda self: self.open_step is not None)
    @rule(cancel=st.booleans())
    def end_import(self, cancel: bool) -> None:
        """It is closed or cancelled."""
        assert self.open_step is not None
        step, project, self.open_step = self.open_step, self.open_step.project, None
        who = step.step.annotator_id
        assert who is not None
        if cancel:
            step.cancel()
            self.states[last_step_id(project)] = _flat(present(project))
        else:
            step.close()
            if self.brought and not self.background:
                self.stacks[who].work(step.step.id)

    # -- windows ----------------------------------------------------------------------------

    @rule(window=window)
    def poll(self, window: int) -> None:
        """A window looks what others did, and then knows the file as it is shown."""
        mirror = self.windows[window]
        mirror.project.poll()
        assert mirror.rows == _shown(mirror.project)

    @rule(window=window)
    def reopen(self, window: int) -> None:
        """Close a window and open it again; its import goes on in nobody's hands and is left."""
        if self.open_step is not None and self.open_step.project is self._project(window):
            return
        self.windows[window].project.close()
        self.windows[window] = self._open()

    @precondition(lambda self: self.open_step is None)
    @rule(window=window, at=number)
    def remove_for_good(self, window: int, at: int) -> None:
        """A document goes, with all that the history knows of it."""
        if at % 5:
            return  # rarely
        project = self._project(window)
        document = self._document(project, at)
        if not self._do(window, None, lambda project: documents.remove_for_good(project, document)):
            return
        for number, state in self.states.items():
            self.states[number] = {
                key: row
                for key, row in state.items()
                if row.get("document_id") != document and key != ("document", document)
            }
        for stack in self.stacks.values():
            stack.keep(lambda step_id: get_step(project.db, step_id) is not None)

    # -- always -----------------------------------------------------------------------------

    @invariant()
    def stacks_are_right(self) -> None:
        """Either window offers the undo and redo that the naive stacks say."""
        if not hasattr(self, "windows"):
            return
        for mirror in self.windows:
            for who, stack in self.stacks.items():
                undo, redo = mirror.project.next_undo(who), mirror.project.next_redo(who)
                assert (undo.id if undo else None) == stack.next_undo()
                assert (redo.undoes if redo else None) == stack.next_redo()

    @invariant()
    def every_earlier_state_is_there(self) -> None:
        """As of every step, the file is what was remembered."""
        if not hasattr(self, "windows"):
            return
        project = self._project(1)
        for number in self._some(self.states):
            assert _flat(as_of(project, number)) == self.states[number], number

    def _some(self, numbers: Iterable[int]) -> list[int]:
        """The latest states each time; all of them now and then, since each costs a walk back."""
        ordered = sorted(numbers)
        return ordered if len(ordered) % 7 == 0 else ordered[-2:]


_NO_MARK = Annotation(999, "", 999, "", 0, 0, (Span(0, 1),), "")


def furnished(path: Path) -> Path:
    """A project with some work of everybody in it, from which every walk starts."""
    made = desk(path)
    project = made.project
    documents.add_document(project, release("Second", "Second. " + TEXT), annotator=made.ben.id)
    for who in (made.ana, made.ben):
        quote = made.mark("today and tomorrow", "QUOTE", annotator=who)
        speaker = made.mark("Ana Ruiz", annotator=who)
        role = made.mark("Secretary General", "ROLE", annotator=who)
        relating.relate(project, "spoken_by", quote.id, speaker.id, annotator=who.id)
        relating.relate(project, "holds_role", speaker.id, role.id, annotator=who.id)
        noting.add_note(project, "annotation", speaker.id, "Who?", annotator=who.id)
    for words in ("Alliance", "Oslo", "NATO"):
        span = Span(TEXT.index(words), TEXT.index(words) + len(words))
        _suggest(project, made.document.id, span, "ACTOR", made.bot.id)
    with project.step("Add entity", made.ana.id, operation="add entity"):
        entities.add(project, "Ana Ruiz")
    project.close()
    return path


def _suggest(project: Project, document: int, span: Span, name: str, bot: int) -> None:
    label = rules.known_label(project, name)
    rules.fitting_fragments(stored.get(project, document), [span])
    new = Annotation(
        id=0,
        uid="",
        document_id=document,
        label=label.name,
        label_id=label.id,
        annotator_id=bot,
        fragments=(span,),
        text="",
        status=Status.SUGGESTED,
        confidence=span.start / 7,
        codebook_revision=0,
    )
    with project.step("Suggest", bot, operation="suggest"):
        annotations.add(project, new, stored.text(project, document))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project from which every walk starts."""
    return furnished(tmp_path_factory.mktemp("walk") / "walk.annot")


def _walk(template: Path, examples: int, steps: int) -> None:
    class FromHere(Walk):
        pass

    FromHere.template = template
    run_state_machine_as_test(
        FromHere, settings=settings(max_examples=examples, stateful_step_count=steps)
    )


def test_every_walk_leaves_what_was_remembered(template: Path) -> None:
    _walk(template, 25, 25)


@pytest.mark.long
def test_long_walks_leave_what_was_remembered(template: Path) -> None:
    _walk(template, 400, 80)

"""The codebook taken from a file, after a look at what it would change, and written to one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from annotator.analysis.codebook_changes import CodebookChange, codebook_changes, partners
from annotator.errors import InvalidChangeError
from annotator.formats.codebook_toml import read_codebook, write_codebook
from annotator.formats.files import replacing
from annotator.model.codebook import Codebook, Label, RelationType
from annotator.model.codebook_rules import problems
from annotator.model.source import storable
from annotator.operations import rules
from annotator.operations.alone import alone
from annotator.store import codebook, revisions, settings
from annotator.store.project import Project
from annotator.store.rows import to_json

Entry = TypeVar("Entry", Label, RelationType)


@dataclass(frozen=True, slots=True)
class Coming:
    """What would be changed, and whom it concerns."""

    change: CodebookChange
    annotations: int = 0
    """How many annotations have the label; they keep it with all their values."""
    look_again: int = 0
    """How many of them would be on the worklist, as the label would mean something else."""


def changes_of(project: Project, path: Path) -> list[CodebookChange]:
    """What taking the codebook of a TOML file would change; nothing is changed.

    Raises UnreadableFileError when the file holds no sound codebook.
    """
    return [each.change for each in coming(project, read_codebook(path))]


def coming(project: Project, brought: Codebook, *, annotator: int | None = None) -> list[Coming]:
    """What taking a codebook would change, and how many annotations that concerns.

    Counted is one's own layer; with None every layer. Raises InvalidChangeError when the codebook
    would not be sound together with what is here.
    """
    now = codebook.load(project)
    _sound(now, brought)
    found = []
    for change in codebook_changes(now, brought):
        label = change.label
        if label is None or not label.id:
            found.append(Coming(change))
            continue
        marks = revisions.having(project, label.id, annotator)
        old = revisions.outdated(project, label.id, label) if change.how == "change" else []
        again = revisions.count_under(project, label.id, old, annotator) if old else 0
        found.append(Coming(change, marks, again))
    return found


def take_codebook(project: Project, path: Path, *, annotator: int) -> list[CodebookChange]:
    """Make the codebook that of a TOML file; one step. What was changed.

    Raises UnreadableFileError when the file holds no sound codebook, and changes nothing then.
    """
    return take(project, read_codebook(path), path.name, annotator=annotator)


@alone
def take(
    project: Project, brought: Codebook, source: str, *, annotator: int
) -> list[CodebookChange]:
    """Make the codebook the one that was brought; one step. What was changed.

    Labels and relation types are the same by uid, else by name; what is not brought is retired,
    never removed, so that every annotation keeps its label. ``source`` names the file in the
    history. Raises InvalidChangeError when it would not be sound together with what is here.
    """
    now = codebook.load(project)
    found = codebook_changes(now, brought)
    after = _sound(now, brought)
    if not found:
        return found
    title = f"Take the codebook of {rules.excerpt(storable(source))}"
    with project.step(title, annotator, operation="take codebook"):
        codebook.extend(project, after.labels, after.relation_types)
        settings.put(project.db, "codebook title", brought.title or now.title)
        settings.put(project.db, "codebook general", to_json(dict(brought.general)))
    return found


def write_codebook_file(project: Project, path: Path) -> None:
    """Write the codebook as a TOML file in the place of what stands there.

    Raises NotWrittenError when it cannot be written, InvalidChangeError when it would be written
    over the project; what stood there is untouched then.
    """
    rules.another_file(project, path)
    with replacing(path) as file:
        file.write(write_codebook(codebook.load(project)).encode("utf-8"))


def _sound(now: Codebook, brought: Codebook) -> Codebook:
    """The brought codebook joined with what is here; InvalidChangeError if that is unsound."""
    after = _joined(now, brought)
    for problem in problems(after):
        raise InvalidChangeError(
            f"Together with what the project has, {problem}; nothing was changed."
        )
    return after


def _joined(now: Codebook, brought: Codebook) -> Codebook:
    """The brought entries as those here that they are; what is here only follows, retired."""
    labels = _paired(now.labels, brought.labels)
    names = {each.id: each.name for each in labels if each.id}
    renamed = {each.name: names.get(each.id, each.name) for each in now.labels}

    def called(ends: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(renamed.get(name, name) for name in ends)

    labels += [
        replace(each, retired=True, key="", parent=renamed.get(each.parent, each.parent))
        for each in now.labels
        if each.id not in names
    ]
    kinds = _paired(now.relation_types, brought.relation_types)
    there = {each.id for each in kinds}
    kinds += [
        replace(
            each,
            retired=True,
            from_labels=called(each.from_labels),
            to_labels=called(each.to_labels),
        )
        for each in now.relation_types
        if each.id not in there
    ]
    return replace(
        now,
        labels=tuple(replace(each, position=n) for n, each in enumerate(labels)),
        relation_types=tuple(replace(each, position=n) for n, each in enumerate(kinds)),
    )


def _paired(now: Sequence[Entry], brought: Sequence[Entry]) -> list[Entry]:
    """The brought entries, each with the id and uid of the one here that it is."""
    uids = {each.id: each.uid for each in now}
    return [
        replace(each, id=same or 0, uid=uids[same] if same else each.uid)
        for each, same in zip(brought, partners(brought, now), strict=True)
    ]

"""The codebook taken from a file, after a look at what it would change, and written to one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from annotator.analysis.codebook_changes import CodebookChange, codebook_changes, partners
from annotator.errors import InvalidChangeError, ProjectError
from annotator.formats.codebook_toml import read_codebook, write_codebook
from annotator.model.codebook import Codebook, Label, RelationType
from annotator.model.codebook_rules import problems
from annotator.operations.alone import alone
from annotator.store import codebook, settings
from annotator.store.project import Project
from annotator.store.rows import to_json

Entry = TypeVar("Entry", Label, RelationType)


def changes_of(project: Project, path: Path) -> list[CodebookChange]:
    """What taking the codebook of a TOML file would change; nothing is changed.

    Raises UnreadableFileError when the file holds no sound codebook.
    """
    return codebook_changes(codebook.load(project), read_codebook(path))


@alone
def take_codebook(project: Project, path: Path, *, annotator: int) -> list[CodebookChange]:
    """Make the codebook that of a TOML file; one step. What was changed.

    Labels and relation types are the same by uid, else by name; what the file lacks is retired,
    never removed, so that every annotation keeps its label. Raises UnreadableFileError when the
    file holds no sound codebook, and changes nothing then.
    """
    brought = read_codebook(path)
    now = codebook.load(project)
    found = codebook_changes(now, brought)
    after = _joined(now, brought)
    for problem in problems(after):
        raise InvalidChangeError(
            f"Together with what the project has, {problem}; nothing was changed."
        )
    title = f"Take the codebook of {path.name}"
    with project.step(title, annotator, operation="take codebook"):
        codebook.extend(project, after.labels, after.relation_types)
        settings.put(project.db, "codebook title", brought.title or now.title)
        settings.put(project.db, "codebook general", to_json(dict(brought.general)))
    return found


def write_codebook_file(project: Project, path: Path) -> None:
    """Write the codebook as a TOML file; raises ProjectError when it cannot be written."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(write_codebook(codebook.load(project)), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise ProjectError(
            f"“{path.name}” could not be written: {error.strerror}. What stood there is as it was."
        ) from error
    finally:
        part.unlink(missing_ok=True)


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

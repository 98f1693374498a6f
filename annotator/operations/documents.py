"""Documents: brought in, named, given, locked, removed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import AnnotatorError, InvalidChangeError
from annotator.model.documents import Document, DocumentState, NewDocument
from annotator.model.people import AssignmentState
from annotator.model.source import storable
from annotator.operations import rules
from annotator.operations.alone import alone
from annotator.store import documents, people, removal
from annotator.store.open_steps import OpenStep
from annotator.store.project import Project

Progress = Callable[[int, int], bool]
"""Told how many of how many are done; False as the answer cancels the work."""

SUFFIXES = (".txt", ".text", ".md")
"""What is taken from a folder; a file that is named is tried whatever its suffix."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import took and what it did not."""

    document_ids: tuple[int, ...] = ()
    already_here: tuple[tuple[str, int], ...] = ()
    """File names whose text the project has already, with its document."""
    refused: tuple[tuple[str, str], ...] = ()
    """File names with the sentence that says why."""
    annotations: int = 0
    relations: int = 0
    cancelled: bool = False


@alone
def add_document(project: Project, new: NewDocument, *, annotator: int) -> Document:
    """Add one document; one step.

    Raises InvalidChangeError for one without title or text, with regions outside the text, or
    with characters that a text of a project does not have (see ``model.source.normalise``).
    """
    rules.fitting_document(new)
    title = f"Import “{rules.excerpt(new.title)}”"
    with project.step(title, annotator, operation="import") as step:
        return documents.add(project, new, step_id=step.id)


def import_files(
    project: Project,
    paths: Iterable[Path],
    *,
    annotator: int,
    progress: Progress | None = None,
    background: bool = False,
) -> ImportReport:
    """Bring in text files, and those of folders; one step, written in short batches.

    A file that cannot be read, or whose text is here already, is reported and the others are
    taken. Cancelling takes nothing. A background import is not the person's next undo.
    """
    from annotator.readers import read_document

    files = _files(paths)
    taken: list[int] = []
    already: list[tuple[str, int]] = []
    refused: list[tuple[str, str]] = []
    step: OpenStep | None = None
    for number, path in enumerate(files):
        if progress is not None and not progress(number, len(files)):
            if step is not None:
                step.cancel()
            return ImportReport(cancelled=True)
        try:
            rules.another_file(project, path)
            new = read_document(path)
            same = documents.with_same_text(project, new.text)
            if same is not None and same.source_name == new.source_name:
                already.append((path.name, same.id))
                continue
            step = step or OpenStep.begin(
                project, "Import texts", annotator, operation="import", background=background
            )
            with step.batch():
                taken.append(documents.add(project, new, step_id=step.step.id).id)
        except AnnotatorError as error:
            refused.append((path.name, str(error)))
        except BaseException:
            if step is not None:
                step.cancel()
            raise
    if step is not None:
        step.close(_import_title(project, taken))
    if progress is not None:
        progress(len(files), len(files))
    return ImportReport(tuple(taken), tuple(already), tuple(refused))


@alone
def rename(project: Project, document_id: int, title: str, *, annotator: int) -> Document:
    """Give a document another title; edits within a second are one step."""
    words = " ".join(storable(title).split())
    if not words:
        raise InvalidChangeError("A document needs a title; the old one was kept.")
    rules.open_document(project, document_id)
    join = f"title {document_id}"
    with project.step(
        f"Rename to “{rules.excerpt(words)}”", annotator, operation="rename", join=join
    ):
        documents.update(project, document_id, {"title": words})
    return documents.get(project, document_id)


@alone
def set_document_state(
    project: Project, document_id: int, state: DocumentState, *, annotator: int
) -> None:
    """Say that a document is open, reviewed or locked; one step."""
    document = documents.get(project, document_id)
    title = f"Set “{rules.excerpt(document.title)}” to {state}"
    with project.step(title, annotator, operation="set document state"):
        documents.update(project, document_id, {"state": state.value})


@alone
def set_assignment(
    project: Project,
    document_id: int,
    state: AssignmentState,
    *,
    annotator: int,
    reason: str = "",
    of: int | None = None,
) -> None:
    """Say how far one (or annotator ``of``) is with a document; one step.

    Done with a reason means: done, nothing to mark.
    """
    document = documents.get(project, document_id)
    title = f"Set “{rules.excerpt(document.title)}” to {state}"
    with project.step(title, annotator, operation="set assignment"):
        people.put_assignment(project, document_id, of or annotator, state, reason=storable(reason))


@alone
def remove(project: Project, document_ids: Iterable[int], *, annotator: int) -> None:
    """Remove documents and all that stands on them; one step, and its undo brings all back."""
    found = [rules.open_document(project, each) for each in dict.fromkeys(document_ids)]
    if not found:
        raise InvalidChangeError("No document is selected; nothing was removed.")
    what = f"“{rules.excerpt(found[0].title)}”" if len(found) == 1 else f"{len(found)} documents"
    with project.step(f"Remove {what}", annotator, operation="remove document"):
        for document in found:
            removal.remove_document(project, document.id)


def remove_for_good(project: Project, document_id: int) -> None:
    """Remove a document with its whole history and compact the file; cannot be undone.

    Backups that were made before still hold it.
    """
    removal.remove_for_good(project, document_id)


def _files(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and those with a known suffix in the folders, by name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(
                sorted(each for each in path.rglob("*") if each.suffix.casefold() in SUFFIXES)
            )
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _import_title(project: Project, taken: list[int]) -> str:
    """What the history calls an import."""
    if len(taken) == 1:
        return f"Import “{rules.excerpt(documents.get(project, taken[0]).title)}”"
    return f"Import {len(taken)} texts"

"""Annotated datasets in and out."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import InvalidChangeError, UnknownNameError, UnreadableFileError
from annotator.model.annotations import Status
from annotator.model.codebook import Codebook
from annotator.model.corpus import Corpus, DocumentRecord, Loss, NewCorpus
from annotator.operations import rules
from annotator.operations.documents import ImportReport, Progress
from annotator.operations.layers import Layers, Names
from annotator.operations.taking import take_record
from annotator.operations.taking_remarks import take_project_remarks
from annotator.store import codebook, corpus
from annotator.store.open_steps import OpenStep
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.formats.format import Format


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written, and what the format could not say."""

    to: Path
    documents: int
    annotations: int
    relations: int
    losses: tuple[Loss, ...]


def import_dataset(
    project: Project,
    path: Path,
    *,
    annotator: int,
    format_name: str = "",
    progress: Progress | None = None,
    background: bool = False,
) -> ImportReport:
    """Bring in an annotated dataset; one step, in short batches, all of it or nothing.

    The format is guessed from the file's looks when it is not named. A document whose text and
    file name are here already gets the annotations; what has a known uid is not taken twice.
    Layers are those of the dataset's annotators, or this annotator's where it names none.
    Raises AnnotatorError, with nothing taken, when the file or anything in it does not fit.
    """
    from annotator import formats

    rules.another_file(project, path)
    chosen = formats.by_name(format_name) if format_name else formats.guess(path)
    if chosen is None:
        raise UnreadableFileError(
            f"{path.name} is in no format that is known here; nothing was taken. "
            "“annotator formats” lists them."
        )
    new = chosen.read(path)
    step = OpenStep.begin(
        project, f"Import {path.name}", annotator, operation="import", background=background
    )
    try:
        report = _take(project, new, step, annotator, progress)
    except BaseException:
        step.cancel()
        raise
    if report.cancelled:
        step.cancel()
    else:
        count = len(report.document_ids)
        step.close(f"Import {count} {'document' if count == 1 else 'documents'} of {path.name}")
    return report


def _take(
    project: Project,
    new: NewCorpus,
    step: OpenStep,
    annotator: int,
    progress: Progress | None,
) -> ImportReport:
    """Take the codebook, people and documents of a dataset, a document a batch."""
    with step.batch():
        names = _take_codebook(project, new.codebook) if new.codebook is not None else Names()
        layers = Layers.of(project, new, annotator, names)
        take_project_remarks(project, new, layers)
    taken: list[int] = []
    marks = ties = 0
    for number, record in enumerate(new.records):
        if progress is not None and not progress(number, 0):
            return ImportReport(cancelled=True)
        with step.batch():
            document_id, more_marks, more_ties = take_record(project, record, step.step.id, layers)
        taken.append(document_id)
        marks += more_marks
        ties += more_ties
    return ImportReport(tuple(taken), annotations=marks, relations=ties)


def _take_codebook(project: Project, brought: Codebook) -> Names:
    """Add the labels and relation types that are not known here; change none that are.

    They come behind those of the project, and without a key that is taken. Returns how those are
    called here that go by another name in the dataset.
    """
    known = codebook.load(project)
    labels = {each.uid: each.name for each in known.labels}
    types = {each.uid: each.name for each in known.relation_types}
    names = Names(
        {each.name.casefold(): labels[each.uid] for each in brought.labels if each.uid in labels},
        {
            each.name.casefold(): types[each.uid]
            for each in brought.relation_types
            if each.uid in types
        },
    )
    keys = {each.key for each in known.labels if not each.retired}
    new_labels = [
        replace(
            each,
            key="" if each.key in keys else each.key,
            parent=names.label(each.parent),
            position=len(known.labels) + number,
        )
        for number, each in enumerate(brought.labels)
        if known.label(each.name) is None and each.uid not in labels
    ]
    new_types = [
        replace(
            each,
            from_labels=tuple(names.label(name) for name in each.from_labels),
            to_labels=tuple(names.label(name) for name in each.to_labels),
            position=len(known.relation_types) + number,
        )
        for number, each in enumerate(brought.relation_types)
        if known.relation_type(each.name) is None and each.uid not in types
    ]
    if new_labels or new_types:
        codebook.extend(project, new_labels, new_types)
    return names


def export_corpus(
    project: Project,
    format_name: str,
    *,
    document_ids: Collection[int] | None = None,
    annotator_ids: Collection[int] | None = None,
    statuses: Collection[Status] | None = None,
) -> Corpus:
    """What an export of these documents, layers and states would write.

    Without ``statuses``, a format that says everything gets everything, and any other what
    counts as marked: no suggestion, and nothing that was rejected.
    """
    if statuses is None and not _format(format_name).lossless:
        statuses = (Status.DRAFT, Status.ACCEPTED)
    return corpus.read(
        project, document_ids=document_ids, annotator_ids=annotator_ids, statuses=statuses
    )


def losses(format_name: str, written: Corpus) -> list[Loss]:
    """What the format could not say of what would be written; walks the corpus."""
    return _format(format_name).losses(written.documents)


def export_dataset(
    project: Project,
    format_name: str,
    to: Path,
    *,
    document_ids: Collection[int] | None = None,
    annotator_ids: Collection[int] | None = None,
    statuses: Collection[Status] | None = None,
) -> ExportReport:
    """Write documents and what stands on them in a format; the project is not changed.

    Raises AnnotatorError when there is nothing to write or the place cannot be written; what
    stood there before is then untouched.
    """
    chosen = _format(format_name)

    def written() -> Corpus:
        """The same corpus anew, since it can be walked only once."""
        return export_corpus(
            project,
            format_name,
            document_ids=document_ids,
            annotator_ids=annotator_ids,
            statuses=statuses,
        )

    if next(iter(written().documents), None) is None:
        raise InvalidChangeError("There is no document to export; nothing was written.")
    lost = tuple(chosen.losses(written().documents))
    counts = [0, 0, 0]
    whole = written()
    chosen.write(replace(whole, documents=_counted(whole.documents, counts)), to)
    return ExportReport(to, counts[0], counts[1], counts[2], lost)


def _counted(records: Iterable[DocumentRecord], counts: list[int]) -> Iterator[DocumentRecord]:
    """The same records, counted as they pass: documents, annotations, relations."""
    for record in records:
        counts[0] += 1
        counts[1] += len(record.annotations)
        counts[2] += len(record.relations)
        yield record


def _format(name: str) -> "Format":
    """The format of that name; raises UnknownNameError with those there are."""
    from annotator import formats

    found = formats.by_name(name)
    if found is None:
        known = ", ".join(each.name for each in formats.FORMATS)
        raise UnknownNameError(f"There is no format “{name}”; there are: {known}.")
    return found

"""What every operation asks before it changes anything."""

from collections.abc import Mapping, Sequence
from math import isfinite
from pathlib import Path

from annotator.errors import InvalidChangeError, UnknownNameError
from annotator.model.annotations import Annotation
from annotator.model.codebook import AttributeKind, AttributeSpec, Label, RelationType
from annotator.model.codebook_rules import is_date
from annotator.model.documents import Document, DocumentState, NewDocument
from annotator.model.source import normalise, storable
from annotator.model.text import Span, join_touching, shortened
from annotator.store import annotations, codebook, documents
from annotator.store.project import Project

_EXCERPT = 40
_MARKS = ' “”„«»"'


def excerpt(words: str, length: int = _EXCERPT) -> str:
    """Words short enough for a menu: on one line, cut with an ellipsis.

    Quotation marks around them are left out: whoever names the words puts them in marks.
    """
    line = " ".join(words[: 4 * length].split())
    return shortened(line.strip(_MARKS) or line, length)


def open_document(project: Project, document_id: int) -> Document:
    """The document, when it may be changed; raises InvalidChangeError when it is locked."""
    document = documents.get(project, document_id)
    if document.state is DocumentState.LOCKED:
        raise InvalidChangeError(
            f"“{excerpt(document.title)}” is locked; nothing was changed. Unlock it first."
        )
    return document


def in_locked(what: str, count: int, places: int) -> str:
    """So many in so many locked documents, in words: "2 annotations in a locked document"."""
    marks = f"1 {what}" if count == 1 else f"{count:,} {what}s"
    return f"{marks} in {'a locked document' if places == 1 else f'{places:,} locked documents'}"


def fitting_document(new: NewDocument) -> None:
    """Raise InvalidChangeError unless a project can hold the document as it is."""
    named = f"“{excerpt(new.title)}”"
    if not new.title.strip():
        raise InvalidChangeError("A document needs a title; nothing was added.")
    if not new.text.strip():
        raise InvalidChangeError(f"{named} has no text; nothing was added.")
    if normalise(new.text)[0] != new.text:
        raise InvalidChangeError(
            f"The text of {named} holds characters that a project does not keep; nothing was "
            "added. Normalise it first."
        )
    if any(not 0 <= each.start < each.end <= len(new.text) for each in new.regions):
        raise InvalidChangeError(f"A region lies outside the text of {named}; nothing was added.")


def another_file(project: Project, path: Path) -> None:
    """Raise InvalidChangeError when the file is the project itself, which only SQLite may open.

    Closing any other descriptor of it would drop the locks of the connection that is in use.
    """
    if path.exists() and path.samefile(project.path):
        raise InvalidChangeError(
            f"“{path.name}” is the project that is open; it was left as it is."
        )


def own_annotation(project: Project, annotation_id: int, annotator: int) -> Annotation:
    """The annotation, when it is this annotator's and its document may be changed."""
    return own_annotations(project, [annotation_id], annotator)[0]


def own_annotations(
    project: Project, annotation_ids: Sequence[int], annotator: int
) -> list[Annotation]:
    """Several at once, each as ``own_annotation``; at least one.

    Raises InvalidChangeError with how many of them are in other layers.
    """
    found = changeable_annotations(project, annotation_ids)
    others = sum(each.annotator_id != annotator for each in found)
    if others and len(found) > 1:
        are = "1 is" if others == 1 else f"{others:,} are"
        raise InvalidChangeError(
            f"Of the {len(found):,} annotations {are} in another annotator's layer; nothing was "
            "changed. Accept them first, or leave them out."
        )
    if others:
        raise InvalidChangeError(
            f"“{excerpt(found[0].text)}” is in another annotator's layer; nothing was changed. "
            "Accept it, or mark the words yourself."
        )
    return found


def changeable_annotations(project: Project, annotation_ids: Sequence[int]) -> list[Annotation]:
    """Annotations of any layer whose documents may be changed, in the order given; at least one."""
    wanted = list(dict.fromkeys(annotation_ids))
    if not wanted:
        raise InvalidChangeError("No annotation is selected; nothing was changed.")
    there = {each.id: each for each in annotations.some(project, wanted)}
    found = [there.get(each) or annotations.get(project, each) for each in wanted]
    for document_id in dict.fromkeys(each.document_id for each in found):
        open_document(project, document_id)
    return found


def fitting_fragments(document: Document, fragments: Sequence[Span]) -> tuple[Span, ...]:
    """The fragments sorted and joined, when all lie inside the text."""
    if not fragments:
        raise InvalidChangeError("No words are selected; nothing was marked.")
    for span in fragments:
        if span.end > document.length:
            raise InvalidChangeError(
                f"The stretch {span.start}–{span.end} lies outside “{excerpt(document.title)}”, "
                f"which has {document.length} characters; nothing was changed."
            )
    return join_touching(fragments)


def label_title(project: Project, name: str) -> str:
    """What a label is called on the screen."""
    label = codebook.load(project).label(name)
    return label.title if label else name


def known_label(project: Project, name: str, *, also_retired: bool = False) -> Label:
    """The label of that name; raises UnknownNameError with those there are.

    New marks cannot have a retired label; marks that a dataset brings can.
    """
    book = codebook.load(project)
    label = book.label(name)
    if label is None:
        known = ", ".join(each.name for each in book.labels) or "none yet"
        raise UnknownNameError(
            f"The codebook has no label “{name}”; nothing was changed. Its labels are: {known}."
        )
    if label.retired and not also_retired:
        raise InvalidChangeError(f"The label “{label.title}” is retired; nothing was changed.")
    return label


def known_relation_type(project: Project, name: str) -> RelationType:
    """The relation type of that name; raises UnknownNameError with those there are."""
    book = codebook.load(project)
    found = book.relation_type(name)
    if found is None:
        known = ", ".join(each.name for each in book.relation_types) or "none yet"
        raise UnknownNameError(
            f"The codebook has no relation “{name}”; nothing was changed. It has: {known}."
        )
    return found


def fitting_values(
    specs: Sequence[AttributeSpec], values: Mapping[str, object], owner: str
) -> dict[str, object]:
    """The values as they are stored; raises InvalidChangeError for one that does not fit.

    None stands for "take the value away" and fits every attribute.
    """
    if not values:
        return {}
    by_name = {spec.name: spec for spec in specs}
    found: dict[str, object] = {}
    for name, value in values.items():
        spec = by_name.get(name)
        if spec is None:
            known = ", ".join(by_name) or "none"
            raise InvalidChangeError(
                f"{owner} has no attribute “{name}”; nothing was changed. It has: {known}."
            )
        found[name] = None if value is None else _fitting_value(spec, value)
    return found


def with_defaults(entry: Label | RelationType, values: Mapping[str, object]) -> dict[str, object]:
    """The values, which have to fit a label or relation type, and its defaults where none is."""
    found = {spec.name: spec.default for spec in entry.attributes if spec.default is not None}
    found.update(fitting_values(entry.attributes, values, entry.title))
    return {name: value for name, value in found.items() if value is not None}


def _fitting_value(spec: AttributeSpec, value: object) -> object:
    """One value as it is stored."""
    if spec.kind is AttributeKind.NUMBER:
        return _number(spec, value)
    if spec.kind is AttributeKind.YES_NO:
        if isinstance(value, bool):
            return value
        raise _unfitting(spec, value, "yes or no")
    if spec.kind is AttributeKind.CHOICE and value not in spec.values:
        raise _unfitting(spec, value, ", ".join(spec.values))
    if spec.kind is AttributeKind.CHOICES:
        chosen = list(value) if isinstance(value, list | tuple) else [value]
        if any(each not in spec.values for each in chosen):
            raise _unfitting(spec, value, "some of " + ", ".join(spec.values))
        return chosen
    if not isinstance(value, str):
        raise _unfitting(spec, value, "words")
    if spec.kind is AttributeKind.DATE and not is_date(value):
        raise _unfitting(spec, value, "a date such as 2026, 2026-03 or 2026-03-14")
    return storable(value)


def _number(spec: AttributeSpec, value: object) -> int | float:
    """A number, also from the words for one."""
    if isinstance(value, bool):
        raise _unfitting(spec, value, "a number")
    try:
        number = value if isinstance(value, int | float) else float(str(value))
    except ValueError:
        raise _unfitting(spec, value, "a number") from None
    if not isfinite(number):
        raise _unfitting(spec, value, "a number")
    return int(number) if isinstance(value, str) and float(number).is_integer() else number


def _unfitting(spec: AttributeSpec, value: object, wanted: str) -> InvalidChangeError:
    """The sentence for a value that does not fit."""
    return InvalidChangeError(
        f"“{value}” does not fit {spec.name}, which takes {wanted}; nothing was changed."
    )

"""Notes: free words on an annotation, a relation, a document or a label."""

from annotator.errors import InvalidChangeError, UnknownNameError
from annotator.language.remarks import plain_words
from annotator.model.annotations import Note
from annotator.model.source import storable
from annotator.operations import rules
from annotator.operations.alone import alone
from annotator.store import annotations, documents, relations, remarks
from annotator.store.project import Project


@alone
def add_note(
    project: Project,
    target: str,
    target_id: int,
    body: str,
    *,
    annotator: int,
    reply_to: int | None = None,
) -> Note:
    """Add a note; one step. ``target`` is "annotation", "relation", "document" or "label"."""
    words = _words(body)
    document_id = _document_of(project, target, target_id)
    if reply_to is not None:
        first = remarks.note(project, reply_to)
        if (first.target, first.target_id) != (target, target_id):
            raise InvalidChangeError("A reply stands where its note stands; nothing was changed.")
    with project.step(f"Note “{_excerpt(words)}”", annotator, operation="add note"):
        return remarks.add_note(
            project,
            Note(
                id=0,
                uid="",
                target=target,
                target_id=target_id,
                document_id=document_id,
                annotator_id=annotator,
                body=words,
                reply_to=reply_to,
            ),
        )


@alone
def edit_note(project: Project, note_id: int, body: str, *, annotator: int) -> Note:
    """Give one's own note other words; edits within a second are one step."""
    note = _own(project, note_id, annotator)
    words = _words(body)
    title = f"Edit note “{_excerpt(words)}”"
    with project.step(title, annotator, operation="edit note", join=f"note {note_id}"):
        if words != note.body:
            remarks.update_note(project, note_id, {"body": words})
    return remarks.note(project, note_id)


@alone
def resolve_note(project: Project, note_id: int, *, annotator: int, resolved: bool = True) -> Note:
    """Say that anybody's note is dealt with, or is not; one step."""
    note = remarks.note(project, note_id)
    verb = "Resolve" if resolved else "Reopen"
    with project.step(f"{verb} note “{_excerpt(note.body)}”", annotator, operation="resolve"):
        if note.resolved != resolved:
            remarks.update_note(project, note_id, {"resolved": int(resolved)})
    return remarks.note(project, note_id)


@alone
def delete_note(project: Project, note_id: int, *, annotator: int) -> None:
    """Delete one's own note and the replies to it; one step."""
    note = _own(project, note_id, annotator)
    with project.step(f"Delete note “{_excerpt(note.body)}”", annotator, operation="delete note"):
        remarks.remove_note(project, note_id)


def _own(project: Project, note_id: int, annotator: int) -> Note:
    """The note, when this annotator wrote it."""
    note = remarks.note(project, note_id)
    if note.annotator_id != annotator:
        raise InvalidChangeError("This is another annotator's note; nothing was changed.")
    return note


def _excerpt(body: str) -> str:
    """The first words of a note as titles of steps say them."""
    return rules.excerpt(plain_words(body))


def _words(body: str) -> str:
    """The words to store; raises InvalidChangeError for none."""
    words = storable(body).strip()
    if not words:
        raise InvalidChangeError("A note needs words; nothing was changed.")
    return words


def _document_of(project: Project, target: str, target_id: int) -> int | None:
    """The document that the noted thing is in; None for a label."""
    if target == "annotation":
        return annotations.get(project, target_id).document_id
    if target == "relation":
        return relations.get(project, target_id).document_id
    if target == "document":
        return documents.get(project, target_id).id
    if target == "label":
        return None
    raise UnknownNameError(f"A note cannot stand on a {target}; nothing was changed.")

"""A project in which every table of the schema has a row, and every column a value somewhere."""

from dataclasses import replace
from pathlib import Path

from annotator.model.annotations import Annotation, Decision, Relation, Status, Verdict
from annotator.model.codebook import AttributeKind, AttributeSpec
from annotator.model.documents import DocumentState, NewDocument, Region, RegionKind, Source
from annotator.model.people import AssignmentState
from annotator.model.text import Span
from annotator.operations import (
    annotating,
    describing,
    documents,
    history,
    noting,
    relating,
    suggestions,
)
from annotator.store import annotations, codebook, entities, queries, relations, remarks
from annotator.store import documents as stored
from tests.support.projects import TEXT, Desk, desk


def everything(path: Path) -> Desk:
    """A project with a row in every table, made by operations where there is one."""
    made = desk(path)
    project, ana = made.project, made.ana.id
    second = _corrected(made)
    _labels(made)
    quote, speaker, role = (
        made.mark("We will defend every ally", "QUOTE"),
        made.mark("Ana Ruiz"),
        made.mark("Secretary General", "ROLE"),
    )
    start = TEXT.index("today and tomorrow")
    quote = annotating.add_fragment(project, quote.id, Span(start, start + 18), annotator=ana)
    tie = relating.relate(project, "spoken_by", quote.id, speaker.id, annotator=ana)
    relating.relate(project, "holds_role", speaker.id, role.id, annotator=ana)
    note = noting.add_note(project, "annotation", speaker.id, "Who?", annotator=made.ben.id)
    noting.add_note(project, "annotation", speaker.id, "Ana.", annotator=ana, reply_to=note.id)
    noting.resolve_note(project, note.id, annotator=ana)
    noting.add_note(project, "relation", tie.id, "Sure?", annotator=ana)
    noting.add_note(project, "document", made.document.id, "Good.", annotator=ana)
    noting.add_note(project, "label", quote.label_id, "Careful.", annotator=ana)
    with project.step("Add entity", ana, operation="add entity"):
        who = entities.add(project, "Ana Ruiz", kind="person", aliases=("Ruiz",), external_id="Q1")
        queries.add_saved_query(project, "Flagged", "flag:look", ana)
        queries.add_dismissal(
            project,
            "quote without speaker",
            "clear from the text",
            ana,
            document_id=made.document.id,
            annotation_id=quote.id,
        )
    describing.set_entity(project, [speaker.id], who.id, annotator=ana)
    describing.set_attributes(
        project, [speaker.id], {"canonical": "Ana Ruiz", "kind": "person"}, annotator=ana
    )
    describing.set_flag(project, [speaker.id], "look", annotator=ana)
    describing.set_confidence(project, [speaker.id], 0.1 + 0.2, annotator=ana)
    describing.set_status(project, [speaker.id], Status.ACCEPTED, annotator=made.ben.id)
    _suggested(made, speaker, role)
    _carried(made, second, speaker)
    documents.set_assignment(
        project, made.document.id, AssignmentState.DONE, annotator=ana, reason="nothing to mark"
    )
    documents.set_document_state(project, second, DocumentState.REVIEWED, annotator=ana)
    history.undo(project, annotator=ana)
    history.redo(project, annotator=ana)
    return made


def _corrected(made: Desk) -> int:
    """A corrected version of the document, with regions and all that is known of a document."""
    text = TEXT.replace("200 engineers", "250 engineers")
    new = NewDocument(
        title="Statement, corrected",
        text=text,
        source_name="https://alliance.example/statement",
        source=Source(text.encode("utf-16"), "utf-16"),
        media_type="text/html",
        publisher="The Alliance",
        date="2026-03",
        language="en",
        metadata={"place": "Oslo", "pages": [1, 2]},
        regions=(
            Region(RegionKind.HEADLINE, 0, 27),
            Region(RegionKind.PAGE, 0, len(text), number=1),
        ),
    )
    with made.project.step("Correct", made.ana.id, operation="import") as step:
        added = stored.add(made.project, new, step_id=step.id, predecessor_id=made.document.id)
    return added.id


def _labels(made: Desk) -> None:
    """A label below another one, and a retired relation type."""
    book = codebook.load(made.project)
    below = replace(
        book.labels[0], name="BODY", title="Body", parent=book.labels[0].name, key="", uid="", id=0
    )
    old = replace(
        book.relation_types[0],
        name="old",
        title="old",
        retired=True,
        attributes=(AttributeSpec("sure", AttributeKind.YES_NO),),
        uid="",
        id=0,
    )
    with made.project.step("Edit codebook", made.ana.id, operation="edit codebook"):
        codebook.extend(made.project, [below], [old])


def _suggested(made: Desk, speaker: Annotation, role: Annotation) -> None:
    """Suggestions of each kind, one accepted, one rejected, one decided on by hand."""
    project, bot = made.project, made.bot.id
    found = []
    with project.step("Suggest", bot, operation="suggest"):
        for words in ("Norway", "NATO"):
            at = TEXT.index(words)
            new = replace(
                speaker,
                uid="",
                annotator_id=bot,
                fragments=(Span(at, at + len(words)),),
                status=Status.SUGGESTED,
                confidence=2 / 3,
                origin="actors 1",
                entity_id=None,
                flag="",
            )
            found.append(annotations.add(project, new, TEXT))
        tie = relations.add(
            project,
            Relation(
                id=0,
                uid="",
                document_id=made.document.id,
                type="holds_role",
                type_id=relations.of_annotation(project, role.id)[0].type_id,
                from_id=found[0].id,
                to_id=role.id,
                annotator_id=bot,
                attributes={"sure": False},
                status=Status.SUGGESTED,
                origin="actors 1",
                confidence=1 / 3,
            ),
        )
    mark = suggestions.accept(project, found[0].id, annotator=made.ana.id)
    suggestions.reject(project, found[1].id, annotator=made.ana.id, was_visible=False)
    with project.step("Accept relation", made.ana.id, operation="accept"):
        own = replace(
            tie,
            uid="",
            annotator_id=made.ana.id,
            from_id=mark.id,
            derived_from=tie.id,
            status=Status.ACCEPTED,
            confidence=None,
        )
        relations.add(project, own)
        said = Decision(
            0, "", None, tie.id, made.ana.id, Verdict.CHANGED, was_visible=True, made_at=""
        )
        remarks.add_decision(project, said, made.document.id)


def _carried(made: Desk, document_id: int, speaker: Annotation) -> None:
    """An annotation on the corrected version, carried from the first one."""
    body = stored.text(made.project, document_id)
    new = replace(
        speaker,
        uid="",
        document_id=document_id,
        carried_from=speaker.id,
        carried_grade="exact",
        entity_id=None,
    )
    with made.project.step("Carry over", made.ana.id, operation="carry"):
        annotations.add(made.project, new, body)

"""Who appears in a document and in the project, and what is tied to them."""

from annotator.model.text import Span
from annotator.operations import register, relating
from annotator.operations.annotating import annotate
from annotator.operations.documents import add_document
from annotator.store import cast
from tests.support.projects import Desk, release


def test_the_cast_of_a_document_comes_first_and_counts_one_layer_only(desk: Desk) -> None:
    project, me = desk.project, desk.ana.id
    nato = register.add_entity(project, "NATO", annotator=me)
    norway = register.add_entity(project, "Norway", annotator=me)
    oslo = register.add_entity(project, "Oslo", annotator=me)
    desk.mark("NATO")
    desk.mark("NATO", annotator=desk.ben)
    other = add_document(project, release("Other", "Norway and Norway again\n"), annotator=me)
    for start in (0, 11):
        annotate(project, other.id, [Span(start, start + 6)], label="ACTOR", annotator=me)
    assert cast.appearances(project, me) == [
        (norway.id, 0, 2, 1),
        (nato.id, 0, 1, 1),
        (oslo.id, 0, 0, 0),
    ]
    assert cast.appearances(project, me, document_id=desk.document.id) == [
        (nato.id, 1, 1, 1),
        (norway.id, 0, 2, 1),
        (oslo.id, 0, 0, 0),
    ]
    words = [(each.document, each.words) for each in cast.mentions(project, norway.id, me)]
    assert words == [("Other", "Norway"), ("Other", "Norway")]
    assert cast.mentions(project, norway.id, me, document_id=desk.document.id) == []


def test_roles_quotes_and_commitments_are_facts_of_whom_they_are_tied_to(desk: Desk) -> None:
    project, me = desk.project, desk.ana.id
    ana = register.add_entity(project, "Ana Ruiz", annotator=me)
    name = desk.mark("Ana Ruiz")
    role = desk.mark("Secretary General", "ROLE")
    quote = desk.mark("We will defend every ally", "QUOTE")
    relating.relate(project, "holds_role", name.id, role.id, annotator=me)
    relating.relate(project, "spoken_by", quote.id, name.id, annotator=me)
    found = cast.facts(project, ana.id, me)
    assert [(each.title, each.outgoing, each.words, each.document) for each in found] == [
        ("spoken by", False, "We will defend every ally", "Statement"),
        ("holds role", True, "Secretary General", "Statement"),
    ]
    assert cast.facts(project, ana.id, desk.ben.id) == []


def test_mentions_of_the_same_entity_are_no_facts_of_each_other(desk: Desk) -> None:
    project, me = desk.project, desk.ana.id
    nato = register.add_entity(project, "NATO", aliases=["Alliance"], annotator=me)
    short, full = desk.mark("Alliance"), desk.mark("NATO")
    relating.relate(project, "same_as", short.id, full.id, annotator=me)
    assert cast.facts(project, nato.id, me) == []

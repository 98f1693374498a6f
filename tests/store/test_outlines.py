"""The slim rows of a page say what the full annotations and relations say."""

import json

from annotator.model.annotations import Annotation, Status
from annotator.model.text import Span
from annotator.operations import annotating, describing, relating, suggestions
from annotator.store import annotations, codebook, entities, outlines, relations
from annotator.store.outlines import Outline
from tests.support.projects import TEXT, Desk


def slim(full: Annotation) -> Outline:
    """What a page needs of an annotation."""
    return Outline(
        full.id,
        full.label_id,
        tuple((span.start, span.end) for span in full.fragments),
        full.status.value,
        bool(full.flag),
        json.dumps(dict(full.attributes), ensure_ascii=False, separators=(",", ":")),
    )


def suggested(desk: Desk, start: int) -> int:
    """A suggestion of the desk's suggester; its id."""
    label = codebook.load(desk.project).labels[0]
    new = Annotation(
        0, "", 1, label.name, label.id, desk.bot.id, (Span(start, start + 4),), "",
        status=Status.SUGGESTED,
    )  # fmt: skip
    with desk.project.step("Suggest", desk.bot.id, operation="suggest"):
        return annotations.add(desk.project, new, TEXT).id


def busy(desk: Desk) -> None:
    """Mark in two layers, in pieces, with attributes, flags and suggestions, some answered."""
    project, ana = desk.project, desk.ana.id
    whole = desk.mark("We will defend every ally", "QUOTE")
    desk.mark("Ana Ruiz")
    desk.mark("NATO", annotator=desk.ben)
    annotating.add_fragment(project, whole.id, Span(90, 99), annotator=ana)
    describing.set_attributes(project, [desk.mark("Norway").id], {"kind": "state"}, annotator=ana)
    describing.set_flag(project, [whole.id], "look", annotator=ana)
    accepted, rejected, _ = (suggested(desk, place) for place in (40, 50, 60))
    suggestions.accept(project, accepted, annotator=ana)
    suggestions.reject(project, rejected, annotator=ana)


def test_what_a_page_needs_is_what_the_annotator_sees(desk: Desk) -> None:
    busy(desk)
    for person in (desk.ana, desk.ben):
        seen = annotations.visible(desk.project, 1, person.id)
        wanted = {each.id: slim(each) for each in seen}
        assert {each.id: each for each in outlines.of_document(desk.project, 1, person.id)} == (
            wanted
        )
        some = outlines.some(desk.project, range(1, 100, 2), person.id)
        assert {each.id: each for each in some} == {
            number: each for number, each in wanted.items() if number % 2
        }


def test_ties_are_the_relations_with_the_names_of_their_types(desk: Desk) -> None:
    quote, ana = desk.mark("We will defend", "QUOTE"), desk.mark("Ana Ruiz")
    relating.relate(desk.project, "spoken_by", quote.id, ana.id, annotator=desk.ana.id)
    (tie,) = outlines.ties(desk.project, 1)
    (full,) = relations.of_document(desk.project, 1)
    assert tie == (full.id, full.type, full.from_id, full.to_id)
    assert list(outlines.some_ties(desk.project, [full.id, 99])) == [tie]


def test_a_name_is_the_canonical_one_else_the_words_and_only_of_what_is_seen(desk: Desk) -> None:
    project, ana = desk.project, desk.ana.id
    quote, speaker = desk.mark("We will defend", "QUOTE"), desk.mark("Ana Ruiz")
    relating.relate(project, "spoken_by", quote.id, speaker.id, annotator=ana)
    labels = [quote.label_id]
    assert outlines.names(project, labels, ana, document_id=1) == {quote.id: ["Ana Ruiz"]}
    describing.set_attributes(project, [speaker.id], {"canonical": "A. R."}, annotator=ana)
    assert outlines.names(project, labels, ana, annotation_ids=[quote.id]) == {quote.id: ["A. R."]}
    assert outlines.names(project, labels, ana, annotation_ids=[speaker.id]) == {}
    assert outlines.names(project, [], ana, document_id=1) == {}
    assert outlines.names(project, labels, desk.ben.id, document_id=1) == {}


def test_mentions_are_those_that_the_annotator_sees(desk: Desk) -> None:
    project, ana = desk.project, desk.ana.id
    with project.step("Entity", ana, operation="entity"):
        norway = entities.add(project, "Norway")
    for person in (desk.ana, desk.ben):
        mark = desk.mark("Norway", annotator=person)
        with project.step("Mean", person.id, operation="entity"):
            annotations.update(project, mark.id, person.id, {"entity_id": norway.id})
    assert outlines.mentions(project, 1, norway.id, ana) == 1


def test_known_values_are_words_each_once_by_start(desk: Desk) -> None:
    project, ana = desk.project, desk.ana.id
    for words, name in (("NATO", "Alliance"), ("Norway", "Norway"), ("Ana Ruiz", "Norway")):
        given = {"canonical": name}
        describing.set_attributes(project, [desk.mark(words).id], given, annotator=ana)
    desk.mark("Oslo")
    label = codebook.load(project).labels[0].id
    assert outlines.values(project, 1, label, "canonical", ana) == ["Norway", "Alliance"]
    assert outlines.values(project, 1, label + 1, "canonical", ana) == []


def test_annotations_are_found_by_their_words_or_their_label(desk: Desk) -> None:
    project, ana = desk.project, desk.ana.id
    for words in ("Ana Ruiz", "Norway", "السلام"):
        desk.mark(words)
    quote = desk.mark("We will defend every ally", "QUOTE")

    def texts(*parts: tuple[str, list[int]], most: int = 9) -> list[str]:
        return [each.text for each in outlines.holding(project, 1, ana, parts, most=most)]

    assert texts(("a", []), ("RUIZ", [])) == ["Ana Ruiz"]
    assert texts(("defend", []), ("quote", [quote.label_id])) == ["We will defend every ally"]
    assert texts(("%", [])) == []
    assert "السلام" in texts(("السلام", []))
    assert texts(("a", []), most=1) == ["Norway"]

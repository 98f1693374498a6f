"""The register of entities, and the mentions that mean them."""

import pytest

from annotator.errors import InvalidChangeError
from annotator.model.annotations import Annotation
from annotator.model.codebook import AttributeKind, AttributeSpec
from annotator.model.documents import DocumentState
from annotator.model.text import Span
from annotator.operations import (
    annotating,
    codebooks,
    history,
    marking_all,
    mentions,
    register,
    relating,
    revising,
)
from annotator.operations.attributes import Entry, put_attribute
from annotator.operations.describing import set_attributes
from annotator.operations.documents import set_document_state
from annotator.store import annotations, entities, relations
from tests.support.projects import TEXT, Desk, unchanged


def _entity(desk: Desk, annotation: Annotation) -> str:
    meant = annotations.get(desk.project, annotation.id).entity_id
    return entities.get(desk.project, meant).name if meant is not None else ""


def _mention(desk: Desk, words: str, canonical: str) -> Annotation:
    made = desk.mark(words)
    values = {"canonical": canonical, "kind": "state"}
    set_attributes(desk.project, [made.id], values, annotator=desk.ana.id)
    return annotations.get(desk.project, made.id)


def test_a_new_mention_means_whom_it_names_exactly(desk: Desk) -> None:
    register.add_entity(
        desk.project, "Kingdom of Norway", aliases=["Norway", " Norge "], annotator=desk.ana.id
    )
    assert _entity(desk, desk.mark("Norway")) == "Kingdom of Norway"
    assert _entity(desk, desk.mark("NATO")) == ""
    assert _entity(desk, desk.mark("Norway", "ROLE")) == ""


def test_words_that_two_entities_go_by_mean_neither(desk: Desk) -> None:
    for name in ("Norway (state)", "Norway (team)"):
        register.add_entity(desk.project, name, aliases=["Norway"], annotator=desk.ana.id)
    assert _entity(desk, desk.mark("Norway")) == ""


def test_the_register_is_known_anew_after_an_undo_and_a_redo(desk: Desk) -> None:
    register.add_entity(desk.project, "NATO", annotator=desk.ana.id)
    assert _entity(desk, desk.mark("NATO")) == "NATO"
    history.undo(desk.project, annotator=desk.ana.id)
    history.undo(desk.project, annotator=desk.ana.id)
    assert _entity(desk, desk.mark("NATO")) == ""


def test_marking_all_and_relabelling_tie_mentions_too(desk: Desk) -> None:
    register.add_entity(desk.project, "NATO", annotator=desk.ana.id)
    start = TEXT.index("NATO")
    marking_all.mark_places(
        desk.project,
        [(desk.document.id, Span(start, start + 4))],
        label="ACTOR",
        annotator=desk.ana.id,
        title="Mark all",
    )
    (mark,) = annotations.of_document(desk.project, desk.document.id)
    assert _entity(desk, mark) == "NATO"
    annotating.relabel(desk.project, [mark.id], label="QUOTE", annotator=desk.ana.id)
    assert _entity(desk, mark) == ""
    annotating.relabel(desk.project, [mark.id], label="ACTOR", annotator=desk.ana.id)
    assert _entity(desk, mark) == "NATO"


def test_everybody_a_document_names_is_taken_into_the_cast_in_one_step(desk: Desk) -> None:
    first = _mention(desk, "Norway’s"[:-2], "Norway")
    again = _mention(desk, "foreign minister", "Norway")
    bare = desk.mark("NATO")
    taken = mentions.take_into_cast(desk.project, desk.document.id, annotator=desk.ana.id)
    assert (taken.mentions, taken.entities) == (2, 1)
    assert [_entity(desk, each) for each in (first, again, bare)] == ["Norway", "Norway", ""]
    (norway,) = entities.entities(desk.project)
    assert norway.kind == "state"
    assert entities.counts(desk.project) == {norway.id: (2, 1)}
    history.undo(desk.project, annotator=desk.ana.id)
    assert entities.entities(desk.project) == []


def test_whom_mentions_name_is_added_with_all_of_them_in_one_step(desk: Desk) -> None:
    named = _mention(desk, "Ana Ruiz", "")
    short = _mention(desk, "Ruiz", "Ana Ruiz")
    other = _mention(desk, "Ana", "Somebody else")
    title = desk.mark("Secretary General")
    bens = desk.mark("Ana Ruiz", annotator=desk.ben)
    untied = mentions.untied_names(desk.project, desk.document.id, annotator=desk.ana.id)
    assert untied == {"Ana Ruiz": [named.id, short.id], "Somebody else": [other.id]}
    made = mentions.add_marked(
        desk.project,
        "Ana Ruiz",
        [title.id],
        document_id=desk.document.id,
        annotator=desk.ana.id,
    )
    assert made.kind == "state"  # as these mentions say of themselves
    tied = [_entity(desk, each) for each in (named, short, title, other, bens)]
    assert tied == ["Ana Ruiz", "Ana Ruiz", "Ana Ruiz", "", ""]
    history.undo(desk.project, annotator=desk.ana.id)
    assert entities.entities(desk.project) == []


def test_untied_mentions_are_tied_by_name_alias_or_canonical_name(desk: Desk) -> None:
    named = desk.mark("NATO")
    short = _mention(desk, "Alliance", "NATO")
    bens = desk.mark("NATO", annotator=desk.ben)
    other = desk.mark("Oslo")
    register.add_entity(desk.project, "NATO", annotator=desk.ana.id)
    assert mentions.tie_mentions(desk.project, annotator=desk.ana.id) == 2
    ties = [_entity(desk, each) for each in (named, short, bens, other)]
    assert ties == ["NATO", "NATO", "", ""]
    with unchanged(desk.project):
        assert mentions.tie_mentions(desk.project, annotator=desk.ana.id) == 0


def test_merging_moves_mentions_of_every_layer_and_keeps_the_names(desk: Desk) -> None:
    mine, bens = desk.mark("NATO"), desk.mark("Alliance", annotator=desk.ben)
    kept = register.add_entity(
        desk.project, "NATO", aliases=["OTAN"], annotator=desk.ana.id, mentions=[mine.id]
    )
    gone = register.add_entity(
        desk.project,
        "the Alliance",
        aliases=["Alliance", "NATO"],
        external_id="Q7184",
        annotator=desk.ben.id,
        mentions=[bens.id],
    )
    merged = register.merge_entities(desk.project, kept.id, [gone.id], annotator=desk.ana.id)
    assert merged.aliases == ("OTAN", "the Alliance", "Alliance")
    assert (merged.name, merged.external_id) == ("NATO", "Q7184")
    assert [_entity(desk, each) for each in (mine, bens)] == ["NATO", "NATO"]
    assert entities.entities(desk.project) == [merged]
    history.undo(desk.project, annotator=desk.ana.id)
    assert [_entity(desk, each) for each in (mine, bens)] == ["NATO", "the Alliance"]


def test_what_relations_say_of_an_entity_follows_it_and_goes_with_it(desk: Desk) -> None:
    me = desk.ana.id
    spec = AttributeSpec("reported by", AttributeKind.ENTITY)
    put_attribute(desk.project, Entry("spoken_by", of_relation=True), spec, annotator=me)
    quote, speaker = desk.mark("We will defend every ally", "QUOTE"), desk.mark("Ana Ruiz")
    tie = relating.relate(desk.project, "spoken_by", quote.id, speaker.id, annotator=me)
    relating.describe_by_new(desk.project, tie.id, spec.name, "Reuter", annotator=me)
    gone = entities.entities(desk.project)[0]
    kept = register.add_entity(desk.project, "Reuters", annotator=me)
    register.merge_entities(desk.project, kept.id, [gone.id], annotator=me)
    assert relations.get(desk.project, tie.id).attributes == {spec.name: kept.uid}
    register.remove_entity(desk.project, kept.id, annotator=me)
    assert relations.get(desk.project, tie.id).attributes == {}
    for _ in range(2):
        history.undo(desk.project, annotator=me)
    assert relations.get(desk.project, tie.id).attributes == {spec.name: gone.uid}


def test_some_mentions_are_split_off_as_somebody_else(desk: Desk) -> None:
    one, other = desk.mark("Norway"), desk.mark("NATO")
    both = register.add_entity(
        desk.project, "Both", kind="group", annotator=desk.ana.id, mentions=[one.id, other.id]
    )
    made = register.split_entity(desk.project, both.id, [other.id], "NATO", annotator=desk.ana.id)
    assert [_entity(desk, each) for each in (one, other)] == ["Both", "NATO"]
    assert made.kind == "group"
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="no mentions of Both"):
        register.split_entity(desk.project, both.id, [other.id], "X", annotator=desk.ana.id)


def test_only_ones_own_mentions_in_open_documents_are_split_off(desk: Desk) -> None:
    register.add_entity(desk.project, "Norway", annotator=desk.ana.id)
    mine, bens = desk.mark("Norway"), desk.mark("Norway", annotator=desk.ben)
    entity = annotations.get(desk.project, mine.id).entity_id
    assert entity is not None
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="another annotator"):
        register.split_entity(desk.project, entity, [bens.id], "Bo", annotator=desk.ana.id)
    set_document_state(desk.project, desk.document.id, DocumentState.LOCKED, annotator=desk.ana.id)
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="is locked"):
        register.split_entity(desk.project, entity, [mine.id], "Bo", annotator=desk.ana.id)


def test_an_entity_that_is_renamed_to_an_alias_is_no_alias_of_itself(desk: Desk) -> None:
    made = register.add_entity(
        desk.project, "Oslo", aliases=["Kristiania", "Christiania"], annotator=desk.ana.id
    )
    now = register.change_entity(desk.project, made.id, name="Kristiania", annotator=desk.ana.id)
    assert now.aliases == ("Christiania",)


def test_what_is_removed_from_the_cast_leaves_its_mentions_untied(desk: Desk) -> None:
    mark = desk.mark("NATO")
    nato = register.add_entity(desk.project, "NATO", annotator=desk.ana.id, mentions=[mark.id])
    register.remove_entity(desk.project, nato.id, annotator=desk.ana.id)
    assert (_entity(desk, mark), entities.entities(desk.project)) == ("", [])
    history.undo(desk.project, annotator=desk.ana.id)
    assert _entity(desk, mark) == "NATO"


def test_renaming_an_entity_rewrites_no_canonical_name(desk: Desk) -> None:
    mark = _mention(desk, "NATO", "NATO")
    mentions.take_into_cast(desk.project, desk.document.id, annotator=desk.ana.id)
    (nato,) = entities.entities(desk.project)
    register.change_entity(
        desk.project, nato.id, name="North Atlantic Treaty Organization", annotator=desk.ana.id
    )
    assert annotations.get(desk.project, mark.id).attributes["canonical"] == "NATO"
    assert _entity(desk, mark) == "North Atlantic Treaty Organization"


def test_a_name_is_in_the_cast_once_and_never_empty(desk: Desk) -> None:
    nato = register.add_entity(desk.project, "NATO", annotator=desk.ana.id)
    iraq = register.add_entity(desk.project, "Iraq", annotator=desk.ana.id)
    with unchanged(desk.project):
        for name in ("nato", " "):
            with pytest.raises(InvalidChangeError):
                register.add_entity(desk.project, name, annotator=desk.ana.id)
            with pytest.raises(InvalidChangeError):
                register.change_entity(desk.project, iraq.id, name=name, annotator=desk.ana.id)
        with pytest.raises(InvalidChangeError, match="two entities"):
            register.merge_entities(desk.project, nato.id, [nato.id], annotator=desk.ana.id)


def test_no_tie_of_a_retired_kind_is_made_by_a_repair(desk: Desk) -> None:
    _mention(desk, "NATO", "NATO")
    _mention(desk, "Alliance", "NATO")
    codebooks.change_relation_type(
        desk.project, "same_as", {"retired": True}, annotator=desk.ana.id
    )
    with unchanged(desk.project):
        done = mentions.repair_identity(desk.project, desk.document.id, annotator=desk.ana.id)
    assert (done.mended, done.left) == (0, ())


def test_a_label_that_mentions_nobody_takes_mentions_over_as_none(desk: Desk) -> None:
    register.add_entity(desk.project, "NATO", annotator=desk.ana.id)
    mark = desk.mark("NATO")
    assert _entity(desk, mark) == "NATO"
    revising.merge_labels(desk.project, "ROLE", ["ACTOR"], annotator=desk.ana.id)
    assert _entity(desk, mark) == ""


def test_one_repair_mends_all_ties_that_can_be_mended(desk: Desk) -> None:
    nato = _mention(desk, "NATO", "NATO")
    alliance = _mention(desk, "Alliance", "NATO")
    norway = _mention(desk, "Norway", "Norway")
    lost = _mention(desk, "foreign minister", "Elan")
    wrong = relating.relate(desk.project, "same_as", alliance.id, norway.id, annotator=desk.ana.id)
    found = mentions.disagreements(desk.project, desk.document.id, annotator=desk.ana.id)
    assert [each.mendable for each in found] == [True, False]
    done = mentions.repair_identity(desk.project, desk.document.id, annotator=desk.ana.id)
    assert (done.mended, [each.annotation_id for each in done.left]) == (1, [lost.id])
    (tie,) = relations.of_document(desk.project, desk.document.id)
    assert (tie.from_id, tie.to_id) == (alliance.id, nato.id)
    history.undo(desk.project, annotator=desk.ana.id)
    assert relations.of_document(desk.project, desk.document.id) == [wrong]

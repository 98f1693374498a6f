"""Finding an entity by a part of what it is called."""

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from annotator.analysis.finding_entities import EntityIndex
from annotator.language.folding import folded
from annotator.model.annotations import Entity


def entity(number: int, name: str, *aliases: str, external: str = "") -> Entity:
    return Entity(number, f"uid-{number}", name, "", aliases, external)


def index() -> EntityIndex:
    made = EntityIndex(
        [
            entity(1, "Norway", "Kingdom of Norway", external="Q20"),
            entity(2, "Eleonora Duse"),
            entity(3, "Norman Foster"),
            entity(4, "Honoré de Balzac"),
            entity(5, "Nor"),
        ]
    )
    made.mentions = {2: 90, 3: 2, 1: 5, 4: 1}
    return made


def names(found: EntityIndex, typed: str) -> list[str]:
    return [each.entity.name for each in found.find(typed)]


def test_what_is_called_exactly_so_comes_first_then_what_begins_so_by_mentions() -> None:
    assert names(index(), "nor") == ["Nor", "Norway", "Norman Foster", "Eleonora Duse",
                                     "Honoré de Balzac"]  # fmt: skip


def test_who_appears_in_the_document_comes_before_others() -> None:
    found = index()
    found.here = {4: 1}
    assert names(found, "o")[0] == "Honoré de Balzac"


def test_accents_and_case_of_a_plain_keyboard_find_a_name() -> None:
    assert names(index(), "HONORE") == ["Honoré de Balzac"]


def test_an_alias_and_an_external_id_find_their_entity_and_are_told() -> None:
    (alias,) = index().find("kingdom of")
    (external,) = index().find("q20")
    assert (alias.entity.id, alias.by, alias.exact) == (1, "Kingdom of Norway", False)
    assert (external.entity.id, external.by, external.exact) == (1, "Q20", True)


def test_nothing_typed_finds_all_by_mentions() -> None:
    assert names(index(), "")[:2] == ["Eleonora Duse", "Norway"]


def test_what_changes_is_found_by_its_new_name_and_what_goes_no_more() -> None:
    found = index()
    found.put(entity(3, "Lord Foster"))
    found.drop(5)
    assert names(found, "norm") == []
    assert names(found, "lord") == ["Lord Foster"]
    assert "Nor" not in names(found, "nor")


def test_a_name_is_known_as_long_as_somebody_has_it() -> None:
    found = index()
    assert found.knows("kingdom of norway")
    assert found.knows("Honore de Balzac")
    assert not found.knows("kingdom")
    found.drop(1)
    assert not found.knows("Norway")


@given(st.lists(st.text(min_size=1, max_size=12), max_size=12), st.text(max_size=4))
def test_whoever_holds_what_is_typed_is_found_and_nobody_else(
    called: list[str], typed: str
) -> None:
    made = EntityIndex(entity(n, name) for n, name in enumerate(called, start=1))
    found = {each.entity.id for each in made.find(typed)}
    assert found == {n for n, name in enumerate(called, 1) if folded(typed) in folded(name)}


def test_somebody_is_found_quickly_among_five_thousand() -> None:
    many = [entity(n, f"Minister {n} of {n * 7919 % 5000}", f"M. {n}") for n in range(1, 5001)]
    made = EntityIndex(many)
    start = perf_counter()
    for typed in ("m", "mi", "min", "minister 4", "of 12"):
        made.find(typed)
    assert (perf_counter() - start) / 5 < 0.05

"""Relations are found by either end."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.reading.rows import PaneRelation
from annotator.gui.reading.ties import Ties

relations = st.builds(
    PaneRelation, st.integers(1, 9), st.just("said by"), st.integers(1, 5), st.integers(1, 5)
)


@given(st.lists(relations | st.integers(1, 9)))
def test_after_any_changes_each_end_knows_its_relations(deeds: list[PaneRelation | int]) -> None:
    ties, there = Ties(), dict[int, PaneRelation]()
    for deed in deeds:
        if isinstance(deed, int):
            assert ties.drop(deed) == there.pop(deed, None)
        else:
            ties.put(deed)
            there.pop(deed.id, None)
            there[deed.id] = deed
    assert len(ties) == len(there)
    assert set(ties) == set(there.values())
    for end in range(1, 6):
        at = [each for _, each in sorted(there.items()) if end in {each.from_id, each.to_id}]
        assert ties.of(end) == at
        assert ties.sources([end]) == {each.from_id for each in at}

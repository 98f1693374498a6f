"""Rows before and after, given as mappings or as the JSON of the history."""

from annotator.model.history import RowChange


def test_a_row_of_the_history_is_the_same_as_its_values() -> None:
    stored = RowChange("fragment", 9, '{"id": 9, "start": 4}', '{"id": 9, "start": 5}')
    plain = RowChange("fragment", 9, {"id": 9, "start": 4}, {"id": 9, "start": 5})
    assert stored == plain
    assert hash(stored) == hash(plain)
    assert repr(stored) == repr(plain)
    assert stored != RowChange("fragment", 9, None, {"id": 9, "start": 5})
    assert stored != "fragment 9"


def test_a_row_that_was_not_there_is_none() -> None:
    assert RowChange("label", 1, None, "{}").before is None
    assert RowChange("label", 1, "{}", None).after is None

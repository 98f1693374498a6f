"""Values made quickly are what the standard library's frozen dataclasses are."""

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import pytest

from annotator.model.values import dataclass, value_class


@dataclass(frozen=True, slots=True)
class Quick:
    """A value."""

    start: int
    words: str = "x"
    more: tuple[int, ...] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        """Refuse."""
        if self.start < 0:
            raise ValueError(self.start)


@dataclasses.dataclass(frozen=True, slots=True)
class Plain:
    """The same, made by the standard decorator."""

    start: int
    words: str = "x"
    more: tuple[int, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Single:
    """One field, and a way of its own to be shown."""

    name: str

    def __repr__(self) -> str:
        """Itself."""
        return self.name


def test_it_compares_hashes_and_prints_by_its_fields() -> None:
    assert Quick(1) == Quick(1, "x", ())
    assert Quick(1) != Quick(2)
    other: object = Plain(1)
    assert Quick(1) != other
    assert hash(Quick(1)) == hash(Quick(1, "x"))
    assert repr(Quick(1, more=(2,))) == repr(Plain(1, more=(2,))).replace("Plain", "Quick")
    assert len({Single("a"), Single("a"), Single("b")}) == 2
    assert repr(Single("a")) == "a"


def test_it_cannot_be_changed() -> None:
    value = Quick(1)
    with pytest.raises(FrozenInstanceError):
        value.start = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        value.else_where = 2  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        del value.start
    assert value == Quick(1)
    assert not hasattr(value, "__dict__")


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), ((1,), {"nothing": 2}), ((1, "", (), 4), {})]
)
def test_wrong_arguments_are_refused(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        Quick(*given, **named)


def test_what_the_class_itself_refuses_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        Quick(-1)


def test_the_tools_of_dataclasses_know_it() -> None:
    value = Quick(1)
    assert [each.name for each in fields(Quick)] == [each.name for each in fields(Plain)]
    assert replace(value, start=3) == Quick(3)
    assert asdict(value) == asdict(Plain(1))
    assert copy.deepcopy(value) == copy.copy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own
    assert list(inspect.signature(Quick).parameters) == list(inspect.signature(Plain).parameters)
    match value:
        case Quick(start, words):
            assert (start, words) == (1, "x")


@dataclass(slots=True)
class Open:
    """May change."""

    start: int
    found: list[int] = field(default_factory=list)


def test_one_that_is_not_frozen_may_change_and_has_no_hash() -> None:
    one, other = Open(1), Open(1)
    assert one == other
    one.found.append(3)
    one.start = 2
    assert one == Open(2, [3]) != other
    assert other.found == []
    assert copy.copy(one) == one
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_only_classes_with_slots_are_made() -> None:
    with pytest.raises(TypeError, match="slots"):
        value_class(frozen=True, slots=False)

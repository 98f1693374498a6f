"""``dataclass`` for the values that the window shows first: the same classes, made quicker.

The standard decorator compiles up to six functions for each class, which takes half a millisecond
of every start, and forty such classes are there before the first page is painted. Here these
functions are shared, but for ``__init__``, which is compiled when the first value is made.

To type checkers it is the standard decorator; ``field``, ``fields``, ``replace`` and ``asdict`` are
those of ``dataclasses``. Comparing and hashing is slower: what is sorted by the thousand is better
off with the standard one.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

T = TypeVar("T", bound=type)

_set = object.__setattr__
_with_slots: Callable[[Any], Any] = dataclasses.dataclass(
    init=False, repr=False, eq=False, slots=True
)


def value_class(*, slots: bool, frozen: bool = False) -> Callable[[T], T]:
    """What the standard decorator does with these two words, the first of which must be true."""
    if not slots:
        raise TypeError("only classes with slots are made here")
    return _frozen_class if frozen else _open_class


def _frozen_class(plain: T) -> T:
    """A class with the fields of ``plain`` in slots, of values that never change."""
    cls: T = _with_slots(plain)
    names = tuple(each.name for each in dataclasses.fields(cls))
    _give(cls, {**_identity(names), **_frozen(names)})
    return cls


def _open_class(plain: T) -> T:
    """A class with the fields of ``plain`` in slots, of values that may change."""
    cls: T = _with_slots(plain)
    _give(cls, _identity(tuple(each.name for each in dataclasses.fields(cls))))
    type.__setattr__(cls, "__hash__", None)  # Python's way to say that there is none
    return cls


def _give(cls: type, methods: dict[str, Callable[..., Any]]) -> None:
    """Give a class those of the methods that it does not define itself, and its ``__init__``."""
    for name, method in {**methods, "__init__": _first_init(cls)}.items():
        if name not in cls.__dict__:
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, method)


def _identity(names: tuple[str, ...]) -> dict[str, Callable[..., Any]]:
    """Comparing, hashing and printing by the fields."""
    get = attrgetter(*names)
    values: Callable[[object], tuple[object, ...]]
    values = get if len(names) > 1 else lambda each: (get(each),)

    def equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def shown(self: object) -> str:
        pairs = zip(names, values(self), strict=True)
        inside = ", ".join(f"{name}={value!r}" for name, value in pairs)
        return f"{self.__class__.__qualname__}({inside})"

    return {"__eq__": equal, "__hash__": lambda self: hash(values(self)), "__repr__": shown}


def _frozen(names: tuple[str, ...]) -> dict[str, Callable[..., Any]]:
    """Refusing to change, and yet being copied and pickled."""

    def assign(_self: object, name: str, _value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def delete(_self: object, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def state(self: object) -> list[object]:
        return [getattr(self, name) for name in names]

    def restore(self: object, values: list[object]) -> None:
        for name, value in zip(names, values, strict=True):
            _set(self, name, value)

    return {
        "__setattr__": assign,
        "__delattr__": delete,
        "__getstate__": state,
        "__setstate__": restore,
    }


def _first_init(cls: type) -> Callable[..., None]:
    """An ``__init__`` that puts the compiled one in its own place when the first value is made."""

    def init(self: object, *values: object, **named: object) -> None:
        compiled = _compiled_init(cls)
        type.__setattr__(cls, "__init__", compiled)
        compiled(self, *values, **named)

    return init


def _compiled_init(cls: type) -> Callable[..., None]:
    """The ``__init__`` of a class, its parameters in the order of the fields."""
    known: dict[str, Any] = {"_set": _set, "_not_given": object()}
    line = "self.{0} = {1}" if "__setattr__" not in cls.__dict__ else "_set(self, '{0}', {1})"
    parameters, lines = ["self"], []
    for each in dataclasses.fields(cls):
        parameter = value = each.name
        if each.default is not dataclasses.MISSING:
            known[f"_{each.name}"] = each.default
            parameter += f"=_{each.name}"
        elif each.default_factory is not dataclasses.MISSING:
            known[f"_{each.name}"] = each.default_factory
            parameter += "=_not_given"
            value = f"_{each.name}() if {each.name} is _not_given else {each.name}"
        parameters.append(parameter)
        lines.append(f"    {line.format(each.name, value)}\n")
    if hasattr(cls, "__post_init__"):
        lines.append("    self.__post_init__()\n")
    # Only names of fields are in it, which are Python's own identifiers.
    exec(f"def __init__({', '.join(parameters)}):\n{''.join(lines)}", known)  # noqa: S102
    compiled: Callable[..., None] = known["__init__"]
    compiled.__qualname__ = f"{cls.__qualname__}.__init__"
    return compiled


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = value_class

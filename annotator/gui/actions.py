"""What a person can do, as values: menus, palette, tooltips and the shortcuts page read them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from annotator.gui.modes import ANYWHERE, Mode
from annotator.model.values import dataclass


def _never() -> str:
    return ""


def _as_listed(fixed: "Sequence[Action]", _labels: "Sequence[Action]") -> "Sequence[Action]":
    return fixed


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: its name, its words, its keys, and what happens.

    ``keys`` are written as in ``keys.key_names``: "L", "Ctrl+Shift+Z", "Alt+Left"; the first one
    is shown. ``blocked`` gives the sentence that says why it cannot be done now; empty when it can.
    """

    name: str
    title: str
    run: Callable[[], object]
    group: str
    keys: tuple[str, ...] = ()
    modes: frozenset[Mode] = ANYWHERE
    blocked: Callable[[], str] = _never
    more: Callable[[], str] = _never
    """What it would act on now, to be said behind the title: "Undo" has "mark Actor “NATO”"."""

    repeats: bool = False
    """Whether holding its key does it again and again: only where a person watches it move."""

    @property
    def key(self) -> str:
        """The key that is shown; empty when there is none."""
        return self.keys[0] if self.keys else ""

    def words(self) -> str:
        """The title, with what it would act on now."""
        more = self.more()
        return f"{self.title}: {more}" if more else self.title

    @property
    def anywhere(self) -> bool:
        """Whether the keys act wherever the focus is."""
        return self.modes == ANYWHERE


_GROUPS = (
    "Labels",
    "Annotation",
    "Suggestions",
    "Gaps",
    "Find",
    "Document",
    "History",
    "View",
    "Project",
    "Window",
)
"""The groups as pages of keys show them; others come last."""


def in_groups(actions: Iterable[Action]) -> list[Action]:
    """The actions sorted by their groups, within a group as they come."""
    order = {group: place for place, group in enumerate(_GROUPS)}
    return sorted(actions, key=lambda each: (order.get(each.group, len(order)), each.group))


Settle = Callable[[Sequence[Action], Sequence[Action]], Sequence[Action]]
"""From the fixed actions and those of the labels to the fixed ones with the keys they have now."""


class Actions:
    """The list of actions, in the order in which menus and the palette show them.

    The actions of the labels change with the codebook and stand first.
    """

    def __init__(
        self,
        fixed: Iterable[Action],
        labels: Callable[[], Iterable[Action]] = tuple,
        settle: Settle | None = None,
    ) -> None:
        """Keep the fixed actions; ``labels`` gives those of the codebook as it is now.

        ``settle`` gives the fixed ones the keys that they have beside those of the labels.
        """
        self.usual = tuple(fixed)
        """The fixed actions with the keys that the list gives them."""
        self._labels = labels
        self._settle = settle or _as_listed

    def __iter__(self) -> Iterator[Action]:
        """Every action there is now, with its keys."""
        labels = self.labels()
        yield from labels
        yield from self._settle(self.usual, labels)

    def labels(self) -> tuple[Action, ...]:
        """The actions of the labels, whose keys are the codebook's."""
        return tuple(self._labels())

    def key_of(self, name: str) -> str:
        """The key that is shown for an action; empty when it has none."""
        return self.named(name).key

    def named(self, name: str) -> Action:
        """The action of that name; raises KeyError when there is none."""
        for action in self:
            if action.name == name:
                return action
        raise KeyError(name)

    def for_key(self, key: str, mode: Mode, *, on_page: bool) -> Action | None:
        """The action of a key in a mode; away from the page, only one that acts anywhere."""
        for action in self:
            if key in action.keys and mode in action.modes and (on_page or action.anywhere):
                return action
        return None

    def clashes(self) -> tuple[tuple[Mode, str], ...]:
        """Keys that two actions of one mode share; there must be none."""
        pairs = Counter((mode, key) for each in self for key in each.keys for mode in each.modes)
        return tuple(pair for pair, count in pairs.items() if count > 1)

"""Which keys the actions have: those of the list, and what the person has changed of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from annotator.gui.actions import Action
from annotator.gui.keys import is_key
from annotator.gui.modes import Mode
from annotator.gui.settings import Settings

Keys = tuple[str, ...]

_MOST: Final = 4
"""So many keys an action may have."""


class Keymap(QObject):
    """What the person has changed of the actions' keys: remembered as a difference to the list.

    Names that no action has are kept and do nothing: another version may know them.
    """

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        """Read what was changed; whatever cannot be read as that is left out."""
        super().__init__()
        self._settings = settings
        self._own = _read(settings.keys)
        self._settled: tuple[object, tuple[Action, ...]] = (None, ())
        self._beside: object = None
        """The labels beside which they were settled."""

    def own(self) -> Mapping[str, Keys]:
        """The keys of those actions that were given others than the list's, by name."""
        return self._own

    def settle(self, fixed: Sequence[Action], labels: Sequence[Action]) -> tuple[Action, ...]:
        """The fixed actions with the keys that they have beside those of the labels."""
        if labels is self._beside and self._settled[0] is fixed:
            return self._settled[1]
        self._settled, self._beside = (fixed, settled(fixed, self._own, labels)), labels
        return self._settled[1]

    def first(self, name: str, usual: str) -> str:
        """The first key of an action of which the list's own one is ``usual``; empty for none."""
        keys = self._own.get(name)
        return usual if keys is None else keys[0] if keys else ""

    def give(self, keys: Mapping[str, Keys | None]) -> None:
        """Let actions have other keys from now on; None gives an action those of the list."""
        for name, wanted in keys.items():
            if wanted is None:
                self._own.pop(name, None)
            else:
                self._own[name] = wanted[:_MOST]
        self._beside = None
        self._settings.keys = json.dumps(self._own, ensure_ascii=False) if self._own else ""
        self.changed.emit()

    def forget(self) -> None:
        """Give every action the keys of the list."""
        self.give(dict.fromkeys(self._own))


def settled(
    fixed: Sequence[Action], own: Mapping[str, Keys], labels: Iterable[Action]
) -> tuple[Action, ...]:
    """The actions with their keys, in their order; no two of one mode share a key.

    Labels come first, then what the person has chosen, then the list: where a new version or
    another codebook wants a key that is taken, it does without.
    """
    taken: dict[tuple[Mode, str], str] = {}
    found: dict[str, Action] = {}
    for label in labels:
        _take(taken, label, label.keys)
    for action in fixed:
        if action.name in own:
            found[action.name] = _take(taken, action, own[action.name])
    for action in fixed:
        if action.name not in own:
            found[action.name] = _take(taken, action, action.keys)
    return tuple(found[action.name] for action in fixed)


def _take(taken: dict[tuple[Mode, str], str], action: Action, keys: Keys) -> Action:
    """The action with those of the keys that are free in all its modes; they are taken then."""
    free = tuple(
        key
        for key in keys
        if all(taken.get((mode, key), action.name) == action.name for mode in action.modes)
    )
    taken.update({(mode, key): action.name for key in free for mode in action.modes})
    return action if free == action.keys else replace(action, keys=free)


def _read(remembered: str) -> dict[str, Keys]:
    """What was written by ``give``; without whatever else somebody may have put there."""
    try:
        said = json.loads(remembered) if remembered else {}
    except ValueError:
        return {}
    if not isinstance(said, dict):
        return {}
    return {
        name: tuple(key for key in keys if isinstance(key, str) and is_key(key))[:_MOST]
        for name, keys in said.items()
        if isinstance(keys, list)
    }

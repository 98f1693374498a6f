"""Which keys can be chosen for which actions, and what stands in the way."""

from dataclasses import dataclass
from typing import Final

from annotator.gui.actions import Action, Actions
from annotator.gui.keymap import Keymap, Keys
from annotator.gui.keys import shown
from annotator.gui.reading.keys import names as keys_of_the_page

LEAVES: Final = "Esc"
"""The key that goes one level out everywhere, in the panels' own fields too."""

_FIXED: Final = "leave"


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An action with its keys, as a person sees them."""

    action: Action
    """With the keys that it has now."""
    usual: Keys
    """The keys that the list gives it."""
    fixed: str
    """Why its keys cannot be changed; empty when they can."""

    @property
    def changed(self) -> bool:
        """Whether it has other keys than usual."""
        return self.action.keys != self.usual

    def words(self) -> str:
        """The keys in words: "Ctrl Y", with the usual ones behind when they are others."""
        now = _in_words(self.action.keys) or "none"
        return f"{now}  (was {_in_words(self.usual) or 'none'})" if self.changed else now


@dataclass(frozen=True, slots=True)
class Answer:
    """What giving a key to an action would mean."""

    refused: str = ""
    """Why it cannot be; empty when it can."""
    taken_from: tuple[Action, ...] = ()
    """Actions that would lose the key."""

    def question(self, key: str) -> str:
        """What is asked before a key is taken away from another action."""
        titles = " and ".join(f"“{each.title}”" for each in self.taken_from)
        return f"{shown(key)} is {titles}. Take it from there?"


class KeyChoices:
    """Shows the actions with their keys, and changes them."""

    def __init__(self, actions: Actions, keymap: Keymap) -> None:
        """Change the keys of these actions in a map."""
        self._actions = actions
        self._keymap = keymap

    def rows(self, typed: str = "") -> list[KeyRow]:
        """The actions whose words or keys hold all that was typed; every one without."""
        wanted = typed.replace("+", " ").casefold().split()
        found = [self._row(each) for each in self._actions]
        return [row for row in found if all(each in _searched(row) for each in wanted)]

    def row(self, name: str) -> KeyRow:
        """The row of an action; raises KeyError when there is none of that name."""
        return self._row(self._actions.named(name))

    def judge(self, name: str, key: str) -> Answer:
        """What giving a key to an action would mean."""
        row = self.row(name)
        if row.fixed:
            return Answer(row.fixed)
        if key == LEAVES:
            return Answer("Esc goes one level out everywhere; it can mean nothing else.")
        if key in keys_of_the_page():
            return Answer(f"{shown(key)} moves the caret or selects; the page needs it.")
        if len(key) == 1 and key.isdigit():
            return Answer("Digits choose values and numbered targets.")
        for label in self._actions.labels():
            if key in label.keys:
                return Answer(
                    f"{shown(key)} is “{label.title}”: that letter belongs to the codebook."
                )
        others = [
            each
            for each in self._actions
            if each.name != name and key in each.keys and each.modes & row.action.modes
        ]
        return Answer(taken_from=tuple(others))

    def give(self, name: str, key: str, *, beside: bool = False) -> None:
        """Give an action a key, instead of those that it has or beside them.

        Whatever had the key in a mode of the action loses it. A key that ``judge`` refuses
        changes nothing.
        """
        answer = self.judge(name, key)
        if answer.refused:
            return
        row = self.row(name)
        kept = tuple(each for each in row.action.keys if each != key) if beside else ()
        wanted = {name: (*kept, key)}
        for other in answer.taken_from:
            wanted[other.name] = tuple(each for each in other.keys if each != key)
        self._keymap.give({each: self._difference(each, keys) for each, keys in wanted.items()})

    def take_away(self, name: str) -> None:
        """Leave an action without keys; the palette still finds it."""
        if not self.row(name).fixed:
            self._keymap.give({name: self._difference(name, ())})

    def reset(self, name: str) -> str:
        """Give an action its usual keys; a sentence about those that others keep, empty else."""
        self._keymap.give({name: None})
        row = self.row(name)
        lacking = [shown(key) for key in row.usual if key not in row.action.keys]
        if not lacking:
            return ""
        return f"{' and '.join(lacking)} still belongs to another action; reset that one too."

    def reset_all(self) -> None:
        """Give every action its usual keys."""
        self._keymap.forget()

    def any_changed(self) -> bool:
        """Whether anything was changed at all."""
        return bool(self._keymap.own())

    def _row(self, action: Action) -> KeyRow:
        usual = {each.name: each.keys for each in self._actions.usual}
        if action.name not in usual:
            fixed = "The letters of labels belong to the codebook; all annotators share them."
            return KeyRow(action, action.keys, fixed)
        fixed = "Esc goes one level out everywhere." if action.name == _FIXED else ""
        return KeyRow(action, usual[action.name], fixed)

    def _difference(self, name: str, keys: Keys) -> Keys | None:
        """What the map is to remember of an action's keys: nothing when they are the usual."""
        usual = next(each.keys for each in self._actions.usual if each.name == name)
        return None if keys == usual else keys


def _in_words(keys: Keys) -> str:
    return " or ".join(shown(key) for key in keys)


def _searched(row: KeyRow) -> str:
    keys = " ".join(shown(key) for key in row.action.keys)
    return f"{row.action.title} {row.action.group} {keys}".casefold()

"""How annotations are made by keys, some with a slip that is mended, and described and linked."""

from collections.abc import Callable, Collection, Sequence

from tests.support.book import Mark, Tie, candidates, offered_first
from tests.support.hand import KEYS
from tests.support.table import Table

CHOICES = {
    "kind": ("person", "state", "body", "group", "organisation"),
    "strength": ("conditional", "ongoing", "intended", "firm"),
    "type": ("direct", "indirect", "mixed"),
}
"""The values as the inspector numbers them, in the order of the guidelines."""

FIELDS = {
    "ACTOR": ("kind", "canonical"),
    "ROLE": ("organisation",),
    "COMMITMENT": ("strength", "time"),
    "QUOTE": ("type",),
}
"""The fields of each label from top to bottom, in the order of the guidelines."""


def mark(table: Table, wanted: Mark, done: Sequence[Mark]) -> None:
    """Make an annotation in the way that its words are made, beside those that are there."""
    words = table.gold.text[wanted.start : wanted.end]
    way = next((_WAYS[begun] for begun in _WAYS if words.startswith(begun)), plainly)
    way(table, wanted, done)
    table.has([*done, wanted], f"{wanted} by keys")


def plainly(table: Table, wanted: Mark, done: Sequence[Mark]) -> None:
    """Select and mark; select and add what further fragments there are."""
    first, *others = wanted.fragments
    table.keys.select(*first)
    table.keys.press(KEYS[wanted.label])
    for each in others:
        table.keys.select(*each)
        table.keys.press("f")


def _with_the_comma(table: Table, wanted: Mark, done: Sequence[Mark]) -> None:
    """The comma was selected too; the label leaves it out."""
    assert table.gold.text[wanted.end] == ","
    table.keys.select(wanted.start, wanted.end + 1)
    table.keys.press(KEYS[wanted.label])


def _relabelled(table: Table, wanted: Mark, done: Sequence[Mark]) -> None:
    """Called a quote at first."""
    table.keys.select(wanted.start, wanted.end)
    table.keys.press("q")
    table.has([*done, Mark("QUOTE", wanted.fragments)], "a slip in the label")
    table.keys.press(KEYS[wanted.label])


def _a_word_later(table: Table, wanted: Mark, done: Sequence[Mark]) -> None:
    """Without its last word at first."""
    short = table.gold.text.rindex(" ", wanted.start, wanted.end)
    table.keys.select(wanted.start, short)
    table.keys.press(KEYS[wanted.label], "alt+Right")


def _a_word_earlier(table: Table, wanted: Mark, done: Sequence[Mark]) -> None:
    """Without its first word at first."""
    late = table.gold.text.index(" ", wanted.start, wanted.end) + 1
    table.keys.select(late, wanted.end)
    table.keys.press(KEYS[wanted.label], "alt+shift+Left")


def _by_letters(table: Table, wanted: Mark, done: Sequence[Mark]) -> None:
    """Without snapping, and without its first and last letter at first."""
    table.keys.press("w", "w", "w")
    table.keys.select(wanted.start + 1, wanted.end - 1)
    table.keys.press(KEYS[wanted.label], "ctrl+alt+Right", "ctrl+alt+shift+Left", "w")


def _there_and_back(table: Table, wanted: Mark, done: Sequence[Mark]) -> None:
    """Undone and redone."""
    plainly(table, wanted, done)
    table.has([*done, wanted], "a mark to undo")
    table.keys.press("ctrl+z")
    table.has(done, "the mark to be undone")
    table.keys.press("ctrl+shift+z")


_WAYS: dict[str, Callable[[Table, Mark, Sequence[Mark]], None]] = {
    "National Security Advisor": _with_the_comma,
    "will serve as": _relabelled,
    "has agreed with": _a_word_later,
    "Special Representative of": _a_word_earlier,
    "Allies": _by_letters,
    "Iraqi authorities": _there_and_back,
}
"""How the annotations whose words begin so are made."""


def go(table: Table, now: Mark | None, wanted: Mark, marks: Sequence[Mark]) -> None:
    """Go from annotation to annotation by Tab, from the selected one or from the text's start."""
    order = sorted(marks, key=lambda each: (each.start, -each.end))
    steps = order.index(wanted) - (order.index(now) if now else -1)
    if now is None:
        table.keys.press("ctrl+Home")
    table.keys.press(*["Tab" if steps > 0 else "shift+Tab"] * abs(steps))
    table.keys.stands_at(wanted.start)


def describe(table: Table, wanted: Mark) -> None:
    """Say of the selected annotation what gold says: digits choose, words are typed.

    Values that no plain keyboard types have to be in the clipboard.
    """
    values = table.gold.attributes[wanted]
    words = table.gold.text[wanted.start : wanted.end]
    table.keys.press("e")
    for n, name in enumerate(FIELDS[wanted.label]):
        table.keys.press(*["Tab"] * min(n, 1))
        value = values.get(name, "")
        if name in CHOICES:
            table.keys.press(str(CHOICES[name].index(value) + 1))
        elif name == "canonical" and value == words:
            table.keys.press("Return")
        elif not value.isascii():
            table.keys.press("ctrl+v", "Return")
        elif value:
            table.keys.type(value)
            table.keys.press("Return")
    if FIELDS[wanted.label][-1] not in values or wanted.label == "QUOTE":
        table.keys.press("Escape")
    table.says(wanted, values)


def link(table: Table, chosen: Mark, tie: Tie, marks: Sequence[Mark], ties: Collection[Tie]) -> str:
    """Tie the selected annotation to the other end; what it was found by: "words" or "digits".

    Where another type is offered first, Tab takes the next.
    """
    table.keys.press("l")
    target = tie.target if chosen == tie.source else tie.source
    offered = candidates(chosen, marks, ties)
    texts = [table.gold.text[each.start : each.end].casefold() for each in offered]
    typed = texts[offered.index(target)][:12].replace("’", "'")
    by_words = sum(typed.replace("'", "’") in each or typed in each for each in texts) == 1
    if by_words and typed[0].isalpha() and typed.isascii():
        found_by = "words"
        table.keys.type(typed)
    else:
        found_by = "digits"
        table.keys.press(*str(offered.index(target) + 1))
    if offered_first(tie, ties) != tie.type:
        table.keys.press("Tab")
    table.keys.press("Return")
    return found_by

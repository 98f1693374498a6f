"""What counts as an occurrence: remembered from one time to the next."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Final, NamedTuple

from annotator.gui.settings import Settings
from annotator.language.occurrences import Manner

_KEY: Final = "occurrences/options"


@dataclass(frozen=True, slots=True)
class Options:
    """What a person has chosen in the panel."""

    any_case: bool = False
    other_forms: bool = False
    whole_words: bool = True
    inside_others: bool = True
    whole_project: bool = False

    @property
    def manner(self) -> Manner:
        """What counts as the same words."""
        return Manner(
            any_case=self.any_case, inflected=self.other_forms, whole_words=self.whole_words
        )

    def turned(self, name: str) -> "Options":
        """These options with the one of that name the other way round."""
        return replace(self, **{name: not getattr(self, name)})


class Choice(NamedTuple):
    """An option as the panel offers it: its name in ``Options``, its key, words and tooltip."""

    name: str
    key: str
    title: str
    tip: str


CHOICES: Final = (
    Choice("any_case", "C", "Any case", "“nato” and “Nato” count as “NATO” too."),
    Choice(
        "other_forms",
        "F",
        "Other forms",
        "English plurals, singulars and possessives of the last word count too: ally, allies,\n"
        "ally’s, allies’. Only regular ones; irregular plurals and verbs are not known.\n"
        "A final ’s is never marked with the word.",
    ),
    Choice(
        "whole_words",
        "W",
        "Whole words",
        "Without this, words are found within longer words too. A hyphen beside capitals\n"
        "(NATO-Iraq) and a final ’s part words.",
    ),
    Choice(
        "inside_others",
        "O",
        "Inside other labels",
        "Places inside your annotations of other labels count too. Without this, only what is\n"
        "in none of your annotations. What has this label already is always left out.",
    ),
    Choice("whole_project", "P", "Whole project", "All documents, not only the one shown."),
)


def remembered(settings: Settings) -> Options:
    """The options as they were last; those of the first time when there were none."""
    stored = settings.store.value(_KEY)
    if not isinstance(stored, str):
        return Options()
    on = set(stored.split())
    return Options(**{each: each in on for each in _names()})


def remember(settings: Settings, options: Options) -> None:
    """Keep the options for the next time."""
    on = [each for each in _names() if getattr(options, each)]
    settings.store.setValue(_KEY, " ".join(on) or "none")


def _names() -> Iterable[str]:
    return (each.name for each in fields(Options))

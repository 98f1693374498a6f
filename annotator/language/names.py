"""Whether words look like the name of somebody."""

import re
from typing import Final

_PRONOUNS: Final = frozenset(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their"
    " theirs who whom whose this that these those one everyone somebody nobody"
    " himself herself itself themselves ourselves myself yourself".split()
)
_TITLES: Final = frozenset(
    "president prime minister ministers secretary general secretary-general chancellor ambassador"
    " king queen prince princess emperor pope bishop archbishop cardinal imam rabbi mayor governor"
    " senator deputy vice vice-president director director-general chair chairman chairwoman"
    " chairperson commissioner commander chief executive officer admiral captain colonel major"
    " general spokesman spokeswoman spokesperson speaker leader head envoy special high foreign"
    " representative rapporteur judge justice professor doctor dr mr mrs ms miss sir madam lord"
    " lady excellency majesty highness acting former permanent assistant under"
    " under-secretary under-secretary-general".split()
)
_SMALL: Final = frozenset("the a an of for and to".split())
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def looks_like_name(words: str) -> bool:
    """Whether words hold a word with a capital (or of a script without) that is no common one.

    A pronoun is no name, and neither is a title alone. The lists know English; of another language
    a word at the beginning of a sentence may be taken for a name.
    """
    found = [each for each in _WORD.findall(words) if not each[0].islower()]
    common = _PRONOUNS | _TITLES | _SMALL
    return any(each.casefold() not in common for each in found)

"""Full stops that belong to a word: “S.A.”, “Inc.”, “Dr.”, “No. 5”, “a.m.”.

Three signs tell such a stop from the end of a sentence: the word has stops inside, the word is a
known abbreviation, or the sentence visibly goes on behind the stop. (The third is the orthographic
heuristic of Kiss and Strunk, “Unsupervised Multilingual Sentence Boundary Detection”, 2006.)
"""

import re

_REACH = 24
_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}\Z")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_GOES_ON = re.compile(r"[,;:]|[ \t\xa0]+(?=[^\W\d_])(\w)")
_NUMBER = re.compile(r"[ \t\xa0]?\d")

_KNOWN = frozenset(
    """
    Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Sr Jr Hon Rev Revd Fr St Ste Msgr Esq
    Gen Lt Col Maj Capt Cpt Cdr Cmdr Adm Brig Sgt Cpl Pvt Gov Sen Rep Reps Sens Amb Supt Insp
    Inc Ltd Co Corp Bros Cie Plc Pty Dept Univ Assn Mfg Intl Natl Govt Ave Blvd Rd Mt Ft
    Feb Apr Aug Sept Sep Oct Nov Tue Tues Thu Thur Thurs Fri
    inc ltd co corp bros dept
    etc approx vs ca cf resp viz ibid incl excl ff seq eds al
    bzw usw evtl ggf inkl zzgl vgl bspw Hr Fr Frl Str Abb Bd Hrsg
    """.split()
)
_BEFORE_NUMBER = frozenset(
    """
    No Nos Nr Nrs no nos Art Arts Sec Secs sec Fig Figs fig figs Vol Vols vol vols
    p pp para paras Para ch Ch cl Reg Regs Res Tel tel c Jan Mar Jun Jul Dec Abs Rn
    """.split()
)


def is_own_stop(text: str, offset: int) -> bool:
    """Whether the full stop at ``offset`` belongs to the word before it.

    False where there is no full stop, and for a stop within a word or an ellipsis.
    """
    if text[offset : offset + 1] != "." or offset == 0:
        return False
    after = text[offset + 1 : offset + _REACH]
    before = text[max(0, offset - _REACH) : offset]
    word = _LAST_WORD.search(before)
    if not word or after.startswith(".") or after[:1].isalnum():
        return False
    if _DOTTED.search(before) or word.group() in _KNOWN:
        return True
    if word.group() in _BEFORE_NUMBER and _NUMBER.match(after):
        return True
    on = _GOES_ON.match(after)
    return on is not None and (on.group(1) is None or on.group(1).islower())

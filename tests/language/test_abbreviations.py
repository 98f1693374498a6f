"""Which full stops belong to the word before them."""

import pytest

from annotator.language.abbreviations import is_own_stop


@pytest.mark.parametrize(
    "text",
    [
        "Verrin Lines S.A.|",
        "the U.S.| The",
        "at 5 p.m.| He",
        "a Ph.D.| in",
        "Acme Inc.| The",
        "Dr.| Smith",
        "Mr.|\nSmith",
        "etc.|",
        "No.| 5",
        "pp.| 3",
        "approx.| five",
        "Blvd.|, which",
        "Zbg.| mit",
        "unkn.|, and",
    ],
)
def test_the_stop_of_an_abbreviation_is_its_own(text: str) -> None:
    assert is_own_stop(text.replace("|", ""), text.index("|") - 1)


@pytest.mark.parametrize(
    "text",
    [
        "the plan.| The",
        "the plan.|",
        "he said no.| They",
        "No.| They",
        "3.|75",
        "wait.|.. and",
        "in 2035.| A",
        "end.|\nand on",
        ".|",
        "no stop|",
        "U.|S.A.",
        "“yes”.| and",
    ],
)
def test_the_stop_of_a_sentence_is_not(text: str) -> None:
    assert not is_own_stop(text.replace("|", ""), text.index("|") - 1)

"""Whether words look like a name."""

import pytest

from annotator.language.names import looks_like_name


@pytest.mark.parametrize(
    "words",
    ["Javier Colomina", "NATO", "the Kingdom of Norway", "President Ruiz", "van Dyck", "O’Neill",
     "Élan", "中国", "الأردن"],
)  # fmt: skip
def test_a_name_looks_like_one(words: str) -> None:
    assert looks_like_name(words)


@pytest.mark.parametrize(
    "words",
    ["He", "she", "Their", "the company", "Secretary General", "the Prime Minister",
     "The Secretary-General", "200", "", "…"],
)  # fmt: skip
def test_a_pronoun_a_title_alone_and_common_nouns_do_not(words: str) -> None:
    assert not looks_like_name(words)

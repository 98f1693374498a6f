"""docs/codebook.md says what a codebook file can say."""

import re
from pathlib import Path

from annotator.formats.codebook_toml import parse_codebook, write_codebook
from annotator.formats.codebook_values import codebook_as_value
from annotator.model.codebook import AttributeKind, Strictness, Trim
from annotator.model.codebook_rules import PATTERNS
from annotator.model.keys import RESERVED_KEYS

PAGE = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
TABLES = PAGE.split("\n## ")[1:4]


def example() -> str:
    found = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found.group(1)


def named(table: str) -> set[str]:
    """The fields that a table of the page explains."""
    cells = re.findall(r"^\| (.*?) \|", table, re.MULTILINE)
    return {name for cell in cells for name in re.findall("`([^`]+)`", cell)}


def test_the_example_is_a_sound_codebook() -> None:
    book = parse_codebook(example())
    assert [each.name for each in book.labels] == ["ACTOR", "QUOTE"]
    assert parse_codebook(write_codebook(book)) == book


def test_every_field_is_explained_and_no_other() -> None:
    value = codebook_as_value(parse_codebook(example()))
    labels, relations = value["label"], value["relation"]
    assert isinstance(labels, list)
    assert isinstance(relations, list)
    for table, entry in zip(
        TABLES, (labels[0], relations[0], labels[0]["attribute"][0]), strict=True
    ):
        assert named(table) == set(entry) - {"attribute"}


def test_every_kind_is_named() -> None:
    for word in (*AttributeKind, *Trim, *Strictness, *PATTERNS):
        assert str(word) in PAGE
    letters = re.search("`((?:[a-z] )+[a-z])` are refused", PAGE)
    assert letters is not None
    assert set(letters.group(1).split()) == {key for key in RESERVED_KEYS if key.isalpha()}

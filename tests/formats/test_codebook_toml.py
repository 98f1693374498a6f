"""Codebooks read from and written to TOML."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import UnreadableFileError
from annotator.formats.codebook_toml import parse_codebook, read_codebook, write_codebook
from annotator.model.codebook import AttributeKind, Codebook, Strictness, Trim
from tests.strategies import codebooks

ACTOR = '[[label]]\nname = "ACTOR"\ncolour = "#2563c9"\n'
QUOTE = '[[label]]\nname = "QUOTE"\ncolour = "#7a3fc4"\n'


@given(codebooks())
def test_a_written_codebook_reads_back_as_it_was(codebook: Codebook) -> None:
    assert parse_codebook(write_codebook(codebook)) == codebook


def test_what_is_not_said_has_a_sensible_value() -> None:
    (label,) = parse_codebook(ACTOR).labels
    assert (label.title, label.dark_colour, label.pattern) == ("ACTOR", "#2563c9", "solid")
    assert (label.key, label.trim, label.attributes) == ("", Trim.WORDS, ())


def test_a_bare_toml_date_is_the_default_of_a_date() -> None:
    text = ACTOR + '[[label.attribute]]\nname = "since"\nkind = "date"\ndefault = 2026-03-14\n'
    (spec,) = parse_codebook(text).labels[0].attributes
    assert (spec.kind, spec.default) == (AttributeKind.DATE, "2026-03-14")


def test_retired_labels_keep_no_key_from_others() -> None:
    text = ACTOR + 'key = "a"\nretired = true\n' + QUOTE + 'key = "a"\n'
    assert [label.key for label in parse_codebook(text).labels] == ["a", "a"]


HOSTILE = {
    "no TOML": ("[[label]", "not valid TOML"),
    "nested too deeply": ("a = " + "[" * 20000, "nested too deeply"),
    "unknown entry": (ACTOR + 'color = "red"', "unknown entry “color”"),
    "unknown table": ("[labels]", "unknown entry “labels”"),
    "no name": ('[[label]]\ncolour = "#000000"', "label 1 lacks “name”"),
    "empty name": ('[[label]]\nname = ""\ncolour = "#000000"', "is empty"),
    "name of two lines": ('[[label]]\nname = "A\\nB"\ncolour = "#000000"', "line break"),
    "endless name": (f'[[label]]\nname = "{"A" * 101}"\ncolour = "#000000"', "101 characters"),
    "no colour": ('[[label]]\nname = "ACTOR"', "lacks “colour”"),
    "colour by name": ('[[label]]\nname = "ACTOR"\ncolour = "red"', "not of the form #2563c9"),
    "label a text": ('label = "ACTOR"', "is text, not a list"),
    "label a number": ("label = [1]", "is a whole number, not a table"),
    "name a number": ('[[label]]\nname = 1\ncolour = "#000000"', "is a whole number, not text"),
    "examples a text": (ACTOR + 'examples = "NATO"', "not a list of texts"),
    "bracket a text": (ACTOR + 'bracket = "no"', "not true or false"),
    "unknown pattern": (ACTOR + 'pattern = "wavy"', "“wavy”, which is none of solid"),
    "unknown trim": (ACTOR + 'trim = "all"', "“all”, none of words"),
    "twice the same label": (ACTOR + ACTOR.lower(), "“actor” stands there 2 times"),
    "twice the same key": (ACTOR + 'key = "a"\n' + QUOTE + 'key = "a"', "key of another label"),
    "key of two letters": (ACTOR + 'key = "ac"', "not one small letter"),
    "key a capital": (ACTOR + 'key = "A"', "not one small letter"),
    "key no letter": (ACTOR + 'key = "+"', "not one small letter"),
    "unknown parent": (ACTOR + 'parent = "PARTY"', "parent “PARTY”, which is not there"),
    "own parent": (ACTOR + 'parent = "ACTOR"', "its own ancestor"),
    "parents in a circle": (
        ACTOR + 'parent = "QUOTE"\n' + QUOTE + 'parent = "ACTOR"',
        "its own ancestor",
    ),
    "unknown kind": (
        ACTOR + '[[label.attribute]]\nname = "kind"\nkind = "colour"',
        "none of text, number",
    ),
    "choice without values": (
        ACTOR + '[[label.attribute]]\nname = "kind"\nkind = "choice"',
        "choice without values",
    ),
    "values of a text": (
        ACTOR + '[[label.attribute]]\nname = "kind"\nvalues = ["a"]',
        "has values, but is no choice",
    ),
    "repeated value": (
        ACTOR + '[[label.attribute]]\nname = "kind"\nkind = "choice"\nvalues = ["a", "a"]',
        "repeated value",
    ),
    "default no value": (
        ACTOR + '[[label.attribute]]\nname = "k"\nkind = "choice"\nvalues = ["a"]\ndefault = "b"',
        "not one of its values",
    ),
    "default no day": (
        ACTOR + '[[label.attribute]]\nname = "k"\nkind = "date"\ndefault = "2026-02-30"',
        "not one of its values",
    ),
    "default no number": (
        ACTOR + '[[label.attribute]]\nname = "k"\nkind = "number"\ndefault = true',
        "not one of its values",
    ),
    "not a number": (
        ACTOR + '[[label.attribute]]\nname = "k"\nkind = "number"\ndefault = nan',
        "nan is no number",
    ),
    "twice the same attribute": (
        ACTOR + '[[label.attribute]]\nname = "k"\n[[label.attribute]]\nname = "K"',
        "attribute “k” stands there 2 times",
    ),
    "relation to nothing": (
        '[[relation]]\nname = "spoken_by"\nfrom = ["QUOTE"]',
        "names the label “QUOTE”, which is not there",
    ),
    "more than most": (
        '[[relation]]\nname = "spoken_by"\nleast = 2\nmost = 1',
        "at least 2 and at most 1",
    ),
    "most a text": ('[[relation]]\nname = "r"\nmost = "many"', "is text, not a whole number"),
    "counted nowhere": ('[[relation]]\nname = "r"\ncounted = "both"', "neither from nor to"),
    "hard about nothing": ('[[relation]]\nname = "r"\nstrictness = "hard"', "asks for no number"),
    "revision below nought": ("revision = -1", "counted upwards"),
    "twice the same uid": (ACTOR + 'uid = "1"\n' + QUOTE + 'uid = "1"', "uid “1” stands there"),
}


@pytest.mark.parametrize(("text", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_codebook_is_refused_with_one_sentence(text: str, reason: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        parse_codebook(text, name="mine.toml")
    assert reason in str(caught.value)
    assert str(caught.value).startswith("“mine.toml” is no")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("key", [*"lefswnLEFSWN.,!0123456789", " ", "\\n", "\\t"])
def test_keys_of_commands_are_refused_and_free_ones_offered(key: str) -> None:
    with pytest.raises(UnreadableFileError, match="is a command of the page; free ones are a b c"):
        parse_codebook(ACTOR + f'key = "{key}"')


def test_a_long_chain_of_parents_is_no_circle() -> None:
    chain = "".join(
        f'[[label]]\nname = "L{n}"\ncolour = "#000000"\nparent = "{f"L{n - 1}" if n else ""}"\n'
        for n in range(3000)
    )
    assert len(parse_codebook(chain).labels) == 3000


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (ACTOR + 'definition = """a\nb"""').encode())
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_codebook(path).labels[0].definition == "a\nb"


@pytest.mark.parametrize("data", [b"\xff\xfe[\x00", b"PK\x03\x04\x80"])
def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match="TOML files in UTF-8"):
        read_codebook(path)


def test_a_missing_file_a_folder_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        read_codebook(tmp_path / "none.toml")
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        read_codebook(tmp_path)
    huge = tmp_path / "huge.toml"
    with huge.open("wb") as file:
        file.truncate(4 * 1024 * 1024 + 1)
    with pytest.raises(UnreadableFileError, match="larger than 4 MiB"):
        read_codebook(huge)


def test_strictness_and_ends_of_a_relation_type_are_read() -> None:
    text = ACTOR + QUOTE
    text += '[[relation]]\nname = "spoken_by"\nfrom = ["QUOTE"]\nto = ["ACTOR"]\nleast = 1\n'
    (kind,) = parse_codebook(text + 'strictness = "hard"\n').relation_types
    assert (kind.from_labels, kind.to_labels) == (("QUOTE",), ("ACTOR",))
    assert (kind.least, kind.most, kind.strictness) == (1, None, Strictness.HARD)


_ANYTHING = (
    "1", "-1", "1.5", "1e400", "nan", "true", '"x"', '""', '"a\\nb"', "[]", "[1]", '["a"]', "[[]]",
    "{}", "{a = 1}", "[{}]", "2026-03-14", "10:00:00", "2026-03-14T10:00:00Z", "9" * 30,
)  # fmt: skip
_ENTRIES = {
    "": ("title", "uid", "revision", "general", "label", "relation", "other"),
    "[general]\n": ("G0", '""'),
    '[[label]]\nname = "A"\ncolour = "#000000"\n': (
        "title", "uid", "parent", "key", "dark_colour", "pattern", "trim", "bracket", "retired",
        "definition", "use_when", "avoid_when", "examples", "attribute",
    ),
    '[[label]]\ncolour = "#000000"\n': ("name",),
    '[[label]]\nname = "A"\n': ("colour",),
    ACTOR + '[[label.attribute]]\nname = "k"\n': (
        "kind", "values", "required", "default", "definition",
    ),
    '[[relation]]\nname = "R"\n': (
        "title", "uid", "from", "to", "counted", "least", "most", "strictness", "retired",
        "definition", "attribute",
    ),
}  # fmt: skip


@given(
    st.sampled_from([(head, name) for head, names in _ENTRIES.items() for name in names]),
    st.sampled_from(_ANYTHING),
)
@settings(max_examples=400)
def test_any_value_anywhere_is_read_or_refused_with_one_sentence(
    entry: tuple[str, str], value: str
) -> None:
    head, name = entry
    found, said = _read(lambda: parse_codebook(f"{head}{name} = {value}\n", name="mine.toml"))
    assert found is not None or _is_refusal(said)
    assert found is None or parse_codebook(write_codebook(found)) == found


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_one_sentence(text: str) -> None:
    found, said = _read(lambda: parse_codebook(text, name="mine.toml"))
    assert found is not None or _is_refusal(said)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "mine.toml"
    path.write_bytes(data)
    found, said = _read(lambda: read_codebook(path))
    assert found is not None or _is_refusal(said)


def _read(read: Callable[[], Codebook]) -> tuple[Codebook | None, str]:
    """What was read, or the sentence that says why nothing was."""
    try:
        return read(), ""
    except UnreadableFileError as error:
        return None, str(error)


def _is_refusal(said: str) -> bool:
    return said.startswith("“mine.toml” is no") and len(said.splitlines()) == 1


def test_names_joined_by_dots_within_words_are_no_nesting() -> None:
    words = "e.g. i.e. www.a.b.c.d.org 1.2.3.4" + "." * 100
    assert parse_codebook(ACTOR + f'definition = "{words}"\n').labels[0].definition == words


def test_a_choice_of_a_hundred_thousand_values_that_are_all_the_default_is_read_at_once() -> None:
    values = ", ".join(f'"v{n}"' for n in range(100_000))
    asked = f'[[label.attribute]]\nname = "k"\nkind = "choices"\nvalues = [{values}]\n'
    book = parse_codebook(ACTOR + asked + f"default = [{values}]\n")
    assert len(book.labels[0].attributes[0].values) == 100_000

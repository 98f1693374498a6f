"""Generated texts, spans, and codebooks for the laws that the tests state."""

import string

from hypothesis import strategies as st

from annotator.model.codebook import (
    AttributeKind,
    AttributeSpec,
    Codebook,
    Label,
    RelationType,
    Strictness,
    Trim,
)
from annotator.model.codebook_rules import PATTERNS
from annotator.model.keys import free_keys
from annotator.model.text import Span, join_touching

PIECES = (
    "NATO",
    "e\u0301",  # a combining accent
    "👩‍👩‍👧",  # one grapheme of several characters above U+FFFF
    "🇳🇴",
    "السلام",
    "नमस्ते",
    "\u00a0",
    "\u2028",
    "\u0085",
    "a\ufeffb",  # a byte order mark inside the text
    "\u200f",
    "漢字",
    "\ufffd",
    "ﬁ",
    "İ",
    "\t",
    "\n",
    "\n\n",
    " ",
    "“so,” ",
    "’s ",
    "S.A. ",
)
"""What is likely to break code that counts characters."""


def texts(*, least: int = 0, most: int = 60) -> st.SearchStrategy[str]:
    """Texts as a project stores them: no CR, no leading byte order mark, no controls."""
    character = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    piece = st.one_of(st.sampled_from(PIECES), character)
    joined = st.lists(piece, min_size=least, max_size=most).map("".join)
    return joined.map(lambda text: text.lstrip("\ufeff") or "x" * least)


def raw_texts(*, most: int = 60) -> st.SearchStrategy[str]:
    """Characters as a file may hold them: any line ends, a leading mark, what cannot be kept."""
    odd = st.sampled_from(("\r\n", "\r", "\n", "\r\r\n", "\ufeff", "\x00", "\x0c", "\uffff"))
    piece = st.one_of(odd, st.sampled_from(PIECES), st.characters(exclude_categories=["Cs"]))
    return st.lists(piece, max_size=most).map("".join)


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    """A span of a text of ``length`` code points, which is at least one."""
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


def fragments(length: int) -> st.SearchStrategy[tuple[Span, ...]]:
    """One to four sorted fragments of which no two overlap or touch."""
    return st.lists(spans(length), min_size=1, max_size=4).map(join_touching)


def words(*, least: int = 0) -> st.SearchStrategy[str]:
    """Free words of any script and form, over several lines, as a person may type them."""
    return st.one_of(
        texts(least=least, most=12),
        st.text(string.printable.replace("\r", "").replace("\x0b", "").replace("\x0c", ""))
        .map(lambda typed: typed or "x" * least)
        .filter(lambda typed: len(typed) >= least),
        st.sampled_from(['"', '"""', 'a"\n""""b"', '\\"\n\\', "'''\n", "\x7f\n\x80", "\n\n"]),
    )


def names() -> st.SearchStrategy[str]:
    """Names of labels, relation types and attributes: one line, no space at an end."""
    character = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"])
    anything = st.text(character, max_size=12).map(str.strip).filter(bool)
    return st.one_of(st.from_regex("[A-Z_]{1,8}", fullmatch=True), anything)


def unlike_names(most: int) -> st.SearchStrategy[list[str]]:
    """Up to ``most`` names of which no two are alike whatever their case."""
    return st.lists(names(), max_size=most, unique_by=str.casefold)


def _defaults(kind: AttributeKind, values: tuple[str, ...]) -> st.SearchStrategy[object]:
    some: dict[AttributeKind, st.SearchStrategy[object]] = {
        AttributeKind.TEXT: words(),
        AttributeKind.ENTITY: words(),
        AttributeKind.YES_NO: st.booleans(),
        AttributeKind.NUMBER: st.one_of(
            st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False)
        ),
        AttributeKind.DATE: st.dates().map(lambda day: day.isoformat()),
    }
    if kind is AttributeKind.CHOICE:
        return st.sampled_from(values)
    if kind is AttributeKind.CHOICES:
        return st.lists(st.sampled_from(values), unique=True)
    return some[kind]


@st.composite
def attribute_specs(draw: st.DrawFn, name: str) -> AttributeSpec:
    """The attribute of that name, of any kind."""
    kind = draw(st.sampled_from(AttributeKind))
    values: tuple[str, ...] = ()
    if kind in {AttributeKind.CHOICE, AttributeKind.CHOICES}:
        values = tuple(draw(st.lists(words(least=1), min_size=1, max_size=4, unique=True)))
    return AttributeSpec(
        name=name,
        kind=kind,
        values=values,
        required=draw(st.booleans()),
        default=draw(st.one_of(st.none(), _defaults(kind, values))),
        definition=draw(words()),
    )


@st.composite
def _attributes(draw: st.DrawFn) -> tuple[AttributeSpec, ...]:
    return tuple(draw(attribute_specs(name)) for name in draw(unlike_names(3)))


def _colours() -> st.SearchStrategy[str]:
    return st.from_regex("#[0-9a-f]{6}", fullmatch=True)


@st.composite
def _labels(draw: st.DrawFn, name: str, above: list[str], key: str, position: int) -> Label:
    return Label(
        name=name,
        title=draw(names()),
        colour=draw(_colours()),
        dark_colour=draw(_colours()),
        pattern=draw(st.sampled_from(PATTERNS)),
        key=key,
        parent=draw(st.sampled_from(["", *above])),
        definition=draw(words()),
        use_when=draw(words()),
        avoid_when=draw(words()),
        examples=tuple(draw(st.lists(words(), max_size=3))),
        trim=draw(st.sampled_from(Trim)),
        bracket=draw(st.booleans()),
        attributes=draw(_attributes()),
        position=position,
        retired=draw(st.booleans()),
        uid=draw(st.one_of(st.just(""), st.just(f"uid-of-label-{position}"))),
    )


@st.composite
def _relation_types(draw: st.DrawFn, name: str, ends: list[str], position: int) -> RelationType:
    some = st.lists(st.sampled_from(ends), max_size=3, unique=True) if ends else st.just([])
    least = draw(st.integers(0, 2))
    most = draw(st.one_of(st.none(), st.integers(max(1, least), 4)))
    counts = least > 0 or most is not None
    return RelationType(
        name=name,
        title=draw(names()),
        from_labels=tuple(draw(some)),
        to_labels=tuple(draw(some)),
        least=least,
        most=most,
        counted=draw(st.sampled_from(("from", "to"))),
        strictness=draw(st.sampled_from(Strictness)) if counts else Strictness.NONE,
        definition=draw(words()),
        attributes=draw(_attributes()),
        position=position,
        retired=draw(st.booleans()),
        uid=draw(st.one_of(st.just(""), st.just(f"uid-of-relation-type-{position}"))),
    )


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    """Sound codebooks with everything a codebook can have."""
    label_names = draw(unlike_names(4))
    keys = draw(st.permutations(free_keys()))
    type_names = draw(unlike_names(3))
    return Codebook(
        labels=tuple(
            draw(_labels(name, label_names[:n], draw(st.sampled_from(["", keys[n]])), n))
            for n, name in enumerate(label_names)
        ),
        relation_types=tuple(
            draw(_relation_types(name, label_names, n)) for n, name in enumerate(type_names)
        ),
        title=draw(words()),
        revision=draw(st.integers(1, 1000)),
        uid=draw(st.sampled_from(["", "uid-of-codebook"])),
        general=draw(st.dictionaries(words(least=1), words(), max_size=3)),
    )

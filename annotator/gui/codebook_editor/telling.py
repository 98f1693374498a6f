"""What the lines of the codebook say: labels as a tree, relation types, annotations of a label."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from annotator.gui.lines.lines import Line, Target
from annotator.language.folding import folded
from annotator.model.codebook import AttributeKind, AttributeSpec, Codebook, Label, RelationType
from annotator.model.codebook_tree import above, in_tree
from annotator.store.usage import Marked

KINDS: Final = {
    AttributeKind.TEXT: "text",
    AttributeKind.NUMBER: "number",
    AttributeKind.DATE: "date",
    AttributeKind.YES_NO: "yes or no",
    AttributeKind.CHOICE: "choice",
    AttributeKind.CHOICES: "multiple choice",
    AttributeKind.ENTITY: "link to an entity",
}
"""The kinds of attributes as they are called here."""

_STRICT: Final = {
    "hard": "a missing one is a hard gap",
    "soft": "a missing one is a gap to look at",
    "none": "a missing one is no gap",
}
_BEFORE: Final = 18
"""So many characters before an annotation are shown at most: what follows tells more."""


class Key(NamedTuple):
    """What a line stands for: a "label" or "relation" by its id, or the "book" itself."""

    kind: str
    id: int = 0


BOOK: Final = Key("book")


def listed(
    book: Codebook, labels: Mapping[int, int], relations: Mapping[int, int], typed: str
) -> list[Line]:
    """The book, the labels as a tree and the relation types: those that have what was typed.

    ``labels`` and ``relations`` give by id how often each is used. What is above a label that was
    looked for stands there too, muted, and what is retired comes at the end.
    """
    wanted = folded(typed).split()
    used = [each for each in book.labels if not each.retired]
    lines = [] if wanted else [Line(book.title or "This codebook", "guidelines", key=BOOK,
                                    tickable=False)]  # fmt: skip
    lines += _group("Labels", _tree(used, labels, wanted))
    kinds = [each for each in book.relation_types if _has(each, wanted)]
    known = [_relation_line(each, relations) for each in kinds if not each.retired]
    lines += _group("Relations", known)
    gone = [each for each in book.labels if each.retired and _has(each, wanted)]
    past = [_label_line(each, 0, labels, quiet=True) for each in gone]
    past += [_relation_line(each, relations) for each in kinds if each.retired]
    return lines + _group("Retired", past)


def first_hit(lines: Sequence[Line]) -> int:
    """The row to begin with: the first that is neither heading nor muted; -1 for none."""
    plain = (n for n, each in enumerate(lines) if not each.heading and not each.quiet)
    return next(plain, next((n for n, each in enumerate(lines) if not each.heading), -1))


def marks(found: Sequence[Marked]) -> list[Line]:
    """Annotations with what stands around them, by document."""
    lines: list[Line] = []
    for (_, title), group in groupby(found, key=lambda each: (each.document_id, each.document)):
        told = [
            Line(
                flat(each.words),
                f"…{flat(_last_words(each.before) + each.words + each.after)[:90]}…",
                key=each.annotation_id,
                target=Target(each.document_id, each.annotation_id),
            )
            for each in group
        ]
        lines += [Line(title, str(len(told)), heading=True), *told]
    return lines


def asked_for(kind: RelationType, titles: Mapping[str, str]) -> str:
    """How many relations of a type there should be, in a sentence."""
    counted = kind.from_labels if kind.counted == "from" else kind.to_labels
    who = " or ".join(titles.get(each, each) for each in counted) or "annotation"
    if not kind.least and kind.most is None:
        return f"Every {who} may have any number of these, or none."
    if not kind.least:
        return f"Every {who} may have at most {kind.most}."
    if kind.most is None:
        number = f"at least {kind.least}"
    elif kind.most == kind.least:
        number = f"exactly {kind.least}"
    else:
        number = f"{kind.least} to {kind.most}"
    return f"Every {who} needs {number}; {_STRICT[kind.strictness]}."


def described(spec: AttributeSpec) -> str:
    """An attribute in a few words: its kind, its values, whether it is required."""
    values = f" of {', '.join(spec.values)}" if spec.values else ""
    required = "required, " if spec.required else ""
    default = f", else {plain(spec.default)}" if spec.default is not None else ""
    return f"{required}{KINDS[spec.kind]}{values}{default}"


def plain(value: object) -> str:
    """A value as it is typed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return str(value)


def counted(many: int, one: str, several: str = "") -> str:
    """A number with its noun: "1 annotation", "3 annotations"."""
    return f"1 {one}" if many == 1 else f"{many:,} {several or one + 's'}"


def flat(words: str) -> str:
    """The words on one line, with one space between them."""
    return " ".join(words.split())


def _last_words(before: str) -> str:
    """The end of what stands before an annotation, from the beginning of a word on."""
    end = before[-_BEFORE:]
    return end.partition(" ")[2] if len(before) > _BEFORE else end


def _tree(used: Sequence[Label], counts: Mapping[int, int], wanted: Sequence[str]) -> list[Line]:
    """The labels in use that have what was typed, and muted, what is above them."""
    placed = in_tree(used)
    if not wanted:
        return [_label_line(each, level, counts) for each, level in placed]
    hits = {each.name for each in used if _has(each, wanted)}
    around = {name for hit in hits for name in above(used, hit)} - hits
    return [
        _label_line(each, level, counts, quiet=each.name in around)
        for each, level in placed
        if each.name in hits or each.name in around
    ]


def _label_line(
    label: Label, level: int, counts: Mapping[int, int], *, quiet: bool = False
) -> Line:
    return Line(
        label.title,
        _count(counts.get(label.id, 0)),
        key=Key("label", label.id),
        label=label,
        level=level,
        quiet=quiet,
        chip="" if label.retired else label.key.upper(),
    )


def _relation_line(kind: RelationType, counts: Mapping[int, int]) -> Line:
    count = _count(counts.get(kind.id, 0))
    key = Key("relation", kind.id)
    return Line(kind.title, count, key=key, tickable=False, quiet=kind.retired)


def _count(many: int) -> str:
    return f"{many:,}" if many else ""


def _has(entry: Label | RelationType, wanted: Sequence[str]) -> bool:
    sought = folded(f"{entry.title}\n{entry.name}")
    return all(part in sought for part in wanted)


def _group(title: str, lines: list[Line]) -> list[Line]:
    return [Line(title, f"{len(lines):,}", heading=True), *lines] if lines else []

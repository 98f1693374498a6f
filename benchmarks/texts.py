"""The documents that are measured: the same text and the same marks in every run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from annotator.model.corpus import NewAnnotation, NewCorpus, NewRecord, NewRelation
from annotator.model.documents import NewDocument, Region, RegionKind
from annotator.operations import people, projects
from annotator.operations.layers import Layers
from annotator.operations.taking import take_record

_WORDS = (
    "the of and to in for with on by from at as NATO Iraq Brussels Council alliance security "
    "minister secretary general defence dialogue partners support commitment training mission "
    "operation statement declaration members allies summit government agreement cooperation "
    "today agreed said will continue strengthen provide increase ensure announced welcomed "
    "stability region forces capability people peace threat international political military"
).split()
_ARABIC = "وقال الأمين العام إن الحلف يدعم العراق في بناء مؤسسات أمنية قوية وفعالة ومستدامة. "
_FAMILY = "👨\u200d👩\u200d👧\u200d👦"

Fragments = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One document of the measurements."""

    name: str
    what: str
    length: int
    """Code points, about."""
    marks: int
    paragraph: int = 400
    """Code points of a paragraph, about; 0: all in one."""
    mixed: bool = False
    """With Arabic and emoji."""


SAMPLES = {
    each.name: each
    for each in (
        Sample("small", "3 KB, 60 annotations", 3_000, 60, mixed=True),
        Sample("large", "1 MB, 10,000", 1_000_000, 10_000),
        Sample("huge", "10 MB, 100,000", 10_000_000, 100_000),
        Sample("one", "one paragraph of 1 MB, 10,000", 1_000_000, 10_000, paragraph=0),
        Sample("dense", "dense: 1 MB, 100,000", 1_000_000, 100_000),
    )
}


def text_of(sample: Sample) -> str:
    """The text of a sample."""
    random = Random(sample.name)
    parts: list[str] = []
    length = in_paragraph = 0
    while length < sample.length:
        words = [_WORDS[int(random.random() * len(_WORDS))] for _ in range(9 + len(parts) % 11)]
        if sample.mixed and len(parts) % 8 == 4:
            words[4] = _FAMILY
        if sample.mixed and len(parts) % 16 == 11:
            words = _ARABIC.split()
        sentence = f"{' '.join(words).capitalize()}."
        in_paragraph += len(sentence)
        ends = sample.paragraph and in_paragraph >= sample.paragraph
        in_paragraph = 0 if ends else in_paragraph
        parts.append(sentence + ("\n" if ends else " "))
        length += len(parts[-1])
    return "".join(parts)


def marks_of(sample: Sample, text: str) -> Iterator[tuple[str, Fragments]]:
    """The label and the fragments of each mark, by start: some nested, crossing, split, long."""
    words = [found.span() for found in re.finditer(r"\w[\w’'-]*", text)]
    random = Random(sample.marks)
    apart = len(words) / (sample.marks + 10)
    for number in range(sample.marks):
        turn = number % 20
        label, least, most = (
            ("ACTOR", 1, 3) if turn < 11 else
            ("ROLE", 2, 5) if turn < 15 else
            ("COMMITMENT", 8, 20) if turn < 19 else
            ("QUOTE", 25, 60)
        )  # fmt: skip
        first = int(number * apart)
        last = min(len(words) - 1, first + least - 1 + int(random.random() * (most - least + 1)))
        start, end = words[first][0], words[last][1]
        if number % 50 == 16 and last - first > 3:
            yield label, ((start, words[first + 1][1]), (words[last - 1][0], end))
        else:
            yield label, ((start, end),)


def record_of(sample: Sample) -> NewRecord:
    """The sample as a dataset would bring it, relations and a stretch of boilerplate included."""
    text = text_of(sample)
    marks = tuple(
        NewAnnotation(str(n), label, fragments)
        for n, (label, fragments) in enumerate(marks_of(sample, text))
    )
    ties: list[NewRelation] = []
    actor = ""
    for mark in reversed(marks):
        if mark.label == "ACTOR":
            actor = mark.key
        elif mark.label == "QUOTE" and actor:
            ties.append(NewRelation("spoken_by", mark.key, actor))
        elif mark.label == "ROLE" and actor:
            ties.append(NewRelation("holds_role", actor, mark.key))
    boilerplate = Region(RegionKind.BOILERPLATE, sample.length // 2, sample.length // 2 + 300)
    document = NewDocument(sample.what, text, regions=(boilerplate,))
    return NewRecord(document, marks, tuple(ties))


def write_project(sample: Sample, path: Path) -> Path:
    """A project with the sample in the layer of the proposed name."""
    with projects.new_project(path) as project:
        me = people.annotator_named(project, people.proposed_name()).id
        with project.step("Import", me, operation="import") as step:
            layers = Layers.of(project, NewCorpus(records=()), me)
            take_record(project, record_of(sample), step.id, layers)
    return path

"""Who is who in one document: canonical names, ``same_as`` and entities held against each other.

The three say different things and stay apart: ``canonical`` is the name as this document has it,
``same_as`` ties a mention whose words differ from it to the first mention that equals it, and the
entity is the project's. Here is said where they disagree, and what would mend it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.model.annotations import Annotation, Relation, Status
from annotator.model.codebook import Codebook
from annotator.model.text import shortened

CANONICAL = "canonical"
"""The attribute that makes annotations of a label mentions of somebody."""

SAME_AS = "same_as"
"""The relation type from a mention to the first one that says the canonical name."""

_COUNTED = (Status.DRAFT, Status.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Discord:
    """One place where canonical name, ``same_as`` and entity disagree.

    What mends it: the relations of ``wrong`` go, one to ``target`` is made, ``entity_id`` is set;
    where all are empty, a person has to look.
    """

    sentence: str
    annotation_id: int
    start: int
    wrong: tuple[int, ...] = ()
    target: int | None = None
    entity_id: int | None = None

    @property
    def mendable(self) -> bool:
        """Whether it is plain what mends it."""
        return bool(self.wrong or self.target is not None or self.entity_id is not None)


def mention_labels(codebook: Codebook) -> frozenset[str]:
    """The labels whose annotations are mentions: those with a canonical name."""
    return frozenset(
        label.name
        for label in codebook.labels
        if any(spec.name == CANONICAL for spec in label.attributes)
    )


def canonical_of(mention: Annotation) -> str:
    """The canonical name that a mention has been given, on one line; "" for none."""
    return " ".join(str(mention.attributes.get(CANONICAL) or "").split())


def words_of(mention: Annotation) -> str:
    """The words of a mention on one line."""
    return " ".join(mention.text.split())


def discords(
    codebook: Codebook, annotations: Iterable[Annotation], relations: Iterable[Relation]
) -> list[Discord]:
    """Where one annotator's layer of one document disagrees with itself, in the text's order."""
    labels = mention_labels(codebook)
    mentions = {
        each.id: each
        for each in sorted(annotations, key=lambda mark: (mark.start, mark.end, mark.id))
        if each.label in labels and each.status in _COUNTED
    }
    ties: dict[int, list[Relation]] = defaultdict(list)
    for tie in relations:
        if tie.type == SAME_AS and tie.status in _COUNTED and tie.to_id in mentions:
            ties[tie.from_id].append(tie)
    first: dict[str, int] = {}
    for each in mentions.values():
        first.setdefault(words_of(each), each.id)
    kind = codebook.relation_type(SAME_AS)
    tied = kind is not None and not kind.retired
    found = [
        discord
        for each in mentions.values()
        if tied and canonical_of(each)
        for discord in _of_mention(each, ties[each.id], first, mentions)
    ]
    found += _of_entities(list(mentions.values()))
    return sorted(found, key=lambda each: (each.start, each.annotation_id))


def _of_mention(
    mention: Annotation,
    ties: Sequence[Relation],
    first: Mapping[str, int],
    mentions: Mapping[int, Annotation],
) -> Iterator[Discord]:
    """What is wrong with the ``same_as`` of one mention."""
    name, words = canonical_of(mention), words_of(mention)
    shown = f"“{shortened(words, 40)}”"
    if words == name:
        if ties:
            ids = tuple(tie.id for tie in ties)
            yield _discord(mention, f"{shown} is the canonical name itself", wrong=ids)
        return
    target = first.get(name)
    if target is None:
        yield _discord(mention, f"“{shortened(name, 40)}” is marked nowhere in this document")
        return
    wrong = tuple(tie.id for tie in ties if tie.to_id != target)
    if not ties:
        said = f"{shown} is not tied to “{shortened(name, 40)}”"
        yield _discord(mention, said, target=target)
    elif wrong:
        other = shortened(words_of(mentions[next(t.to_id for t in ties if t.id in wrong)]), 40)
        said = f"{shown} is tied to “{other}”, its canonical name is “{shortened(name, 40)}”"
        yield _discord(
            mention, said, wrong=wrong, target=None if len(wrong) < len(ties) else target
        )
    if canonical_of(mentions[target]) != name:
        yield _discord(
            mentions[target],
            f"“{shortened(name, 40)}” has another canonical name than {shown}, which it names",
        )


def _of_entities(mentions: Sequence[Annotation]) -> Iterator[Discord]:
    """Mentions of one canonical name that are tied to different entities, or only some to one."""
    groups: dict[str, list[Annotation]] = defaultdict(list)
    for each in mentions:
        if name := canonical_of(each):
            groups[name].append(each)
    for name, group in groups.items():
        entities = {each.entity_id for each in group if each.entity_id is not None}
        shown = shortened(name, 40)
        if len(entities) > 1:
            yield _discord(group[0], f"the mentions of “{shown}” are tied to different entities")
        elif entities:
            (entity_id,) = entities
            for each in group:
                if each.entity_id is None:
                    words = shortened(words_of(each), 40)
                    said = f"“{words}” is tied to no entity, other mentions of “{shown}” are"
                    yield _discord(each, said, entity_id=entity_id)


def _discord(
    mention: Annotation,
    what: str,
    *,
    wrong: tuple[int, ...] = (),
    target: int | None = None,
    entity_id: int | None = None,
) -> Discord:
    sentence = f"{what[0].upper()}{what[1:]}."
    return Discord(sentence, mention.id, mention.start, wrong, target, entity_id)

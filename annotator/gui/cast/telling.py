"""What the lines of the cast say: entities with their counts, their facts and their mentions."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from annotator.analysis.identity import Discord
from annotator.gui.lines.lines import Line, Target
from annotator.language.folding import folded
from annotator.model.annotations import Entity
from annotator.operations.mentions import Taken
from annotator.store.cast import Appearance, Fact, Mention


class Entry(NamedTuple):
    """An entity as it is looked for and shown."""

    sought: str
    """Its names, kind and external id as a plain keyboard types them."""
    line: Line
    here: bool


def entries(known: Iterable[Entity], appearances: Iterable[Appearance]) -> list[Entry]:
    """The entities in the order of their appearances, prepared for being looked for."""
    by_id = {each.id: each for each in known}
    found = ((by_id[each.entity_id], each) for each in appearances if each.entity_id in by_id)
    return [_entry(entity, appearing) for entity, appearing in found]


def listed(found: Sequence[Entry], typed: str) -> list[Line]:
    """The lines of the entities that have every word that was typed: those of this document first.

    Those whose names begin with what was typed come before the others of their group.
    """
    wanted = folded(typed)
    parts = wanted.split()
    if parts:
        found = [each for each in found if all(part in each.sought for part in parts)]
        found.sort(key=lambda each: not each.sought.startswith(wanted))
    lines: list[Line] = []
    for title, here in (("In this document", True), ("Elsewhere in the cast", False)):
        group = [each.line for each in found if each.here == here]
        if group:
            lines += [Line(title, f"{len(group):,}", heading=True), *group]
    return lines


def life(
    facts: Iterable[Fact], mentions: Sequence[Mention], labels: Mapping[str, str]
) -> list[Line]:
    """What is tied to an entity, by the kind of relation, then where it is mentioned.

    ``labels`` gives the title of a label by its name.
    """
    lines: list[Line] = []
    for title, group in groupby(facts, key=lambda each: _kind(each, labels)):
        told = [
            Line(flat(each.words), _place(each.document, each.date), target=_target(each))
            for each in group
        ]
        lines += [Line(title, str(len(told)), heading=True), *told]
    if mentions:
        lines.append(Line("Mentions", str(len(mentions)), heading=True))
    for each in mentions:
        words = flat(each.words)
        lines.append(
            Line(
                words,
                _place(each.document, each.date),
                key=each.annotation_id,
                target=_target(each),
            )
        )
    return lines


def quarrels(found: Sequence[Discord], document_id: int) -> list[Line]:
    """Where names, ties and entities disagree: what can be repaired, and what people look at."""
    lines: list[Line] = []
    titles = (("Can be repaired: R does it", True), ("For a person to look at", False))
    for title, mendable in titles:
        group = [
            Line(each.sentence, target=Target(document_id, each.annotation_id))
            for each in found
            if each.mendable == mendable
        ]
        if group:
            lines += [Line(title, str(len(group)), heading=True), *group]
    return lines


def taken(done: Taken) -> str:
    """What has come of taking everybody; else why nobody was taken. Without the full stop."""
    if done.mentions:
        parts = [
            f"{counted(done.entities, 'name')} added",
            f"{counted(done.mentions, 'mention')} tied",
        ]
        if done.nameless:
            parts.append(f"{done.nameless:,} without a canonical name left")
        if done.unclear:
            parts.append(f"{done.unclear:,} called nearly as somebody else left")
        return ", ".join(parts)
    if done.nameless:
        has = counted(done.nameless, "mention has", "mentions have")
        return f"{has} no canonical name: a grey one is only offered, Enter in its field takes it"
    if done.unclear:
        them = "it" if done.unclear == 1 else "them"
        are = counted(done.unclear, "mention is", "mentions are")
        return f"{are} called nearly as somebody in the cast; T ties {them}"
    return "Nobody new: every mention in this document is tied"


def counted(many: int, one: str, several: str = "") -> str:
    """A number with its noun: "1 mention", "3 mentions"."""
    return f"1 {one}" if many == 1 else f"{many:,} {several or one + 's'}"


def flat(words: str) -> str:
    """The words on one line, with one space between them."""
    return " ".join(words.split())


def _entry(entity: Entity, appearing: Appearance) -> Entry:
    names = (entity.name, *entity.aliases, entity.kind, entity.external_id)
    here = [f"here {appearing.here}"] if appearing.here else []
    if appearing.mentions > appearing.here:
        everywhere = counted(appearing.documents, "document")
        here.append(f"{appearing.mentions} in {everywhere}")
    detail = " · ".join(here) or "not mentioned"
    line = Line(entity.name, detail, key=entity.id)
    return Entry(folded("\n".join(names)), line, bool(appearing.here))


def _kind(fact: Fact, labels: Mapping[str, str]) -> str:
    """What a group of facts is called: "Holds role", "Quote, spoken by"."""
    if fact.outgoing:
        return fact.title[:1].upper() + fact.title[1:]
    return f"{labels.get(fact.label, fact.label)}, {fact.title}"


def _place(document: str, date: str) -> str:
    return f"{document}, {date}" if date else document


def _target(each: Fact | Mention) -> Target:
    return Target(each.document_id, each.annotation_id)

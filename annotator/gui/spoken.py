"""The sentences for those who hear the window: pure functions, free of Qt."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from annotator.model.annotations import Annotation, Relation, Status
from annotator.model.codebook import Codebook, Label
from annotator.model.history import ChangeSet, RowChange, StepKind
from annotator.model.text import JOINT, shortened

_FEW_WORDS, _SHORT = 6, 60
"""Words of at most so many words and code points are said; of longer ones their number."""

_BEGINNING = 120
"""So much is said of the long words of what was selected."""

_MOVED = frozenset({"start", "end", "text"})

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Glossary:
    """What the numbers in rows mean."""

    codebook: Codebook
    find: Callable[[int], Annotation | None]
    """The annotation of an id; None for one that is gone."""
    leaving: Callable[[int], Iterable[Relation]]
    """The relations that start at an annotation."""

    def label(self, label_id: object) -> Label | None:
        """The label of an id."""
        return next((each for each in self.codebook.labels if each.id == label_id), None)

    def relation(self, type_id: object) -> str:
        """The title of a relation type, by its id."""
        types = self.codebook.relation_types
        return next((each.title for each in types if each.id == type_id), "linked to")


def annotation(chosen: Annotation, known: Glossary) -> str:
    """What is selected: label, words, attributes, relations.

    "Quote, 34 words, “We will defend every ally …, type direct, spoken by Tom Goffus".
    """
    return described(_row(chosen), known, whole=True)


def described(row: Row, known: Glossary, *, whole: bool = False) -> str:
    """An annotation with all that is said of it; ``whole`` gives the start of long words too."""
    words = _words(row)
    parts = [named(row, known)]
    if whole and not _is_short(words):
        parts.append(shortened(words, _BEGINNING))
    if (count := str(row.get("text", "")).count(JOINT) + 1) > 1:
        parts.append(f"in {count} parts")
    label = known.label(row.get("label_id"))
    parts += [_value(name, value) for name, value in _attributes(row, label) if value != words]
    found = row.get("id")
    for each in known.leaving(found) if isinstance(found, int) else ():
        parts.append(f"{known.relation(each.type_id)} {_end(each.to_id, known)}")
    if row.get("status") == Status.SUGGESTED:
        parts[0] = f"Suggested: {parts[0]}"
    if flag := row.get("flag"):
        parts.append(f"flagged: {flag}")
    return ", ".join(parts)


def named(row: Row, known: Glossary) -> str:
    """An annotation by its label and its words: "Actor NATO", "Quote, 34 words"."""
    label, words = known.label(row.get("label_id")), _words(row)
    title = label.title if label is not None else "Annotation"
    return f"{title} {words}" if _is_short(words) else f"{title}, {len(words.split())} words"


def step(changes: ChangeSet, known: Glossary) -> str:
    """What a step did; empty for undo and redo, of which a notice tells."""
    if changes.step.kind in (StepKind.UNDO, StepKind.REDO):
        return ""
    if not changes.bulk:
        by_table: dict[str, list[RowChange]] = {}
        for each in changes.changes:
            by_table.setdefault(each.table, []).append(each)
        decided = [each.after for each in by_table.get("decision", ()) if each.after]
        for said in (
            _of_annotations(by_table.get("annotation", []), decided, known),
            _of_decisions(decided, known),
            _of_relations(by_table.get("relation", []), known),
        ):
            if said:
                return said
    return changes.step.title


def document(title: str, count: int) -> str:
    """The document that is shown now."""
    return f"{title}, {'1 annotation' if count == 1 else f'{count} annotations'}"


def stopped(sentence: str) -> str:
    """A sentence with its full stop, so that what follows it is heard apart."""
    return sentence if sentence.rstrip("”’\"'").endswith((".", "!", "?", "…")) else f"{sentence}."


def touched_annotations(changes: ChangeSet) -> frozenset[int]:
    """The ids of the annotations that a step made or changed."""
    return frozenset(each.row_id for each in changes.changes if each.table == "annotation")


def _of_annotations(rows: list[RowChange], decided: list[Row], known: Glossary) -> str:
    """What became of one annotation; empty where it was none or several."""
    made = [each.after for each in rows if each.before is None and each.after]
    gone = [each.before for each in rows if each.after is None and each.before]
    if len(made) == 1:  # another one may have given way to it
        words = described(made[0], known)
        return f"Accepted: {words}" if any(_accepts(each) for each in decided) else words
    if len(rows) != 1:
        return ""
    if gone:
        return f"Removed {named(gone[0], known)}"
    before, after = rows[0].before, rows[0].after
    return _changed(before, after, known) if before and after else ""


def _changed(before: Row, after: Row, known: Glossary) -> str:
    """How an annotation is another one now."""
    other = {key for key in after if after[key] != before.get(key)}
    now = named(after, known)
    if "label_id" in other:
        was = known.label(before.get("label_id"))
        return f"Relabelled: {now}" + (f" instead of {was.title}" if was is not None else "")
    if other & _MOVED:
        return f"Now {now}"
    if "flag" in other:
        return f"Flagged {now}" if after["flag"] else f"Flag taken off {now}"
    if "status" in other:
        return f"{now} is {after['status']}"
    if "attributes" in other:
        label = known.label(after.get("label_id"))
        old, new = dict(_attributes(before, label)), dict(_attributes(after, label))
        names = [name for name in (*new, *old) if new.get(name) != old.get(name)]
        said = [_value(name, new.get(name, "")) for name in dict.fromkeys(names)]
        return f"{now}: {', '.join(said)}" if said else ""
    return ""


def _of_decisions(decided: list[Row], known: Glossary) -> str:
    """A suggestion that was rejected."""
    if len(decided) != 1 or _accepts(decided[0]):
        return ""
    about = decided[0].get("annotation_id")
    found = known.find(about) if isinstance(about, int) else None
    return f"Rejected {named(_row(found), known)}" if found is not None else ""


def _of_relations(rows: list[RowChange], known: Glossary) -> str:
    """A relation that was made or taken away."""
    if len(rows) != 1 or (rows[0].before is None) == (rows[0].after is None):
        return ""
    row, verb = rows[0].after or rows[0].before or {}, "Linked" if rows[0].after else "Unlinked"
    ends = [row.get("from_id"), row.get("to_id")]
    source, target = (_end(each, known) for each in ends)
    return f"{verb}: {source}, {known.relation(row.get('relation_type_id'))} {target}"


def _end(annotation_id: object, known: Glossary) -> str:
    """One end of a relation in a few words: who it is, else what it says."""
    found = known.find(annotation_id) if isinstance(annotation_id, int) else None
    if found is None:
        return "something that is gone"
    row = _row(found)
    name = found.attributes.get("canonical")
    return str(name) if name else _words(row) if _is_short(_words(row)) else named(row, known)


def _accepts(decision: Row) -> bool:
    return decision.get("verdict") != "rejected"


def _row(chosen: Annotation) -> Row:
    """An annotation as rows of the file say it."""
    return {
        "id": chosen.id,
        "label_id": chosen.label_id,
        "text": chosen.text,
        "attributes": chosen.attributes,
        "status": chosen.status.value,
        "flag": chosen.flag,
    }


def _words(row: Row) -> str:
    """The covered words, on one line."""
    return " ".join(str(row.get("text", "")).replace(JOINT, " ").split())


def _is_short(words: str) -> bool:
    return len(words) <= _SHORT and len(words.split()) <= _FEW_WORDS


def _attributes(row: Row, label: Label | None) -> list[tuple[str, object]]:
    """What is said of an annotation, in the order of the codebook; nothing that is empty."""
    stored = row.get("attributes") or {}
    if isinstance(stored, str):
        stored = json.loads(stored)
    values = dict(stored) if isinstance(stored, Mapping) else {}
    order = [spec.name for spec in label.attributes] if label is not None else []
    names = [*(name for name in order if name in values), *(n for n in values if n not in order)]
    return [(name, values[name]) for name in names if values[name] not in (None, "", [])]


def _value(name: str, value: object) -> str:
    """An attribute with its value: "kind organisation"."""
    if isinstance(value, bool):
        said = "yes" if value else "no"
    elif isinstance(value, list | tuple):
        said = " and ".join(map(str, value))
    else:
        said = str(value) or "empty"
    return f"{name.replace('_', ' ')} {said}"

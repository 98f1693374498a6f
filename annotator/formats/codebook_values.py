"""A codebook as plain tables, lists and texts, for TOML files and the dataset alike."""

from annotator.formats.entries import Entries, EntryError
from annotator.model.codebook import (
    AttributeKind,
    AttributeSpec,
    Codebook,
    Label,
    RelationType,
    Strictness,
    Trim,
)
from annotator.model.codebook_rules import problems
from annotator.model.text import shortened

Table = dict[str, object]

_TOO_LARGE = 2**63


def codebook_as_value(codebook: Codebook) -> Table:
    """The codebook as plain values: everything but the local ids; positions are the order."""
    return {
        "title": codebook.title,
        "uid": codebook.uid,
        "revision": codebook.revision,
        "general": dict(codebook.general),
        "label": [_label_as_value(each) for each in codebook.labels],
        "relation": [_relation_type_as_value(each) for each in codebook.relation_types],
    }


def codebook_of_value(value: object) -> Codebook:
    """The codebook of plain values, checked against every rule of ``model.codebook_rules``.

    Raises EntryError with a clause that says what is wrong first.
    """
    entries = Entries(value, "the codebook")
    codebook = Codebook(
        title=entries.text("title"),
        uid=entries.text("uid"),
        revision=entries.whole("revision", 1),
        general=_general(entries),
        labels=tuple(_label(each, number) for number, each in entries.items("label")),
        relation_types=tuple(
            _relation_type(each, number) for number, each in entries.items("relation")
        ),
    )
    entries.finish()
    for problem in problems(codebook):
        raise EntryError(problem)
    return codebook


def _general(entries: Entries) -> dict[str, str]:
    general = Entries(entries.table("general"), "the general guidelines")
    return {heading: general.text(heading) for heading in general.names()}


def _label_as_value(label: Label) -> Table:
    return {
        "name": label.name,
        "title": label.title,
        "uid": label.uid,
        "parent": label.parent,
        "key": label.key,
        "colour": label.colour,
        "dark_colour": label.dark_colour,
        "pattern": label.pattern,
        "trim": label.trim.value,
        "bracket": label.bracket,
        "retired": label.retired,
        "definition": label.definition,
        "use_when": label.use_when,
        "avoid_when": label.avoid_when,
        "examples": list(label.examples),
        "attribute": [_attribute_as_value(each) for each in label.attributes],
    }


def _relation_type_as_value(kind: RelationType) -> Table:
    return {
        "name": kind.name,
        "title": kind.title,
        "uid": kind.uid,
        "from": list(kind.from_labels),
        "to": list(kind.to_labels),
        "counted": kind.counted,
        "least": kind.least,
        "most": kind.most,
        "strictness": kind.strictness.value,
        "retired": kind.retired,
        "definition": kind.definition,
        "attribute": [_attribute_as_value(each) for each in kind.attributes],
    }


def _attribute_as_value(spec: AttributeSpec) -> Table:
    default = list(spec.default) if isinstance(spec.default, tuple) else spec.default
    return {
        "name": spec.name,
        "kind": spec.kind.value,
        "values": list(spec.values),
        "required": spec.required,
        "default": default,
        "definition": spec.definition,
    }


def _label(value: object, number: int) -> Label:
    entries = Entries(value, f"label {number}")
    name = entries.needed("name")
    entries.where = f"label “{shortened(name)}”"
    colour = entries.needed("colour")
    label = Label(
        name=name,
        title=entries.text("title") or name,
        uid=entries.text("uid"),
        parent=entries.text("parent"),
        key=entries.text("key"),
        colour=colour,
        dark_colour=entries.text("dark_colour") or colour,
        pattern=entries.text("pattern", "solid"),
        trim=entries.choice("trim", Trim.WORDS),
        bracket=entries.flag("bracket"),
        retired=entries.flag("retired"),
        definition=entries.text("definition"),
        use_when=entries.text("use_when"),
        avoid_when=entries.text("avoid_when"),
        examples=entries.texts("examples"),
        attributes=_attributes(entries),
        position=number - 1,
    )
    entries.finish()
    return label


def _relation_type(value: object, number: int) -> RelationType:
    entries = Entries(value, f"relation type {number}")
    name = entries.needed("name")
    entries.where = f"relation type “{shortened(name)}”"
    kind = RelationType(
        name=name,
        title=entries.text("title") or name,
        uid=entries.text("uid"),
        from_labels=entries.texts("from"),
        to_labels=entries.texts("to"),
        counted=entries.text("counted", "from"),
        least=entries.whole("least", 0),
        most=entries.whole_or_none("most"),
        strictness=entries.choice("strictness", Strictness.NONE),
        retired=entries.flag("retired"),
        definition=entries.text("definition"),
        attributes=_attributes(entries),
        position=number - 1,
    )
    entries.finish()
    return kind


def _attributes(owner: Entries) -> tuple[AttributeSpec, ...]:
    return tuple(
        _attribute(each, f"attribute {number} of {owner.where}")
        for number, each in owner.items("attribute")
    )


def _attribute(value: object, where: str) -> AttributeSpec:
    entries = Entries(value, where)
    default = entries.anything("default")
    if isinstance(default, int) and abs(default) >= _TOO_LARGE:
        raise EntryError(f"“default” in {where} is too large a number")
    spec = AttributeSpec(
        name=entries.needed("name"),
        kind=entries.choice("kind", AttributeKind.TEXT),
        values=entries.texts("values"),
        required=entries.flag("required"),
        default=default,
        definition=entries.text("definition"),
    )
    entries.finish()
    return spec

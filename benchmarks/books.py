"""A large codebook with a large register: the same in every run."""

from dataclasses import replace
from pathlib import Path
from random import Random

from texts import SAMPLES, record_of

from annotator.model.codebook import AttributeKind, AttributeSpec, Codebook, Label, RelationType
from annotator.model.colours import free_colour
from annotator.model.corpus import NewCorpus
from annotator.model.keys import free_keys
from annotator.model.people import Annotator
from annotator.operations import people, projects, taking
from annotator.operations.layers import Layers
from annotator.store import entities
from annotator.store.project import Project

LABELS, LEVELS, ATTRIBUTES, ENTITIES = 300, 5, 40, 5_000

_PARTS = (
    "alliance border climate convoy council crisis cyber defence deployment dialogue energy "
    "envoy exercise export finance fleet harbour health industry inspection investment law "
    "mandate market mediation migration mission observer partner patrol police port protest "
    "ration reform relief research reserve sanction school security summit supply survey tariff"
).split()
_GIVEN = "Ana Bea Carlos Dora Emil Fatma Goran Hana Ivo Jana Kaan Lena Milan Nora Omar".split()
_FIRST = "Al Bar Cor Dan El Far Gar Hol In Jor Kar Lan Mor Nor Ol Par".split()
_LAST = "ami bek dov esti ford gren hardt ine kov low mann nez ova quist raj sen".split()


def large_codebook() -> Codebook:
    """300 labels in five levels, of which those with letters left have a key; 40 attributes.

    The labels of the default codebook come first, so that the samples can be marked.
    """
    random = Random("codebook")
    labels = [_label(name, [], "") for name in ("ACTOR", "ROLE", "COMMITMENT", "QUOTE")]
    line: list[str] = []
    while len(labels) < LABELS:
        level = (len(labels) - 4) % LEVELS
        parent = line[level - 1] if level else ""
        title = f"{random.choice(_PARTS)} {random.choice(_PARTS)} {len(labels)}".capitalize()
        label = _label(title, labels, parent)
        line = [*line[:level], label.name]
        labels.append(label)
    kinds = list(AttributeKind)
    every = LABELS // ATTRIBUTES
    for number in range(ATTRIBUTES):
        kind = kinds[number % len(kinds)]
        values = tuple(f"value {n}" for n in range(6)) if kind.value.startswith("choice") else ()
        spec = AttributeSpec(f"attribute {number}", kind, values)
        at = 4 + number * every
        labels[at] = _with(labels[at], spec)
    ties = (
        RelationType("spoken_by", "spoken by", ("QUOTE",), ("ACTOR",)),
        RelationType("holds_role", "holds role", ("ACTOR",), ("ROLE",)),
    )
    return Codebook(tuple(labels), ties, title="Three hundred labels")


def names() -> list[str]:
    """5,000 names of persons and institutions, no two the same."""
    random = Random("register")
    found: dict[str, None] = {}
    while len(found) < ENTITIES:
        family = f"{random.choice(_FIRST)}{random.choice(_LAST)}{random.choice(_LAST)}"
        person = f"{random.choice(_GIVEN)} {family}"
        body = f"{family} {random.choice(_PARTS)} {random.choice(('Council', 'Agency', 'Office'))}"
        found[person if len(found) % 3 else body] = None
    return list(found)


def write_large_project(path: Path) -> Path:
    """A project with both, and a release of 3 KB in the layer of the proposed name."""
    with projects.project_with(path, large_codebook()) as project:
        me = people.annotator_named(project, people.proposed_name())
        _fill(project, me)
    return path


def _fill(project: Project, me: Annotator) -> None:
    with project.step("Import", me.id, operation="import") as step:
        layers = Layers.of(project, NewCorpus(records=()), me.id)
        taking.take_record(project, record_of(SAMPLES["small"]), step.id, layers)
        for number, name in enumerate(names()):
            kind = "person" if number % 3 else "organisation"
            also = (name.split()[-1],) if number % 5 == 0 else ()
            entities.add(project, name, kind=kind, aliases=also, external_id=f"Q{number}")


def _label(name: str, others: list[Label], parent: str) -> Label:
    light, dark, pattern = free_colour((each.colour, each.pattern) for each in others)
    keys = free_keys([each.key for each in others])
    own = name[0].casefold() if name.isupper() else keys[0] if keys else ""
    words = f"What counts as {name.casefold()}, in a sentence or two of plain words."
    return Label(name, name.capitalize(), light, dark, pattern, own, parent, definition=words)


def _with(label: Label, spec: AttributeSpec) -> Label:
    return replace(label, attributes=(spec,))

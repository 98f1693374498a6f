"""The sample release of the first start, partly annotated, so that a newcomer sees the idea."""

from dataclasses import replace

from annotator.model.corpus import NewCorpus, NewRecord
from annotator.operations import people
from annotator.operations.layers import Layers
from annotator.operations.taking import take_record
from annotator.resources import resource
from annotator.store.project import Project

_SHARE_MARKED = 0.5
"""How much of the text comes marked; the rest is for the newcomer."""


def add_sample(project: Project, name: str) -> None:
    """Add the sample release in the layer of the annotator ``name``; one step, nobody's to undo."""
    from annotator.formats import by_name

    gold = by_name("gold")
    assert gold is not None
    who = people.annotator_named(project, name)
    corpus = gold.read(resource("samples"))
    with project.step("Sample release", None, operation="import") as step:
        layers = Layers.of(project, NewCorpus(records=()), who.id)
        for record in corpus.records:
            take_record(project, _first_part(record), step.id, layers)


def _first_part(record: NewRecord) -> NewRecord:
    """The record with the marks of its first part only, and the ties among them."""
    limit = int(len(record.document.text) * _SHARE_MARKED)
    kept = tuple(each for each in record.annotations if each.fragments[-1][1] <= limit)
    keys = {each.key for each in kept}
    ties = tuple(each for each in record.relations if each.from_key in keys and each.to_key in keys)
    return replace(record, annotations=kept, relations=ties)

"""What ``check --gaps`` says: what the codebook demands and documents lack."""

from annotator.cli.output import say
from annotator.errors import InvalidChangeError
from annotator.store.project import Project

Layer = dict[str, object]
"""The gaps of one annotator in one document, as ``--json`` gives them."""


def gaps_shape(project: Project) -> list[Layer]:
    """Every layer in which a gap is open or was left, in the order of the documents."""
    from annotator.operations import gaps
    from annotator.store import annotations, people

    names = {each.id: each.name for each in people.annotators(project)}
    found: list[Layer] = []
    for document, annotator, layer in gaps.of_project(project):
        if not layer.open and not layer.left:
            continue
        uids = {each.id: each.uid for each in annotations.of_document(project, document.id)}
        found.append(
            {
                "document": document.title,
                "uid": document.uid,
                "annotator": names[annotator],
                "complete": round(layer.complete, 4),
                "open": [
                    {
                        "annotation": uids[gap.annotation_id],
                        "start": gap.start,
                        "finding": gap.finding,
                        "hard": gap.hard,
                        "sentence": gap.sentence,
                    }
                    for gap in layer.open
                ],
                "left": [
                    {
                        "annotation": uids[gap.annotation_id],
                        "finding": gap.finding,
                        "reason": said.reason,
                        "by": names[said.annotator_id],
                    }
                    for gap, said in layer.left
                ],
            }
        )
    return found


def say_gaps(layers: list[Layer]) -> None:
    """Print the open gaps, document by document; how many were left on purpose stands below."""
    for layer in layers:
        entries = _entries(layer, "open")
        if entries:
            say("", f"{layer['document']} · {layer['annotator']}")
        for gap in entries:
            say(f"  {'!' if gap['hard'] else '·'} {gap['start']:>6}  {gap['sentence']}")
    count = sum(len(_entries(layer, "open")) for layer in layers)
    left = sum(len(_entries(layer, "left")) for layer in layers)
    hard = _hard(layers)
    say(
        "",
        f"{_number(count, 'open gap')}, {hard} of them hard; {left} left on purpose."
        if count
        else f"No open gap; {left} left on purpose.",
    )


def require_no_hard_gap(layers: list[Layer]) -> None:
    """Raise InvalidChangeError when a demand is open that has no exception."""
    if hard := _hard(layers):
        raise InvalidChangeError(
            f"{_number(hard, 'hard gap')} {'is' if hard == 1 else 'are'} open; nothing was "
            "changed. F8 in the window goes from one to the next."
        )


def _hard(layers: list[Layer]) -> int:
    return sum(bool(gap["hard"]) for layer in layers for gap in _entries(layer, "open"))


def _entries(layer: Layer, name: str) -> list[dict[str, object]]:
    found = layer[name]
    assert isinstance(found, list)
    return found


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"

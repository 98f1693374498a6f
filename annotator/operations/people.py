"""Who annotates."""

from annotator.errors import InvalidChangeError
from annotator.model.people import Annotator, AnnotatorKind
from annotator.model.source import storable
from annotator.operations.alone import alone
from annotator.store import people
from annotator.store.project import Project


def proposed_name() -> str:
    """The system's name for whoever sits here, as a first proposal; "Annotator" for none."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no such account, or no account data base at all
        return "Annotator"


def annotator_named(
    project: Project, name: str, *, kind: AnnotatorKind = AnnotatorKind.PERSON, version: str = ""
) -> Annotator:
    """The annotator of that name, added now (one step, nobody's to undo) when there is none."""
    plain = " ".join(storable(name).split())
    if not plain:
        raise InvalidChangeError("An annotator needs a name; nothing was changed.")
    wanted = (plain, kind, version)
    found = _known(project, wanted)
    if found is not None:
        return found
    with project.alone():
        found = _known(project, wanted)
        if found is not None:
            return found
        with project.step(f"Add annotator {plain}", None, operation="add annotator"):
            return people.add(project, plain, kind=kind, version=version)


def _known(project: Project, wanted: tuple[str, AnnotatorKind, str]) -> Annotator | None:
    """The annotator of that name, kind and version; None when there is none."""
    return next(
        (
            each
            for each in people.annotators(project)
            if (each.name, each.kind, each.version) == wanted
        ),
        None,
    )


@alone
def rename_annotator(project: Project, annotator_id: int, name: str) -> Annotator:
    """Give an annotator another name; her layer stays hers; one step, nobody's to undo."""
    plain = " ".join(storable(name).split())
    if not plain:
        raise InvalidChangeError("An annotator needs a name; the old one was kept.")
    before = people.get(project, annotator_id)
    with project.step(f"Rename {before.name} to {plain}", None, operation="rename annotator"):
        people.update(project, annotator_id, {"name": plain})
    return people.get(project, annotator_id)

"""Where an annotation comes from, in a few quiet lines: only what is true of it is said."""

from collections.abc import Mapping, Sequence

from annotator.gui.inspector.card import Section
from annotator.gui.inspector.times import long_time
from annotator.gui.parts import Card, ElidedLabel
from annotator.model.annotations import Annotation
from annotator.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is to be known of where an annotation comes from."""

    annotation: Annotation
    names: Mapping[int, str]
    """The names of annotators by their ids."""
    derived: Annotation | None
    """The suggestion that it was made from, as far as that is still there."""
    carried: str
    """The title of the earlier version that it was carried from; empty when it was not."""
    revision: int
    """The revision of the codebook now."""
    outdated: bool
    """Whether its label meant something else when it was made."""


def provenance_lines(found: Provenance) -> list[str]:
    """What is said of where an annotation comes from, each a line."""
    it, name = found.annotation, found.names.get
    lines = [f"Made{_by(name(it.created_by or 0))}, {long_time(it.created_at)}"]
    if it.changed_at != it.created_at:
        lines.append(f"Changed{_by(name(it.changed_by or 0))}, {long_time(it.changed_at)}")
    if it.origin:
        lines.append(f"Origin: {it.origin}")
    if it.derived_from is not None:
        suggester = name(found.derived.annotator_id) if found.derived is not None else None
        lines.append(f"From a suggestion{_by(suggester, 'of')}")
    if it.carried_from is not None:
        grade = f", {it.carried_grade}" if it.carried_grade else ""
        lines.append(f"Carried from {found.carried or 'an earlier version'}{grade}")
    now = "" if it.codebook_revision == found.revision else f", now {found.revision}"
    lines.append(f"Codebook revision {it.codebook_revision}{now}")
    if found.outdated:
        lines.append("To be looked at again: its label has changed")
    return lines


class ProvenanceSection(Section):
    """Shows the lines."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__("Provenance", "provenance_section")
        self._card = Card("provenance_card", says="Where the annotation comes from")
        self._card.rows.setSpacing(5)
        self.column.addWidget(self._card)
        self._lines: tuple[str, ...] = ()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        while (item := self._card.rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in lines:
            label = ElidedLabel(each, kind="muted", pixels=12)
            self._card.rows.addWidget(label)
            label.show()


def _by(name: str | None, word: str = "by") -> str:
    return f" {word} {name}" if name else ""

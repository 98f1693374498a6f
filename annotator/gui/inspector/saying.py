"""What the fields of what is selected do: each change is one operation on all that is selected."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.gui.inspector.inspector import Inspector
from annotator.gui.inspector.known_entities import KnownEntities, MarkedName, NewName
from annotator.gui.session import Session
from annotator.model.annotations import Status
from annotator.model.text import shortened
from annotator.operations import annotating, describing, mentions, register

_SHORT = 40
_KIND = "kind"
"""The attribute that says what somebody is, as an entity has it too."""


class Saying(QObject):
    """Turns what is given in the fields into operations on the annotations that they show."""

    def __init__(self, session: Session, inspector: Inspector, known: KnownEntities) -> None:
        """Listen to the fields of an inspector; ``known`` is who is in the cast."""
        super().__init__()
        self._session = session
        self._inspector = inspector
        self._known = known
        label, fields = inspector.selected.label, inspector.selected.fields
        label.picked.connect(self._relabel)
        label.unknown.connect(lambda words: self._refuse(f"No label is called “{_cut(words)}”"))
        fields.attributes.given.connect(self._attribute)
        fields.attributes.entity_given.connect(self._named)
        fields.attributes.unknown.connect(self._no_value)
        fields.entity.picked.connect(self._tie)
        fields.entity.unknown.connect(self._nobody)
        fields.status_given.connect(lambda value: self._say(describing.set_status, Status(value)))
        fields.flag_given.connect(lambda words: self._say(describing.set_flag, words))
        fields.confidence_given.connect(self._confidence)

    def _say(self, operation: Callable[..., object], *values: object, **named: object) -> bool:
        """Do something to the annotations that the inspector shows; whether it was done."""
        session, ids = self._session, self._inspector.shown_ids
        if not ids:
            return False

        def work() -> bool:
            operation(session.project, ids, *values, annotator=session.annotator.id, **named)
            return True

        return bool(session.attempt(work))

    def _relabel(self, name: str) -> None:
        if not self._say(annotating.relabel, label=name):
            self._inspector.selected.label.show_picked()

    def _attribute(self, name: str, value: object) -> None:
        if not self._say(describing.set_attributes, {name: value}) and value is not None:
            self._inspector.selected.fields.attributes.mark_wrong(name)

    def _named(self, name: str, key: object) -> None:
        """Let an attribute name an entity, which may be a new one."""
        if isinstance(key, NewName):
            self._add(key, attribute=name)
        elif isinstance(key, int):
            entity = self._known.named(key)
            self._attribute(name, entity.uid if entity is not None else None)
        else:
            self._attribute(name, None)

    def _tie(self, key: object) -> None:
        """Tie the annotations to an entity, which may be a new one, or to nobody."""
        session = self._session
        if isinstance(key, MarkedName):
            ids, here = self._inspector.shown_ids, session.document_id
            session.run(mentions.add_marked, str(key), ids, document_id=here)
        elif isinstance(key, NewName):
            self._add(key)
        elif not self._say(describing.set_entity, key):
            self._inspector.selected.fields.entity.set_wrong(wrong=True)

    def _add(self, name: str, *, attribute: str = "") -> None:
        """Take a name into the cast and tie the annotations to it, in one step."""
        kind = self._inspector.selected.fields.attributes.value(_KIND)
        self._session.run(
            register.add_entity,
            str(name),
            kind=kind if isinstance(kind, str) and not attribute else "",
            mentions=self._inspector.shown_ids,
            attribute=attribute,
        )

    def _confidence(self, words: str) -> None:
        """Take "80%", "80" or "0.8"; nothing takes it away."""
        plain = words.replace("%", "").replace(",", ".").strip()
        try:
            number = float(plain) if plain else None
        except ValueError:
            self._refuse("Confidence is a number from 0 to 100")
            self._inspector.selected.fields.mark_confidence_wrong()
            return
        if number is not None and (number > 1 or "%" in words):
            number /= 100
        if not self._say(describing.set_confidence, number):
            self._inspector.selected.fields.mark_confidence_wrong()

    def _no_value(self, name: str, words: str) -> None:
        self._session.failed.emit(none_of_its_values(name, words))

    def _nobody(self, words: str) -> None:
        self._refuse(f"Nobody in the cast is called “{_cut(words)}”")

    def _refuse(self, why: str) -> None:
        self._session.failed.emit(f"{why}; nothing was changed.")


def none_of_its_values(name: str, words: str) -> str:
    """What is said where something was typed that an attribute does not take."""
    named = name.replace("_", " ")
    return f"“{_cut(words)}” is none of the values of {named}; nothing was changed."


def _cut(words: str) -> str:
    return shortened(words, _SHORT)

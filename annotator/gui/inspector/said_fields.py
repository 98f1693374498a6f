"""The fields of what is selected: attributes, entity, status, flag, confidence."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.inspector.attributes import Attributes
from annotator.gui.inspector.card import Row
from annotator.gui.inspector.choice_field import ChoiceField
from annotator.gui.inspector.common import VARIOUS, Common, Various
from annotator.gui.inspector.known_entities import KnownEntities, many
from annotator.gui.inspector.left_lines import LeftLines
from annotator.gui.inspector.line_field import LineField
from annotator.gui.inspector.pick_field import PickField
from annotator.gui.parts import button
from annotator.model.annotations import Status

_STATUSES = (Status.DRAFT, Status.ACCEPTED, Status.REJECTED)


class SaidFields(QWidget):
    """Shows what is said of one annotation or of several; says what was changed."""

    status_given = Signal(object)
    flag_given = Signal(str)
    confidence_given = Signal(str)
    finished = Signal()
    """The page may have the focus back."""

    def __init__(self) -> None:
        """Make the fields, empty."""
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.attributes = Attributes()
        self.attributes.finished.connect(self.finished)
        self._column.addWidget(self.attributes)
        self.entity = PickField("entity_field", "Entity")
        self._entity_row = self._row("Entity", self.entity)
        self._status = ChoiceField("status_field", "Status", _STATUSES, removable=False)
        self._status.setParent(self)
        self._status.given.connect(self.status_given)
        self._status.finished.connect(self.finished)
        self._column.addWidget(Row("Status", self._status.face, self._status.options))
        self.left_gaps = LeftLines()
        self._column.addWidget(self.left_gaps)
        self._flag = LineField("flag_field", "Flag")
        self._flag.given.connect(self.flag_given)
        self._flag_row = self._row("Flag", self._flag)
        self._confidence = LineField("confidence_field", "Confidence")
        self._confidence.given.connect(self.confidence_given)
        self._confidence_row = self._row("Confidence", self._confidence)
        self._more = button("More", kind="link", name="more_fields", says="Flag and confidence")
        self._more.clicked.connect(self._show_more)
        self._column.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignLeft)
        self._ids: tuple[int, ...] = ()

    def show_common(
        self,
        common: Common,
        *,
        words: str,
        known: Callable[[str], Sequence[str]],
        entities: KnownEntities,
        mention: bool,
    ) -> None:
        """Show what annotations have in common; ``words`` are those of a single one.

        ``known`` completes what is typed into an attribute, ``mention`` says that their labels
        mention somebody.
        """
        anew, self._ids = common.ids != self._ids, common.ids
        self.attributes.show_values(
            common.ids,
            common.specs,
            common.values,
            words=words,
            known=known,
            entities=entities,
            editable=common.editable,
        )
        self._show_entity(common, entities, mention=mention, anew=anew)
        suggested = common.suggested == len(common.ids)
        various = common.status is VARIOUS
        self._status.set_value(() if various else [str(common.status)], various=various)
        self._status.face.setEnabled(not suggested)
        _show(self._flag, common.flag, str, anew=anew)
        self._flag.setEnabled(not suggested)
        _show(self._confidence, common.confidence, _percent, anew=anew)
        self._confidence.setEnabled(common.editable)
        flagged, sure = bool(common.flag), common.confidence is not None
        opened = not anew and self._more.isHidden() and not suggested
        self._flag_row.setVisible(flagged or opened)
        self._confidence_row.setVisible(sure or opened)
        self._more.setVisible(not suggested and not opened and not (flagged and sure))

    def first_field(self) -> QWidget:
        """The field that is entered first."""
        return self.attributes.first_field() or self._status.face

    def mark_confidence_wrong(self) -> None:
        """Mark what was typed as no confidence."""
        self._confidence.set_wrong(wrong=True)

    def _show_entity(
        self, common: Common, entities: KnownEntities, *, mention: bool, anew: bool
    ) -> None:
        tied = common.entity_id
        self._entity_row.setVisible(mention or tied is not None)
        if not (mention or tied is not None):
            return
        self.entity.pick_from(entities.listed, entities.exactly, entities.get_ready)
        self.entity.set_various(various=tied is VARIOUS, empty="nobody")
        meant = entities.named(tied) if isinstance(tied, int) else None
        self.entity.set_value(meant.name if meant is not None else "", anew=anew)
        self.entity.set_detail(many(entities.here(meant.id)) if meant is not None else "")
        self.entity.setEnabled(common.editable)

    def _show_more(self) -> None:
        """Show the fields that are seldom used."""
        self._flag_row.show()
        self._confidence_row.show()
        self._more.hide()

    def _row(self, title: str, field: LineField) -> Row:
        if not isinstance(field, PickField):
            field.setPlaceholderText("none")
        field.done.connect(self.finished)
        row = Row(title, field)
        self._column.addWidget(row)
        return row


def _show(
    field: LineField, value: object | Various, words: Callable[[object], str], *, anew: bool
) -> None:
    """Show a value in words, or that there are several."""
    various = value is VARIOUS
    field.set_various(various=various, empty="none")
    field.set_value("" if various else words(value), anew=anew)


def _percent(sure: object) -> str:
    return f"{sure * 100:g}%" if isinstance(sure, int | float) else ""

"""Reads the selected annotation, and all that is known of it, into its cards."""

from collections.abc import Sequence

from annotator.analysis.identity import mention_labels
from annotator.gui.annotate.page import Page
from annotator.gui.inspector.attribute_fields import plain
from annotator.gui.inspector.changes import what_changed
from annotator.gui.inspector.common import Common, common_of
from annotator.gui.inspector.history_card import Past
from annotator.gui.inspector.inspector import Inspector
from annotator.gui.inspector.known_entities import KnownEntities
from annotator.gui.inspector.provenance import Provenance, provenance_lines
from annotator.gui.inspector.relation_rows import own_notes, rows_of
from annotator.gui.inspector.step_words import beside_it, without_ties
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model.annotations import Annotation
from annotator.store import annotations, documents, lives, outlines, people, revisions

_MOST_COMPLETIONS = 200
_MOST_RELATIONS = 20
"""So many relations of an annotation stand in its card, the latest: an actor may have hundreds."""


class AnnotationFeed:
    """Shows an annotation in the cards that are about one."""

    def __init__(
        self,
        session: Session,
        page: Page,
        inspector: Inspector,
        theme: Theme,
        entities: KnownEntities,
    ) -> None:
        """Read from a session what stands on a page; ``entities`` are those of the fields."""
        self._session = session
        self._page = page
        self._inspector = inspector
        self._theme = theme
        self._entities = entities

    def show(self, chosen: Annotation) -> None:
        """Show all that is known of an annotation."""
        session, inspector, palette = self._session, self._inspector, self._theme.palette
        mine = chosen.annotator_id == session.annotator.id
        book = session.codebook()
        common = common_of([chosen], book, session.annotator.id)
        inspector.selected.show_annotation(chosen, common, book.labels, dark=palette.dark)
        said = [span.of(self._page.text) for span in chosen.fragments]
        inspector.selected.fragments.show_fragments(chosen, said, editable=mine)
        self._show_fields(common, [chosen])
        names = {each.id: each.name for each in people.annotators(session.project)}
        inspector.selected.show_maker(names.get(chosen.annotator_id, ""))
        self._show_relations(chosen)
        inspector.relations.set_linkable(linkable=mine)
        inspector.history.show_steps(chosen.id, self._past(chosen, names))
        inspector.provenance.show_lines(provenance_lines(self._provenance(chosen, names)))

    def _show_relations(self, chosen: Annotation) -> None:
        session, palette = self._session, self._theme.palette
        every = self._page.relations_of(chosen.id)
        found = rows_of(
            chosen,
            every[-_MOST_RELATIONS:],
            self._page.annotations,
            session.codebook(),
            palette,
            me=session.annotator.id,
        )
        notes = own_notes(session.project, [each.id for each, _ in found], session.annotator.id)
        words = {relation_id: note.body for relation_id, note in notes.items()}
        more = max(0, len(every) - _MOST_RELATIONS)
        self._inspector.relations.show_relations(chosen.id, found, words, self._entities, more=more)

    def show_several(self, chosen: Sequence[Annotation]) -> None:
        """Show what several annotations have in common."""
        book, palette = self._session.codebook(), self._theme.palette
        common = common_of(chosen, book, self._session.annotator.id)
        self._inspector.selected.show_several(common, book.labels, dark=palette.dark)
        self._show_fields(common, chosen)

    def _show_fields(self, common: Common, chosen: Sequence[Annotation]) -> None:
        named = mention_labels(self._session.codebook())
        self._inspector.selected.fields.show_common(
            common,
            words=chosen[0].text if len(chosen) == 1 else "",
            known=lambda name: self._known(chosen[0], name),
            entities=self._entities,
            mention=not named or all(label.name in named for label, _ in common.labels),
        )

    def _known(self, chosen: Annotation, name: str) -> Sequence[str]:
        """What a typed attribute may well be: the values of the same label in this document."""
        project, me = self._session.project, self._session.annotator.id
        found = outlines.values(project, chosen.document_id, chosen.label_id, name, me)
        return found[:_MOST_COMPLETIONS]

    def _past(self, chosen: Annotation, names: dict[int, str]) -> list[Past]:
        """The life of an annotation, the latest step first."""
        session = self._session
        titles: dict[object, str] = {each.id: each.title for each in session.codebook().labels}
        mine = chosen.annotator_id == session.annotator.id
        past: list[Past] = []
        changed_since = False
        moments = lives.moments(session.project, chosen.id)
        own = {chosen.text, *(str(each.after["text"]) for each in moments if each.after)}
        for each in reversed(moments):
            name = names.get(each.step.annotator_id or 0, "")
            changed = what_changed(
                each.before,
                each.after,
                label=lambda id_: titles.get(id_, "another label"),
                entity=self._named,
                said=self._said,
            )
            title, ties = without_ties(beside_it(each.step.title, own, titles.values()))
            restorable = mine and changed_since
            past.append(Past(each.step, title, name, changed, ties, restorable=restorable))
            only_ties = each.before is None and each.after is None
            changed_since = changed_since or only_ties or each.before != each.after
        return past

    def _named(self, entity_id: object) -> str:
        if not isinstance(entity_id, int):
            return "nobody"
        entity = self._entities.named(entity_id)
        return entity.name if entity is not None else "somebody"

    def _said(self, value: object) -> str:
        """A value of an attribute in words; an entity's uid by its name."""
        entity = self._entities.of_uid(value)
        return plain(value) if entity is None else entity.name

    def _provenance(self, chosen: Annotation, names: dict[int, str]) -> Provenance:
        project = self._session.project
        origins = [each for each in (chosen.derived_from, chosen.carried_from) if each is not None]
        there = {each.id: each for each in annotations.some(project, origins)} if origins else {}
        carried = there.get(chosen.carried_from or 0)
        title = documents.get(project, carried.document_id).title if carried is not None else ""
        return Provenance(
            annotation=chosen,
            names=names,
            derived=there.get(chosen.derived_from or 0),
            carried=f"“{title}”" if title else "",
            revision=self._session.codebook().revision,
            outdated=chosen.codebook_revision in revisions.outdated(project, chosen.label_id),
        )

"""What was read as what can be written, as a project would hold it in between."""

from collections.abc import Iterator
from itertools import count

from annotator.model.annotations import Annotation, Relation
from annotator.model.codebook import Codebook
from annotator.model.corpus import Corpus, DocumentRecord, NewCorpus, NewRecord
from annotator.model.documents import Document, DocumentState
from annotator.model.people import Annotator
from annotator.model.text import Span, covered_words


def corpus_of(new: NewCorpus, codebook: Codebook) -> Corpus:
    """The corpus of one annotator whose drafts are all that was read."""
    ids = count(1)
    return Corpus(
        title=new.title,
        codebook=codebook,
        annotators=(Annotator(1, "ann", "Ann"),),
        entities=(),
        documents=[_record(each, ids) for each in new.records],
    )


def _record(new: NewRecord, ids: Iterator[int]) -> DocumentRecord:
    of = new.document
    document = Document(
        id=next(ids),
        uid="",
        title=of.title,
        text_id=1,
        sha256="",
        length=len(of.text),
        source_name=of.source_name,
        media_type=of.media_type,
        publisher="",
        date="",
        language="",
        metadata={},
        state=DocumentState.OPEN,
        predecessor_id=None,
        step_id=1,
    )
    marks: dict[str, Annotation] = {}
    for each in new.annotations:
        fragments = tuple(Span(*pair) for pair in each.fragments)
        marks[each.key] = Annotation(
            id=next(ids),
            uid="",
            document_id=document.id,
            label=each.label,
            label_id=1,
            annotator_id=1,
            fragments=fragments,
            text=covered_words(of.text, fragments),
            attributes=each.attributes,
        )
    ties = tuple(
        Relation(
            id=next(ids),
            uid="",
            document_id=document.id,
            type=each.type,
            type_id=1,
            from_id=marks[each.from_key].id,
            to_id=marks[each.to_key].id,
            annotator_id=1,
        )
        for each in new.relations
    )
    return DocumentRecord(document, of.text, of.source, (), tuple(marks.values()), ties)

"""Text pasted from the clipboard becomes a document of its own."""

from annotator.errors import UnreadableFileError
from annotator.language.headlines import headline
from annotator.model.documents import NewDocument
from annotator.model.source import normalise
from annotator.model.text import shortened
from annotator.readers.text import LARGEST_TEXT


def document_of(text: str) -> NewDocument:
    """The document of pasted text; its title is the headline, or the first words.

    There is no file behind it, so its source is empty. Raises UnreadableFileError when nothing
    but white space was pasted, or more than 64 MiB of it.
    """
    body, _ = normalise(text)
    words = body.strip("\ufeff\u200b\ufffd \n").strip()
    if not words:
        raise UnreadableFileError("There is no text on the clipboard; nothing was added.")
    if len(body) > LARGEST_TEXT:
        raise UnreadableFileError(
            f"The pasted text has {len(body):,} characters and was not added: "
            f"texts may have up to {LARGEST_TEXT:,}."
        )
    return NewDocument(title=headline(body) or shortened(words), text=body)

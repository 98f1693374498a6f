"""What a format is: a name, and how datasets in it are read, written and recognised."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from annotator.model.corpus import Corpus, DocumentRecord, Loss, NewCorpus

Read = Callable[[Path], NewCorpus]
Write = Callable[[Corpus, Path], None]
Losses = Callable[[Iterable[DocumentRecord]], list[Loss]]


@dataclass(frozen=True, slots=True)
class Format:
    """One form of annotated datasets.

    ``read`` may give its records lazily and raises UnreadableFileError, also while they are
    walked; ``write`` leaves what stood there when it raises NotWrittenError; ``losses`` walks
    what would be written and counts what the format cannot say.
    """

    name: str
    """What the command line calls it."""
    title: str
    """What a person reads."""
    suffixes: tuple[str, ...]
    """Ends of file names, with their dot; the first is the one that is written."""
    read: Read
    write: Write
    losses: Losses
    folder: bool = False
    """Whether it is written as a folder of files."""
    lossless: bool = False
    """Whether it says everything but the history, status included."""
    recognises: Callable[[Path], bool] | None = None
    """A closer look than at the end of the name; it must not raise on any path."""

    def fits(self, path: Path) -> bool:
        """Whether what is at the path looks like this format."""
        if self.recognises is not None:
            return self.recognises(path)
        return path.name.casefold().endswith(self.suffixes) and path.is_file()

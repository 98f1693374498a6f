"""What a person can act on: every error here is one plain sentence for the person at the screen.

The sentence says what happened, what was kept, and what to do. Anything that is not an
``AnnotatorError`` is a defect of the program and goes to the crash handler.
"""


class AnnotatorError(Exception):
    """Something a person can act on; ``str(error)`` is the sentence to show."""


class ProjectError(AnnotatorError):
    """The project file cannot be opened, read or written as it is."""


class NotAProjectError(ProjectError):
    """The file is no Annotator project, or is damaged."""


class NetworkFolderError(ProjectError):
    """The project is on a network folder, where it cannot be worked on safely."""


class NewerProjectError(ProjectError):
    """The file was written by a newer program; it can be read only."""


class ReadOnlyProjectError(ProjectError):
    """The project was opened for reading, and a change was asked for."""


class BusyProjectError(ProjectError):
    """Another program has been writing to the project file for too long."""


class ConflictError(AnnotatorError):
    """An undo, redo or revert stands against later work; nothing was changed."""


class InvalidChangeError(AnnotatorError):
    """What was asked for does not fit the text, the codebook or the rules; nothing was changed."""


class UnknownNameError(AnnotatorError):
    """A document, label, annotation or annotator of that name does not exist, or is ambiguous."""


class UnreadableFileError(AnnotatorError):
    """A file cannot be taken in: not text, empty, too large, or in no known form."""


class NotWrittenError(AnnotatorError):
    """A file could not be written; what stood there before is untouched."""

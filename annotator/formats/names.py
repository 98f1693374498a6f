"""Names of the files that are written for documents: safe on every system, each once."""

import re

from annotator.model.corpus import DocumentRecord

_UNSAFE = re.compile('[<>:"/\\\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029]+')
_ENDING = re.compile("\\.[A-Za-z0-9]{1,5}$")
_RESERVED = re.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", re.IGNORECASE)
_LONGEST = 180
"""Bytes in UTF-8, so that an ending fits in the 255 that file systems allow."""


class FileNames:
    """Gives each document of one export a name without ending, unlike all given before."""

    def __init__(self) -> None:
        """No name is taken."""
        self._taken: set[str] = set()

    def of(self, record: DocumentRecord) -> str:
        """The next name: the one of the document's source, else made of its title."""
        source = re.split("[/\\\\]", record.document.source_name)[-1]
        wanted = safe_name(_ENDING.sub("", source) or record.document.title)
        name, number = wanted, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(name.casefold())
        return name


def safe_name(wanted: str) -> str:
    """A file name without ending that every system accepts, as near to the wanted as can be."""
    name = _UNSAFE.sub("_", wanted).strip(" .")
    name = name.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").rstrip(" .")
    return f"_{name}" if _RESERVED.fullmatch(name) else name or "document"

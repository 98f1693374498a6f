"""What the window remembers from one start to the next."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar, overload

from PySide6.QtCore import QByteArray, QSettings

from annotator.gui.theme import Appearance

SMALLEST_ZOOM: Final = 0.5
LARGEST_ZOOM: Final = 3.0

LARGEST_SPACING: Final = 2.0

NARROWEST: Final = 40
WIDEST: Final = 120
"""Characters of a line: wider ones tire, and cost painting."""

CHIP_MODES: Final = ("always", "hover", "never")

_DIGITS: Final = 18
"""No number that is remembered has so many."""

T = TypeVar("T")


class Setting(Generic[T]):
    """One remembered value; what cannot be read as one is the default."""

    def __init__(
        self,
        key: str,
        default: T,
        *,
        read: Callable[[object], T],
        write: Callable[[T], object] = lambda value: value,
    ) -> None:
        """Keep the value under ``key``; ``read`` raises ValueError or TypeError for nonsense."""
        self._key = key
        self._default = default
        self._read = read
        self._write = write

    @overload
    def __get__(self, owner: None, kind: type) -> "Setting[T]": ...
    @overload
    def __get__(self, owner: "Settings", kind: type) -> T: ...
    def __get__(self, owner: "Settings | None", kind: type) -> "Setting[T] | T":
        """The remembered value, or the default."""
        if owner is None:
            return self
        stored = owner.store.value(self._key)
        if stored is None:
            return self._default
        try:
            return self._read(stored)
        except (ValueError, TypeError):
            return self._default

    def __set__(self, owner: "Settings", value: T) -> None:
        """Remember the value."""
        owner.store.setValue(self._key, self._write(value))


def _bytes(value: object) -> QByteArray:
    return value if isinstance(value, QByteArray) else QByteArray()


def _zoom(value: object) -> float:
    return min(LARGEST_ZOOM, max(SMALLEST_ZOOM, float(str(value))))


def _spacing(value: object) -> float:
    return min(LARGEST_SPACING, max(1.0, float(str(value))))


def _characters(value: object) -> int:
    return min(WIDEST, max(NARROWEST, int(str(value))))


def _switch(key: str) -> Setting[bool]:
    """Something that is on or off, and off to begin with."""
    return Setting(
        key,
        default=False,
        read=lambda value: str(value) == "yes",
        write=lambda value: "yes" if value else "no",
    )


def _chips(value: object) -> str:
    return str(value) if value in CHIP_MODES else ""


class Settings:
    """Named, typed settings over QSettings."""

    geometry = Setting("window/geometry", QByteArray(), read=_bytes)
    """Size and place of the window; empty before the first close."""
    panels = Setting("window/panels", QByteArray(), read=_bytes)
    """How the width of the window is shared between its panels."""
    appearance = Setting(
        "window/appearance",
        Appearance.SYSTEM,
        read=lambda value: Appearance(str(value)),
        write=lambda value: value.value,
    )
    """Light, dark, either in high contrast, or as the system has it."""
    zoom = Setting("page/zoom", 1.0, read=_zoom, write=lambda value: f"{value:.2f}")
    """The size of the page's type; 1.0 is the size it was drawn for."""
    family = Setting("page/family", "", read=str)
    """The family of the page's type; empty for the one it was drawn for."""
    spacing = Setting("page/spacing", 1.0, read=_spacing, write=lambda value: f"{value:.2f}")
    """How far lines are apart, as a share of what was drawn."""
    characters = Setting("page/characters", 100, read=_characters, write=str)
    """How many characters the column is wide at most."""
    compact = _switch("page/compact")
    """Whether lines stand close, without room for chips between them."""
    patterns_only = _switch("page/patterns_only")
    """Whether annotations show by lines and chips alone, without a tint."""
    unit = Setting("page/unit", "", read=str)
    """What selections snap to, as a word of ``language.snapping.Unit``; empty for its default."""
    chips = Setting("page/chips", "", read=_chips)
    """When label chips are shown: always, hover or never; empty leaves it to the document."""
    project = Setting("project/last", "", read=str)
    """The path of the project that was open last; empty when there was none."""
    folder = Setting("dialogs/folder", "", read=str)
    """The folder that a file dialog showed last."""
    annotator = Setting("annotator/name", "", read=str)
    """The name of who annotates on this computer; empty before it was asked."""
    keys = Setting("keys/changed", "", read=str)
    """The keys that actions were given, as JSON (see ``keymap``); empty when none was changed."""
    hint_dismissed = _switch("hints/keys_dismissed")
    """Whether the line with the first keys was sent away."""

    def __init__(self, store: QSettings | None = None) -> None:
        """Keep the settings in ``store``; the person's own settings when none is given."""
        self.store = store if store is not None else QSettings("Annotator", "Annotator")

    def document_of(self, project_path: str) -> int | None:
        """The document that was shown last in a project, by its id there."""
        value = self.store.value(f"documents/{_flat(project_path)}")
        return int(str(value)) if str(value).isdecimal() else None

    def remember_document(self, project_path: str, document_id: int) -> None:
        """Note which document a project showed last."""
        self.store.setValue(f"documents/{_flat(project_path)}", str(document_id))

    def place_of(self, project_path: str) -> tuple[int, ...]:
        """The numbers that were remembered of a project's page; empty when there are none."""
        parts = str(self.store.value(f"places/{_flat(project_path)}") or "").split()
        return tuple(map(int, parts)) if all(map(_whole, parts)) else ()

    def remember_place(self, project_path: str, *numbers: int) -> None:
        """Note where a project's page stood."""
        self.store.setValue(f"places/{_flat(project_path)}", " ".join(map(str, numbers)))

    def save(self) -> None:
        """Write to disk now."""
        self.store.sync()


def _whole(part: str) -> bool:
    return part.isascii() and part.removeprefix("-").isdecimal() and len(part) < _DIGITS


def _flat(path: str) -> str:
    return path.replace("/", "|").replace("\\", "|")

"""The clipboard, and X11's primary selection, get words exactly as they are stored."""

from PySide6.QtGui import QClipboard, QGuiApplication

_EATEN = "\ufeff"
"""What Qt takes from the beginning of a string that comes from Python, once."""


def put(words: str, *, primary: bool = False) -> None:
    """Give words to the clipboard, or to X11's primary selection where there is one."""
    clipboard = QGuiApplication.clipboard()
    if primary and not clipboard.supportsSelection():
        return
    mode = QClipboard.Mode.Selection if primary else QClipboard.Mode.Clipboard
    clipboard.setText(_EATEN + words if words.startswith(_EATEN) else words, mode)

"""What a panel can be asked for: by its letters while a list has the focus, and by buttons."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.flow import FlowLayout
from annotator.gui.keys import shown
from annotator.gui.parts import button


class Command(NamedTuple):
    """Something that a panel can be asked for."""

    name: str
    title: str
    key: str
    says: str


_ARROWS: Final = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


class CommandRow(QWidget):
    """A button for each command, with its key."""

    asked = Signal(str)
    """The name of a command."""

    def __init__(self, panel: str, commands: Sequence[Command]) -> None:
        """Make the buttons; ``panel`` begins their objectNames."""
        super().__init__()
        flow = FlowLayout(self, spacing=6)
        for each in commands:
            made = button(
                f"{each.title}  {_brief(each.key)}".strip(),
                name=f"{panel}_{each.name}_button",
                says=each.says,
                tip=f"{each.says} ({shown(each.key)})",
            )
            made.clicked.connect(lambda _checked=False, name=each.name: self.asked.emit(name))
            flow.addWidget(made)


def _brief(key: str) -> str:
    """A key as a button has room for it: "Alt ↑"."""
    return " ".join(_ARROWS.get(part, part) for part in shown(key).split(" "))


def wanted(commands: Iterable[Command], names: Iterable[str]) -> str:
    """The command that a key asks for, by the names of the key; "" for none."""
    keys = set(names)
    return next((each.name for each in commands if each.key in keys), "")

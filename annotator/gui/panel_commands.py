"""The commands of a panel beside the page: each a button with its key, in rows below its lists."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

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


def command_row(panel: str, commands: Iterable[Command], ask: Callable[[str], object]) -> QWidget:
    """Buttons that ask for commands by name; ``panel`` begins their objectNames."""
    box = QWidget()
    flow = FlowLayout(box, spacing=6)
    for each in commands:
        key = shown(each.key)
        made = button(
            f"{each.title}  {key}",
            name=f"{panel}_{each.name}_button",
            says=each.says,
            tip=f"{each.says} ({key})",
        )
        made.clicked.connect(lambda _checked=False, name=each.name: ask(name))
        flow.addWidget(made)
    return box


def wanted(commands: Iterable[Command], names: Iterable[str]) -> str:
    """The command that a key asks for, by the names of the key; "" for none."""
    keys = set(names)
    return next((each.name for each in commands if each.key in keys), "")

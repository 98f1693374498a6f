"""What a panel beside the page can be asked for: a row of buttons, each with its key."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from annotator.gui.flow import FlowLayout
from annotator.gui.keys import shown
from annotator.gui.parts import button


class Command(NamedTuple):
    """Something that the panel can be asked for."""

    name: str
    title: str
    key: str
    says: str


def command_row(
    commands: Iterable[Command], prefix: str, asked: Callable[[str], object]
) -> QWidget:
    """A button for each command; ``prefix`` begins their objectNames, ``asked`` gets the names."""
    box = QWidget()
    flow = FlowLayout(box, spacing=6)
    for each in commands:
        made = button(
            f"{each.title}  {shown(each.key)}",
            name=f"{prefix}_{each.name}_button",
            says=each.says,
            tip=f"{each.says} ({shown(each.key)})",
        )
        made.clicked.connect(lambda _checked=False, name=each.name: asked(name))
        flow.addWidget(made)
    return box

"""The fragments of the selected annotation: each is shown on the page, or taken out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from annotator.gui.inspector.card_lines import CardLine, CardLines, Keys
from annotator.gui.parts import ElidedLabel, button, muted
from annotator.model.annotations import Annotation

_KEYS: Keys = (("Enter", "shows it on the page"), ("Delete", "takes it out"))
_SHOWING: Keys = (("Enter", "shows it on the page"),)


class FragmentLines(CardLines):
    """A line for each fragment, where there are several."""

    shown = Signal(int)
    """The number of the fragment that is to be shown, from 0."""
    taken_out = Signal(int)
    """The number of the fragment that is to go."""

    def __init__(self) -> None:
        """Make it empty, not shown."""
        super().__init__("fragment_lines", "Fragments")
        self._about: object = None
        self.hide()

    def show_fragments(self, annotation: Annotation, words: list[str], *, editable: bool) -> None:
        """Show the fragments of an annotation with their words; nothing where there is one."""
        several = len(annotation.fragments) > 1
        about = (annotation.id, annotation.fragments, editable) if several else None
        if about != self._about:
            self._about = about
            made = [
                self._line(n, f"{span.start}–{span.end}", said, editable=editable)
                for n, (span, said) in enumerate(zip(annotation.fragments, words, strict=True))
            ]
            self.fill(made if several else [])
        self.setVisible(several)

    def _line(self, n: int, where: str, words: str, *, editable: bool) -> CardLine:
        says = f"Fragment {n + 1}: {words}, characters {where}"
        line = CardLine(n, f"fragment_{n}", says, _KEYS if editable else _SHOWING)
        row = QHBoxLayout(line)
        row.setContentsMargins(4, 2, 1, 2)
        row.setSpacing(6)
        row.addWidget(muted(str(n + 1), pixels=12))
        row.addWidget(ElidedLabel(words), stretch=1)
        row.addWidget(muted(where, pixels=12))
        line.entered.connect(lambda: self.shown.emit(n))
        if editable:
            out = button("×", kind="flat", name=f"fragment_remove_{n}",
                         says=f"Take out fragment {n + 1}: {words}")  # fmt: skip
            out.setToolTip("Take this fragment out (Delete)")
            out.setFixedWidth(16)
            out.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            out.clicked.connect(lambda: self.taken_out.emit(n))
            row.addWidget(out)
            line.pressed.connect(lambda _key: self.taken_out.emit(n))
        return line

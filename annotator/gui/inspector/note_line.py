"""One note as a line with keys of its own, and a resolved thread folded to one line."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout

from annotator.gui.fonts import interface_font
from annotator.gui.inspector.card_lines import CardLine, Keys
from annotator.gui.inspector.markdown import Rendered, may_open, render
from annotator.gui.inspector.times import short_time
from annotator.gui.parts import ElidedLabel, button, muted
from annotator.model.annotations import Note

_REPLY_INDENT = 12
_LONGEST_SAID = 40


class NoteLine(CardLine):
    """Shows a note with what can be done to it; says which key or button was pressed."""

    asked = Signal(str)
    """The key of what is to be done: "R", "X", "E", "Delete", "Space"."""

    def __init__(self, note: Note, who: str, *, mine: bool, folds: bool) -> None:
        """Show a note by somebody; ``folds`` says that its thread is resolved and may be folded."""
        self._note = note
        self._mine = mine
        self._folds = folds
        self._rendered: Rendered = render(note.body)
        state = ", resolved" if note.resolved else ""
        kind = "Reply" if note.reply_to is not None else "Note"
        says = f"{kind} by {who or 'somebody'}{state}: {self._rendered.plain}"
        super().__init__(note.id, f"note_{note.id}", says, self._own_keys(), by_click=False)
        self.entered.connect(lambda: self.asked.emit("E" if mine else "R"))
        self.pressed.connect(self._press)
        column = QVBoxLayout(self)
        indent = 0 if note.reply_to is None else _REPLY_INDENT
        column.setContentsMargins(3 + indent, 2, 3, 2)
        column.setSpacing(1)
        column.addWidget(self._body())
        foot = QHBoxLayout()
        foot.setSpacing(2)
        resolved = " · resolved" if note.resolved else ""
        by = ElidedLabel(f"{who} · {short_time(note.made_at)}{resolved}", kind="muted", pixels=11)
        foot.addWidget(by, stretch=1)
        for made in self._buttons():
            foot.addWidget(made)
        column.addLayout(foot)

    def _own_keys(self) -> Keys:
        verb = "reopens" if self._note.resolved else "resolves"
        found = [("Enter", "edits") if self._mine else ("Enter", "replies"), ("R", "replies")]
        if self._note.reply_to is None:
            found.append(("X", verb))
        if self._folds:
            found.append(("Space", "folds"))
        if self._rendered.links:
            found.append(("O", "opens the link"))
        if self._mine:
            found.append(("Delete", "deletes"))
        return tuple(found)

    def _press(self, key: str) -> None:
        if key == "O":
            self._open_links()
        else:
            self.asked.emit(key)

    def _body(self) -> QLabel:
        body = QLabel(self._rendered.html)
        body.setObjectName(f"note_body_{self._note.id}")
        body.setAccessibleName(self._rendered.plain)
        body.setFont(interface_font(13))
        body.setWordWrap(True)
        body.setTextFormat(Qt.TextFormat.RichText)
        body.setProperty("kind", "muted" if self._note.resolved else "")
        flags = Qt.TextInteractionFlag
        body.setTextInteractionFlags(flags.TextSelectableByMouse | flags.LinksAccessibleByMouse)
        body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body.linkActivated.connect(open_address)
        body.linkHovered.connect(body.setToolTip)
        return body

    def _buttons(self) -> list[QPushButton]:
        found = [self._small("Reply", "R")]
        if self._note.reply_to is None:
            found.append(self._small("Reopen" if self._note.resolved else "Resolve", "X"))
        if self._folds:
            found.append(self._small("Fold", "Space"))
        if self._mine:
            found += [self._small("Edit", "E"), self._small("Delete", "Delete")]
        return found

    def _small(self, words: str, key: str) -> QPushButton:
        shown = "Enter" if key == "E" else key
        about = self._rendered.plain[:_LONGEST_SAID]
        name = f"note_{words.casefold()}_{self._note.id}"
        made = button(words, kind="flat", name=name, says=f"{words} the note {about}",
                      tip=f"{words} ({shown})")  # fmt: skip
        made.setFont(interface_font(11))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.asked.emit(key))
        return made

    def _open_links(self) -> None:
        """Open the link of the note; where there are several, ask which."""
        links = self._rendered.links
        if len(links) == 1:
            open_address(links[0])
        elif links:
            menu = QMenu(self)
            menu.setObjectName("note_links")
            for address in links:
                menu.addAction(address.replace("&", "&&"), _opener(address))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
            menu.setActiveAction(menu.actions()[0])


class FoldedLine(CardLine):
    """A resolved thread in one line: Enter or a click opens it."""

    def __init__(self, note: Note, who: str, replies: int) -> None:
        """Show the first words of a thread with so many replies."""
        plain = " ".join(render(note.body).plain.split())
        many = {0: "", 1: " · 1 reply"}.get(replies, f" · {replies} replies")
        says = f"Resolved note by {who or 'somebody'}{many}: {plain}"
        keys: Keys = (("Enter", "opens"), ("X", "reopens"))
        super().__init__(note.id, f"note_{note.id}", says, keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 2, 3, 2)
        row.setSpacing(5)
        row.addWidget(muted("✓", pixels=12))
        row.addWidget(ElidedLabel(plain, kind="muted"), stretch=1)
        row.addWidget(muted(f"{who}{many}", pixels=11))


def open_address(address: str) -> None:
    """Open a page or begin an e-mail; nothing else is ever opened."""
    if may_open(address):
        QDesktopServices.openUrl(QUrl(address))


def _opener(address: str) -> Callable[[], None]:
    return lambda: open_address(address)

"""A value that is chosen: the values stand numbered below while the field has the focus."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from annotator.gui.flow import FlowLayout
from annotator.gui.fonts import interface_font
from annotator.gui.keys import is_enter, key_names
from annotator.gui.parts import button

_STEPS = {"Down": 1, "Right": 1, "Up": -1, "Left": -1}


class ChoiceButton(QPushButton):
    """Shows the chosen value; digits, arrows and Backspace change it."""

    entered = Signal()
    left = Signal()
    pressed_key = Signal(str)
    done = Signal()
    """Enter was pressed."""

    def __init__(self, name: str, says: str) -> None:
        """Make it empty; ``says`` is its accessible name."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setProperty("kind", "value")
        self.setFont(interface_font(13))
        self.setFixedHeight(24)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        """Take the keys that choose."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if is_enter(event):
                self.done.emit()
                return True
            # On some keyboards the row of digits types letters: there a digit is what is meant.
            for name in sorted(key_names(event), key=lambda each: not each.isdigit()):
                if name in _STEPS or name in {"Backspace", "Delete"} or len(name) == 1:
                    self.pressed_key.emit(name)
                    return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the values."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the values away."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()


class ChoiceField(QWidget):
    """One of several values, or several of them; ``options`` is what to put below the row."""

    given = Signal(object)
    """The chosen value: a word, a tuple of words, or None when it is taken away."""
    finished = Signal()
    """Enter was pressed, or a value was chosen by mouse: the page may have the focus back."""

    def __init__(
        self,
        name: str,
        says: str,
        values: Sequence[str],
        *,
        several: bool = False,
        removable: bool = True,
    ) -> None:
        """Offer these values; ``removable`` allows to choose none."""
        super().__init__()
        self._says = says
        self._values = tuple(values)
        self._several = several
        self._removable = removable and not several
        self._chosen: tuple[str, ...] = ()
        self._various = False
        """Whether several values are there, of several annotations."""
        self.face = ChoiceButton(name, says)
        self.options = QWidget()
        self.options.setObjectName(f"{name}_options")
        flow = FlowLayout(self.options, spacing=4)
        self._buttons = [self._option(n, each) for n, each in enumerate(self._values, start=1)]
        self._none = self._option(0, "none") if self._removable else None
        for each in (*self._buttons, *([self._none] if self._none else [])):
            flow.addWidget(each)
        self.options.hide()
        self.face.entered.connect(self.options.show)
        self.face.left.connect(self.options.hide)
        self.face.pressed_key.connect(self._key)
        self.face.done.connect(self.finished)
        self.set_value(())

    def set_value(self, chosen: Sequence[str], *, various: bool = False) -> None:
        """Show what is chosen; ``various`` says that not all have the same."""
        self._chosen, self._various = tuple(chosen), various
        words = "various" if various else ", ".join(self._chosen)
        self.face.setText(f"{words or 'choose'} ▾".replace("&", "&&"))
        self.face.setAccessibleName(f"{self._says}: {words or 'nothing chosen'}")
        for value, each in zip(self._values, self._buttons, strict=True):
            each.setChecked(value in self._chosen)
        if self._none is not None:
            self._none.setChecked(not self._chosen and not various)

    def set_icons(self, icons: Sequence[QIcon], chosen: QIcon, size: QSize) -> None:
        """Show a picture with each value, and one with what is chosen; ``size`` in pixels."""
        for each, icon in zip((*self._buttons, self.face), (*icons, chosen), strict=True):
            each.setIconSize(size)
            each.setIcon(icon)

    def choose(self, value: str | None) -> None:
        """Choose a value (or, of several, add it or take it away); None takes all away."""
        if value is None:
            if self._chosen or self._various:
                self.given.emit(None)
        elif self._several:
            now = [v for v in self._values if (v in self._chosen) != (v == value)]
            self.given.emit(tuple(now) or None)
        elif (value,) != self._chosen:
            self.given.emit(value)
        self.set_value(self._chosen, various=self._various)

    def _option(self, number: int, value: str) -> QPushButton:
        words = f"{number} {value}" if number < 10 else value
        made = button(words.replace("&", "&&"), kind="option", name="", says=value)
        made.setFont(interface_font(12))
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self._click(value if number else None))
        return made

    def _click(self, value: str | None) -> None:
        self.choose(value)
        if not self._several:
            self.finished.emit()

    def _key(self, name: str) -> None:
        if name.isdigit():
            place = int(name)
            if place == 0 and self._removable:
                self.choose(None)
            elif 0 < place <= len(self._values):
                self.choose(self._values[place - 1])
        elif name in _STEPS and not self._several:
            self._step(_STEPS[name])
        elif name in {"Backspace", "Delete"} and self._removable:
            self.choose(None)
        elif len(name) == 1:
            self._letter(name.casefold())

    def _step(self, step: int) -> None:
        if not self._values:
            return
        at = self._values.index(self._chosen[0]) if self._chosen else -1 if step > 0 else 0
        self.choose(self._values[(at + step) % len(self._values)])

    def _letter(self, letter: str) -> None:
        """Choose the next value that begins with a letter."""
        hits = [value for value in self._values if value.casefold().startswith(letter)]
        if hits:
            now = self._chosen[0] if self._chosen else ""
            self.choose(hits[(hits.index(now) + 1) % len(hits)] if now in hits else hits[0])

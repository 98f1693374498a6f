"""The family of the page's type: one of the two that are shipped, or any that is installed."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from annotator.gui.fonts import interface_font
from annotator.gui.look import SANS, SERIF
from annotator.gui.preferences.rows import Choice

OTHER = "other"
_SEEN = 7
"""So many families are seen at once."""
_ROW = 24
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _SEEN,
    Qt.Key.Key_PageUp: -_SEEN,
}


class FamilyRow(QWidget):
    """Serif, sans, or another family, which is found by typing a part of its name."""

    chosen = Signal(str)
    """The family that a person chose."""

    def __init__(self) -> None:
        """Offer the families; the installed ones are listed when they are first asked for."""
        super().__init__()
        self._families: list[str] = []
        self._family = SERIF
        kinds = (("serif", "Serif"), ("sans", "Sans"), (OTHER, "Another…"))
        self._kind = Choice("setting_family", "Face", kinds)
        self._kind.chosen.connect(self._take_kind)
        self._search = QLineEdit()
        self._search.setObjectName("setting_family_search")
        self._search.setAccessibleName("Find an installed family")
        self._search.setPlaceholderText("Find an installed family")
        self._search.setFont(interface_font(13))
        self._search.textChanged.connect(self._filter)
        self._search.installEventFilter(self)
        self._model = QStringListModel(self)
        self._list = _list(self._model)
        self._list.clicked.connect(lambda index: self._take(str(index.data())))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for each in (self._kind, self._search, self._list):
            column.addWidget(each)
        self.set_value(SERIF)

    def set_value(self, family: str) -> None:
        """Show which family is chosen."""
        self._family = family
        kind = {SERIF: "serif", SANS: "sans"}.get(family, OTHER)
        self._kind.set_value(kind)
        self._open(there=kind == OTHER)
        if kind == OTHER:
            self._show_current()

    def families(self) -> list[str]:
        """The families that are listed now."""
        return self._model.stringList()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the field go through the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self._step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._step(0)
                return True
        return super().eventFilter(watched, event)

    def _take_kind(self, kind: str) -> None:
        if kind == OTHER:
            self._open(there=True)
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._take(SERIF if kind == "serif" else SANS)

    def _take(self, family: str) -> None:
        self._family = family
        self.chosen.emit(family)

    def _open(self, *, there: bool) -> None:
        """Show the list of families, or put it away."""
        if there and not self._families:
            self._families = installed()
            self._filter("")
        for each in (self._search, self._list):
            each.setVisible(there)

    def _filter(self, words: str) -> None:
        """List the families in whose names all these words stand."""
        parts = words.casefold().split()
        self._model.setStringList(
            [each for each in self._families if all(part in each.casefold() for part in parts)]
        )
        self._show_current()

    def _show_current(self) -> None:
        listed = self._model.stringList()
        if self._family in listed:
            index = self._model.index(listed.index(self._family))
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)
        else:
            self._list.clearSelection()

    def _step(self, step: int) -> None:
        """Choose the family that many places further on; 0 is the first or the current one."""
        listed = self._model.stringList()
        if not listed:
            return
        at = listed.index(self._family) + step if self._family in listed else 0
        self._take(listed[min(max(0, at), len(listed) - 1)])
        self._show_current()


def installed() -> list[str]:
    """The families that can be read at any size, in the order of their names."""
    known = QFontDatabase
    found = (
        family
        for family in known.families()
        if known.isSmoothlyScalable(family) and not known.isPrivateFamily(family)
    )
    return sorted(found, key=str.casefold)


def _list(model: QStringListModel) -> QListView:
    view = QListView()
    view.setObjectName("setting_family_list")
    view.setAccessibleName("Installed families")
    view.setModel(model)
    view.setFont(interface_font(13))
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setUniformItemSizes(True)
    view.setFixedHeight(_SEEN * _ROW)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return view

"""The window's layout: where every panel stands. What they do is tied together in ``desk``."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.codebook.label_bar import LabelBar
from annotator.gui.documents.document_list import DocumentPanel
from annotator.gui.frame.lines import HintLine
from annotator.gui.frame.status_line import StatusLine
from annotator.gui.frame.top_bar import TopBar
from annotator.gui.parts import muted
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.theme import Theme

if TYPE_CHECKING:
    from annotator.gui.annotate.link_field import LinkField
    from annotator.gui.frame.lines import AskLine, NoticeLine
    from annotator.gui.frame.work_line import WorkLine
    from annotator.gui.inspector.inspector import Inspector

_NARROW = 1100
"""Below this width the panels at the sides give way to the page."""
_VERY_NARROW = 760
_PAGE = 360
"""The least width of the page."""
_LEAST_PAGE = 480
"""With less than this beside a panel that stays, the page takes the place of the documents."""


class MainWindow(QWidget):
    """Documents at the left, the page in the middle, the inspector at the right."""

    dragged_over = Signal(bool)
    """Something that can be dropped is above the window, or has gone."""
    dropped = Signal(object)
    """The QMimeData of what was dropped."""
    key_left_over = Signal(QKeyEvent)
    """A key that no widget wanted."""
    wheel_turned = Signal(int)
    """The wheel was turned with Ctrl: away (1) or towards (-1)."""
    resized = Signal()
    """The window is of another size, or what stands below the page takes more or less of it."""
    room_wanted = Signal()
    """The inspector is to be seen: what stands in its place must go."""
    closing = Signal()
    link_field: "LinkField"
    """From ``furnish`` on."""
    inspector: "Inspector"
    """From ``furnish`` on."""
    ask_line: "AskLine"
    """From ``furnish`` on."""
    work_line: "WorkLine"
    """From ``furnish`` on."""
    notice_line: "NoticeLine"
    """From ``furnish`` on."""

    def __init__(self, theme: Theme) -> None:
        """Lay out empty panels; ``furnish`` must follow."""
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Annotator")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(640, 420)
        self.setAcceptDrops(True)
        self.top_bar = TopBar()
        self.documents = DocumentPanel(theme)
        self.label_bar = LabelBar()
        self.pane = ReadingPane()
        self.no_document = _invitation()
        self.hint_line = HintLine()
        self.status_line = StatusLine()
        self._room = 0
        """So many pixels at the right belong to a panel that stays beside the page."""
        self._shares: list[int] = []
        """The widths of the panels before there was one."""
        self._revealed = False
        """Whether the inspector is there only as long as the focus is in it."""
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("panels")
        self.splitter.setHandleWidth(1)
        self.splitter.installEventFilter(self)
        self.splitter.addWidget(self.documents)
        self.splitter.addWidget(self._page_panel())
        self._right = QFrame()
        self._right.setObjectName("inspector")
        self.splitter.addWidget(self._right)
        for place, stretch in enumerate((0, 1, 0)):
            self.splitter.setStretchFactor(place, stretch)
        self.splitter.setCollapsible(1, False)  # noqa: FBT003 - Qt takes it by position
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.splitter, stretch=1)
        for line in (self.hint_line, self.status_line):
            column.addWidget(line)
        self._share()

    def furnish(self) -> None:
        """Put in what is not seen when the page is painted first: the inspector, other lines."""
        from annotator.gui.annotate.link_field import LinkField
        from annotator.gui.frame.lines import AskLine, NoticeLine
        from annotator.gui.frame.work_line import WorkLine
        from annotator.gui.inspector.inspector import Inspector

        self.ask_line, self.link_field = AskLine(), LinkField()
        self._page_column.insertWidget(0, self.ask_line)
        self._page_column.insertWidget(2, self.link_field)
        self.work_line, self.notice_line = WorkLine(), NoticeLine()
        below = self._column.indexOf(self.hint_line)
        self._column.insertWidget(below, self.work_line)
        self._column.insertWidget(below + 1, self.notice_line)
        self.inspector = Inspector()
        self.inspector.setMinimumWidth(self._right.minimumWidth())
        self.splitter.replaceWidget(2, self.inspector)
        self._right.deleteLater()
        self._right = self.inspector
        self.inspector.show()
        self.inspector.wanted.connect(self._reveal_inspector)
        self.label_bar.order_tabs()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def make_room(self, width: int) -> None:
        """Let the page end ``width`` pixels before the window does, in place of the inspector.

        With 0 everything has its place again.
        """
        width = min(width, max(0, self.width() - _PAGE))
        if width == self._room:
            return
        if not self._room:
            self._shares = self.splitter.sizes()
        self._room = width
        self._page_column.setContentsMargins(0, 0, width, 0)
        self._right.setVisible(not width)
        if width:
            self._share_beside()
        elif sum(self._shares) + 2 * self.splitter.handleWidth() == self.width():
            self.splitter.setSizes(self._shares)
        else:
            self._share()

    def room_beside(self) -> QRect:
        """Where panels may stand beside the page, clear of the bars and lines around it."""
        return self.splitter.geometry().adjusted(12, 8, -12, -8)

    def add_above_page(self, bar: QWidget) -> None:
        """Put a bar between what is above the page already and the page."""
        self._page_column.insertWidget(self._page_column.indexOf(self.pane), bar)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say when a line below the page has come or gone."""
        if event.type() == QEvent.Type.Resize:
            self.resized.emit()
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()
            self.dragged_over.emit(True)  # noqa: FBT003 - signals take it by position

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """It went away again."""
        self.dragged_over.emit(False)  # noqa: FBT003

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was dropped."""
        event.acceptProposedAction()
        self.dragged_over.emit(False)  # noqa: FBT003
        self.dropped.emit(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on what nobody wanted."""
        event.ignore()
        self.key_left_over.emit(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel changes the size of the type."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.wheel_turned.emit(1 if turned > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew when the window becomes narrow or wide."""
        super().resizeEvent(event)
        if self._room:
            self._share_beside()
        elif _width_class(event.oldSize().width()) != _width_class(event.size().width()):
            self._revealed = False
            self._share()
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what is being typed be saved."""
        self.closing.emit()
        super().closeEvent(event)

    def _page_panel(self) -> QWidget:
        panel = QWidget()
        panel.setObjectName("page_panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        panel.setMinimumWidth(_PAGE)
        self._page_column = column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.label_bar)
        column.addWidget(self.pane, stretch=1)
        column.addWidget(self.no_document, stretch=1)
        return panel

    def show_page(self, *, there: bool) -> None:
        """Show the page, or where there is none, how to begin; the focus goes with it.

        The page that takes the place of none has the focus also where nobody is typing: else a
        button beside it would have the next key.
        """
        gone, come = (self.no_document, self.pane) if there else (self.pane, self.no_document)
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        focused = gone.hasFocus() or (there and come.isHidden() and not typing)
        come.show()
        if focused:
            come.setFocus(Qt.FocusReason.OtherFocusReason)
        gone.hide()

    def _reveal_inspector(self) -> None:
        """Give the inspector its least width where it has given way to the page."""
        if self._room:
            self.room_wanted.emit()
        side, page, right = self.splitter.sizes()
        if not right:
            least = self.inspector.minimumWidth()
            self.splitter.setSizes([side, max(1, page - least), least])
            self._revealed = True

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Give the page its room back once the focus has left a revealed inspector."""
        inside = now is not None and self.inspector.isAncestorOf(now)
        if self._revealed and now is not None and not inside and now.window() is self:
            self._revealed = False
            side, page, right = self.splitter.sizes()
            self.splitter.setSizes([side, page + right, 0])

    def _share(self) -> None:
        """Give each panel its width."""
        width = self.width()
        if width < _VERY_NARROW:
            side, right = 0, 0
        elif width < _NARROW:
            side, right = 190, 250
        else:
            side, right = 247, 311
        self.documents.setMinimumWidth(150)
        self._right.setMinimumWidth(220)
        self.splitter.setSizes([side, max(_PAGE, width - side - right), right])

    def _share_beside(self) -> None:
        """Give page and documents what a panel that stays leaves: the page before all."""
        width, side = self.width(), self._shares[0]
        if width - side - self._room < _LEAST_PAGE:
            side = 0
        self.splitter.setSizes([side, width - side, 0])


def invitation(open_key: str, paste_key: str) -> str:
    """What an empty project says; a key that is empty is not named."""
    opening = f"press {open_key} to open one" if open_key else "open one from the project’s menu"
    pasting = f"paste its text with {paste_key}" if paste_key else "paste its text"
    return f"Drop a release here, {opening},\nor {pasting}."


def _invitation() -> QLabel:
    """What stands in the place of a page while there is none."""
    label = muted(invitation("Ctrl+O", "Ctrl+V"), pixels=15, name="no_document")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.hide()
    return label


def _width_class(width: int) -> int:
    return sum(width >= limit for limit in (_VERY_NARROW, _NARROW))

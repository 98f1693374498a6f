"""Tab stays inside a panel that stands above the window: from its last field to its first."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QRadioButton, QWidget


def step_inside(panel: QWidget, *, forward: bool) -> bool:
    """Give the focus to the next (or previous) stop in a panel; False when there is none.

    Stops are taken as they are laid out: a column to its end, then the one beside it. Of radio
    buttons only the chosen one is a stop: arrows go to the others.
    """
    stops = [each for each in _as_laid_out(panel) if _is_stop(each)]
    if not stops:
        return False
    focused = QApplication.focusWidget()
    step = 1 if forward else -1
    at = stops.index(focused) if focused in stops else (-1 if forward else 0)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(at + step) % len(stops)].setFocus(reason)
    return True


def _is_stop(widget: QWidget) -> bool:
    unchosen = isinstance(widget, QRadioButton) and not widget.isChecked()
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isVisible() and widget.isEnabled() and not unchosen


def _as_laid_out(widget: QWidget) -> Iterator[QWidget]:
    """A widget and all within it, in the order of the layouts; what is in none comes by rows."""
    yield widget
    layout = widget.layout()
    placed = list(_placed(layout)) if layout is not None else []
    children = (each for each in widget.children() if isinstance(each, QWidget))
    others = [each for each in children if each not in placed]
    others.sort(key=lambda each: (each.y() + each.height() // 2, each.x()))
    for each in (*placed, *others):
        yield from _as_laid_out(each)


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield widget
        elif isinstance(item, QLayout):
            yield from _placed(item)

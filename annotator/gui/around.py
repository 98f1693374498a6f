"""Tab stays inside a panel that stands above the window: from its last field to its first."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget


def step_inside(panel: QWidget, *, forward: bool) -> bool:
    """Give the focus to the next (or previous) stop in a panel; False when there is none.

    Stops are taken as they are read, by rows. Of radio buttons only the chosen one is a stop:
    arrows go to the others.
    """
    stops = [each for each in (panel, *panel.findChildren(QWidget)) if _is_stop(each)]
    stops.sort(key=lambda each: _row_and_column(panel, each))
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


def _row_and_column(panel: QWidget, widget: QWidget) -> tuple[int, int]:
    """Where a stop begins; the panel itself is before all others."""
    if widget is panel:
        return (-1, -1)
    middle = widget.mapTo(panel, QPoint(0, widget.height() // 2))
    return (middle.y(), middle.x())

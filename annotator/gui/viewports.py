"""Viewports that PySide6 knows already."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(area: QAbstractScrollArea) -> None:
    """Put a viewport into a scroll area that is like the one that it makes for itself.

    Asked for a widget that was made in C++, PySide6 looks through all classes of widgets for the
    one that it is, and builds each with its enumerations: a twentieth of the time to start.
    """
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)

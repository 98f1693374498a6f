"""Where the focus is can be seen: pictures of everything that takes it, with and without."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QRadioButton, QTabBar, QWidget

from annotator.gui.theme import Appearance
from tests.gui.test_accessible_names import described, interactive, seen
from tests.support.panels import PANELS
from tests.support.windows import Gui

_CONTRAST = 3.0
"""How far a pixel of a ring is from the same pixel without the focus (WCAG 2.4.13)."""
_SHARE = 0.4
"""So much of the way round a thing has to change: corners are rounded, some rings inside."""
_AROUND = 4
_STEPS = 150

_ABOVE = (
    "palette", "export", "shortcuts", "reading_settings", "key_settings", "cast",
)  # fmt: skip
"""The panels that stand above the window: F6 closes them."""


class Step:
    """What had the focus after a key, with a picture of the whole window."""

    def __init__(self, widget: QWidget, left: QWidget | None = None) -> None:
        """Take the picture; ``left`` is what had the focus before."""
        self.widget = widget
        self.left = _box(left) if left is not None else QRect()
        """Where that is now."""
        self.box = _box(widget)
        self.image = widget.window().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.fixture(autouse=True)
def _still_caret() -> Iterator[None]:
    """A caret that blinks would be a difference now and then."""
    before = QApplication.styleHints().cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield
    QApplication.setCursorFlashTime(before)


@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("name", PANELS)
def test_what_has_the_focus_is_seen_to_have_it(gui: Gui, name: str, look: Appearance) -> None:
    """Everything that Tab and F6 reach has a ring, in either appearance."""
    gui.window.resize(1280, 900)
    gui.desk.viewing.set_appearance(look)
    PANELS[name](gui)
    steps = list(_walk(gui, above=name in _ABOVE))
    unseen = []
    for now, after in pairwise(steps):
        if now.widget is not after.widget and now.widget.isVisible():
            found, needed = _changed(now, after), _SHARE * _way_round(now)
            if found < needed:
                unseen.append(f"{described(now.widget)}: {found} of {needed:.0f}")
    assert unseen == []


def test_everything_that_is_clicked_is_reached_by_key_too(gui: Gui) -> None:
    """By F6, Tab and Shift+Tab from the page."""
    gui.window.resize(1280, 900)
    PANELS["page"](gui)
    reached = {described(step.widget) for step in _walk(gui, above=False)}
    gui.pane.setFocus()
    gui.press("F6")
    while _focused() is not gui.pane:
        gui.press("Shift+Tab")
        reached.add(described(_focused()))
    left = [
        described(each)
        for each in seen(gui)
        if interactive(each)
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isEnabled()
        and not (isinstance(each, QRadioButton) and not each.isChecked())
        and described(each) not in reached
    ]
    assert left == [], "\n".join(left)


def test_tab_goes_through_the_labels_before_what_stands_behind_them(gui: Gui) -> None:
    """In the order in which they are read."""
    gui.pane.setFocus()
    gui.press("Shift+F6")
    found = []
    for _ in range(6):
        found.append(_focused().objectName())
        gui.press("Tab")
    pills = [f"label_pill_{each}" for each in ("actor", "role", "commitment", "quote")]
    assert found == [*pills, "snap_setting", "chip_setting"]


def test_f6_leaves_what_stands_above_the_window(gui: Gui) -> None:
    """Nothing that it covers gets the focus unseen."""
    for name in _ABOVE:
        PANELS[name](gui)
        gui.press("F6")
        assert gui.pane.hasFocus(), name


def _walk(gui: Gui, *, above: bool) -> Iterator[Step]:
    """Press Tab until nothing new comes, and F6 then and from the page; each step of the way."""
    known: set[QWidget] = set()
    stale = 0
    yield Step(_focused())
    for _ in range(_STEPS):
        before = _focused()
        known.add(before)
        gui.press("F6" if before is gui.pane or (stale and not above) else "Tab")
        now = _focused()
        yield Step(now, before)
        stale = stale + 1 if now in known else 0
        if stale > (0 if above else 6):
            return
    pytest.fail("Tab never comes round")


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "the focus is lost"
    return found


def _box(widget: QWidget) -> QRect:
    """Where a widget is in its window, with its surroundings; of a row of tabs, the chosen one."""
    inner = widget.rect()
    if isinstance(widget, QTabBar):
        inner = widget.tabRect(widget.currentIndex())
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    wide = inner.translated(corner).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    return wide.intersected(widget.window().rect())


def _way_round(step: Step) -> int:
    return 2 * (step.box.width() + step.box.height() - 4 * _AROUND)


def _changed(now: Step, after: Step) -> int:
    """How many pixels of what had the focus stand out from what they are without it."""
    there = after.left
    if there.size() != now.box.size() or now.image.size() != after.image.size():
        there = now.box
    count = 0
    for row in range(now.box.height()):
        one = _pixels(now.image, now.box, row)
        other = _pixels(after.image, there, row)
        pairs = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
        count += sum(_contrast(*pair) >= _CONTRAST for pair in pairs)
    return count


def _pixels(image: QImage, box: QRect, row: int) -> list[int]:
    line = memoryview(cast("bytes", image.constScanLine(box.top() + row))).cast("I")
    return line[box.left() : box.right() + 1].tolist()


@cache
def _contrast(one: int, other: int) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@cache
def _luminance(colour: int) -> float:
    parts = [(colour >> shift & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

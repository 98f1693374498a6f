"""When several annotations lie under the mouse: a list of them, after a moment."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QTimer

from annotator.gui.reading.hits import annotations_at, too_deep_at
from annotator.gui.reading.marked import MarkedCanvas
from annotator.gui.reading.painting.scene import strips

if TYPE_CHECKING:
    from annotator.gui.reading.hover_list import HoverList, HoverRow

_AFTER = 350
"""Milliseconds that the mouse rests until the list appears."""
_GRACE = 300
"""Milliseconds that the mouse has to get to the list."""
_BELOW = 2
"""Pixels from the lowest bar of the line to the list."""
_SEVERAL = 2
_WORDS = 200


class Hovering(QObject):
    """Shows and hides the list; points are those of the viewport."""

    def __init__(self, canvas: MarkedCanvas) -> None:
        """Belong to a page."""
        super().__init__(canvas)
        self._canvas = canvas
        self._list: HoverList | None = None
        self._found: list[int] = []
        self._shown: list[int] = []
        self._point = QPointF()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_AFTER)
        self._wait.timeout.connect(self._show)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_GRACE)
        self._fade.timeout.connect(self.hide)
        canvas.verticalScrollBar().valueChanged.connect(self.hide)

    def is_open(self) -> bool:
        """Whether the list is to be seen."""
        return self._list is not None and self._list.isVisible()

    def over(self, point: QPointF) -> None:
        """The mouse is here, no button pressed."""
        found = self._several(point)
        self._point = point
        if self.is_open():
            if found == self._shown:
                self._fade.stop()
            elif not self._fade.isActive():
                self._fade.start()
            return
        if found != self._found or not found:
            self._found = found
            self._wait.stop()
        if found and not self._wait.isActive():
            self._wait.start()

    def press(self, point: QPointF) -> bool:
        """Show the list at once where "+n" was clicked; else it gives way."""
        deep = too_deep_at(self._canvas.scene, self._canvas.to_page(point))
        self.hide()
        if deep:
            self._point, self._found = point, self._several(point)
            self._show()
        return bool(deep)

    def hide(self) -> None:
        """Show no list, and none in a moment."""
        self._wait.stop()
        self._fade.stop()
        self._found = []
        if self._list is not None and self._list.isVisible():
            self._list.hide()
            self._canvas.set_hovered(None)

    def leave(self) -> None:
        """The mouse goes elsewhere, to the list perhaps."""
        self._wait.stop()
        if self.is_open():
            self._fade.start()

    def _several(self, point: QPointF) -> list[int]:
        """The annotations to be listed for a point, outermost first; none where it is just one."""
        scene, at = self._canvas.scene, self._canvas.to_page(point)
        if deep := too_deep_at(scene, at):
            return deep[::-1]
        found = annotations_at(scene, at)
        return found[::-1] if len(found) >= _SEVERAL else []

    def _show(self) -> None:
        """Show the list below the line that the mouse is on, else above it, else not."""
        scene = self._canvas.scene
        found = [each for each in self._found if scene.marks.get(each) is not None]
        if not found or scene.tie is not None:
            return
        if self._list is None:
            from annotator.gui.reading.hover_list import HoverList

            self._list = HoverList(self._canvas)
            self._list.chosen.connect(self._choose)
            self._list.pointed.connect(self._canvas.set_hovered)
            self._list.entered.connect(self._fade.stop)
            self._list.left.connect(self._fade.start)
        shown = self._list
        shown.show_rows(self._rows(found), scene.inks)
        place = self._place(shown.rect())
        if place is None:
            return
        self._shown = found
        self._fade.stop()
        shown.move(place)
        shown.show()
        shown.raise_()

    def _rows(self, found: Sequence[int]) -> "list[HoverRow]":
        """What the rows say, the outermost first."""
        from annotator.gui.reading.hover_list import HoverRow

        scene = self._canvas.scene
        rows: list[HoverRow] = []
        spans = [span for span in map(scene.marks.get, found) if span is not None]
        for place, span in enumerate(spans):
            label = scene.marks.label(span)
            words = " … ".join(scene.page.text[a : min(b, a + _WORDS)] for a, b in span.fragments)
            around = [
                each for each in spans[:place] if each.start <= span.start and span.end <= each.end
            ]
            rows.append(
                HoverRow(
                    span.id,
                    span.label_id,
                    label.title,
                    label.pattern,
                    " ".join(words.split()),
                    "" if span.status == "draft" else span.status,
                    span.flagged,
                    len(around),
                    span.id == scene.selected,
                )
            )
        return rows

    def _place(self, box: QRect) -> QPoint | None:
        """Where the list covers neither what is selected nor the words under the mouse."""
        canvas, view = self._canvas, self._canvas.viewport()
        page, metrics = canvas.scene.page, canvas.scene.metrics
        at = canvas.to_page(self._point)
        offset, upstream = page.place_at(at.x(), at.y())
        line = canvas.from_page(page.caret(offset, upstream=upstream))
        left = round(min(self._point.x() - 24, view.width() - box.width() - 4))
        selected = self._selected_boxes()
        for top in (
            line.bottom() + metrics.lanes[-1] + metrics.bar - metrics.words_bottom + _BELOW,
            line.top() - (metrics.pitch - 12 * metrics.zoom) - box.height(),
        ):
            placed = box.translated(max(4, left), round(top))
            inside = placed.top() >= 0 and placed.bottom() <= view.height()
            if inside and not any(placed.intersects(each) for each in selected):
                return view.mapTo(canvas, placed.topLeft())
        return None

    def _selected_boxes(self) -> list[QRect]:
        """The boxes of the selected words, and of the selected annotation's, as far as in sight."""
        canvas = self._canvas
        scene, top = canvas.scene, float(canvas.view_top)
        metrics = scene.metrics
        stretches = []
        if scene.selection is not None:
            stretches.append((scene.selection.start, scene.selection.end))
        span = scene.marks.get(scene.selected)
        if span is not None and span.id not in self._found:
            stretches += span.fragments
        return [
            canvas.from_page(box).toAlignedRect()
            for strip in strips(scene, top, top + canvas.viewport().height())
            for start, end in stretches
            for _, box in strip.boxes(
                start,
                end,
                top=metrics.words_top,
                height=metrics.words_bottom - metrics.words_top,
                pitch=metrics.pitch,
            )
        ]

    def _choose(self, annotation: int) -> None:
        self.hide()
        self._canvas.select_annotation(annotation, scroll=False)

"""The arrows of relations: how they are led, where their names stand, what stands for far ends."""

from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from annotator.gui.reading.painting.arcs import current_routes
from annotator.gui.reading.painting.berths import Seen
from annotator.gui.reading.painting.scene import strips
from annotator.gui.reading.painting.ways import Arc, Routes
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneRelation, PaneSpan

WORDS = "NATO and Iraq have launched a political dialogue with many partners of the region. "
TEXT = "\n".join([WORDS * 3] * 12)
ARABIC = "\n".join(
    ["قال سامح شكري وزير الخارجية إن الوفد وصل إلى القاهرة أمس مع شركاء المنطقة " * 3] * 8
)


def show(
    pane: ReadingPane,
    spans: list[tuple[int, int]],
    ties: list[tuple[int, int]],
    *,
    text: str = TEXT,
    selected: int = 1,
) -> Routes:
    """Annotations numbered from 1, tied by their numbers; the routes in the whole view."""
    marks = [PaneSpan(n, 1 + n % 3, (span,)) for n, span in enumerate(spans, start=1)]
    relations = [PaneRelation(n, "holds role", *tie) for n, tie in enumerate(ties, start=1)]
    pane.scene.linkable = True
    pane.show_document(text, title="", subtitle="", spans=marks, relations=relations)
    pane.select_annotation(selected, scroll=False)
    return routes(pane)


def routes(pane: ReadingPane) -> Routes:
    """How the arrows run in what is in sight."""
    top = float(pane.view_top)
    return current_routes(pane.scene, top, top + pane.viewport().height())


def words_in_sight(pane: ReadingPane) -> list[QRectF]:
    """The box of the words of each line."""
    top = float(pane.view_top)
    bottom = top + pane.viewport().height()
    seen = Seen(pane.scene, list(strips(pane.scene, top, bottom)), top, bottom)
    return [line.words for line in seen.lines]


def crosses(arc: Arc, words: QRectF) -> bool:
    """Whether an arrow runs through words; at its ends it may touch them."""
    inner = words.adjusted(0, 0.6, 0, -0.6)
    return any(
        QRectF(one, two).normalized().adjusted(-0.1, -0.1, 0.1, 0.1).intersects(inner)
        for one, two in pairwise(arc.corners)
    )


def tips(found: Routes) -> list[tuple[float, float]]:
    return [(end.x(), end.y()) for arc in found.arcs for end in (arc.corners[0], arc.corners[-1])]


def test_on_one_line_an_arrow_is_a_bridge_in_the_room_above_it(pane: ReadingPane) -> None:
    found = show(pane, [(0, 4), (9, 13)], [(1, 2)])
    (arc,) = found.arcs
    assert len(arc.corners) == 4
    line = pane.scene.page.character(0)
    assert arc.corners[0].y() == arc.corners[3].y() == line.top()
    assert arc.corners[0].x() < arc.corners[3].x()
    assert [plate.words for plate in found.plates] == ["holds role"]


def test_to_the_next_line_an_arrow_goes_between_the_two(pane: ReadingPane) -> None:
    below = TEXT.index("partners") + 30
    found = show(pane, [(20, 28), (below, below + 12)], [(1, 2)])
    (arc,) = found.arcs
    assert len(arc.corners) == 4
    upper, lower = pane.scene.page.character(20), pane.scene.page.character(below)
    assert upper.bottom() < arc.corners[0].y() < arc.corners[3].y() == lower.top()


def test_words_over_several_lines_are_met_where_the_other_end_is_nearest(pane: ReadingPane) -> None:
    quote, speaker = (0, 400), (405, 412)
    found = show(pane, [speaker, quote], [(2, 1)])
    (arc,) = found.arcs
    assert len(arc.corners) == 4
    page = pane.scene.page
    assert arc.corners[0].y() in {page.character(405).top(), page.character(399).bottom() + 3}
    assert arc.corners[-1].y() == page.character(405).top()


def test_far_ends_are_reached_along_the_margin(pane: ReadingPane) -> None:
    far = TEXT.index("dialogue", 900)
    found = show(pane, [(40, 49), (far, far + 8)], [(1, 2)])
    (arc,) = found.arcs
    width = pane.scene.page.width
    assert any(corner.x() > width or corner.x() < 0 for corner in arc.corners)
    assert not any(crosses(arc, words) for words in words_in_sight(pane))


def test_arrows_that_meet_one_annotation_meet_it_apart(pane: ReadingPane) -> None:
    places = [
        (TEXT.index("dialogue", n * 250), TEXT.index("dialogue", n * 250) + 8) for n in range(6)
    ]
    found = show(pane, [(14, 30), *places], [(n, 1) for n in range(2, 8)])
    ends = sorted(arc.corners[-1].x() for arc in found.arcs)
    assert len(ends) == 6
    assert all(later - earlier > 4 for earlier, later in pairwise(ends))


def test_on_right_to_left_lines_the_nearer_margin_is_taken(pane: ReadingPane) -> None:
    show(pane, [(0, 3)], [], text=ARABIC)
    page = pane.scene.page
    y = page.character(0).center().y()
    ends = [page.place_at(0, y + line * page.metrics.pitch)[0] - 6 for line in (0, 3)]
    found = show(pane, [(end, end + 4) for end in ends], [(1, 2)], text=ARABIC)
    (arc,) = found.arcs
    assert all(corner.x() <= page.width / 2 for corner in arc.corners)
    assert any(corner.x() < 0 for corner in arc.corners)


def test_an_end_out_of_sight_is_a_stub_with_the_name_and_its_words(pane: ReadingPane) -> None:
    text = TEXT + "\n" + "filler\n" * 200 + "Tom Goffus"
    found = show(pane, [(0, 4), (len(text) - 10, len(text))], [(1, 2)], text=text)
    (plate,) = found.plates
    assert plate.stub
    assert plate.words == "holds role · Tom Goffus ↓"
    assert plate.goes_to == 2
    assert not any(plate.box.intersects(words) for words in words_in_sight(pane))
    pane.scroll_to(len(text))
    assert [each.words for each in routes(pane).plates] == ["holds role · NATO ↑"]
    assert [each.goes_to for each in routes(pane).plates] == [1]


def test_many_ends_out_of_sight_are_counted(pane: ReadingPane) -> None:
    text = TEXT + "\n" + "filler\n" * 200 + "NATO " * 9
    far = [(len(text) - 5 * n, len(text) - 5 * n + 4) for n in range(9, 0, -1)]
    found = show(pane, [(0, 4), *far], [(1, n) for n in range(2, 11)], text=text)
    words = [plate.words for plate in found.plates]
    assert sorted(words) == ["and 7 more ↓", *["holds role · NATO ↓"] * 2]
    more = next(plate for plate in found.plates if plate.words.startswith("and"))
    assert more.goes_to == 4


def test_scrolled_far_away_from_both_ends_no_arrow_is_left(pane: ReadingPane) -> None:
    text = TEXT + "\n" + "filler\n" * 400 + "Tom Goffus"
    show(pane, [(0, 4), (9, 13), (len(text) - 10, len(text))], [(1, 2), (1, 3)], text=text)
    pane.scroll_to(len(TEXT) + 1000)
    assert routes(pane).arcs == []
    pane.viewport().grab()


def test_stubs_stand_beyond_the_lines_of_the_arrows(pane: ReadingPane) -> None:
    text = TEXT + "\n" + "filler\n" * 200 + "NATO " * 9
    far = [(len(text) - 5 * n, len(text) - 5 * n + 4) for n in range(3, 0, -1)]
    show(pane, [(0, 4), *far], [(1, n) for n in range(2, 5)], text=text)
    pane.resize(900, 110)
    found = routes(pane).plates
    assert [plate.words for plate in found] == ["3 relations ↓"]
    assert found[0].box.top() > pane.scene.page.character(0).bottom()


def test_routes_are_worked_out_once_for_a_view(pane: ReadingPane) -> None:
    show(pane, [(0, 4), (9, 13)], [(1, 2)])
    first = routes(pane)
    assert routes(pane) is first
    pane.update_spans([PaneSpan(2, 1, ((9, 29),))], [])
    assert routes(pane) is not first


@pytest.mark.parametrize("width", [420, 620, 1200])
@pytest.mark.parametrize("text", [TEXT, ARABIC])
@given(data=st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_arrow_and_no_name_covers_words_or_another_name(
    pane: ReadingPane, text: str, width: int, data: st.DataObject
) -> None:
    pane.resize(width, 900)
    starts = data.draw(st.lists(st.integers(0, 900), min_size=2, max_size=9, unique=True))
    spans = [(start, start + data.draw(st.integers(1, 60))) for start in starts]
    ties = [(1, n) if data.draw(st.booleans()) else (n, 1) for n in range(2, len(spans) + 1)]
    found = show(pane, spans, ties, text=text)
    lines = words_in_sight(pane)
    counted = any("relations" in plate.words or "more" in plate.words for plate in found.plates)
    assert 0 < len(found.arcs) <= len(ties)
    assert counted or len(found.arcs) == len(ties)
    for arc in found.arcs:
        assert not any(crosses(arc, words) for words in lines)
    for plate in found.plates:
        assert not any(plate.box.intersects(words) for words in lines)
        assert plate.box.left() >= -pane.scene.margin
        assert plate.box.right() <= pane.scene.page.width + pane.scene.margin
    for one, other in combinations(found.plates, 2):
        assert not one.box.intersects(other.box)
    if found.grip is not None:
        assert not any(plate.box.contains(found.grip) for plate in found.plates)
    named = {plate.words for plate in found.plates}
    assert named

"""The window and its page look as they did when somebody last looked, where layouts break."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter
from PySide6.QtGui import QFontDatabase

from tests.support.pictures import GOLDEN, LARGEST, difference, every_scene, taken
from tests.support.processes import ROOT
from tests.support.scenes import TITLE, UNBROKEN
from tests.support.span_scenes import PAGES

SCENES = every_scene()

KEPT = ROOT / "build" / "pictures"
"""Where pictures that are not as they were are put, to be looked at."""


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of pictures as the program makes them now."""
    folder = tmp_path_factory.mktemp("pictures")
    assert taken(SCENES, folder) == ""
    return folder


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", SCENES)
def test_it_looks_as_it_did(name: str, now: Path) -> None:
    family = PAGES[name].family if name in PAGES else ""
    if family and family not in QFontDatabase.families():
        pytest.skip(f"{family} is not installed: its letters would look otherwise")
    with Image.open(now / f"{name}.png") as new, Image.open(GOLDEN / f"{name}.png") as golden:
        same = new.size == golden.size
        apart = difference(new, golden) if same else None
        if apart is None or not apart.small:
            KEPT.mkdir(parents=True, exist_ok=True)
            new.save(KEPT / f"{name}.png")
        assert same, f"{new.size} and not {golden.size}; see {KEPT / name}.png"
        assert apart is not None
        assert apart.small, (
            f"{apart}; compare {KEPT / name}.png with {GOLDEN / name}.png. If the new one is "
            f"better: python -m tests.support.pictures --renew {name}"
        )


@pytest.mark.parametrize("name", SCENES)
def test_golden_pictures_are_small_files_of_the_right_size(name: str) -> None:
    scene, path = SCENES[name], GOLDEN / f"{name}.png"
    with Image.open(path) as golden:
        assert golden.size == (round(scene.width * scene.scale), round(scene.height * scene.scale))
    assert path.stat().st_size < LARGEST


def test_there_is_no_golden_picture_without_a_scene() -> None:
    assert {path.stem for path in GOLDEN.glob("*.png")} == set(SCENES)


def test_the_long_titles_have_200_characters() -> None:
    assert (len(TITLE), len(UNBROKEN)) == (200, 200)


def test_letters_drawn_a_little_softer_are_no_difference() -> None:
    with Image.open(GOLDEN / "light.png") as golden:
        picture = golden.convert("RGB")
    assert difference(picture, picture.filter(ImageFilter.GaussianBlur(0.3))).small


def test_what_is_gone_moved_or_of_another_colour_is_a_difference() -> None:
    with Image.open(GOLDEN / "light.png") as golden:
        picture = golden.convert("RGB")
    moved = Image.new("RGB", picture.size, "white")
    moved.paste(picture, (0, 4))
    covered = picture.copy()  # two words in small letters are gone
    ImageDraw.Draw(covered).rectangle((15, 106, 70, 124), fill=picture.getpixel((12, 105)))
    tinted = Image.blend(picture, Image.new("RGB", picture.size, "yellow"), 0.02)
    for other in (moved, covered, tinted):
        assert not difference(picture, other).small

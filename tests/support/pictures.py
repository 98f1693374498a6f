"""Pictures of the window and of its page, compared with those that somebody found good.

    python -m tests.support.pictures --to FOLDER [NAME …]    only takes them
    python -m tests.support.pictures --renew [NAME …]        keeps them in tests/golden/pictures
    python -m tests.support.pictures --docs                  renews the picture of the README

Look at each one before it is kept: a test can only say that nothing has changed.
Letters come out slightly different from one version of FreeType to the next, so pictures are
compared after averaging, as a whole and tile by tile; see ``Difference``.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops, ImageStat

from tests.support.processes import ROOT

if TYPE_CHECKING:
    from tests.support.scenes import Scene
    from tests.support.span_scenes import PageScene

GOLDEN: Final = ROOT / "tests" / "golden" / "pictures"

README_PICTURE: Final = ROOT / "docs" / "pictures" / "annotate.png"

LARGEST: Final = 200_000
"""Bytes of a golden picture at most."""

_BLOCK = 3
"""Pixels in a row that are averaged before the comparison: how a letter's edge is drawn is lost."""

_TILE = 16
"""Averaged pixels along each side of a tile."""

_FONTS: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <match target="pattern">
    <edit name="hinting" mode="assign"><bool>true</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintslight</const></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
    <edit name="family" mode="append_last">
      <string>Noto Naskh Arabic</string><string>Noto Color Emoji</string>
    </edit>
  </match>
</fontconfig>
"""
"""How letters are drawn, and in which font, whatever the person has chosen."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two pictures are apart; shades go from 0 to 255."""

    mean: float
    """Shades between them, on average over the whole picture."""
    share: float
    """Which part of the (averaged) pixels is clearly different."""
    worst: float
    """Shades between the two tiles that differ most: what a chip that is gone makes."""

    @property
    def small(self) -> bool:
        """Whether another machine's way with letters explains it."""
        return self.mean <= 0.5 and self.share <= 0.002 and self.worst <= 4.0


def difference(one: Image.Image, other: Image.Image) -> Difference:
    """How far apart two pictures of the same size are."""
    small = (-(-one.width // _BLOCK), -(-one.height // _BLOCK))
    apart = ImageChops.difference(
        one.convert("RGB").resize(small, Image.Resampling.BOX),
        other.convert("RGB").resize(small, Image.Resampling.BOX),
    )
    strongest = apart.getchannel(0)
    for channel in apart.split()[1:]:
        strongest = ImageChops.lighter(strongest, channel)
    counts = strongest.histogram()
    tiles = strongest.resize((-(-small[0] // _TILE), -(-small[1] // _TILE)), Image.Resampling.BOX)
    return Difference(
        mean=ImageStat.Stat(strongest).mean[0],
        share=sum(counts[48:]) / (small[0] * small[1]),
        worst=float(tiles.getextrema()[1]),  # type: ignore[arg-type]
    )


def every_scene() -> "Mapping[str, Scene | PageScene]":
    """The states of the window and of the page, by their names."""
    from tests.support.scenes import SCENES
    from tests.support.span_scenes import PAGES

    return {**SCENES, **PAGES}


def taken(names: Iterable[str], to: Path) -> str:
    """Take pictures of scenes into a folder; what Qt and Python complained of meanwhile.

    Each scale of the screen has a process of its own, for Qt takes it up at its start. Nothing of
    the person's own settings, name or place is in reach.
    """
    scenes = every_scene()
    complaints = []
    for scale in sorted({scenes[name].scale for name in names}):
        wanted = [name for name in names if scenes[name].scale == scale]
        with tempfile.TemporaryDirectory() as home:
            done = subprocess.run(
                [sys.executable, "-W", "error", "-m", "tests.support.pictures",
                 "--here", str(to), *wanted],
                cwd=ROOT,
                env=_environment(Path(home), scale),
                capture_output=True,
                encoding="utf-8",
                check=False,
            )  # fmt: skip
        complaints += [line for line in done.stderr.splitlines() if not _harmless(line)]
        if done.returncode:
            complaints.append(f"the process ended with {done.returncode}")
    return "\n".join(complaints)


def _environment(home: Path, scale: float) -> dict[str, str]:
    """Qt without a screen, as Ada, with empty folders below ``home``."""
    fonts = home / "fonts.conf"
    fonts.write_text(_FONTS, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    folders = {f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    return {
        **kept,
        **folders,
        "ANNOTATOR_DATA": str(home / "data"),
        "FONTCONFIG_FILE": str(fonts),
        "LOGNAME": "ada",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": f"{scale:g}",
        "QT_LOGGING_RULES": "qt.text.font.db=false",
    }


def _harmless(line: str) -> bool:
    return line == "This plugin does not support propagateSizeHints()"


def _take(names: Iterable[str], to: Path) -> None:
    """Take pictures in this very process."""
    scenes = every_scene()
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            assert scenes[name].picture(Path(folder)).save(str(to / f"{name}.png"))


def _renew(names: Iterable[str]) -> Iterator[str]:
    """Keep new pictures as the golden ones; a line for each that is another now."""
    with tempfile.TemporaryDirectory() as folder:
        if complaints := taken(list(names), Path(folder)):
            raise SystemExit(complaints)
        for name in names:
            new = Image.open(Path(folder, f"{name}.png")).convert("RGB")
            golden = GOLDEN / f"{name}.png"
            if golden.exists():
                old = Image.open(golden)
                if old.size == new.size and difference(old, new).small:
                    yield f"{name}: as it was"
                    continue
            _keep(new, golden)
            yield f"{name}: renewed, {golden.stat().st_size // 1000} KB; look at it"


def _keep(picture: Image.Image, path: Path) -> None:
    """Write a picture with 256 colours: enough for flat grounds and letters, and few bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    few = picture.quantize(256, kmeans=4, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def _document() -> None:
    """Renew the picture of the README: what the tour has made, by day."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "annotator", "tour", "--to", str(Path(home, "tour"))]
        subprocess.run(command, cwd=ROOT, env=_environment(Path(home), 1), check=True)
        (made,) = Path(home, "tour").glob("*-annotated-light.png")
        with Image.open(made) as picture:
            _keep(picture.convert("RGB"), README_PICTURE)


def _main() -> None:
    scenes = every_scene()
    parser = argparse.ArgumentParser(prog="python -m tests.support.pictures")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--renew", action="store_true", help="keep them as the golden pictures")
    what.add_argument("--to", metavar="FOLDER", type=Path, help="only put them into a folder")
    what.add_argument("--docs", action="store_true", help="renew the picture of the README")
    what.add_argument("--here", type=Path, help=argparse.SUPPRESS)  # in this very process
    parser.add_argument("names", nargs="*", metavar="NAME", help="; ".join(scenes))
    given = parser.parse_args()
    names = given.names or list(scenes)
    if given.renew:
        for line in _renew(names):
            sys.stdout.write(f"{line}\n")
    elif given.docs:
        _document()
    elif given.here:
        _take(names, given.here)
    else:
        given.to.mkdir(parents=True, exist_ok=True)
        if complaints := taken(names, given.to.resolve()):
            raise SystemExit(complaints)


if __name__ == "__main__":
    _main()

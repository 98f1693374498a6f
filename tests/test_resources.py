"""The shipped files are found from a checkout, a wheel and a frozen bundle."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import resources
from annotator.resources import resource

FACES = [
    ("inter", "Inter-Regular.otf"),
    ("inter", "Inter-Medium.otf"),
    ("inter", "Inter-SemiBold.otf"),
    ("inter", "Inter-Bold.otf"),
    ("noto-serif", "NotoSerif-Regular.ttf"),
    ("noto-serif", "NotoSerif-Italic.ttf"),
    ("noto-serif", "NotoSerif-Bold.ttf"),
]


@pytest.mark.parametrize(("family", "face"), FACES)
def test_each_shipped_face_stands_beside_its_licence(family: str, face: str) -> None:
    assert resource("fonts", family, face).stat().st_size > 100_000
    licence = resource("fonts", family, "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert licence.startswith("Copyright ")


def test_the_fonts_stay_below_five_megabytes() -> None:
    total = sum(file.stat().st_size for file in resource("fonts").rglob("*") if file.is_file())
    assert total < 5_000_000


def test_what_was_not_shipped_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"fonts/no-such-face\.ttf"):
        resource("fonts", "no-such-face.ttf")


def test_an_installed_package_finds_them_inside_itself(tmp_path: Path) -> None:
    package = tmp_path / "annotator"
    shutil.copytree(resource("fonts", "inter"), package / "resources" / "fonts" / "inter")
    module = Path(resources.__file__)
    for name in ("__init__.py", "resources.py", "version.py"):
        shutil.copy(module.with_name(name), package)
    found = subprocess.run(
        [
            sys.executable,
            "-c",
            "from annotator.resources import resource; print(resource('fonts', 'inter'))",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout.strip()) == package / "resources" / "fonts" / "inter"


def test_a_frozen_bundle_finds_them_below_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    icon = tmp_path / "annotator" / "resources" / "icons" / "link.svg"
    icon.parent.mkdir(parents=True)
    icon.touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("icons", "link.svg") == icon

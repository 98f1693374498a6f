"""Every script can be read, selected and marked, also where no installed font has it."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneSpan
from tests.support.processes import ROOT

SCRIPTS = {
    "devanagari": "नाटो और इराक ने राजनीतिक संवाद शुरू किया है। क्षत्रिय",
    "bengali": "বাংলাদেশের পররাষ্ট্রমন্ত্রী",
    "tamil": "தமிழ் மொழி",
    "khmer": "ភាសាខ្មែរ",
    "tibetan": "བོད་ཡིག",
    "thai": "ภาษาไทยง่ายนิดเดียว",
    "chinese": "北约与伊拉克展开了政治对话。",
    "japanese": "日本語のテキスト、漢字とかな",
    "korean": "한국어 텍스트",
    "emoji": "👨‍👩‍👧‍👦 🇳🇴 👍🏽 👩🏽‍⚕️",
    "arabic": "قال سامح شكري إن مصر ستواصل العمل",
    "hebrew": "שלום עולם NATO אמר",
    "syriac": "ܣܘܪܝܝܐ",
    "cuneiform": "𒀀𒁀",
}

ALONE = """
import sys
from annotator.gui.app import make_application
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneLabel, PaneSpan
application = make_application()
pane = ReadingPane()
pane.set_labels((PaneLabel(1, "समझौता 条約", "#2563c9", "#7fb0ff", "solid"),))
text = sys.stdin.read()
spans = [PaneSpan(1, 1, ((0, 5), (8, 12)))]
pane.show_document(text, title=text[:40], subtitle="", spans=spans)
pane.resize(900, 1200)
pane.show()
application.processEvents()
shown = pane.grab().toImage()
line = pane.rect_at(0).toRect()
print(len({shown.pixel(x, y) for x in range(200) for y in range(line.top(), line.bottom())}) > 5)
"""


@pytest.mark.parametrize("script", SCRIPTS)
def test_each_script_has_a_place_for_every_character(script: str, pane: ReadingPane) -> None:
    text = SCRIPTS[script]
    pane.show_document(text, title=text, subtitle=text, spans=[PaneSpan(1, 1, ((0, len(text)),))])
    pane.grab()
    for offset in range(len(text)):
        box = pane.rect_at(offset)
        assert pane.viewport().rect().contains(box.center().toPoint())
        assert 0 <= pane.offset_at(box.center()) <= len(text)


@pytest.mark.parametrize("script", SCRIPTS)
def test_lines_of_every_script_are_equally_far_apart(script: str, pane: ReadingPane) -> None:
    text = f"{SCRIPTS[script]} " * (700 // len(SCRIPTS[script]))
    pane.show_document(text, title="", subtitle="", spans=())
    tops = sorted({pane.rect_at(offset).top() for offset in range(len(text))})
    assert len(tops) > 2
    pitch = pane.scene.metrics.pitch
    assert {below - above for above, below in pairwise(tops)} == {pitch}


def test_where_no_font_is_installed_there_are_boxes_and_no_complaint(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ALONE],
        input="\n".join(SCRIPTS.values()),
        cwd=ROOT,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(tmp_path),
            "LC_ALL": "C.UTF-8",
            "PYTHONUTF8": "1",
            "QT_QPA_PLATFORM": "offscreen",
            "FONTCONFIG_FILE": str(fonts),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    complaints = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (done.returncode, complaints) == (0, [])
    assert done.stdout == "True\n"

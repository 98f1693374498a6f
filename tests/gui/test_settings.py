"""What the window remembers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from annotator.gui.look import Look
from annotator.gui.settings import Settings
from annotator.gui.theme import Appearance


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    """An empty file."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_everything_has_a_default(store: QSettings) -> None:
    settings = Settings(store)
    assert settings.zoom == 1.0
    assert settings.appearance is Appearance.SYSTEM
    assert settings.chips == settings.unit == settings.project == settings.annotator == ""
    assert settings.geometry.isEmpty()
    assert not settings.hint_dismissed
    assert Look.remembered(settings) == Look()
    assert settings.document_of("/a/b.annot") is None


def test_what_is_set_is_there_after_a_restart(store: QSettings) -> None:
    settings = Settings(store)
    settings.zoom = 1.3
    settings.appearance = Appearance.DARK
    settings.geometry = QByteArray(b"\x01\x02")
    settings.hint_dismissed = True
    Look("DejaVu Sans", 1.35, 70, compact=True, patterns_only=True).remember(settings)
    settings.remember_document("/a/b.annot", 7)
    settings.save()
    again = Settings(QSettings(store.fileName(), QSettings.Format.IniFormat))
    assert again.zoom == 1.3
    assert again.appearance is Appearance.DARK
    assert again.geometry == QByteArray(b"\x01\x02")
    assert again.hint_dismissed
    assert Look.remembered(again) == Look("DejaVu Sans", 1.35, 70, compact=True, patterns_only=True)
    assert again.document_of("/a/b.annot") == 7


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("page/zoom", "huge"),
        ("window/appearance", "purple"),
        ("page/chips", "sometimes"),
        ("page/spacing", "nan"),
        ("page/spacing", "airy"),
        ("page/characters", "many"),
        ("page/compact", "perhaps"),
        ("window/geometry", "not bytes"),
    ],
)
def test_nonsense_in_the_file_reads_as_the_default(store: QSettings, key: str, value: str) -> None:
    store.setValue(key, value)
    settings = Settings(store)
    assert settings.zoom == 1.0
    assert settings.appearance is Appearance.SYSTEM
    assert settings.chips == ""
    assert settings.geometry.isEmpty()
    assert Look.remembered(settings) == Look()


def test_a_zoom_beyond_reason_is_bounded(store: QSettings) -> None:
    store.setValue("page/zoom", "900")
    assert Settings(store).zoom == 3.0


@pytest.mark.parametrize(
    ("spacing", "characters", "look"),
    [("0.1", "3", Look()._replace(characters=40)), ("9", "999", Look("", 2.0, 120))],
)
def test_lines_stay_within_what_can_be_read(
    spacing: str, characters: str, look: Look, store: QSettings
) -> None:
    store.setValue("page/spacing", spacing)
    store.setValue("page/characters", characters)
    found = Look.remembered(Settings(store))
    assert (found.spacing, found.characters) == (look.spacing, look.characters)

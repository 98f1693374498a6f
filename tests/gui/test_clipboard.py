"""Words in the clipboard are those that are stored."""

import pytest
from PySide6.QtGui import QGuiApplication

from annotator.gui.clipboard import put


@pytest.mark.parametrize(
    "words", ["NATO", "\ufeffNATO", "\ufeff\ufeff", "a\u00a0b\u2028c\u2029", "\U0001f54a", "a\x85"]
)
def test_every_code_point_arrives(words: str, qapp: QGuiApplication) -> None:
    put(words)
    data = QGuiApplication.clipboard().mimeData().data("text/plain")
    assert bytes(data.data()).decode("utf-8") == words

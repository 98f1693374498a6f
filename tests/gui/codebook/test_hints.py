"""The line of first keys names what marks the selected words, however many labels there are."""

from PySide6.QtWidgets import QPushButton

from annotator.operations import codebooks
from tests.support.windows import Gui


def test_labels_without_a_letter_are_found_by_name(gui: Gui) -> None:
    session = gui.running.session
    for number in range(20):
        session.run(codebooks.add_label, f"Topic {number}", {"key": ""})
    gui.select("Norway")
    gui.settle()
    assert "Ctrl+L any label by name" in gui.window.hint_line.words()
    every = gui.find("all_labels")
    assert isinstance(every, QPushButton)
    assert every.text() == "All 24 labels  Ctrl L"

"""Attributes of every kind, by keys, with values that do not fit."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from annotator.model.codebook import AttributeKind, AttributeSpec
from annotator.operations import codebooks, describing
from tests.gui.inspector.test_completing import listed
from tests.support.windows import Gui

WORDS = ("amber", "beige", "coral", "denim", "ebony", "fawn", "gold", "hazel", "ivory", "jade")

Begin = Callable[[AttributeSpec], None]


@pytest.fixture
def begin(gui: Gui) -> Begin:
    """Marks a role whose label has one attribute, and goes to its field."""

    def begin(spec: AttributeSpec) -> None:
        gui.running.session.run(codebooks.change_label, "ROLE", {"attributes": (spec,)})
        gui.mark("Secretary General", "R")
        gui.press("E")

    return begin


def said(gui: Gui) -> object:
    return gui.stored()[0].attributes.get("it")


def field(gui: Gui) -> QLineEdit:
    found = gui.find("attribute_it")
    assert isinstance(found, QLineEdit)
    return found


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        (AttributeKind.TEXT, "  two   words ", "two words"),
        (AttributeKind.NUMBER, "1,5", 1.5),
        (AttributeKind.NUMBER, "-12", -12),
        (AttributeKind.DATE, "2026-03-14", "2026-03-14"),
        (AttributeKind.DATE, "2026", "2026"),
    ],
)
def test_typed_values_are_stored_as_their_kind(
    gui: Gui, begin: Begin, kind: AttributeKind, typed: str, stored: object
) -> None:
    begin(AttributeSpec("it", kind))
    gui.type(typed)
    gui.press("Enter")
    assert said(gui) == stored
    assert gui.pane.hasFocus()
    gui.press("E", "Backspace", "Enter")
    assert said(gui) is None


@pytest.mark.parametrize(
    ("kind", "typed", "wanted"),
    [
        (AttributeKind.NUMBER, "many", "a number"),
        (AttributeKind.NUMBER, "nan", "a number"),
        (AttributeKind.NUMBER, "1e999", "a number"),
        (AttributeKind.DATE, "14 March", "a date such as 2026, 2026-03 or 2026-03-14"),
        (AttributeKind.DATE, "2026-02-30", "a date such as 2026, 2026-03 or 2026-03-14"),
    ],
)
def test_what_does_not_fit_is_said_and_stays_in_the_field_to_be_mended(
    gui: Gui, begin: Begin, kind: AttributeKind, typed: str, wanted: str
) -> None:
    begin(AttributeSpec("it", kind))
    gui.type(typed)
    gui.press("Enter")
    assert wanted in gui.notice()
    assert field(gui).hasFocus()
    assert field(gui).text() == typed
    assert field(gui).property("wrong") == "true"
    gui.press("Backspace")
    assert field(gui).property("wrong") == "false"
    gui.press("Esc")
    assert field(gui).text() == ""
    assert said(gui) is None


def test_what_did_not_fit_waits_in_its_field_until_another_annotation_is_selected(
    gui: Gui, begin: Begin
) -> None:
    begin(AttributeSpec("it", AttributeKind.NUMBER))
    gui.type("many")
    gui.press("Tab")
    assert field(gui).text() == "many"
    assert field(gui).property("wrong") == "true"
    gui.running.session.run(describing.set_flag, [gui.stored()[0].id], "odd")
    gui.settle()
    assert field(gui).text() == "many"
    gui.mark("Oslo", "R")
    assert field(gui).text() == ""
    assert field(gui).property("wrong") == "false"


@pytest.mark.parametrize(("key", "stored"), [("Y", True), ("2", False), ("Down", True)])
def test_yes_and_no_are_chosen_by_letter_digit_and_arrow(
    gui: Gui, begin: Begin, key: str, stored: object
) -> None:
    begin(AttributeSpec("it", AttributeKind.YES_NO))
    gui.press(key)
    assert said(gui) is stored
    gui.press("0")
    assert said(gui) is None


def test_one_of_many_values_is_found_by_typing(gui: Gui, begin: Begin) -> None:
    begin(AttributeSpec("it", AttributeKind.CHOICE, WORDS))
    gui.type("ha")
    assert listed(gui) == ["hazel"]
    gui.press("Enter")
    assert said(gui) == "hazel"
    gui.press("E")
    gui.type("purple")
    gui.press("Enter")
    assert said(gui) == "hazel"
    assert gui.notice() == "“purple” is none of the values of it; nothing was changed."
    assert field(gui).hasFocus()


def test_several_of_many_values_are_added_and_taken_away_one_after_the_other(
    gui: Gui, begin: Begin
) -> None:
    begin(AttributeSpec("it", AttributeKind.CHOICES, WORDS))
    gui.type("ja")
    gui.press("Enter")
    gui.type("co")
    gui.press("Enter")
    assert said(gui) == ["coral", "jade"]
    assert field(gui).hasFocus()
    gui.type("ja")
    assert listed(gui) == ["✓ jade"]
    gui.press("Enter")
    assert said(gui) == ["coral"]
    gui.press("Enter")
    assert gui.pane.hasFocus()


def test_several_of_few_values_are_turned_by_digits(gui: Gui, begin: Begin) -> None:
    begin(AttributeSpec("it", AttributeKind.CHOICES, WORDS[:4]))
    gui.press("3", "1")
    assert said(gui) == ["amber", "coral"]
    gui.press("3")
    assert said(gui) == ["amber"]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "attribute_it"

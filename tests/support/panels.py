"""The window with each of its panels open in turn, for tests that look at all there is."""

from collections.abc import Callable
from dataclasses import replace

from annotator.formats.codebook_toml import write_codebook
from annotator.operations import codebooks, describing, noting, register, relating
from annotator.store import codebook
from tests.support.windows import Gui

Opener = Callable[[Gui], None]


def page(gui: Gui) -> None:
    """The page with an annotation selected that has everything the inspector can show."""
    actor = gui.mark("Ana Ruiz")
    gui.press("Esc")
    quote = gui.mark("“We will defend every ally,” Secretary General", key="Q")
    session = gui.running.session
    session.run(relating.relate, "spoken_by", quote.id, actor.id)
    session.run(describing.set_flag, [quote.id], "look again")
    session.run(noting.add_note, "annotation", quote.id, "Is this all of it?")
    gui.settle()


def link_field(gui: Gui) -> None:
    """What the selected annotation can be linked to."""
    gui.mark("NATO")
    gui.press("Esc")
    gui.mark("Ana Ruiz", key="R")
    gui.press("L")
    gui.settle()


def palette(gui: Gui) -> None:
    """Everything that can be found."""
    gui.press("Ctrl+K")
    gui.type("label")


def export(gui: Gui) -> None:
    """What is asked before a dataset is written."""
    gui.mark("NATO")
    gui.press("Ctrl+E")
    gui.settle()


def shortcuts(gui: Gui) -> None:
    """The page of keys."""
    gui.press("F1")


def find(gui: Gui) -> None:
    """The bar that finds words in the document."""
    gui.pane.setFocus()
    gui.press("Ctrl+F")
    gui.type("Norway")
    gui.settle()


def occurrences(gui: Gui) -> None:
    """Further places of the selected words."""
    gui.select("Norway")
    gui.press("Shift+A")
    gui.settle()


def asked(gui: Gui) -> None:
    """Who annotates, a notice, and long work, at once."""
    gui.window.ask_line.ask("Ana")
    gui.window.notice_line.say("This is the last document.")
    gui.window.work_line.begin("Reading three files")
    gui.settle()


def annotator(gui: Gui) -> None:
    """The field in which who annotates is changed."""
    gui.window.status_line.ask_annotator()
    gui.settle()


def reading_settings(gui: Gui) -> None:
    """How the page looks."""
    gui.desk.overlays.show_preferences("reading")
    gui.settle()


def key_settings(gui: Gui) -> None:
    """Which key does what."""
    gui.desk.overlays.show_preferences("keys")
    gui.settle()


def cast(gui: Gui) -> None:
    """Who is who, with somebody who is mentioned."""
    actor = gui.mark("Ana Ruiz")
    gui.running.session.run(register.add_entity, "Ana Ruiz", mentions=[actor.id])
    gui.settle()
    gui.press("Ctrl+Shift+E")
    gui.press("Down")


def guidelines(gui: Gui) -> None:
    """What the codebook says of a label, with the keys in it."""
    gui.mark("Ana Ruiz")
    gui.press("Shift+F2")


def taking(gui: Gui) -> None:
    """What a codebook file would change."""
    book = codebook.load(gui.project)
    labels = (replace(book.labels[0], definition="Anybody."), *book.labels[1:3])
    path = gui.project.path.with_name("other.toml")
    path.write_text(write_codebook(replace(book, labels=labels, relation_types=())))
    gui.mark("Ana Ruiz")
    gui.desk.overlays.codebook_files().show_file(path)
    gui.settle()


def worklist(gui: Gui) -> None:
    """What is to be looked at again since a definition was changed."""
    gui.mark("Ana Ruiz")
    gui.mark("Norway")
    session = gui.running.session
    session.run(codebooks.change_label, "ACTOR", {"definition": "Whoever can act."})
    gui.settle()
    gui.press("Ctrl+Shift+R")


PANELS: dict[str, Opener] = {
    each.__name__: each
    for each in (
        page, link_field, palette, export, shortcuts, find, occurrences, asked, annotator,
        reading_settings, key_settings, cast, guidelines, taking, worklist,
    )
}  # fmt: skip

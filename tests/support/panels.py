"""The window with each of its panels open in turn, for tests that look at all there is."""

from collections.abc import Callable
from dataclasses import replace

from annotator.formats.codebook_toml import write_codebook
from annotator.model.codebook import AttributeKind, AttributeSpec
from annotator.model.text import Span
from annotator.operations import annotating, codebooks, describing, noting, register, relating
from annotator.store import codebook as stored
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


def several(gui: Gui) -> None:
    """Two annotations selected at once, said otherwise of each."""
    actor = gui.mark("Ana Ruiz")
    gui.mark("NATO")
    session = gui.running.session
    session.run(describing.set_flag, [actor.id], "look again")
    session.run(describing.set_confidence, [actor.id], 0.5)
    gui.pane.keep([actor.id])
    gui.settle()


def split(gui: Gui) -> None:
    """An annotation in fragments, with a past, with notes of which one is resolved."""
    quote = gui.mark("We will defend every ally", key="Q")
    session, start = gui.running.session, gui.page.text.index("today")
    session.run(annotating.add_fragment, quote.id, Span(start, start + 5))
    note = session.run(noting.add_note, "annotation", quote.id, "See **here**: https://example.org")
    assert note is not None
    session.run(noting.add_note, "annotation", quote.id, "Yes.", reply_to=note.id)
    done = session.run(noting.add_note, "annotation", quote.id, "All of it?")
    assert done is not None
    session.run(noting.resolve_note, done.id)
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


def label_palette(gui: Gui) -> None:
    """The labels by name."""
    gui.select("NATO")
    gui.press("Ctrl+L")


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


def codebook(gui: Gui) -> None:
    """The codebook, with a label chosen that has annotations and an open attribute."""
    gui.mark("Ana Ruiz")
    gui.press("Ctrl+Shift+B")
    gui.click("codebook_attribute_0")
    gui.settle()


def codebook_relation(gui: Gui) -> None:
    """The codebook, with a relation type chosen."""
    gui.press("Ctrl+Shift+B", "End")


def codebook_guidelines(gui: Gui) -> None:
    """The codebook, with what belongs to all of it."""
    gui.press("Ctrl+Shift+B", "Home")


def relations(gui: Gui) -> None:
    """The relations of the document, with one of a type that has attributes."""
    actor = gui.mark("Ana Ruiz")
    gui.press("Esc")
    quote = gui.mark("We will defend every ally", key="Q")
    session, sure = gui.running.session, AttributeSpec("certainty", AttributeKind.CHOICE, ("sure",))
    session.run(codebooks.change_relation_type, "spoken_by", {"attributes": (sure,)})
    session.run(relating.relate, "spoken_by", quote.id, actor.id)
    gui.settle()
    gui.press("Ctrl+Shift+L")


def guidelines(gui: Gui) -> None:
    """What the codebook says of a label, with the keys in it."""
    gui.mark("Ana Ruiz")
    gui.press("Shift+F2")


def taking(gui: Gui) -> None:
    """What a codebook file would change."""
    book = stored.load(gui.project)
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
        page, several, split, link_field, palette, label_palette, export, shortcuts, find,
        occurrences, asked, annotator, reading_settings, key_settings, cast, codebook,
        codebook_relation, codebook_guidelines, relations, guidelines, taking, worklist,
    )
}  # fmt: skip

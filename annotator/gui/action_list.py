"""The one list of what a person can do, with its keys."""

from collections.abc import Iterator
from functools import partial

from annotator.gui.action_groups.choosing import choosing_actions
from annotator.gui.action_groups.codebook import codebook_actions
from annotator.gui.action_groups.finding import finding_actions
from annotator.gui.action_groups.gaps import gap_actions
from annotator.gui.action_groups.keys import key_actions
from annotator.gui.action_groups.occurrences import occurrence_actions
from annotator.gui.action_groups.relations import relation_actions
from annotator.gui.action_groups.side_panels import side_panel_actions
from annotator.gui.action_groups.viewing import viewing_actions
from annotator.gui.actions import Action, Actions
from annotator.gui.hands import Hands
from annotator.gui.keymap import Keymap
from annotator.gui.modes import ON_PAGE, UNARMED, Mode
from annotator.gui.reasons import Reasons
from annotator.model.codebook import Codebook, Label


def all_actions(hands: Hands, keymap: Keymap) -> Actions:
    """Every action of the window, with the keys of the map; those of labels are the codebook's."""

    def key_of(name: str) -> str:
        return actions.key_of(name)

    why = Reasons(hands.session, hands.page, key_of)
    fixed = (
        *_annotation(hands, why),
        *_shape(hands, why),
        *choosing_actions(hands, why),
        *relation_actions(hands, why),
        *_suggestions(hands, why),
        *gap_actions(hands, why),
        *codebook_actions(hands, why),
        *finding_actions(hands, why),
        *_document(hands, why),
        *side_panel_actions(hands),
        *_history(hands, why),
        *viewing_actions(hands),
        *_window(hands),
        *key_actions(hands, why),
    )
    actions = Actions(fixed, LabelActions(hands, why), keymap.settle)
    return actions


class LabelActions:
    """The actions of the labels; made anew only when the codebook is another one.

    Each key press asks for them, and a codebook may have hundreds of labels.
    """

    def __init__(self, hands: Hands, why: Reasons) -> None:
        """Ask the session for its codebook."""
        self._hands = hands
        self._why = why
        self._book: Codebook | None = None
        self._made: tuple[Action, ...] = ()

    def __call__(self) -> tuple[Action, ...]:
        """The actions of the codebook as it is now."""
        book = self._hands.session.codebook()
        if book is not self._book:
            self._book, self._made = book, tuple(_labels(book, self._hands, self._why))
        return self._made


def _labels(book: Codebook, hands: Hands, why: Reasons) -> Iterator[Action]:
    """An action for each label in use."""
    for label in book.labels:
        if not label.retired:
            yield _label(hands, why, label)
    yield from occurrence_actions(hands)


def _label(hands: Hands, why: Reasons, label: Label) -> Action:
    def no_marking() -> str:
        """Where an example is asked for, a label changes nothing in the document."""
        return "" if hands.guidance.exampling.is_asking() else why.no_writing()

    return Action(
        f"label_{label.name.casefold()}",
        f"Mark as {label.title}",
        partial(hands.marking.press, label.name),
        "Labels",
        keys=(label.key.upper(),) if label.key else (),
        modes=ON_PAGE,
        blocked=no_marking,
    )


def _take_armed(hands: Hands) -> None:
    """Mark the selected words with the armed label; without any, accept the suggestion."""
    if hands.page.pane.selection() is not None:
        hands.marking.mark_armed()
    else:
        hands.editing.accept()


def _annotation(hands: Hands, why: Reasons) -> tuple[Action, ...]:
    group, chosen = "Annotation", why.no_annotation
    walking, editing = hands.walking, hands.editing
    return (
        Action("label_palette", "Label by name…", hands.choose_label, group, ("Ctrl+L",),
               blocked=why.no_writing),
        Action("link", "Link to…", hands.linking.start, group, ("L",), ON_PAGE,
               why.not_one_of_mine),
        Action("fields", "Go to the first field", hands.enter_fields, group, ("E",), ON_PAGE,
               why.no_document),
        Action("note", "Add a note", hands.write_note, group, ("N",), ON_PAGE, why.not_one),
        Action("flag", "Flag, or take the flag away", editing.flag, group, ("!",), ON_PAGE, chosen),
        Action("remove", "Delete the annotation, or reject the suggestion", editing.remove, group,
               ("Delete", "Backspace"), ON_PAGE, chosen),
        Action("next", "Next annotation", walking.next, group, ("Tab",), ON_PAGE,
               why.no_annotations, repeats=True),
        Action("previous", "Previous annotation", walking.previous, group, ("Shift+Tab",), ON_PAGE,
               why.no_annotations, repeats=True),
        Action("mark_armed", "Mark the selected words with the armed label",
               partial(_take_armed, hands), group, ("Enter",), frozenset({Mode.ARMED}),
               partial(why.nothing_armed, hands.marking)),
        Action("cycle", "Next annotation under the caret", walking.cycle, group, ("S",), ON_PAGE,
               why.no_annotations),
    )  # fmt: skip


def _shape(hands: Hands, why: Reasons) -> tuple[Action, ...]:
    group, mine = "Annotation", why.not_mine
    shape = hands.reshaping
    end, start = shape.move_end, shape.move_start
    steps = (
        ("end_later", "End a word later", partial(end, forward=True, fine=False), "Alt+Right"),
        ("end_earlier", "End a word earlier", partial(end, forward=False, fine=False), "Alt+Left"),
        ("start_later", "Start a word later", partial(start, forward=True, fine=False),
         "Alt+Shift+Right"),
        ("start_earlier", "Start a word earlier", partial(start, forward=False, fine=False),
         "Alt+Shift+Left"),
        ("end_later_fine", "End a character later", partial(end, forward=True, fine=True),
         "Ctrl+Alt+Right"),
        ("end_earlier_fine", "End a character earlier", partial(end, forward=False, fine=True),
         "Ctrl+Alt+Left"),
        ("start_later_fine", "Start a character later", partial(start, forward=True, fine=True),
         "Ctrl+Alt+Shift+Right"),
        ("start_earlier_fine", "Start a character earlier",
         partial(start, forward=False, fine=True), "Ctrl+Alt+Shift+Left"),
    )  # fmt: skip
    return (
        Action("add_fragment", "Add the selected words as a fragment", shape.add_fragment, group,
               ("F",), ON_PAGE, why.no_fragment),
        Action("remove_fragment", "Take out the fragment under the caret", shape.remove_fragment,
               group, (), ON_PAGE, why.one_fragment),
        *(
            Action(name, title, run, group, (key,), ON_PAGE, mine, shape.what_moves, repeats=True)
            for name, title, run, key in steps
        ),
    )  # fmt: skip


def _suggestions(hands: Hands, why: Reasons) -> tuple[Action, ...]:
    group, walking = "Suggestions", hands.walking
    return (
        Action("accept", "Accept the suggestion", hands.editing.accept, group, ("Enter",), UNARMED,
               why.no_suggestion),
        Action("next_suggestion", "Next suggestion", walking.next_suggestion, group, (".",),
               ON_PAGE, why.no_suggestions),
        Action("previous_suggestion", "Previous suggestion", walking.previous_suggestion, group,
               (",",), ON_PAGE, why.no_suggestions),
    )  # fmt: skip


def _document(hands: Hands, why: Reasons) -> tuple[Action, ...]:
    group, project, editing = "Document", hands.project, hands.editing
    return (
        Action("done", "Done, and on to the next document", hands.gaps.finishing.done, group,
               ("Ctrl+Enter",), blocked=why.no_document),
        Action("next_document", "Next document", hands.walking.next_document, group,
               ("Ctrl+PgDn",), blocked=why.no_document, repeats=True),
        Action("previous_document", "Previous document", hands.walking.previous_document, group,
               ("Ctrl+PgUp",), blocked=why.no_document, repeats=True),
        Action("copy", "Copy the words", editing.copy, group, ("Ctrl+C",), blocked=why.no_words),
        Action("copy_citation", "Copy the words with their citation", editing.copy_with_citation,
               group, ("Ctrl+Shift+C",), blocked=why.no_words),
        Action("remove_document", "Remove the document", project.remove_document, group,
               blocked=why.no_document),
        Action("open", "Open files…", project.open_files, "Project", ("Ctrl+O",)),
        Action("paste", "Paste text as a document", project.paste, "Project", ("Ctrl+V",)),
        Action("export", "Export…", hands.export, "Project", ("Ctrl+E",)),
        Action("new_project", "New project…", project.new_project, "Project"),
    )  # fmt: skip


def _history(hands: Hands, why: Reasons) -> tuple[Action, ...]:
    editing = hands.editing
    return (
        Action("undo", "Undo", editing.undo, "History", ("Ctrl+Z",), blocked=why.nothing_to_undo,
               more=why.undone, repeats=True),
        Action("redo", "Redo", editing.redo, "History", ("Ctrl+Shift+Z", "Ctrl+Y"),
               blocked=why.nothing_to_redo, more=why.redone, repeats=True),
    )  # fmt: skip


def _window(hands: Hands) -> tuple[Action, ...]:
    group = "Window"
    return (
        Action("palette", "Find anything", hands.open_palette, group, ("Ctrl+K",)),
        Action("next_panel", "Next panel", hands.next_panel, group, ("F6",)),
        Action("previous_panel", "Previous panel", hands.previous_panel, group, ("Shift+F6",)),
        Action("annotator", "Change who annotates", hands.ask_annotator, group),
        Action("settings", "Settings", hands.show_preferences, group, ("Ctrl+,",)),
        Action("shortcuts", "All keys", hands.show_shortcuts, group, ("F1",)),
        Action("leave", "One level out", hands.leave, group, ("Esc",)),
        Action("quit", "Quit", hands.quit, group, ("Ctrl+Q",)),
    )

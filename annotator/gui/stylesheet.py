"""The one style sheet of the window, made from a palette."""

from annotator.gui.colours import Palette

_SHEET = """
#main_window, #side_panel, #inspector, #top_bar, #status_line {{ background: {side}; }}
#page_panel, #label_bar {{ background: {page}; }}
#top_bar, #label_bar, #link_field, #leave_field, #find_bar, #ask_line {{
    border: 0; border-bottom: 1px solid {line};
}}
#side_panel, #inspector {{ border: 0; }}
#status_line, #hint_line, #notice_line, #work_line {{ border: 0; border-top: 1px solid {line}; }}
#link_field, #leave_field, #find_bar, #ask_line, #hint_line, #notice_line, #work_line {{
    background: {side};
}}
#inspector_content, #inspector_scroll {{ background: transparent; border: 0; }}
QToolTip {{ background: {page}; color: {text}; border: 1px solid {line}; padding: 4px 6px; }}
#occurrences_panel {{ background: {side}; border: 0; border-top: 1px solid {line}; }}
QListView#occurrences_list {{
    background: {page}; border: 1px solid {line}; border-radius: 6px; padding: 1px;
}}
QSplitter::handle {{ background: {line}; }}

QLabel {{ color: {text}; background: transparent; }}
QLabel[kind="muted"], QLabel[kind="heading"] {{ color: {muted}; }}
QLabel[kind="danger"] {{ color: {danger}; }}
QLabel[kind="chip"] {{
    color: {muted}; background: {side}; border: 1px solid {line}; border-radius: 3px;
    padding: 0 5px;
}}
QFrame[kind="card"] {{
    background: {page}; border: 1px solid {line}; border-radius: 10px;
}}
QFrame[kind="line"] {{
    background: transparent; border: 1px solid transparent; border-radius: 4px;
}}
QFrame[kind="line"]:hover {{ background: {hover}; }}
QFrame[kind="line"]:focus {{ border: {ring}px solid {focus}; }}
QFrame[kind="popup"] {{
    background: {page}; border: 1px solid {edge}; border-radius: 10px;
}}
QFrame[kind="example"] {{
    background: {side}; border: 1px solid {line}; border-radius: 5px;
}}
QFrame[kind="popup"]:focus {{ border: 2px solid {focus}; }}
QPushButton, QToolButton, QRadioButton, QCheckBox {{ outline: 0; }}
QRadioButton, QCheckBox {{
    color: {text}; spacing: 7px; padding: 2px 4px; border: {ring}px solid transparent;
    border-radius: 5px;
}}
QRadioButton:focus, QCheckBox:focus {{ border: {ring}px solid {focus}; }}
QRadioButton:disabled, QCheckBox:disabled {{ color: {muted}; }}
QRadioButton::indicator {{
    border-radius: 7px; background: {page};
}}
QRadioButton::indicator:unchecked {{ border: 1px solid {muted}; width: 13px; height: 13px; }}
QRadioButton::indicator:checked {{
    border: 4px solid {accent}; width: 7px; height: 7px; background: {on_accent};
}}
QCheckBox[kind="switch"]::indicator {{
    width: 28px; height: 16px; border: 0; background: transparent; image: none;
}}
QSlider:horizontal {{
    min-height: 20px; border: {ring}px solid transparent; border-radius: 5px;
}}
QSlider:focus {{ border: {ring}px solid {focus}; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {line}; }}
QSlider::sub-page:horizontal {{ border-radius: 2px; background: {accent}; }}
QSlider::handle:horizontal {{
    width: 12px; margin: -5px 0; border: 1px solid {accent}; border-radius: 6px;
    background: {page};
}}
QTabBar {{ border: 0; }}
QTabBar::tab {{
    color: {muted}; background: transparent; padding: 4px 10px; margin-right: 4px;
    border: {ring}px solid transparent; border-radius: 6px;
}}
QTabBar::tab:hover {{ color: {text}; background: {hover}; }}
QTabBar::tab:selected {{ color: {text}; background: {selected}; }}
QTabBar::tab:selected:focus {{ border: {ring}px solid {focus}; }}
QPushButton[kind="link"] {{
    color: {muted}; background: transparent; border: 1px solid transparent; border-radius: 4px;
    padding: 1px 0; margin-left: -1px; text-align: left;
}}
QPushButton[kind="link"]:hover {{ color: {text}; text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ color: {text}; border: {ring}px solid {focus}; }}

QPushButton {{
    color: {text}; background: {page}; border: 1px solid {line}; border-radius: 6px;
    padding: 5px 10px;
}}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border: {ring}px solid {focus}; }}
QPushButton:disabled {{ color: {muted}; }}
QPushButton[kind="primary"] {{
    background: {accent}; color: {on_accent}; border: 1px solid {accent};
}}
QPushButton[kind="primary"]:disabled {{
    background: {hover}; color: {muted_on_selected}; border: 1px solid {line};
}}
QPushButton[kind="flat"], QToolButton[kind="flat"] {{
    color: {muted}; background: transparent; border: 1px solid transparent;
    border-radius: 4px; padding: 1px 3px;
}}
QPushButton[kind="over"] {{
    color: {muted}; background: {page}; border: 0; border-radius: 4px; padding: 0;
}}
QPushButton[kind="over"]:hover {{ color: {text}; background: {hover}; }}
QPushButton[kind="value"], QToolButton[kind="value"] {{
    color: {text}; background: transparent; border: 1px solid transparent;
    border-radius: 4px; padding: 1px 4px; text-align: right;
}}
QPushButton[kind="name"] {{
    color: {text}; background: transparent; border: 1px solid transparent;
    border-radius: 4px; padding: 2px 4px; text-align: left;
}}
QPushButton[kind="name"]::menu-indicator {{ image: none; width: 0; }}
QPushButton[kind="flat"]:hover, QPushButton[kind="value"]:hover, QPushButton[kind="name"]:hover,
QToolButton[kind="flat"]:hover {{ color: {text}; background: {hover}; }}
QPushButton[kind="flat"]:focus, QPushButton[kind="value"]:focus, QPushButton[kind="name"]:focus,
QToolButton[kind="flat"]:focus {{ color: {text}; border: {ring}px solid {focus}; }}
QPushButton[kind="flat"]:disabled {{ color: {muted}; background: transparent; }}
QPushButton[kind="option"] {{ padding: 2px 7px; border-radius: 5px; }}
QPushButton[kind="option"]:checked {{
    background: {selected}; color: {text}; border: 1px solid {accent};
}}
QPushButton[kind="option"]:checked:focus {{ border: 2px solid {focus}; padding: 1px 6px; }}

QLineEdit, QPlainTextEdit {{
    color: {text}; background: {page}; border: 1px solid {line}; border-radius: 6px;
    padding: 4px 8px; selection-background-color: {accent}; selection-color: {on_accent};
    placeholder-text-color: {muted};
}}
QLineEdit:focus, QPlainTextEdit:focus {{ border: {ring}px solid {focus}; }}
QTextEdit#guidelines_words {{
    color: {text}; background: transparent; border: {ring}px solid transparent;
    border-radius: 5px; selection-background-color: {accent}; selection-color: {on_accent};
}}
QTextEdit#guidelines_words:focus {{ border: {ring}px solid {focus}; }}
QPlainTextEdit[kind="inline"] {{
    background: transparent; border: 1px solid transparent; border-radius: 4px;
    padding: 2px 3px;
}}
QPlainTextEdit[kind="inline"]:focus {{ border: {ring}px solid {focus}; }}
QLineEdit[kind="inline"] {{
    background: transparent; border: 1px solid transparent; border-radius: 4px;
    padding: 1px 2px;
}}
QLineEdit[kind="inline"]:hover {{ background: {hover}; }}
QLineEdit[kind="inline"]:focus {{ background: {page}; border: {ring}px solid {focus}; }}
QLineEdit[wrong="true"], QLineEdit[wrong="true"]:focus {{ border: 1px solid {danger}; }}
QLineEdit#search_field {{ padding-right: 60px; }}

QAbstractItemView {{
    color: {text}; background: {page}; alternate-background-color: {side};
    border: 1px solid {line}; outline: 0;
    selection-background-color: {selected}; selection-color: {text};
}}
QHeaderView::section {{
    color: {muted}; background: {side}; border: 0; border-bottom: 1px solid {line};
    padding: 3px 6px;
}}
QListView#document_list, QListView#palette_list {{
    background: transparent; border: 0; outline: 0;
}}
QListView#known_values {{
    color: {text}; background: {page}; border: 1px solid {line}; border-radius: 6px; padding: 4px;
}}
QListView#setting_family_list {{ border-radius: 6px; }}
QListView#cast_list, QListView#cast_life, QListView#codebook_list, QListView#codebook_marks,
QListView#taking_list, QListView#worklist_list {{ border-radius: 6px; }}
QListView#cast_list:focus, QListView#cast_life:focus, QListView#codebook_list:focus,
QListView#codebook_marks:focus, QListView#taking_list:focus,
QListView#worklist_list:focus {{ border: {ring}px solid {focus}; }}
QListView#setting_family_list::item {{ height: 24px; padding: 0 4px; }}
QListView#known_values::item {{ height: 24px; border-radius: 4px; padding: 0 4px; }}
QListView#known_values::item:hover {{ background: {hover}; }}
QListView#known_values::item:selected {{ background: {selected}; color: {text}; }}
QTreeView#relations_list {{ border-radius: 6px; }}
QTreeView#relations_list:focus {{ border: {ring}px solid {focus}; }}
QTreeWidget#keys_list {{ border-radius: 6px; }}
QTreeWidget#keys_list::item {{ height: 26px; padding: 0 6px; }}
QTreeWidget#keys_list::item:selected {{ background: {selected}; color: {text}; }}
QTreeWidget#keys_list:focus {{ border: {ring}px solid {focus}; }}
QProgressBar {{
    background: {line}; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px;
}}
QProgressBar::chunk {{ background: {accent}; border-radius: 2px; }}

QMenu {{ background: {page}; color: {text}; border: 1px solid {line}; padding: 5px; }}
QMenu::item {{ padding: 5px 22px 5px 12px; border-radius: 5px; }}
QMenu::item:selected {{ background: {selected}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 5px 8px; }}

QScrollArea {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
QScrollBar::handle {{ background: {line}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 30px; }}
QScrollBar::handle:horizontal {{ min-width: 30px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; border: 0; width: 0; height: 0;
}}
"""


def stylesheet(palette: Palette) -> str:
    """The style sheet for a palette; sizes of type are set on the fonts, not here."""
    return _SHEET.format(
        side=palette.side,
        page=palette.page,
        line=palette.line,
        text=palette.text,
        muted=palette.muted,
        accent=palette.accent,
        on_accent=palette.on_accent,
        selected=palette.selected,
        hover=palette.hover,
        focus=palette.focus,
        edge=palette.edge,
        danger=palette.danger,
        muted_on_selected=palette.muted_on_selected,
        ring=2 if palette.high else 1,
    )

"""F1: what a screen or a dialog is for, and every key that works on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.fields import Choice, Day, Flag, Folder, Link, Links, Note
from ui import theme
from ui.commands import Command, key_lines
from ui.dialogs import Dialog, FormDialog
from ui.widgets.facts import Facts
from ui.widgets.text import Heading, Label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.fields import Field

WINDOW_KEYS = (
    ("F6, Shift+F6", "Next or previous part of the window"),
    ("Tab, Shift+Tab", "Next or previous control"),
    ("Escape", "Close a list, a message or a dialog"),
)

_IN_LINES: tuple[tuple[tuple[type[Field], ...], tuple[tuple[str, str], ...]], ...] = (
    (
        (Day,),
        (
            ("Up, Down", "In a day: the next or previous one"),
            ("Page Up, Page Down", "In a day: a week on or back"),
            ("F4", "In a day: the calendar"),
            ("12/6, +7, today", "Ways to type a day"),
        ),
    ),
    ((Link, Links), (("Down", "In a name: the list to choose from; typing narrows it"),)),
    ((Choice, Flag), (("Down, or a first letter", "In a choice: another value"),)),
    ((Note,), (("Tab", "In a text of several lines: leave it"),)),
    ((Folder,), (("Tab, then Return", "In a folder: point at one"),)),
)
"""The keys of a form's lines, by the kinds of Field that take them."""


WIDE = 920
"""Width of a help with many keys, in logical pixels, as far as the window behind has it."""

MANY = 8
"""Keys of a list from which it stands in two columns, where there is room."""


class HelpDialog(Dialog):
    """Explains a screen or a dialog and lists its keys, each list under its heading; the arrows scroll it."""

    def __init__(
        self,
        title: str,
        text: str,
        keys: Sequence[tuple[str, Sequence[tuple[str, str]]]],
        *,
        parent: QWidget,
    ) -> None:
        is_long = any(len(lines) >= MANY for _, lines in keys)
        wide = min(WIDE, parent.window().width() - 40) if is_long else 560
        super().__init__(f"{title}: help", parent, width=wide)
        named(self.page, f"{title}: help", "Up, Down, Page Up and Page Down scroll")
        for paragraph in filter(None, text.split("\n\n")):
            self.page.add(Label(" ".join(paragraph.split()), wrap=True))
        for heading, lines in keys:
            if lines:
                self.page.add(Heading(heading))
                self.page.add(_in_columns(lines, 2 if wide >= WIDE and len(lines) >= MANY else 1))
        self.page.body.addStretch(1)
        self.add_button("Close", self.accept, "primary")
        self.page.setProperty("read", True)
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page.setFocus()


def _in_columns(lines: Sequence[tuple[str, str]], columns: int) -> QWidget:
    """Put keys in columns that are read downwards, one after the other."""
    tall = -(-len(lines) // columns)
    inside = QWidget()
    beside = QHBoxLayout(inside)
    beside.setContentsMargins(0, 0, 0, 0)
    beside.setSpacing(2 * theme.GAP)
    for first in range(0, len(lines), tall):
        facts = Facts(list(lines[first : first + tall]), side=Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(facts, 1, Qt.AlignmentFlag.AlignTop)
    return inside


def screen_help(
    title: str,
    text: str,
    here: Sequence[Command],
    everywhere: Sequence[Command],
    *,
    parent: QWidget,
) -> HelpDialog:
    """Make the help of a screen: its own keys, those of lists where it has one, and those that work everywhere."""
    keys = [
        ("On this screen", key_lines(here)),
        ("In a list", _list_keys(parent)),
        ("Everywhere", [*key_lines(everywhere), *WINDOW_KEYS]),
    ]
    return HelpDialog(title, text, keys, parent=parent)


def explain_dialog(dialog: Dialog) -> None:
    """Open the help of a dialog: what it is for, its keys, and those of the lines it holds."""
    fields = dialog.form.fields if isinstance(dialog, FormDialog) else ()
    lines = [
        key
        for kinds, keys in _IN_LINES
        if any(isinstance(each, kinds) for each in fields)
        for key in keys
    ]
    keys = [
        ("Here", [*dialog.keys(), WINDOW_KEYS[1]]),
        ("In a line", lines),
        ("In a list", _list_keys(dialog)),
    ]
    HelpDialog(dialog.windowTitle(), dialog.help_text, keys, parent=dialog).show_fitted()


def _list_keys(shown: QWidget) -> list[tuple[str, str]]:
    """Give the keys of lists where a screen or dialog has one; letters filter only where a list has its filter."""
    from ui.table_acts import KEYS, LETTERS  # noqa: PLC0415 - the start can do without tables
    from ui.tables import Table  # noqa: PLC0415 - the same

    lists = shown.findChildren(Table)
    can_filter = any(shown.isAncestorOf(each.filter_box) for each in lists)
    return [each for each in KEYS if can_filter or each != LETTERS] if lists else []

"""F1: what this screen is for, and every key that works on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.commands import Command, key_lines
from ui.dialogs import Dialog
from ui.widgets.facts import Facts
from ui.widgets.text import Heading, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


WINDOW_KEYS = (
    ("F6, Shift+F6", "Next or previous part of the window"),
    ("Tab, Shift+Tab", "Next or previous control"),
    ("Escape", "Close a list, a message or a dialog"),
)


class HelpDialog(Dialog):
    """Explains one screen and lists its keys."""

    def __init__(
        self,
        title: str,
        text: str,
        here: Sequence[Command],
        everywhere: Sequence[Command],
        *,
        parent: QWidget,
    ) -> None:
        from ui.tables import KEYS, Table  # noqa: PLC0415 - the start can do without tables

        super().__init__(f"{title}: help", parent, width=560)
        for paragraph in filter(None, text.split("\n\n")):
            self.page.add(Label(" ".join(paragraph.split()), wrap=True))
        self._keys("On this screen", key_lines(here))
        if parent.findChildren(Table):
            self._keys("In a list", list(KEYS))
        self._keys("Everywhere", [*key_lines(everywhere), *WINDOW_KEYS])
        self.page.body.addStretch(1)
        self.add_button("Close", self.accept, "primary").setFocus()

    def _keys(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        if lines:
            self.page.add(Heading(title))
            facts = [(keys, what) for keys, what in lines]
            self.page.add(Facts(facts, side=Qt.AlignmentFlag.AlignLeft))

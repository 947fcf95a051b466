"""What one person owes, row by row, each with a tick that says whether the letter tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.days import show_day
from ui.theme import GAP
from ui.widgets.buttons import Button, CheckBox
from ui.widgets.cards import Card, column, row
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowRow, clear
from ui.widgets.panes import ScrollPage
from ui.widgets.text import Hairline, Heading, Label, named, show_parts

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.letters.owed import Debtor, Owed, OwedKey


class OwedRow(QWidget):
    """One thing owed: its tick, what it is, and when it was last chased."""

    ticked = Signal(object, bool)
    opened = Signal(object)

    def __init__(self, owed: Owed, *, is_in: bool) -> None:
        super().__init__()
        self.owed = owed
        self.tick = CheckBox()
        self.tick.setChecked(is_in)
        named(self.tick, f"{owed.title}, {owed.below}", "In the letter")
        self.tick.toggled.connect(lambda is_on: self.ticked.emit(owed, is_on))
        open_it = Button("", "external-link", "icon", on_click=lambda: self.opened.emit(owed))
        named(open_it, f"Open: {owed.title}")
        words = column(Label(owed.title, wrap=True), gap=2)
        if owed.below:
            words.addWidget(Label(owed.below, "muted", wrap=True))
        chips = [Chip(owed.lateness, "bad")] if owed.days_late else []
        if owed.chased_on:
            chips.append(Chip(f"Chased {show_day(owed.chased_on)}", "note"))
        if chips:
            words.addWidget(FlowRow(chips, gap=6))
        inside = row(self.tick, gap=8)
        inside.setAlignment(self.tick, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        inside.addWidget(open_it, 0, Qt.AlignmentFlag.AlignTop)
        inside.setContentsMargins(0, 6, 0, 6)
        self.setLayout(inside)


class OwedCard(Card):
    """Shows everything that the chosen person owes; `ticked(owed, bool)` tells what a letter is to say."""

    ticked = Signal(object, bool)
    opened = Signal(object)

    def __init__(self, write: Button, mark: Button) -> None:
        super().__init__(padding=0)
        self._title, self._below = Heading(wrap=True), Label("", "muted", wrap=True)
        self._lacking = Label("No e-mail address on file.", "problem", wrap=True)
        self._acts = FlowRow([write, mark], gap=6)
        self._rows = QWidget()
        self._list = column(gap=0)
        self._rows.setLayout(self._list)
        page = ScrollPage(gap=GAP)
        page.body.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        for part in (self._title, self._below, self._lacking, self._acts, Hairline(), self._rows):
            page.add(part)
        page.body.addStretch(1)
        self.add(page, 1)
        self.setMinimumWidth(320)

    def show_debtor(self, debtor: Debtor | None, left_out: Collection[OwedKey]) -> None:
        """Show a person with what they owe; nothing where nobody is chosen."""
        for part in (self._below, self._acts, self._rows):
            part.setVisible(debtor is not None)
        self._lacking.setVisible(debtor is not None and not debtor.email)
        clear(self._list)
        if debtor is None:
            self._title.setText("Nobody chosen")
            return
        self._title.setText(debtor.name)
        self._below.setText(" · ".join(filter(None, (debtor.email, debtor.owes))))
        heading = ""
        for each in debtor.owed:
            if each.kind.title_text != heading:
                heading = each.kind.title_text
                self._list.addWidget(Label(heading, "section"))
            made = OwedRow(each, is_in=each.key not in left_out)
            made.ticked.connect(self.ticked)
            made.opened.connect(self.opened)
            self._list.addWidget(made)
        show_parts(self._rows)

    def rows(self) -> list[OwedRow]:
        """Give the rows in order."""
        return self._rows.findChildren(OwedRow)

"""Lists without a file: pasted or typed into a box, and what their columns are where no headings say so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.importing.form_kind import FormKind
from app.importing.guessing import NamedColumns, first_filled
from app.importing.kinds import KINDS
from app.importing.natives import as_text
from app.importing.tables import named_table
from ui.dialogs import Dialog
from ui.importing.columns import ColumnGrid, missing_words
from ui.widgets.buttons import ComboBox
from ui.widgets.cards import row
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from app.importing.workbook import Workbook


_FIRST_ROWS = 20
"""Rows that a list may begin in; what stands above it is seldom more."""
_BEGINS = 40


class PasteList(Dialog):
    """A box for a copied block or typed lines; `take` gets its text."""

    def __init__(self, text: str, take: Callable[[str], object], parent: QWidget | None) -> None:
        super().__init__("Paste or type a list", parent, width=760)
        self._take = take
        self.page.add(
            Label(
                "Copy the rows in Excel, with or without their headings, and paste them here; or type a line for each, "
                "its parts between commas. Nothing is stored yet.",
                "muted",
                wrap=True,
            )
        )
        self.text = QPlainTextEdit(text)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(200)
        named(self.text, "List", "Ctrl+Return looks at it")
        self.page.add(self.text, 1)
        self.add_button("Cancel", self.reject)
        self._look = self.add_button("Look at it", self.look, "primary")
        self.text.textChanged.connect(self._enable)
        self._enable()
        self.text.setFocus()

    def look(self) -> None:
        """Hand the text over and close."""
        if self._look.isEnabled():
            self.accept()
            self._take(self.text.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look with Ctrl+Return, since Return is a line's end."""
        if is_go(event):
            self.look()
            return
        super().keyPressEvent(event)

    def _enable(self) -> None:
        self._look.setEnabled(bool(self.text.toPlainText().strip()))


class NameColumns(Dialog):
    """Asks what a list is and what its columns are; `taken` tells the answer, `guess_for` gives one for a kind."""

    taken = Signal(object)

    def __init__(
        self,
        workbook: Workbook,
        guess: NamedColumns,
        guess_for: Callable[[str], NamedColumns],
        parent: QWidget | None,
    ) -> None:
        super().__init__(f"{workbook.name}: what are its columns?", parent, width=820)
        self._sheet = first_filled(workbook)
        self._guess_for = guess_for
        self._kinds = {each.name: each for each in KINDS if not isinstance(each, FormKind)}
        self.page.add(
            Label(
                "No row of headings says what this list is. Say it here; it is remembered for the next such list.",
                "muted",
                wrap=True,
            )
        )
        self.kind = ComboBox()
        named(self.kind, "What the list is")
        for each in self._kinds.values():
            self.kind.addItem(each.title, each.name)
        self.first = ComboBox()
        named(self.first, "First record", "The row in which the list begins, below any headings")
        for number, cells in enumerate(self._sheet.rows[:_FIRST_ROWS], 1):
            begins = next((as_text(cell) for cell in cells if cell != ""), "")
            self.first.addItem(f"{number}: {begins[:_BEGINS]}", number)
        self.page.body.addLayout(
            row(Label("It lists"), self.kind, None, Label("Its first record is in row"), self.first)
        )
        self.grid: ColumnGrid | None = None
        self.missing = Label("", "problem", wrap=True)
        self.page.add(self.missing)
        self.page.body.addStretch(1)
        self.add_button("Cancel", self.reject)
        self.add_button("Look at it", self.look, "primary")
        self._show(guess)
        self.kind.activated.connect(lambda _place: self._show(self._guess_for(self._kind())))
        self.first.activated.connect(lambda _place: self._show(self.named()))
        self.kind.setFocus()

    def named(self) -> NamedColumns:
        """Give what was chosen."""
        fields = tuple(self.grid.chosen().values()) if self.grid else ()
        return NamedColumns(self._kind(), fields, int(self.first.currentData()) - 1)

    def look(self) -> None:
        """Hand over what was chosen and close; without a column nothing can be read."""
        if not any(self.named().fields):
            self.missing.setText("Choose what at least one column is.")
            return
        self.accept()
        self.taken.emit(self.named())

    def _kind(self) -> str:
        return str(self.kind.currentData())

    def _show(self, named_so: NamedColumns) -> None:
        kind = self._kinds[named_so.kind]
        self.kind.setCurrentIndex(self.kind.findData(kind.name))
        self.first.setCurrentIndex(self.first.findData(named_so.heading + 1))
        table = named_table(self._sheet, kind, named_so.fields, heading=named_so.heading)
        guessed = [replace(each, how="") for each in table.columns]
        old, self.grid = self.grid, ColumnGrid(kind, self._sheet, guessed, named_so.heading)
        self.grid.changed.connect(self._tell_missing)
        if old is None:
            self.page.body.insertWidget(self.page.body.count() - 2, self.grid)
        else:
            self.page.body.replaceWidget(old, self.grid)
            old.hide()
            old.deleteLater()
        self._tell_missing()

    def _tell_missing(self) -> None:
        if self.grid is not None:
            taken = set(self.grid.chosen().values())
            self.missing.setText(missing_words(self._kinds[self._kind()], taken))


def is_go(event: QKeyEvent) -> bool:
    """Say whether a key is Ctrl+Return."""
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and bool(
        event.modifiers() & Qt.KeyboardModifier.ControlModifier
    )

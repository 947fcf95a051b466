"""Chasing in one dialog: whom, a letter to copy into the mail program, and the chaser recorded with its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from app.days import show_day
from ui.dialogs import Dialog
from ui.widgets.buttons import Button
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.chasing import Chaser
    from ui.page import Desk


class ChaseDialog(Dialog):
    """Shows a chaser; `record` gets it when the person has reminded those it is for."""

    def __init__(self, desk: Desk, chaser: Chaser, record: Callable[[Chaser], object]) -> None:
        super().__init__(f"Chase: {chaser.about}", desk.window, width=600)
        self._desk = desk
        self._chaser = chaser
        self._record = record
        self.page.add(Label("\n".join(each.line for each in chaser.addressees), wrap=True))
        self.letter = QPlainTextEdit(f"{chaser.subject}\n\n{chaser.letter}")
        self.letter.setTabChangesFocus(True)
        self.letter.setMinimumHeight(200)
        named(self.letter, "Letter", "Its first line is the subject")
        self.page.add(self.letter, 1)
        today = show_day(desk.core.clock.today())
        told = (
            f"Record it once they are reminded: the chaser then stands on the record with {today}."
        )
        self.page.add(Label(told, "small", wrap=True))
        self.copied = Label("", "muted", wrap=True)
        self.page.add(self.copied)
        self.addresses = self.add_button("Copy addresses", self.copy_addresses)
        self.addresses.setEnabled(bool(chaser.addresses))
        self.add_button("Copy letter", self.copy_letter)
        self.add_button("Cancel", self.reject)
        self.add_button("Record chaser", self.record, "primary").setFocus()

    def offer(self, verb: str, act: Callable[[], object]) -> None:
        """Offer, at the left, something else in the place of this letter."""

        def instead() -> None:
            self.reject()
            act()

        self.buttons.insertWidget(0, Button(verb, on_click=instead, parent=self))

    def copy_addresses(self) -> None:
        """Put the addresses on the clipboard, as a mail program takes them."""
        QGuiApplication.clipboard().setText(self._chaser.addresses)
        self.copied.setText("The addresses are copied.")

    def copy_letter(self) -> None:
        """Put the letter on the clipboard, as it was changed here."""
        QGuiApplication.clipboard().setText(self.letter.toPlainText())
        self.copied.setText("The letter is copied.")

    def record(self) -> None:
        """Record the chaser and close; what refuses is shown and the dialog stays."""
        if self._desk.attempt(lambda: self._record(self._chaser)):
            self.accept()

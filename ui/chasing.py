"""Chasing in one dialog: whom, a letter to copy into the mail program, and the chaser recorded with its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from app.days import show_day
from ui import theme
from ui.dialogs import Dialog
from ui.widgets.buttons import Button
from ui.widgets.text import Label, named

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy.orm import Session

    from app.chasing import Chaser
    from app.work import Work
    from ui.page import Desk


_WIDE = 600
_LEAST, _MOST = 200, 420
"""Heights of the letter in logical pixels."""
_AROUND, _FRAME = 70, 20
"""Pixels beside the words of the letter, and above and below them."""


class ChaseDialog(Dialog):
    """Shows a chaser; `record` gets it when the person has reminded those it is for."""

    def __init__(self, desk: Desk, chaser: Chaser, record: Callable[[Chaser], object]) -> None:
        super().__init__(f"Chase: {chaser.about}", desk.window, width=_WIDE)
        self._desk = desk
        self._chaser = chaser
        self._record = record
        self.page.add(Label("\n".join(each.line for each in chaser.addressees), wrap=True))
        self.letter = QPlainTextEdit(f"{chaser.subject}\n\n{chaser.letter}")
        self.letter.setTabChangesFocus(True)
        self.letter.setMinimumHeight(self._height())
        named(self.letter, "Letter", "Its first line is the subject")
        self.page.add(self.letter, 1)
        today = show_day(desk.core.clock.today())
        told = (
            f"Record it once they are reminded: the chaser then stands on the record with {today}."
        )
        self.page.add(Label(told, "small", wrap=True))
        self.copied = Label("", "muted", wrap=True)
        self.copied.hide()
        self.page.add(self.copied)
        self.addresses = self.add_button("Copy addresses", self.copy_addresses)
        self.addresses.setEnabled(bool(chaser.addresses))
        self.add_button("Record chaser", self.record)
        self.add_button("Cancel", self.reject)
        # Nobody is reminded yet when the dialog opens, so Return must not put a reminder on the record.
        self.add_button("Copy letter", self.copy_letter, "primary").setFocus()

    def offer(self, verb: str, act: Callable[[], object]) -> None:
        """Offer, at the left, something else in the place of this letter."""

        def instead() -> None:
            self.reject()
            act()

        self.buttons.insertWidget(0, Button(verb, on_click=instead, parent=self))

    def copy_addresses(self) -> None:
        """Put the addresses on the clipboard, as a mail program takes them."""
        QGuiApplication.clipboard().setText(self._chaser.addresses)
        self._say("The addresses are copied.")

    def copy_letter(self) -> None:
        """Put the letter on the clipboard, as it was changed here."""
        QGuiApplication.clipboard().setText(self.letter.toPlainText())
        self._say("The letter is copied.")

    def _say(self, sentence: str) -> None:
        self.copied.setText(sentence)
        self.copied.show()

    def _height(self) -> int:
        """Give the pixels that the whole letter takes, within what a dialog may be tall."""
        document = QTextDocument(self.letter.toPlainText())
        document.setDefaultFont(theme.body_font())
        document.setTextWidth(_WIDE - _AROUND)
        return int(max(_LEAST, min(document.size().height() + _FRAME, _MOST)))

    def record(self) -> None:
        """Record the chaser and close; what refuses is shown and the dialog stays."""
        if self._desk.attempt(lambda: self._record(self._chaser)):
            self.accept()


def open_chase(
    desk: Desk,
    label: str,
    find: Callable[[Session, date, str], Chaser],
    mark: Callable[[Work, int], object],
    *,
    instead: tuple[str, Callable[[], object]] | None = None,
) -> ChaseDialog:
    """Show a chaser and record it, as one step of this label, on every record it is about.

    `find` gets the session, the day and the sender's name; `instead` is offered in the place of this letter.
    """
    core = desk.core

    def record(sent: Chaser) -> None:
        with core.work(label, sent.about) as work:
            for each in sent.records:
                mark(work, each)

    with core.read() as session:
        found = find(session, core.clock.today(), core.settings.now.user_name)
    dialog = ChaseDialog(desk, found, record)
    if instead is not None:
        dialog.offer(*instead)
    dialog.show_fitted()
    return dialog

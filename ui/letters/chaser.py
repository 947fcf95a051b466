"""The chasers to one or to several people: their text, written as drafts, and the day that counts as chased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from app.amounts import counted
from app.days import show_day
from app.fields import Fields, Flag, Note, Text
from app.letters.chasers import chasers
from app.letters.letter import Mailing, letters_of
from app.letters.wording import Wording
from app.overview.owed import mark_all_chased
from app.wording import file_name
from ui.dialogs import FormDialog
from ui.forms import Form
from ui.letters.saving import save_drafts
from ui.widgets.buttons import Button
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.letters.letter import Letter
    from app.letters.owed import Debtor
    from app.progress import Progress
    from reports.drafts import Draft
    from ui.page import Desk

_FIELDS: Fields = (
    Text("subject", "Subject", required=True),
    Note("body", "Text", required=True, help="Lines that begin with “- ” become a list."),
    Flag(
        "mark",
        "Mark as chased",
        help="When they are written, today stands on every record in them; one Undo takes that back.",
    ),
)


class ChaserDialog(FormDialog):
    """The letter to each debtor; to one it stands here filled in, to several with its places."""

    help_text = (
        "One letter to each person about everything they owe. It is written as a draft that your mail program opens "
        "unsent, or copied. With Mark as chased the day is kept on each action, paper, report, return and reply in it, "
        "in one step."
    )

    def __init__(
        self, desk: Desk, debtors: Sequence[Debtor], *, partnership_id: int | None = None
    ) -> None:
        self._desk, self._debtors = desk, tuple(debtors)
        self._mailing = self._read(partnership_id)
        wording = self._mailing.wording
        if len(debtors) == 1:
            wording = letters_of(self._mailing, wording, self._mailing.sending)[0].wording
        values = {"subject": wording.subject, "body": wording.body, "mark": True}
        form = Form(_FIELDS, values, new=True)
        several = len(debtors) > 1
        title = f"Chase {counted(len(debtors), 'person', 'people')}" if several else debtors[0].name
        super().__init__(
            title if several else f"Chase {title}",
            form,
            self._write,
            desk.window,
            verb="Write drafts" if several else "Write draft",
            present=desk.errors.present,
        )
        self._wide = 760
        self.lacking = Label(self._lacking(), "problem", wrap=True)
        for place, part in enumerate((self._told(), self.lacking)):
            part.setVisible(bool(part.text()))
            self.page.body.insertWidget(place, part)
        self.copy = Button("Copy letter", "copy", on_click=self.copy_letter, parent=self)
        self.buttons.insertWidget(0, self.copy)
        self.copy.setVisible(not several)

    def copy_letter(self) -> None:
        """Put address, subject and text on the clipboard, as they were changed here."""
        letter = self._letters(self.form.values())[0]
        to = "; ".join(address for _, address in letter.addresses)
        text = "\n\n".join(filter(None, (to, letter.wording.subject, letter.wording.body)))
        QGuiApplication.clipboard().setText(text)
        self._desk.say("The letter is copied")

    def _read(self, partnership_id: int | None) -> Mailing:
        core = self._desk.core
        sender = core.settings.now.user_name
        with core.read() as session:
            return chasers(session, self._debtors, partnership_id=partnership_id, sender=sender)

    def _told(self) -> Label:
        several = len(self._debtors) > 1
        places = "{name}, {owed} and {list} are filled in each letter." if several else ""
        reached = [each for each in self._mailing.recipients if each.address]
        to = "; ".join(
            f"{each.name} <{each.address}>" if not several else each.name for each in reached
        )
        return Label(
            " ".join(filter(None, (f"To {to}." if to else "", places))), "muted", wrap=True
        )

    def _lacking(self) -> str:
        names = "; ".join(each.name for each in self._mailing.lacking)
        return f"No e-mail address on file: {names}." if names else ""

    def _letters(self, given: dict[str, Any]) -> list[Letter]:
        wording = Wording(given["subject"] or "", given["body"] or "")
        return letters_of(self._mailing, wording, self._mailing.sending)

    def _write(self, given: dict[str, Any]) -> None:
        letters = self._letters(given)

        def make(_progress: Progress, _leave_out: bool) -> list[Draft]:  # noqa: FBT001 - as `save_drafts` asks
            from reports.drafts import Draft  # noqa: PLC0415 - only where letters are written

            return [Draft(each) for each in letters]

        def then() -> None:
            if given["mark"]:
                self._desk.attempt(lambda: mark(self._desk, self._debtors))

        save_drafts(self._desk, self._stem(), len(letters), make, then=then)

    def _stem(self) -> str:
        day = show_day(self._desk.core.clock.today())
        whose = self._debtors[0].name if len(self._debtors) == 1 else "chasers"
        return file_name("Reminder" if len(self._debtors) == 1 else "", whose, day)


def mark(desk: Desk, debtors: Sequence[Debtor]) -> None:
    """Let today count as chased on everything these people owe, in one step."""
    about = debtors[0].name if len(debtors) == 1 else counted(len(debtors), "person", "people")
    with desk.core.work("Mark as chased", about) as work:
        for each in debtors:
            mark_all_chased(work, each)

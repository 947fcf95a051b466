"""Letters about a meeting: which, to whom, what they say; written as drafts that the mail program opens unsent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.amounts import counted
from app.fields import Choice, Field, Fields, Note, Text
from app.letters.kinds import LetterKind, kinds_for, likely, stem_of
from app.letters.letter import Sending, letters_of
from app.letters.mailings import mailing
from app.letters.wording import Wording
from ui.dialogs import FormDialog
from ui.forms import Form
from ui.letters.saving import save_drafts
from ui.widgets.cards import row
from ui.widgets.segments import Segment, SegmentedChoice
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.letters.letter import Mailing, Recipient
    from app.meetings.queries import MeetingRecord
    from app.progress import Progress
    from reports.drafts import Draft
    from ui.page import Desk

_SENDING = Choice("sending", "Send", words=Sending, required=True, chip=False)
_TEXT: Fields = (
    Text("subject", "Subject", required=True),
    Note(
        "body",
        "Text",
        required=True,
        help="Lines that begin with “- ” become a list. What is in braces, such as {name}, is filled in each letter.",
    ),
)
_SHOWN = 8
"""Names that are told at once."""


class LettersDialog(FormDialog):
    """The letters of one kind about a meeting; another kind brings its own text and people."""

    help_text = (
        "Drafts are files that your mail program opens as messages still to be sent: nothing leaves this computer by "
        "itself. Several go into a new folder, so that they can be opened one after the other.\n\n"
        "Change the text as you like before they are written. What stands in braces, such as {name}, is filled in each "
        "letter by itself; one letter to all greets “colleagues”. Who has no e-mail address on file is named here: "
        "add it under People, or put it into the draft."
    )

    def __init__(self, desk: Desk, record: MeetingRecord, kind: LetterKind) -> None:
        self._desk, self._meeting = desk, record
        self._mailing = self._read(kind)
        self._kind = kind
        fields: tuple[Field, ...] = (_SENDING, *_TEXT)
        form = Form(fields, _values(self._mailing), new=True)
        super().__init__(
            f"Letters: {record.name}",
            form,
            self._write,
            desk.window,
            verb="Write drafts",
            present=desk.errors.present,
        )
        kinds = kinds_for(record)
        self.kinds = SegmentedChoice(
            [Segment(each.value, each.title_text) for each in kinds], "Which letter"
        )
        self.kinds.set_value(kind.value)
        self.kinds.chosen.connect(self._choose)
        self.people, self.attached = Label("", "muted", wrap=True), Label("", "muted", wrap=True)
        self.lacking = Label("", "problem", wrap=True)
        for place, part in enumerate((self.people, self.lacking, self.attached)):
            self.page.body.insertWidget(place, part)
        self.page.body.insertLayout(0, row(self.kinds, None))
        self._wide = 760
        self._show()

    def _read(self, kind: LetterKind) -> Mailing:
        core = self._desk.core
        with core.read() as session:
            return mailing(
                session,
                kind,
                self._meeting.id,
                today=core.clock.today(),
                sender=core.settings.now.user_name,
            )

    def _choose(self, value: str) -> None:
        kind = LetterKind(value)

        def change() -> None:
            self._mailing, self._kind = self._read(kind), kind
            self.form.set_values(_values(self._mailing))
            self._show()

        if not self._desk.attempt(change):
            self.kinds.set_value(self._kind.value)

    def _show(self) -> None:
        found = self._mailing
        people = _people(found.recipients) if found.recipients else found.nobody
        self.people.setText(" ".join((people, *found.aside)))
        self.lacking.setText(_lacking(found))
        self.lacking.setVisible(bool(found.lacking))
        self.attached.setVisible(bool(found.recipients))
        self.attached.setText(f"Attached: {', '.join(found.attached)}.")
        self.form.editors["sending"].setEnabled(not found.is_personal)
        self.save_button.setEnabled(bool(found.recipients))

    def _write(self, given: dict[str, Any]) -> None:
        wording = Wording(given["subject"] or "", given["body"] or "")
        found, kind = self._mailing, self._kind
        sending = Sending.EACH if found.is_personal else given["sending"]
        count = len(letters_of(found, wording, sending))
        core, record = self._desk.core, self._meeting

        def make(progress: Progress, leave_out: bool) -> list[Draft]:  # noqa: FBT001 - as `save_drafts` asks
            from reports.letters import Wished, drafts_of  # noqa: PLC0415 - only where letters are written

            wished = Wished(kind, record.id, found, wording, sending, leave_out=leave_out)
            return drafts_of(core, wished, progress)

        save_drafts(self._desk, stem_of(kind, record), count, make)


def open_letters(desk: Desk, record: MeetingRecord) -> LettersDialog | None:
    """Open the letters of a meeting at the one that is likely wanted now; say why where there are none."""
    kind = likely(record)
    if kind is None:
        told = f"This meeting is {record.state.title_text.casefold()}, so there is nothing to write about it."
        desk.messages.warn(told)
        return None
    dialog = LettersDialog(desk, record, kind)
    dialog.show_fitted()
    return dialog


def _values(found: Mailing) -> dict[str, Any]:
    return {
        "sending": found.sending,
        "subject": found.wording.subject,
        "body": found.wording.body,
    }


def _people(recipients: Sequence[Recipient]) -> str:
    names = "; ".join(each.shown for each in recipients[:_SHOWN])
    more = len(recipients) - _SHOWN
    rest = f"; and {more} more" if more > 0 else ""
    return f"To {counted(len(recipients), 'person', 'people')}: {names}{rest}."


def _lacking(found: Mailing) -> str:
    names = "; ".join(each.shown for each in found.lacking)
    return f"No e-mail address on file: {names}." if names else ""

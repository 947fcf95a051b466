"""The letters of a meeting with what goes with each: the calendar entry, the pack, the minutes, a form, an extract."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.days import show_full_day
from app.letters.kinds import LetterKind
from app.letters.letter import letters_of
from app.meetings.queries import meeting as read_meeting
from app.minutes.sheet_first import is_sheet_first
from app.progress import UNWATCHED, Progress, track
from app.wording import file_name
from reports import action_sheet, cover_report, diary, minutes
from reports.drafts import Draft
from reports.mail import Attachment
from reports.pack import Wish, write_pack
from reports.writers import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.bootstrap import Core
    from app.letters.letter import Letter, Mailing, Recipient, Sending
    from app.letters.wording import Wording
    from app.meetings.queries import MeetingRecord
    from reports.document import Report

_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".ics": "text/calendar",
}
_LONGEST = 80
"""Signs of an attachment's name."""


@dataclass(frozen=True)
class Wished:
    """The letters that are wanted about a meeting: their text as it was changed, and how they are sent.

    With `leave_out` a pack goes without papers that cannot be put in, instead of being refused.
    """

    kind: LetterKind
    meeting: int
    mailing: Mailing
    wording: Wording
    sending: Sending
    leave_out: bool = False


def drafts_of(core: Core, wished: Wished, progress: Progress = UNWATCHED) -> list[Draft]:
    """Make the letters with their attachments; the text is checked before anything is made.

    InvalidValues, NobodyToWriteTo, PapersRefused and Cancelled say why there are none.
    """
    letters = letters_of(wished.mailing, wished.wording, wished.sending)
    with core.read() as session:
        one = read_meeting(session, wished.meeting)
    with tempfile.TemporaryDirectory(prefix="letters-") as name:
        made = _Attached(core, wished, one, Path(name))
        shared = tuple(made.shared(progress))
        return [
            Draft(each, (*shared, *made.personal(each)))
            for each in track(letters, progress, "Writing letters", every=1)
        ]


@dataclass(frozen=True)
class _Attached:
    """Makes the attachments of the letters of one meeting, in a folder for the time being."""

    core: Core
    wished: Wished
    one: MeetingRecord
    folder: Path

    def shared(self, progress: Progress) -> Iterator[Attachment]:
        """Give what goes with every letter."""
        match self.wished.kind:
            case LetterKind.INVITATION:
                yield self._written(diary.build(self.core, meeting=self.one.id), "meeting", ".ics")
            case LetterKind.MINUTES:
                with self.core.read() as session:
                    first = is_sheet_first(session, self.one.group.id)
                made = minutes.build(self.core, self.one.id, with_sheet=first)
                yield self._written(made, "minutes", ".pdf")
            case LetterKind.PACK:
                path = self.folder / f"{self._stem('pack')}.pdf"
                wish = Wish(self.one.id, leave_out=self.wished.leave_out)
                write_pack(self.core, wish, path, progress)
                yield _read(path)
            case _:
                return

    def personal(self, letter: Letter) -> Iterator[Attachment]:
        """Give what goes with one letter alone."""
        for each in letter.recipients:
            if self.wished.kind is LetterKind.PAPERS:
                yield from self._forms(each)
            elif self.wished.kind is LetterKind.ACTIONS:
                extract = action_sheet.extract(self.core, self.one.id, each.name, each.records)
                yield self._written(extract, f"actions {each.name}", ".pdf")

    def _forms(self, recipient: Recipient) -> Iterator[Attachment]:
        for item in recipient.records:
            form = cover_report.build(self.core, item)
            yield self._written(form, f"cover report {form.title}", ".docx")

    def _written(self, report: Report, what: str, ending: str) -> Attachment:
        path = self.folder / f"{self._stem(what)}{ending}"
        write(report, path)
        return _read(path)

    def _stem(self, what: str) -> str:
        return file_name(self.one.group.name, show_full_day(self.one.day), what)[:_LONGEST].strip()


def _read(path: Path) -> Attachment:
    return Attachment(path.name, _TYPES[path.suffix], path.read_bytes())

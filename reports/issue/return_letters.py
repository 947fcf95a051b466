"""The letters that go with the workbooks of a round: a draft to each agency with its own workbook attached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.days import show_full_day
from app.letters.letter import Letter, Recipient
from app.letters.wording import template
from app.wording import file_name
from reports.drafts import Draft, write_folder
from reports.mail import Attachment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from app.bootstrap import Core
    from app.returns.issuing import AskedAgency, Issue
    from reports.drafts import DraftsWritten

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class ReturnLetters:
    """Writes the drafts of a round beside its workbooks."""

    core: Core
    issue: Issue
    folder: Path

    def recipient(self, asked: AskedAgency) -> Recipient:
        """Give who a workbook is sent to, with the address where one is known."""
        return Recipient(asked.agency.name, asked.email)

    def write(self, chosen: Sequence[AskedAgency], paths: Mapping[int, Path]) -> DraftsWritten:
        """Write the drafts into a new folder of their own beside the workbooks."""
        drafts = [self._draft(each, paths[each.request]) for each in chosen]
        stem = file_name(self.issue.round.name, "letters")
        return write_folder(drafts, self.folder, stem, self.core.clock.now())

    def _draft(self, asked: AskedAgency, path: Path) -> Draft:
        issue, due = self.issue, self.issue.round.due_on
        wording = template("return").filled(
            {
                "round": issue.round.name,
                "agency": asked.agency.name,
                "due": f"Please return it by {show_full_day(due)}." if due else "",
                "sender": self.core.settings.now.user_name,
                "partnership": issue.partnership.name,
            }
        )
        letter = Letter(
            wording,
            (self.recipient(asked),),
            sender=issue.partnership.mailbox or "",
            sender_name=issue.partnership.name,
            name=asked.agency.name,
        )
        return Draft(letter, (Attachment(path.name, _TYPE, path.read_bytes()),))

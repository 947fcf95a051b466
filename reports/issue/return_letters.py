"""The letters that go with the workbooks of a round: a draft to each agency with its own workbook attached."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.days import show_full_day
from app.letters.letter import Letter, Recipient
from app.letters.wording import template
from app.wording import file_name
from reports.drafts import Draft, write_folder
from reports.mail import Attachment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
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

    @contextmanager
    def written(
        self, chosen: Sequence[AskedAgency], paths: Mapping[int, Path]
    ) -> Iterator[DraftsWritten | None]:
        """Write the drafts into a new folder beside the workbooks while the block runs; should it fail, none is left.

        None is given where nobody is chosen.
        """
        if not chosen:
            yield None
            return
        drafts = [self._draft(each, paths[each.request]) for each in chosen]
        stem = file_name(self.issue.round.name, "letters")
        made = write_folder(drafts, self.folder, stem, self.core.clock.now())
        try:
            yield made
        except BaseException:
            shutil.rmtree(made.path, ignore_errors=True)
            raise

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

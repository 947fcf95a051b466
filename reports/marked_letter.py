"""The letter that sends a marked copy back to its sender, with the copy attached."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from app.amounts import counted
from app.letters.letter import EVERYBODY, Letter, Recipient
from app.letters.wording import template
from app.progress import UNWATCHED, Progress
from reports.drafts import Draft
from reports.mail import Attachment
from reports.marked_copy import write_marked_copy
from reports.marked_wish import copy_name

if TYPE_CHECKING:
    from reports.marked_wish import CopyWish

_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
}


def copy_draft(wish: CopyWish, sender: str, progress: Progress = UNWATCHED) -> Draft:
    """Make the letter with the copy; who it goes to is put in by the mail program, as a file names no address.

    What `write_marked_copy` refuses is refused here.
    """
    told = wish.put_right
    with tempfile.TemporaryDirectory(prefix="letter-") as name:
        made = write_marked_copy(wish, Path(name) / copy_name(told.file), progress)
        content = made.path.read_bytes()
    wording = template("put_right").filled(
        {
            "name": told.agency or EVERYBODY,
            "file": told.file,
            "things": counted(len(told.points), "thing"),
            "rows": counted(told.waiting, "row"),
            "sender": sender,
            "partnership": wish.unit,
        }
    )
    letter = Letter(
        wording,
        (Recipient(told.agency or told.file),),
        sender=wish.mailbox,
        sender_name=wish.unit,
        name=told.agency,
    )
    return Draft(
        letter, (Attachment(made.path.name, _TYPES[made.path.suffix.casefold()], content),)
    )

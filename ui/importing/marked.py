"""The marked copy for a sender out of the screen of imports: saved as a workbook, or as a letter that carries it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.importing.put_right import to_put_right
from ui.documents import ask_where, open_file, remember_folder
from ui.letters.saving import save_drafts

if TYPE_CHECKING:
    from app.importing.put_right import PutRight
    from app.progress import Progress
    from reports.drafts import Draft
    from reports.marked_wish import CopyWish, MarkedCopy
    from ui.importing.queue import Item
    from ui.importing.sitting import Sitting
    from ui.page import Desk

CAPTION = "Marked copy for sender"
MAIL = "E-mail the marked copy"


class Copies:
    """Makes marked copies of the file at hand."""

    def __init__(self, desk: Desk, sitting: Sitting) -> None:
        self._desk = desk
        self._sitting = sitting

    def save(self) -> None:
        """Ask where the marked copy of the file at hand goes, and write it."""
        item = self._sitting.item
        if item is not None:
            self._desk.attempt(lambda: save_copy(self._desk, item))

    def mail(self) -> None:
        """Ask where a letter with the marked copy goes, and write it as a draft."""
        item = self._sitting.item
        if item is not None:
            self._desk.attempt(lambda: mail_copy(self._desk, item))

    def can_mark(self) -> bool:
        """Say whether there may be something that the sender of the file at hand is to put right."""
        item = self._sitting.item
        return item is not None and bool(item.preview or (item.stored and item.stored.put_right))


def problems_of(item: Item | None) -> PutRight | None:
    """Give what a file's sender is to put right: as the preview stands, or as it was when the file was stored."""
    if item is None:
        return None
    if item.preview is not None:
        return to_put_right(item.preview)
    return item.stored.put_right if item.stored else None


def save_copy(desk: Desk, item: Item) -> None:
    """Ask where the marked copy of a file goes, and write it."""
    from reports.marked_copy import write_marked_copy  # noqa: PLC0415 - only where a copy is written
    from reports.marked_wish import copy_name  # noqa: PLC0415 - the same

    wish = _wish(desk, item)

    def write(path: Path) -> None:
        def work(progress: Progress) -> MarkedCopy:
            return write_marked_copy(wish, path, progress)

        def done(made: MarkedCopy) -> None:
            remember_folder(desk, made.path)
            desk.say(made.sentence, "Open", lambda: open_file(made.path))

        desk.tasks.run("Marking the copy", work, done)

    ask_where(desk, copy_name(item.name), write)


def mail_copy(desk: Desk, item: Item) -> None:
    """Ask where the letter with the marked copy goes, and write it as a draft."""
    wish = _wish(desk, item)
    sender = desk.core.settings.now.user_name

    def make(progress: Progress, _leave_out: bool) -> list[Draft]:  # noqa: FBT001 - as `save_drafts` asks
        from reports.marked_letter import copy_draft  # noqa: PLC0415 - only where letters are written

        return [copy_draft(wish, sender, progress)]

    save_drafts(desk, f"{Path(item.name).stem} - to put right", 1, make)


def _wish(desk: Desk, item: Item) -> CopyWish:
    """Gather what a copy is made from; NothingToMark where there is nothing to mark."""
    from reports.marked_wish import UNNAMED, CopyWish, NothingToMark  # noqa: PLC0415 - only where a copy is written

    found = problems_of(item)
    source = item.path or item.workbook
    if found is None or not found.points or source is None:
        raise NothingToMark(item.name)
    body = desk.partnership.current
    unit = body.name if body else UNNAMED
    return CopyWish(found, source, unit, (body.mailbox if body else None) or "")

"""Drafts of letters out of the window: asked where, written on the worker thread, then told with the way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from ui.documents import ask_folder, ask_where, open_file, remember_folder, show_in_folder
from ui.papers.pack import ask_to_leave_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.progress import Progress
    from reports.drafts import Draft, DraftsWritten
    from reports.pack import PapersRefused
    from ui.page import Desk


def save_drafts(
    desk: Desk,
    stem: str,
    count: int,
    make: Callable[[Progress, bool], list[Draft]],
    *,
    then: Callable[[], object] | None = None,
) -> None:
    """Ask where so many drafts go, one as a file and several in a folder of their own, and write them.

    `make` gives them; it is told whether papers that cannot be put in a pack are left out. `then` is called when they
    are written.
    """

    def write(place: Path, *, leave_out: bool = False) -> None:
        def work(progress: Progress) -> DraftsWritten | PapersRefused:
            from reports.drafts import write_folder, write_one  # noqa: PLC0415 - only where letters are written
            from reports.pack import PapersRefused  # noqa: PLC0415 - the same

            try:
                drafts = make(progress, leave_out)
            except PapersRefused as refused:
                return refused
            moment = desk.core.clock.now()
            if count == 1:
                return write_one(drafts[0], place, moment)
            return write_folder(drafts, place, stem, moment)

        def done(result: DraftsWritten | PapersRefused) -> None:
            if isinstance(result, Exception):
                ask_to_leave_out(desk, result, lambda: write(place, leave_out=True))
                return
            _tell(desk, result)
            if then is not None:
                then()

        desk.tasks.run("Writing the letters", work, done)

    if count == 1:
        ask_where(desk, f"{stem}.eml", write)
    else:
        ask_folder(desk, f"Where the folder of {counted(count, 'draft')} goes", write)


def _tell(desk: Desk, written: DraftsWritten) -> None:
    remember_folder(desk, written.path)
    drafts = "The draft is" if written.count == 1 else f"{written.count} drafts are"
    told = f"{drafts} written: {written.path.name}"
    if written.is_large:
        size = round(written.largest / 1_000_000)
        warning = f"{told}. With {size} MB it is larger than many mail servers take."
        desk.messages.warn(warning, "Show", lambda: show_in_folder(written.path))
        return
    verb = "Open" if written.count == 1 else "Open folder"
    desk.say(told, verb, lambda: open_file(written.path))

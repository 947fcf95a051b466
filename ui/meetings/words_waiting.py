"""What Home and the list of meetings tell after a crash: words in no minutes, or that cannot be read any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.minutes.recovery import recoverable
from app.minutes.side_files import side_files_of
from ui.documents import show_in_folder
from ui.widgets.cards import Banner

if TYPE_CHECKING:
    from pathlib import Path

    from app.minutes.recovery import Recovered
    from ui.page import Desk

_TYPED = "Words that were typed before the program ended"


class WordsWaiting(Banner):
    """A banner with the way to the words, hidden where nothing waits."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def show_words(self) -> None:
        """Read anew what waits; what a person can still open goes before what nobody can read."""
        core = self._desk.core
        side_files, path = side_files_of(core.paths), str(core.open_path())
        with core.read() as session:
            found = recoverable(session, side_files, path)
        first = next((each for each in found if each.item and each.meeting), None)
        unreadable = side_files.unreadable(path)
        if first is not None:
            self._offer(first, len(found) - 1, unreadable)
        elif unreadable:
            show = unreadable[0]
            self.say(_lost(unreadable), "caution", "Show in folder", lambda: show_in_folder(show))
        else:
            self.say("")

    def _offer(self, first: Recovered, more: int, unreadable: list[Path]) -> None:
        meeting, item = first.meeting, first.item
        if meeting is None or item is None:
            return
        many = f" and {more} more" if more else ""
        sentence = f"{_TYPED} are not in the minutes yet: {meeting}, item {item}{many}."
        place = {"id": meeting.id, "item": item.id}
        told = f"{sentence} {_lost(unreadable)}" if unreadable else sentence
        self.say(told, "caution", "Open", lambda: self._desk.go("meeting", place))


def _lost(unreadable: list[Path]) -> str:
    """Say that words were kept in files that cannot be read any more, and where these are."""
    what = counted(len(unreadable), "file")
    return (
        f"{_TYPED} are in {what} that cannot be read. Nothing is deleted: "
        f"look in {unreadable[0].parent}."
    )

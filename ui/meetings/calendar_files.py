"""Calendar files of meetings: of the chosen one, of its group, or of all that are to come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.documents import file_name, save_report

if TYPE_CHECKING:
    from app.meetings.queries import MeetingRecord
    from reports.document import Report
    from ui.page import Desk
    from ui.widgets.menus import Entry


def calendar_entries(desk: Desk, chosen: MeetingRecord | None) -> list[Entry]:
    """Give the entries of the menu that writes calendar files."""
    everything: Entry = ("Meetings of all groups", partial(save_calendar, desk, "All meetings"))
    if chosen is None:
        return [everything]
    group = chosen.group
    return [
        (chosen.name, partial(save_calendar, desk, chosen.name, meeting=chosen.id)),
        (f"Meetings of {group.name}", partial(save_calendar, desk, group.name, group=group.id)),
        everything,
    ]


def save_calendar(
    desk: Desk, name: str, *, group: int | None = None, meeting: int | None = None
) -> None:
    """Write one meeting, a group's or all that are to come as a calendar file that opens in Outlook."""

    def build() -> Report:
        from reports import diary  # noqa: PLC0415 - only where a document is written

        return diary.build(desk.core, group, meeting)

    save_report(desk, "Writing the calendar", f"{file_name(name)}.ics", build)

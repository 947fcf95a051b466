"""The documents of a meeting: agenda, minutes and action sheet as PDF and Word, and the versions for the public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import show_full_day
from ui.documents import file_name, save_report

if TYPE_CHECKING:
    from app.agenda.queries import ItemRecord
    from app.meetings.queries import MeetingRecord
    from ui.page import Desk

ENDINGS = {"PDF": ".pdf", "Word": ".docx"}


def save_agenda(desk: Desk, record: MeetingRecord, kind: str, *, public: bool = False) -> None:
    """Write the agenda of a meeting as PDF or Word."""
    from reports import agenda  # noqa: PLC0415 - documents are needed only when one is written

    save_report(
        desk,
        "Writing the agenda",
        _name(record, "agenda", kind, public=public),
        lambda: agenda.build(desk.core, record.id, public=public),
    )


def save_cover_report(desk: Desk, record: MeetingRecord, item: ItemRecord) -> None:
    """Write the cover report of an item for its presenter to fill in, as Word."""
    from reports import cover_report  # noqa: PLC0415 - as above

    stem = file_name(record.group.name, show_full_day(record.day), "item", item.number, item.title)
    save_report(
        desk,
        "Writing the cover report",
        f"{stem[:100].strip()}.docx",
        lambda: cover_report.build(desk.core, item.id),
    )


def save_minutes(desk: Desk, record: MeetingRecord, kind: str, *, public: bool = False) -> None:
    """Write the minutes of a meeting as PDF or Word; what is typed has been stored by the caller."""
    from reports import minutes  # noqa: PLC0415 - as above

    save_report(
        desk,
        "Writing the minutes",
        _name(record, "minutes", kind, public=public),
        lambda: minutes.build(desk.core, record.id, public=public),
    )


def save_action_sheet(desk: Desk, record: MeetingRecord, kind: str) -> None:
    """Write what each owner took away from a meeting as PDF or Word."""
    from reports import action_sheet  # noqa: PLC0415 - as above

    save_report(
        desk,
        "Writing the action sheet",
        _name(record, "actions", kind, public=False),
        lambda: action_sheet.build(desk.core, record.id),
    )


def _name(record: MeetingRecord, what: str, kind: str, *, public: bool) -> str:
    version = "public" if public else ""
    stem = file_name(record.group.name, show_full_day(record.day), what, version)
    return f"{stem}{ENDINGS[kind]}"

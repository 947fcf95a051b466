"""Notes around a meeting: the chair's brief before it, and the key messages after it, as PDF and Word."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.days import show_full_day
from ui.documents import file_name, save_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.meetings.queries import MeetingRecord
    from ui.page import Desk
    from ui.widgets.menus import Entry


ENDINGS = {"PDF": ".pdf", "Word": ".docx"}


def note_entries(
    desk: Desk, stored: Callable[[], MeetingRecord | None], *, is_ahead: bool
) -> list[Entry]:
    """Give the entries of a meeting's menu that write its notes; `stored` gives it once what was typed is stored."""
    what, save = (
        ("Chair's brief", _save_brief) if is_ahead else ("Key messages", _save_key_messages)
    )

    def write(kind: str) -> None:
        record = stored()
        if record is not None:
            save(desk, record, kind)

    return [
        (f"{what} PDF", partial(write, "PDF")),
        (f"{what}, Word version", partial(write, "Word")),
    ]


def _save_brief(desk: Desk, record: MeetingRecord, kind: str) -> None:
    from reports import chair_brief  # noqa: PLC0415 - documents are needed only when one is written

    save_report(
        desk,
        "Writing the chair's brief",
        f"{_stem(record, 'chair only brief')}{ENDINGS[kind]}",
        lambda: chair_brief.build(desk.core, record.id),
    )


def _save_key_messages(desk: Desk, record: MeetingRecord, kind: str) -> None:
    from reports import key_messages  # noqa: PLC0415 - as above

    save_report(
        desk,
        "Writing the key messages",
        f"{_stem(record, 'key messages')}{ENDINGS[kind]}",
        lambda: key_messages.build(desk.core, record.id),
    )


def _stem(record: MeetingRecord, what: str) -> str:
    return file_name(record.group.name, show_full_day(record.day), what)

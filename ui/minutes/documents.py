"""The documents of a meeting: agenda, minutes and action sheet as PDF and Word, and the versions for the public."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.days import show_full_day
from app.minutes.sheet_first import is_sheet_first, remember_sheet_first
from ui.documents import file_name, save_report
from ui.letters.drafts import open_letters
from ui.minutes.notes import ENDINGS, note_entries
from ui.papers.pack import ask_pack

if TYPE_CHECKING:
    from app.agenda.queries import ItemRecord
    from app.meetings.queries import MeetingRecord
    from reports.document import Report
    from ui.minutes.page import MeetingPage
    from ui.page import Desk
    from ui.widgets.menus import Entry


class MeetingDocuments:
    """Writes the documents of the meeting on the page, each after what was typed is stored."""

    def __init__(self, page: MeetingPage) -> None:
        self._page = page
        self._desk = page.desk

    def title(self) -> str:
        """Give the words of its first document."""
        return "Agenda PDF" if self._page.is_planning() else "Minutes PDF"

    def write(self, kind: str = "PDF", *, public: bool = False) -> None:
        """Write the agenda of a meeting to come, or the minutes of one that has begun."""
        record = self._stored()
        if record is not None:
            write = save_agenda if self._page.is_planning() else save_minutes
            write(self._desk, record, kind, public=public)

    def pack(self) -> None:
        """Write agenda and papers as one PDF, or what came since it was sent."""
        record = self._stored()
        if record is not None:
            self._desk.attempt(lambda: ask_pack(self._desk, record))

    def letters(self) -> None:
        """Write e-mail drafts about the meeting."""
        record = self._stored()
        if record is not None:
            self._desk.attempt(lambda: open_letters(self._desk, record))

    def action_sheet(self, kind: str = "PDF") -> None:
        """Write what each owner took away from a meeting."""
        record = self._stored()
        if record is not None:
            save_action_sheet(self._desk, record, kind)

    def turn_sheet(self) -> None:
        """Let the minutes of the group begin with the action sheet from now on, or no longer."""
        record = self._page.record
        if record is not None:
            first = not self._has_sheet(record)
            remember_sheet_first(self._desk.core, record.group.id, first=first)
            how = "with" if first else "without"
            self._desk.say(
                f"The minutes of {record.group} begin {how} the action sheet from now on."
            )

    def _has_sheet(self, record: MeetingRecord) -> bool:
        with self._desk.core.read() as session:
            return is_sheet_first(session, record.group.id)

    def _sheet_title(self) -> str:
        record = self._page.record
        has_one = record is not None and self._has_sheet(record)
        return f"Minutes {'without' if has_one else 'with'} the action sheet first"

    def entries(self) -> list[Entry]:
        """Give what can be written besides the first document."""
        sheets: list[Entry] = [
            None,
            ("Action sheet PDF", self.action_sheet),
            ("Action sheet, Word version", partial(self.action_sheet, "Word")),
            (self._sheet_title(), self.turn_sheet),
        ]
        return [
            ("Pack PDF", self.pack),
            ("E-mail drafts", self.letters),
            ("Word version", partial(self.write, "Word")),
            ("PDF for the public", partial(self.write, public=True)),
            ("Word version for the public", partial(self.write, "Word", public=True)),
            *(sheets if self._page.is_live() else []),
            None,
            *note_entries(self._desk, self._stored, is_ahead=self._page.is_planning()),
        ]

    def _stored(self) -> MeetingRecord | None:
        """Give the meeting once what was typed is stored; None where there is none, or storing was refused."""
        record = self._page.record
        return record if record is not None and self._desk.attempt(self._page.leave) else None


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

    def build() -> Report:
        with desk.core.read() as session:
            first = is_sheet_first(session, record.group.id)
        return minutes.build(desk.core, record.id, public=public, with_sheet=first)

    save_report(
        desk,
        "Writing the minutes",
        _name(record, "minutes", kind, public=public),
        build,
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


def save_comparison(desk: Desk, record: MeetingRecord, old: int, new: int | None) -> None:
    """Write what changed from one version of the minutes to another, or to what they are now, as Word."""
    from reports import versions  # noqa: PLC0415 - as above

    save_report(
        desk,
        "Writing the comparison",
        _name(record, "changes", "Word", public=False),
        lambda: versions.build(desk.core, record.id, old=old, new=new),
    )


def _name(record: MeetingRecord, what: str, kind: str, *, public: bool) -> str:
    version = "public" if public else ""
    stem = file_name(record.group.name, show_full_day(record.day), what, version)
    return f"{stem}{ENDINGS[kind]}"

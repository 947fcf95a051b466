"""The calendar file, read back as Outlook does, and the list of meetings as a document."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from app.clock import FixedClock
from app.groups.operations import change_group
from app.meetings.moves import CANCEL
from app.meetings.operations import change_meeting, move_meeting
from app.meetings.queries import meeting
from app.minutes.removing import remove_meeting
from app.planning.operations import set_planning_rule
from reports import diary
from reports.calendar import NothingForCalendar, write_calendar
from reports.document import walk
from reports.table import Table
from reports.writers import write
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import JUNE, plan

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.meetings.queries import MeetingRecord


@pytest.fixture
def meeting_id(core: Core) -> int:
    return plan(core, make_board(core), JUNE)


def events(core: Core, path: Path, **options: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - of the report
    """Write the calendar and read its entries back, their properties by name; moments and days as such."""
    write(diary.build(core, **options), path)
    return [
        {name: getattr(value, "dt", value) for name, value in each.items()}
        for each in Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    ]


def test_a_meeting_in_summer_time_is_written_at_its_moment(
    core: Core, meeting_id: int, tmp_path: Path
) -> None:
    [event] = events(core, tmp_path / "a.ics", meeting=meeting_id)
    assert event["SUMMARY"] == "SCP Board"
    assert event["LOCATION"] == "Council Chamber"
    assert event["DTSTART"] == datetime(2025, 6, 26, 8, 30, tzinfo=UTC)
    assert event["DTEND"] == datetime(2025, 6, 26, 11, tzinfo=UTC)


def test_groups_have_their_full_names_for_those_who_do_not_know_the_short_ones(
    core: Core, meeting_id: int, tmp_path: Path
) -> None:
    """Reproduces: an invited person's calendar said "DA", "Panel" and "online"."""
    whose = record_of(core, meeting_id).group.id
    with core.work("Change") as work:
        change_group(work, whose, {"short_name": "SCPB"})
        change_meeting(work, meeting_id, {"venue": None, "online_link": "https://example.org/m"})
    [event] = events(core, tmp_path / "a.ics", meeting=meeting_id)
    assert (event["SUMMARY"], event["LOCATION"]) == ("SCP Board", "Online")
    [listed] = [
        block.rows for _, block in walk(diary.build(core).blocks) if isinstance(block, Table)
    ]
    assert listed[0][3:5] == ("SCP Board", "Online")


def record_of(core: Core, meeting_id: int) -> MeetingRecord:
    with core.read() as session:
        return meeting(session, meeting_id)


def test_a_changed_meeting_keeps_its_key_and_rises_in_sequence(
    core: Core, meeting_id: int, tmp_path: Path
) -> None:
    [before] = events(core, tmp_path / "a.ics")
    with core.work("Change meeting") as work:
        change_meeting(work, meeting_id, {"venue": "Room B; first floor, left"})
    [after] = events(core, tmp_path / "a.ics")
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["LOCATION"] == "Room B; first floor, left"


def test_undo_rises_in_sequence_too(core: Core, meeting_id: int, tmp_path: Path) -> None:
    with core.work("Change meeting") as work:
        change_meeting(work, meeting_id, {"venue": "Room B"})
    [changed] = events(core, tmp_path / "a.ics")
    core.undo()
    [undone] = events(core, tmp_path / "a.ics")
    assert undone["SEQUENCE"] > changed["SEQUENCE"]


def test_a_cancelled_meeting_stays_in_the_file_as_cancelled(
    core: Core, meeting_id: int, tmp_path: Path
) -> None:
    with core.work(CANCEL.label) as work:
        move_meeting(work, meeting_id, CANCEL, reason="No business.")
    [event] = events(core, tmp_path / "a.ics")
    assert event["STATUS"] == "CANCELLED"
    assert "No business." in event["DESCRIPTION"]


def later(core: Core, days: int) -> None:
    assert isinstance(core.clock, FixedClock)
    core.clock.moment += timedelta(days=days)


def test_a_meeting_that_was_removed_is_cancelled_in_other_calendars_until_its_day_has_passed(
    core: Core, meeting_id: int, tmp_path: Path
) -> None:
    """Reproduces: a calendar that had the meeting kept it, since no later file named it."""
    path = tmp_path / "a.ics"
    [before, *_] = events(core, path, with_deadlines=True)
    with core.work("Remove meeting") as work:
        remove_meeting(work, meeting_id)
    gone = events(core, path, with_deadlines=True)
    assert [each["STATUS"] for each in gone] == ["CANCELLED"] * 3
    assert (gone[0]["UID"], gone[0]["SUMMARY"]) == (before["UID"], "Cancelled: SCP Board")
    assert gone[0]["DTSTART"] == before["DTSTART"]
    assert gone[0]["SEQUENCE"] > before["SEQUENCE"]
    core.undo()
    [back, *_] = events(core, path, with_deadlines=True)
    assert (back["STATUS"], back["SUMMARY"]) == ("CONFIRMED", "SCP Board")
    assert back["SEQUENCE"] > gone[0]["SEQUENCE"]
    with core.work("Remove meeting") as work:
        remove_meeting(work, meeting_id)
    [again] = events(core, path)
    assert again["SEQUENCE"] > back["SEQUENCE"]
    later(core, (JUNE - core.clock.today()).days + 1)
    with pytest.raises(NothingForCalendar):
        events(core, path)


def test_a_plan_undone_on_its_day_is_told_to_nobody_but_one_undone_later_is(
    core: Core, tmp_path: Path
) -> None:
    plan(core, make_board(core), JUNE)
    core.undo()
    with pytest.raises(NothingForCalendar):
        events(core, tmp_path / "a.ics")
    core.redo()
    later(core, 3)
    core.undo()
    [event] = events(core, tmp_path / "a.ics")
    assert event["STATUS"] == "CANCELLED"


def test_a_file_of_one_group_withdraws_no_meeting_of_another(core: Core, tmp_path: Path) -> None:
    board = make_board(core)
    meeting_id = plan(core, board, JUNE)
    with core.work("Remove meeting") as work:
        remove_meeting(work, meeting_id)
    assert len(events(core, tmp_path / "a.ics", group=board.board)) == 1
    with pytest.raises(NothingForCalendar):
        events(core, tmp_path / "a.ics", group=board.subgroup)


def test_deadlines_come_as_whole_days_that_take_no_time(
    core: Core, meeting_id: int, tmp_path: Path
) -> None:
    found = events(core, tmp_path / "a.ics", meeting=meeting_id, with_deadlines=True)
    whole = {str(each["SUMMARY"]): each for each in found if each["TRANSP"] == "TRANSPARENT"}
    papers = whole["Papers due: SCP Board, 26 June 2025"]
    assert (papers["DTSTART"], papers["DTEND"]) == (date(2025, 6, 17), date(2025, 6, 18))


def test_the_same_meeting_gives_the_same_bytes(core: Core, meeting_id: int, tmp_path: Path) -> None:
    for name in ("a.ics", "b.ics"):
        events(core, tmp_path / name, meeting=meeting_id)
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


def test_a_calendar_without_meetings_is_refused_in_words(core: Core, tmp_path: Path) -> None:
    make_board(core)
    with pytest.raises(NothingForCalendar, match="nothing for a calendar"):
        write_calendar(diary.build(core), tmp_path / "a.ics")
    assert list(tmp_path.glob("*.ics")) == []


def test_the_samples_calendar_is_a_document_too(sample: Core, tmp_path: Path) -> None:
    write(diary.build(sample), tmp_path / "calendar.pdf")
    assert (tmp_path / "calendar.pdf").read_bytes().startswith(b"%PDF-")


def test_a_change_of_the_groups_rule_replaces_the_days_that_others_have(
    core: Core, meeting_id: int, tmp_path: Path
) -> None:
    """Reproduces: the days before a meeting moved under the same sequence, so that Outlook kept the old ones."""
    path = tmp_path / "meetings.ics"
    before = events(core, path, meeting=meeting_id, with_deadlines=True)
    group = meeting_of(core, meeting_id).group.id
    with core.work("Change planning rule") as work:
        set_planning_rule(work, group, {"papers_due": 9})
    after = events(core, path, meeting=meeting_id, with_deadlines=True)
    assert after[1]["DTSTART"] < before[1]["DTSTART"]
    assert all(
        late["SEQUENCE"] > early["SEQUENCE"] for early, late in zip(before, after, strict=True)
    )


def test_a_cancelled_meeting_says_so_in_its_title_where_a_calendar_shows_nothing_else(
    core: Core, meeting_id: int, tmp_path: Path
) -> None:
    with core.work("Cancel") as work:
        move_meeting(work, meeting_id, CANCEL, reason="Snow")
    [event] = events(core, tmp_path / "meetings.ics", meeting=meeting_id)
    assert event["SUMMARY"] == "Cancelled: SCP Board"


def meeting_of(core: Core, meeting_id: int) -> MeetingRecord:
    with core.read() as session:
        return meeting(session, meeting_id)

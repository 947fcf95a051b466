"""Attendance reports of Teams and Zoom read: every real file against figures counted by other means, and odd ones.

The figures of the real files were counted on the command line: names and addresses with cut, sort -u and uniq -c, the
seconds of Teams' own lengths with awk, and those that overlap with pencil and paper.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from app.importing.meeting_reports import COMINGS, MINUTES, STAYS, THREE_PARTS, read_meeting_report
from app.importing.meeting_times import orders_of, read_length, read_moment, whole_minutes
from app.importing.workbook import Sheet, Workbook
from tests.app.importing.files import real_workbook

if TYPE_CHECKING:
    from app.importing.meeting_people import Attendee
    from app.importing.meeting_reports import MeetingReport

V2 = "teams_v2_utf16be_dvaneynde"
POLISH = "teams_v2_polish"


def report_of(*lines: tuple[object, ...]) -> MeetingReport | None:
    width = max(map(len, lines))
    rows = tuple((*line, *[""] * (width - len(line))) for line in lines)
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    sheet = Sheet("report", visible=True, rows=rows, columns=width)  # type: ignore[arg-type]  # texts, as in a file
    return read_meeting_report(Workbook("report.csv", digest, (sheet,)))


def read(*names: str) -> MeetingReport:
    report = read_meeting_report(real_workbook("attendance", *names))
    assert report is not None
    return report


def by_name(report: MeetingReport | None) -> dict[str, Attendee]:
    assert report is not None
    return {each.name: each for each in report.people}


@pytest.mark.parametrize(
    ("name", "people", "stated_seconds", "minutes"),
    [
        # awk over part 2: people, and the sum of their lengths; the length of the meeting is in the summary.
        ("IDL-14-11-22.csv", 7, 7726, 21),
        ("IDL-15-11-22.csv", 8, 4712, 12),
        ("IDL-16-11-22.csv", 8, 6678, 25),
    ],
)
def test_the_report_in_parts_of_teams_is_read_to_the_second(
    name: str, people: int, stated_seconds: int, minutes: int
) -> None:
    report = read(V2, name)
    assert (report.layout, report.title, report.head) == (THREE_PARTS, "Scrum Meeting", "A10")
    assert len(report.people) == people
    # Teams rounds each length by itself, to one second or two from what its times come to.
    assert abs(sum(each.seconds for each in report.people) - stated_seconds) <= people
    assert whole_minutes(report.seconds) == minutes
    assert [each.role for each in report.people] == ["Organizer"] + ["Presenter"] * (people - 1)


def test_what_a_report_of_teams_says_of_one_person_is_kept() -> None:
    report = read(V2, "IDL-14-11-22.csv")
    last = by_name(report)["De Compostela, Santiago"]
    assert (last.cell, last.email) == ("A17", "sdc@smallco.co.uk")
    assert (last.joins, last.seconds) == (1, 14 * 60 + 51)
    assert f"{last.first:%d.%m.%Y %H:%M:%S}" == "14.11.2022 09:35:21"
    assert f"{last.last:%d.%m.%Y %H:%M:%S}" == "14.11.2022 09:50:12"
    assert report.days == (date(2022, 11, 14),)


def test_the_same_report_in_another_encoding_reads_the_same() -> None:
    wide = read(V2, "IDL-14-11-22.csv")
    assert read("teams_v2_utf8_dvaneynde", "IDL-14-11-22.csv") == wide
    flat = read("teams_v1_gspahlin", "meetingAttendanceList_utf8.csv")
    tabbed = read("teams_v1_gspahlin", "meetingAttendanceList_utf16le_tsv.csv")
    assert flat.people == tabbed.people


def test_a_summary_that_counts_others_than_are_listed_is_told() -> None:
    report = read(V2, "IDL-15-11-22.csv")
    assert report.notes == (("B3", "The report counts 9 participants, but 8 are listed."),)


def test_the_flat_list_of_comings_and_goings_ends_with_its_last_time() -> None:
    report = read("teams_v1_gspahlin", "meetingAttendanceList_utf8.csv")
    assert report.layout == COMINGS
    # cut | sort -u: 38 names; uniq -c: 19 lines say Left, so 19 people had not gone when the list was taken.
    assert len(report.people) == 38
    assert sum("No going is listed" in " ".join(each.notes) for each in report.people) == 19
    people = by_name(report)
    assert people["Kray Thorn"].seconds == 16 * 60 + 33  # 9:50:12 to 10:06:45
    assert (
        people["Gregory Spahlinger"].seconds == 17 * 60 + 5
    )  # 9:50:12 to 10:07:17, the last line's time
    assert people["John Carmack"].seconds == 54  # 10:06:23 to 10:07:17
    # 11/4/2020 beside AM is rather 4 November than 11 April; the event has the last word.
    assert report.days == (date(2020, 11, 4), date(2020, 4, 11))


def test_who_left_a_list_without_having_come_spoils_nobody_elses_times() -> None:
    report = report_of(
        ("Full Name", "User Action", "Timestamp"),
        ("Ann Lee", "Joined", "11/4/2020, 9:50:00 AM"),
        ("Bo Hart", "Joined", "11/4/2020, 9:50:30 AM"),
        ("Cy Moss", "Left", "11/4/2020, 9:52:00 AM"),
        ("Bo Hart", "Left", "11/4/2020, 9:55:30 AM"),
        ("Ann Lee", "Left", "11/4/2020, 10:20:00 AM"),
    )
    people = by_name(report)
    assert {name: each.seconds for name, each in people.items()} == {
        "Ann Lee": 30 * 60,
        "Bo Hart": 5 * 60,
        "Cy Moss": 2 * 60,
    }
    assert people["Cy Moss"].notes == (
        "No coming is listed; counted from 09:50:00, the report's first",
    )


def test_a_time_that_cannot_be_read_is_told_once() -> None:
    report = report_of(
        ("Name", "Email", "Join time", "Leave time", "Duration"),
        ("Ann Lee", "a@example.org", "11/04/2020 09:50:12", "11/04/2020 10:50:12", "60 min"),
        ("Bo Hart", "b@example.org", "11/04/2020 09:50:12", "11/04/2020 10:20:12", "30 min"),
        ("Cy Moss", "c@example.org", "spoilt", "spoilt", "20 min"),
    )
    found = by_name(report)["Cy Moss"]
    assert (found.seconds, found.notes) == (1200, ("Row 4 says no time that could be read",))


def test_a_polish_report_is_known_by_its_build() -> None:
    report = read(POLISH, "teams_utf16le_crlf.csv")
    assert report.title == "Nazwa przedmiotu - lab 3"
    assert len(report.people) == 7
    # awk: 55,828 s in part 2, 7,975 s on average, as the summary says too (2 godz. 12 min 55 s).
    assert abs(sum(each.seconds for each in report.people) - 55_828) <= 7
    assert report.people[0].role == "Organizator"
    assert report.days == (date(2025, 3, 10), date(2025, 10, 3))
    told = dict(report.notes)
    assert "ID@uczelnia.pl".casefold() in told["A11"]
    assert told["A22"].startswith("2 lines from here on")


def test_a_polish_report_saved_again_in_its_old_code_page_says_what_its_summary_says_otherwise() -> (
    None
):
    report = read(POLISH, "resaved_windows1250_semicolon.csv")
    assert len(report.people) == 7
    assert whole_minutes(report.people[3].seconds) == 117  # 8:01:24 to 9:58:41
    assert dict(report.notes)["B4"] == (
        "The summary says that it began on 4 Oct 2025, but people came on 3 Oct 2025; their own times were taken."
    )


def test_the_participants_of_zoom_are_joined_and_no_minute_is_counted_twice() -> None:
    report = read("zoom", "participants_heroes.csv")
    assert report.layout == STAYS
    # cut | sort -u: 27 addresses in 31 lines; uniq -c: four of them twice.
    assert len(report.people) == 27
    twice = {each.name: each for each in report.people if each.joins == 2}
    assert {name: each.seconds for name, each in twice.items()} == {
        # The second stay lies within the first: 10:08:26 to 12:01:58, not 114 + 111 minutes.
        "003_Power Girl (Kara Zor-L)": 6812,
        # 10:08:32 to 11:00:13 and 11:28:11 to 12:01:58.
        "010_Cyborg Superman": 51 * 60 + 41 + 33 * 60 + 47,
        # 10:14:30 to 10:24:26 and 10:24:12 to 12:01:58, together without a gap.
        "017_Swarm": 1 * 3600 + 47 * 60 + 28,
        # 11:01:02 to 11:02:35 and 11:02:46 to 11:29:38.
        "022_Dazzler": 93 + 26 * 60 + 52,
    }
    assert report.days == (date(2021, 11, 19),)


def test_zoom_with_a_head_and_minutes_alone_is_read() -> None:
    report = report_of(
        ("Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)", "Participants"),
        ("912 3456 7890", "Neglect", "03/27/2025 09:30:00 AM", "03/27/2025 12:00:00 PM", "h@a.org", "150", "3"),
        ("",),
        ("Name (Original Name)", "User Email", "Total Duration (Minutes)", "Guest"),
        ("Ann Lee", "ann@example.org", "140", "Yes"),
        ("Bo Hart (iPhone)", "", "12", "Yes"),
        ("Ann Lee", "ann@example.org", "5", "Yes"),
    )  # fmt: skip
    assert report is not None
    assert (report.layout, report.title, report.seconds) == (MINUTES, "Neglect", 9000)
    assert [(each.name, each.seconds // 60) for each in report.people] == [
        ("Ann Lee", 145),
        ("Bo Hart (iPhone)", 12),
    ]
    assert report.days == (date(2025, 3, 27),)


def test_the_report_of_teams_between_its_old_and_new_forms_is_read() -> None:
    report = report_of(
        ("Meeting Summary",),
        ("Total Number of Participants", "2"),
        ("Meeting Title", "Neglect"),
        ("Meeting Start Time", "27/03/2025, 09:30:00"),
        ("Meeting End Time", "27/03/2025, 10:30:00"),
        ("Meeting Id", "1a2b3c"),
        ("",),
        ("Full Name", "Join Time", "Leave Time", "Duration", "Email", "Role"),
        ("Ann Lee", "27/03/2025, 09:30:00", "27/03/2025, 09:40:00", "10m", "a@b.org", "Organizer"),
        ("Ann Lee", "27/03/2025, 09:50:00", "27/03/2025, 10:30:00", "40m", "a@b.org", "Organizer"),
        ("Bo Hart (Guest)", "27/03/2025, 09:30:00", "", "", "", "Attendee"),
    )
    people = by_name(report)
    assert (people["Ann Lee"].seconds, people["Ann Lee"].joins) == (3000, 2)
    # Who has no going stayed to the end that the report knows.
    assert people["Bo Hart (Guest)"].seconds == 3600
    assert report is not None
    assert (report.title, report.days) == ("Neglect", (date(2025, 3, 27),))


def test_one_person_on_a_laptop_and_a_telephone_is_one_and_two_of_one_name_are_two() -> None:
    report = report_of(
        ("Name", "Join time", "Leave time", "Duration", "Email"),
        ("Ann Lee", "27/03/2025 09:30", "27/03/2025 10:00", "30m", "ann@example.org"),
        ("Ann Lee", "27/03/2025 09:45", "27/03/2025 10:15", "30m", ""),
        ("Bo Hart", "27/03/2025 09:30", "27/03/2025 10:00", "30m", "bo@example.org"),
        ("Bo Hart", "27/03/2025 09:30", "27/03/2025 10:00", "30m", "hart@example.com"),
    )
    assert report is not None
    assert [(each.name, each.email, each.seconds // 60) for each in report.people] == [
        ("Ann Lee", "ann@example.org", 45),
        ("Bo Hart", "bo@example.org", 30),
        ("Bo Hart", "hart@example.com", 30),
    ]


def test_a_last_part_whose_times_were_spoilt_leaves_the_list_as_it_is() -> None:
    head = ("Name", "First join", "Last leave", "In-meeting duration", "Email")
    report = report_of(
        head,
        ("Ann Lee", "27/03/2025 09:30", "27/03/2025 10:00", "30m", "ann@example.org"),
        ("Bo Hart", "27/03/2025 09:30", "27/03/2025 10:00", "30m", "bo@example.org"),
        ("",),
        ("Name", "Join time", "Leave time", "Duration", "Email"),
        ("Ann Lee", "27/03/2025 09:30", "1e999", "30m", "ann@example.org"),
        ("Bo Hart", "27/03/2025 09:31", "?", "30m", "bo@example.org"),
        ("Bo Hart", "27/03/2025 09:32", "?", "9e9", "bo@example.org"),
    )
    assert by_name(report)["Ann Lee"].seconds == 1800


def test_what_is_no_report_is_none() -> None:
    answers = (
        ("ID", "Start time", "Completion time", "Email", "Name", "How useful was it?"),
        ("1", "27/03/2025 12:01:00", "27/03/2025 12:04:00", "ann@example.org", "Ann Lee", "5"),
    )
    assert report_of(*answers) is None
    assert report_of(("Name", "Date", "Status"), ("Ann Lee", "27/03/2025", "Attended")) is None
    assert read_meeting_report(real_workbook("attendance", V2, "UserMap.txt")) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2 godz. 19 min 19 s", 8359),
        ("1 g 2 min 3 s", 3723),
        ("1h 2m", 3720),
        ("00:45:10", 2710),
        ("1 Std. 2 Min. 3 Sek.", 3723),
        ("1 tim 3 min", 3780),
        ("2 uur 3 min", 7380),
        ("PT1H2M3S", 3723),
        ("45 minutes", 2700),
        ("4 s", 4),
        ("Presenter", None),
        ("3 Neglect", None),
        ("9m 2h", None),
    ],
)
def test_lengths_of_time_are_read_in_many_languages(text: str, seconds: int | None) -> None:
    assert read_length(text) == seconds


def test_moments_are_read_in_every_style_and_no_order_is_made_up() -> None:
    half_past = datetime.fromisoformat("2025-03-27T13:30")
    for text in ("27/03/2025, 13:30", "27.03.25 13:30:00", "2025-03-27T13:30:00Z", "27 Mar 2025 1:30 pm"):  # fmt: skip
        assert read_moment(text, "day") == half_past
    assert read_moment("3/27/25, 1:30:00\u202fPM", "month") == half_past
    assert read_moment("27/03/2025", "day") is None
    assert read_moment("27/03/2025 25:00", "day") is None
    assert orders_of(["27/03/2025 13:30", "3/4/2025 09:00"]) == ("day",)
    assert orders_of(["3/4/2025 09:00"]) == ("day", "month")
    # Two readings: those that lie closer together are likelier.
    assert orders_of(["4/10/25, 8:00:48 AM", "3/10/25, 8:02:00 AM"]) == ("day", "month")

"""Attendance reports taken into the register: real ones of Teams and Zoom, from the preview to undo.

The events are made here to fit the reports; who is to attend, and for how many minutes, is counted by hand from the
times in the files.
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.agencies.operations import add_agency
from app.importing.apply import apply, import_label
from app.importing.display_names import plain_names
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.pasted import pasted_workbook
from app.people.operations import add_person
from app.training.attendance_rows import ListOfProgram
from app.training.bookings import add_booking
from app.training.operations import add_course, add_event, change_event
from app.training.placing import EventUnclear
from models.training import Booking, BookingStatus
from tests.app.importing.files import real_workbook

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.importing.preview import Preview

V2 = "teams_v2_utf16be_dvaneynde"
DAY = date(2022, 11, 14)


def add(core: Core, title: str, day: date, *people: tuple[str, str], **times: time) -> int:
    """Add an event of a course with delegates, each by name and address."""
    with core.work("Add event") as work:
        course = add_course(work, {"title": title})
        event = add_event(work, {"course": course, "day": day})
        change_event(work, event, {"starts": times.get("starts"), "ends": times.get("ends")})
        for person, email in people:
            add_booking(work, {"event": event, "person": person, "email": email or None})
    return event


def importer(core: Core) -> Importer:
    return Importer(core.read, KINDS, LOOKUPS, today=core.clock.today())


def look(core: Core, *names: str) -> Preview:
    return importer(core).look_at(real_workbook("attendance", *names))


def paste(core: Core, *lines: str) -> Preview:
    return importer(core).look_at(pasted_workbook("\n".join(lines), "Pasted"))


def take(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about="report") as work:
        apply(work, preview)


def register(core: Core, event: int) -> dict[str, tuple[str, int | None]]:
    with core.read() as session:
        found = session.scalars(select(Booking).where(Booking.event_id == event))
        return {each.person: (each.status.value, each.minutes) for each in found}


def outcome(preview: Preview) -> dict[str, str]:
    """Give the outcome of every row by its delegate."""
    records = [row for row in preview.rows if row.outcome is not Outcome.NOTE]
    return {preview.shown(row.id)["booking"]: row.outcome.value for row in records}


def said(preview: Preview, name: str) -> str:
    return next(row.understood for row in preview.rows if preview_name(preview, row.id) == name)


def preview_name(preview: Preview, row_id: int) -> str:
    records = {row.id for row in preview.rows if row.outcome is not Outcome.NOTE}
    return preview.shown(row_id)["booking"] if row_id in records else ""


def standing(core: Core) -> int:
    """Add the event of the report of 14 November: 20 minutes, of which three quarters are 15."""
    return add(
        core,
        "Scrum Meeting",
        DAY,
        ("Johnny Walker", ""),
        ("P. Garcia", "pgsimon@spain.es"),
        ("Santiago De Compostela", ""),
        ("Fred Primas", ""),
        ("Yusuf Absent", ""),
        starts=time(9, 30),
        ends=time(9, 50),
    )


def test_a_report_is_entered_in_the_register_of_its_event_and_undone_whole(core: Core) -> None:
    event = standing(core)
    preview = look(core, V2, "IDL-14-11-22.csv")
    assert preview.kind.name == "attendance-report"
    assert preview.goes_to == ("Event", "Scrum Meeting, 14 Nov 2022")
    assert outcome(preview) == {
        "JANSSENS JAN": "left-out",  # the organiser
        "Johnny Walker": "changed",
        "P. Garcia": "changed",  # by the address
        "Jacek Woityla": "new",
        "Igor Landis": "new",
        "Fred Primus": "question",
        "Santiago De Compostela": "changed",  # "De Compostela, Santiago"
        "Fred Primas": "left-out",  # perhaps the one in question
        "Yusuf Absent": "changed",
    }
    take(core, preview)
    assert register(core, event) == {
        "Johnny Walker": ("attended", 19),  # 9:30:52 to 9:50:12
        "P. Garcia": ("attended", 19),
        "Santiago De Compostela": ("attended", 15),  # 14 min 51 s; 15 of 20 are three quarters
        "Fred Primas": ("booked", None),
        "Yusuf Absent": ("did-not-attend", None),
        "Jacek Woityla": ("unscheduled", 19),
        "Igor Landis": ("unscheduled", 19),
    }
    core.undo()
    assert set(register(core, event).values()) == {("booked", None)}


def test_a_name_that_was_asked_about_takes_the_place_of_the_absent(core: Core) -> None:
    event = standing(core)
    preview = look(core, V2, "IDL-14-11-22.csv")
    assert preview.take_suggestions() == 1
    take(core, preview)
    assert register(core, event)["Fred Primas"] == ("attended", 18)  # 9:32:28 to 9:50:10


def test_the_absent_give_way_though_they_were_taken_in(core: Core) -> None:
    standing(core)
    preview = look(core, V2, "IDL-14-11-22.csv")
    absent = next(row.id for row in preview.rows if preview_name(preview, row.id) == "Fred Primas")
    preview.take_in(absent)
    assert "Booked → Did not attend" in said(preview, "Fred Primas")
    preview.take_suggestions()
    changed = [row for row in preview.storable if str(row.values["booking"]) == "Fred Primas"]
    assert [row.values["status"] for row in changed] == [BookingStatus.ATTENDED]


def test_a_report_that_is_read_again_changes_nothing(core: Core) -> None:
    standing(core)
    preview = look(core, V2, "IDL-14-11-22.csv")
    preview.take_suggestions()
    take(core, preview)
    again = look(core, V2, "IDL-14-11-22.csv")
    again.take_suggestions()
    assert not again.storable
    assert again.counts[Outcome.UNCHANGED.value] == 6


def test_the_organiser_is_a_delegate_when_taken_in_or_booked(core: Core) -> None:
    event = standing(core)
    preview = look(core, V2, "IDL-14-11-22.csv")
    assert said(preview, "JANSSENS JAN").startswith("“Organizer” of the meeting")
    preview.take_in(1)
    assert said(preview, "JANSSENS JAN") == "19 of 20 min, 95 %, 1 join"
    again = importer(core).give(preview, {"attended_from": "90"})
    assert outcome(again)["JANSSENS JAN"] == "new"
    assert outcome(again)["Fred Primas"] == "left-out"
    with core.work("Book") as work:
        add_booking(work, {"event": event, "person": "Jan Janssens", "email": "jan.janssens.ext@un.int"})  # fmt: skip
    assert outcome(look(core, V2, "IDL-14-11-22.csv"))["Jan Janssens"] == "changed"


def test_less_than_what_the_course_asks_for_is_left_early_and_the_person_may_ask_for_another_share(
    core: Core,
) -> None:
    standing(core)
    preview = importer(core).give(
        look(core, V2, "IDL-14-11-22.csv"), {"attended_from": "90", "event": "Scrum Meeting, 14 Nov 2022"}
    )  # fmt: skip
    assert "Booked → Left early" in said(preview, "Santiago De Compostela")
    assert "15 of 20 min, 75 %, 1 join" in said(preview, "Santiago De Compostela")
    assert "Booked → Attended" in said(preview, "Johnny Walker")


def test_an_event_is_only_taken_where_day_and_title_say_so_else_it_is_offered(core: Core) -> None:
    add(core, "Neglect", date(2021, 11, 19), ("Ann Lee", ""))
    add(core, "Scrum Meeting", date(2022, 11, 15), ("Ann Lee", ""))
    zoom = look(core, "zoom", "participants_heroes.csv")
    assert zoom.goes_to is None
    assert zoom.subject.offered == {"event": ("Neglect, 19 Nov 2021",)}
    assert zoom.counts[Outcome.PROBLEM.value] == 27
    assert not zoom.questions
    another_day = look(core, V2, "IDL-14-11-22.csv")
    assert another_day.subject.offered == {"event": ("Scrum Meeting, 15 Nov 2022",)}
    given = importer(core).give(another_day, {"event": "Scrum Meeting, 15 Nov 2022"})
    notes = [row.understood for row in given.rows if row.outcome is Outcome.NOTE]
    assert "The report is of 14 Nov 2022, but the event was on 15 Nov 2022." in notes
    with pytest.raises(EventUnclear, match="Perhaps Scrum Meeting, 15 Nov 2022"):
        importer(core).give(zoom, {"event": "Scrum Meeting"})


def test_a_date_that_may_be_two_is_settled_by_the_event(core: Core) -> None:
    event = add(core, "Nazwa przedmiotu lab 3", date(2025, 3, 10), ("Uczestnik jakis 5", ""))
    preview = look(core, "teams_v2_polish", "teams_utf16le_crlf.csv")
    assert preview.goes_to == ("Event", "Nazwa przedmiotu lab 3, 10 Mar 2025")
    assert outcome(preview)["uczestnik jakis1"] == "left-out"  # Organizator
    assert "134 of 139 min, 96 %" in said(preview, "Uczestnik jakis 5")  # 2 h 13 min 48 s
    preview.leave_out([row.id for row in preview.rows if row.outcome is Outcome.NEW])
    take(core, preview)
    assert register(core, event) == {"Uczestnik jakis 5": ("attended", 134)}


def test_zoom_stays_are_added_up_beside_the_event_that_was_said(core: Core) -> None:
    event = add(
        core,
        "Neglect",
        date(2021, 11, 19),
        ("Kara Zor-L", ""),
        ("Dazzler", "dazzler_mutant@marvel.com"),
        ("Swarm Mutant", "swarm_mutant@marvel.com"),
        starts=time(10, 0),
        ends=time(12, 0),
    )
    preview = importer(core).give(
        look(core, "zoom", "participants_heroes.csv"), {"event": "Neglect, 19 Nov 2021"}
    )
    assert "114 of 120 min, 95 %, 2 joins" in said(preview, "Kara Zor-L")  # 6,812 s
    take(core, preview)
    found = register(core, event)
    assert found["Kara Zor-L"] == ("attended", 114)
    assert found["Dazzler"] == ("left-early", 28)  # 1,705 s
    assert found["Swarm Mutant"] == ("attended", 107)  # 6,448 s
    # 27 people of whom three are booked; nobody else was left out or asked about.
    assert len(found) == 27
    assert found["021 Winter Soldier"] == ("unscheduled", 0)  # 20 seconds
    assert "leave out who looked in by mistake" in said(preview, "021 Winter Soldier")


def test_the_flat_list_of_teams_counts_to_its_own_last_time(core: Core) -> None:
    people = (("Kray Thorn", ""), ("Song Howard", ""))
    hours = {"starts": time(9, 30), "ends": time(10, 30)}
    event = add(core, "Neglect", date(2020, 11, 4), *people, **hours)
    preview = importer(core).give(
        look(core, "teams_v1_gspahlin", "meetingAttendanceList_utf8.csv"),
        {"event": "Neglect, 4 Nov 2020"},
    )
    assert preview.counts[Outcome.CHANGED.value] == 2
    assert preview.counts[Outcome.NEW.value] == 36
    notes = [row.understood for row in preview.rows if row.outcome is Outcome.NOTE]
    assert any("planned for 60 minutes, and the report covers 17" in each for each in notes)
    take(core, preview)
    found = register(core, event)
    assert found["Kray Thorn"] == ("attended", 17)  # 16 min 33 s of 17 min 5 s
    assert found["Song Howard"] == ("left-early", 5)  # 10:02:25 to 10:07:13, of 17 minutes


@pytest.mark.parametrize(
    "names",
    [
        (V2, "IDL-14-11-22.csv"),
        (V2, "IDL-15-11-22.csv"),
        (V2, "IDL-16-11-22.csv"),
        ("teams_v2_utf8_dvaneynde", "IDL-14-11-22.csv"),
        ("teams_v2_polish", "teams_utf16le_crlf.csv"),
        ("teams_v2_polish", "resaved_windows1250_semicolon.csv"),
        ("teams_v1_gspahlin", "meetingAttendanceList_utf16le_tsv.csv"),
        ("teams_v1_gspahlin", "meetingAttendanceList_utf8.csv"),
        ("zoom", "participants_heroes.csv"),
    ],
    ids="/".join,
)
def test_every_real_report_is_recognised_in_an_empty_file_and_nothing_of_it_can_be_stored(
    core: Core, names: tuple[str, ...]
) -> None:
    preview = look(core, *names)
    assert preview.kind.name == "attendance-report"
    assert not preview.storable
    assert {each.message.partition(".")[0] for each in preview.problems} == {"Event is needed"}


def test_a_list_of_who_uses_which_address_is_no_report(core: Core) -> None:
    with pytest.raises(ListOfProgram, match=r"UserMap\.txt: this is a list that a program keeps"):
        look(core, V2, "UserMap.txt")


TEAMS = (
    "1. Summary",
    "Meeting title\tNeglect",
    "Start time\t11/03/2025, 09:30:00",
    "End time\t11/03/2025, 11:30:00",
    "",
    "2. Participants",
    "Name\tFirst join\tLast leave\tIn-meeting duration\tEmail\tParticipant ID (UPN)\tRole",
)


def line(name: str, minutes: int, email: str = "", role: str = "Attendee") -> str:
    """Write a line of Teams' second part; they all come at half past nine."""
    ends = f"{9 + (30 + minutes) // 60:02}:{(30 + minutes) % 60:02}:00"
    times = f"11/03/2025, 09:30:00\t11/03/2025, {ends}"
    return f"{name}\t{times}\t{minutes}m\t{email}\t{email}\t{role}"


def test_presenters_are_told_from_attendees_where_the_report_does_and_the_trainer_by_name(
    core: Core,
) -> None:
    event = add(core, "Neglect", date(2025, 3, 11), ("Ann Lee", "ann@example.org"))
    with core.work("Trainer") as work:
        change_event(work, event, {"trainer": "Dee Marsh"})
    lines = (line("Ann Lee", 120), line("Marsh, Dee (BwD)", 120), line("Kit Roe", 120, role="Presenter"))  # fmt: skip
    preview = paste(core, *TEAMS, *lines)
    assert outcome(preview) == {"Ann Lee": "changed", "Dee Marsh": "left-out", "Kit Roe": "left-out"}  # fmt: skip
    assert said(preview, "Dee Marsh").startswith("The trainer")


def test_who_came_unscheduled_brings_the_agency_of_the_person_on_file(core: Core) -> None:
    event = add(core, "Neglect", date(2025, 3, 11))
    with core.work("Person") as work:
        agency = add_agency(work, {"name": "Beechwood Primary"})
        add_person(work, {"name": "Ann Lee", "email": "Ann@Example.org", "agency": agency})
    take(core, paste(core, *TEAMS, line("Lee, Ann (Guest)", 120, "ann@example.org")))
    with core.read() as session:
        [found] = session.scalars(select(Booking).where(Booking.event_id == event))
    assert (found.person, found.agency_id, found.status) == ("Ann Lee", agency, "unscheduled")
    preview = paste(core, *TEAMS, line("Lee, Ann (Guest)", 120, "ann@example.org"))
    assert preview.agency == ""  # one delegate's agency is not whom the report is from


def test_two_of_one_name_are_told_apart_by_address_and_one_seen_twice_is_complained_of(
    core: Core,
) -> None:
    event = add(core, "Neglect", date(2025, 3, 11), ("Ann Lee", "ann@example.org"))
    people = (
        line("Ann Lee", 120, "ann@example.org"),
        line("Ann Lee", 110, "lee@example.com"),
        line("Bo Hart", 100, "bo@example.org"),
        line("Bo Hart", 90, "hart@example.com"),
    )
    preview = paste(core, *TEAMS, *people)
    assert (
        preview.counts[Outcome.PROBLEM.value] == 1
    )  # the second Ann Lee may be the one who is booked
    take(core, preview)
    assert register(core, event) == {
        "Ann Lee": ("attended", 120),
        "Bo Hart": ("unscheduled", 100),
        "Bo Hart (hart@example.com)": ("unscheduled", 90),
    }


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        ("Shaw, Xanthe (BwD)", ("Xanthe Shaw",)),
        ("Priya Livesey (Guest)", ("Priya Livesey",)),
        ("Phone (Ann Lee)", ("Phone", "Ann Lee")),
        ("De Compostela, Santiago", ("Santiago De Compostela",)),
        ("Ann  Lee", ("Ann Lee",)),
        ("Dr. Lee, Ann, PhD", ("Dr. Lee, Ann, PhD",)),
        ("(Guest)", ("(Guest)",)),
    ],
)
def test_shown_names_are_read_as_forename_and_surname(shown: str, names: tuple[str, ...]) -> None:
    assert plain_names(shown) == names

"""Attendance reports taken into the register of a board's meeting: members, deputies and strangers."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from app.attendance.fields import Code, Mode
from app.attendance.guests import add_guest
from app.attendance.operations import mark_rest, record_attendance
from app.attendance.register import register
from app.attendance.report_imports import SeatTwice
from app.attendance.report_people import Attender, AttendsAs
from app.attendance.report_rows import MeetingUnclear
from app.groups.operations import add_group
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.pasted import pasted_workbook
from app.importing.storing import store_preview
from app.meetings.moves import CANCEL, CLOSE, ISSUE, TO_CHAIR
from app.meetings.operations import add_meeting, move_meeting
from app.meetings.rules import MinutesLocked
from app.minutes.closing import carry_out
from app.people.operations import add_person, change_person
from app.seats.operations import add_seat, appoint
from app.training.operations import add_course, add_event
from tests.app.groups.makers import make_board
from tests.app.importing.files import real_workbook
from tests.app.meetings.makers import MARCH, begin, plan

if TYPE_CHECKING:
    from app.attendance.records import Register
    from app.bootstrap import Core
    from app.importing.preview import Preview
    from tests.app.groups.makers import Board

HEAD = "Name\tFirst join\tLast leave\tIn-meeting duration\tEmail\tParticipant ID (UPN)\tRole"
STAYS = {
    "DCS Holder (BwD)": ("09:30", "12:00", "2h 30m", "dcs@bwd.example.org"),
    "Holder, Superintendent": ("09:55", "11:25", "1h 30m", "super@police.example.org"),
    "Tom Shaw": ("09:30", "12:00", "2h 30m", "tom.shaw@police.example.org"),
    "Ada Novak": ("09:30", "10:00", "30m", "ada.novak@elht.example.org"),
}


def report(*names: str, title: str = "SCP Board meeting", day: str = "27/03/2025") -> str:
    """Give a report in three parts, as Teams writes it, of those named."""
    lines = [
        "1. Summary",
        f"Meeting title\t{title}",
        f"Start time\t{day}, 09:30:00",
        f"End time\t{day}, 12:00:00",
        "",
        "2. Participants",
        HEAD,
    ]
    for name in names:
        came, went, stayed, mail = STAYS[name]
        moments = f"{day}, {came}:00\t{day}, {went}:00"
        lines.append(f"{name}\t{moments}\t{stayed}\t{mail}\t{mail}\tAttendee")
    return "\n".join(lines)


def look(core: Core, text: str, as_kind: str = "", **given: str) -> Preview:
    importer = Importer(core.read, KINDS, LOOKUPS, today=core.clock.today())
    return importer.look_at(pasted_workbook(text, "Pasted"), as_kind=as_kind, given=given)


def take(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about="report") as work:
        apply(work, preview)


def read(core: Core, meeting_id: int) -> Register:
    with core.read() as session:
        return register(session, meeting_id)


def marks(core: Core, meeting_id: int) -> dict[str, str]:
    """Give the mark of every seat by its post, "" for none."""
    return {row.post: row.code.value if row.code else "" for row in read(core, meeting_id).rows}


def told(preview: Preview) -> dict[str, tuple[str, str]]:
    """Give the outcome and what was understood of every row, by the name as it is shown."""
    return {
        preview.shown(row.id)["shown"]: (row.outcome.value, row.understood)
        for row in preview.rows
        if row.outcome is not Outcome.NOTE
    }


def choices(preview: Preview, name: str) -> dict[str, str]:
    """Give the answers to the question about a name: label -> key."""
    [asked] = [each for each in preview.questions if each.name == name]
    return {each.label: each.key for each in asked.candidates}


def answer(preview: Preview, name: str, label: str) -> None:
    [asked] = [each for each in preview.questions if each.name == name]
    preview.answer(asked.key, choices(preview, name)[label])


@pytest.fixture
def board(core: Core) -> Board:
    return make_board(core)


def test_members_are_marked_and_everybody_else_is_left_as_they_are(
    core: Core, board: Board
) -> None:
    meeting_id = plan(core, board)
    with core.work("Attendance") as work:
        record_attendance(work, meeting_id, board.seats["Nurse"], {"code": Code.APOLOGIES})
    preview = look(core, report("DCS Holder (BwD)", "Holder, Superintendent"))
    assert preview.kind.name == "meeting-attendance"
    assert preview.goes_to == ("Meeting", "SCP Board, 27 Mar 2025")
    assert told(preview) == {
        "DCS Holder (BwD)": ("new", "150 of 150 min online, 100 %, 1 join"),
        "Holder, Superintendent": ("new", "90 of 150 min online, 60 %, 1 join"),
    }
    take(core, preview)
    assert marks(core, meeting_id) == {
        "DCS": "Y",
        "Superintendent": "Y",
        "Nurse": "A",
        "Named Nurse": "",
        "Lead Member": "",
    }
    [super_row] = [row for row in read(core, meeting_id).rows if row.post == "Superintendent"]
    assert (super_row.mode, super_row.note) == (Mode.ONLINE, "90 of 150 min online")
    core.undo()
    assert marks(core, meeting_id) == {
        "DCS": "",
        "Superintendent": "",
        "Nurse": "A",
        "Named Nurse": "",
        "Lead Member": "",
    }


def test_a_named_deputy_stands_in_only_for_a_member_who_is_not_there(
    core: Core, board: Board
) -> None:
    meeting_id = plan(core, board)
    alone = look(core, report("DCS Holder (BwD)", "Tom Shaw"))
    [tom] = [row.values["who"] for row in alone.rows if row.values.get("shown") == "Tom Shaw"]
    assert tom.name == "Deputy for Superintendent Holder, Superintendent (Police)"
    both = look(core, report("Holder, Superintendent", "Tom Shaw"))
    assert told(both)["Tom Shaw"][0] == "question"
    assert "Deputy for Superintendent Holder, Superintendent (Police)" not in choices(
        both, "Tom Shaw"
    )
    take(core, alone)
    found = {row.post: row for row in read(core, meeting_id).rows}["Superintendent"]
    assert (found.code, found.deputy_name) == (Code.DEPUTY, "Tom Shaw")


def test_a_deputy_known_by_the_address_alone_is_named_as_on_file(core: Core, board: Board) -> None:
    meeting_id = plan(core, board)
    with core.work("Address") as work:
        change_person(work, board.people["deputy"], {"email": "ada.novak@elht.example.org"})
    preview = look(core, report("Ada Novak"))
    assert told(preview)["Ada Novak"][1].startswith(
        "“Ada Novak” is Tom Shaw by ada.novak@elht.example.org"
    )
    take(core, preview)
    found = {row.post: row for row in read(core, meeting_id).rows}["Superintendent"]
    assert (found.deputy_name, found.deputy) == ("Tom Shaw", board.people["deputy"])


def test_a_stranger_is_asked_about_and_may_be_a_deputy_of_their_agency(
    core: Core, board: Board
) -> None:
    meeting_id = plan(core, board)
    with core.work("Add person") as work:
        ada = add_person(
            work,
            {
                "name": "Ada Novak",
                "agency": board.agencies["Trust"],
                "email": "ada.novak@elht.example.org",
            },
        )
    preview = look(core, report("DCS Holder (BwD)", "Ada Novak"))
    assert list(choices(preview, "Ada Novak")) == [
        "Deputy for Named Nurse Holder, Named Nurse (Trust)",
        "Add “Ada Novak”",
        "Leave out",
    ]
    take(core, preview)
    assert marks(core, meeting_id)["Named Nurse"] == ""  # nothing is decided without an answer
    core.undo()
    answer(preview, "Ada Novak", "Deputy for Named Nurse Holder, Named Nurse (Trust)")
    take(core, preview)
    found = {row.post: row for row in read(core, meeting_id).rows}["Named Nurse"]
    assert (found.code, found.deputy_name, found.deputy) == (Code.DEPUTY, "Ada Novak", ada)


def test_a_member_and_their_deputy_are_not_both_entered_for_one_seat(
    core: Core, board: Board
) -> None:
    meeting_id = plan(core, board)
    preview = look(core, report("DCS Holder (BwD)", "Ada Novak"))
    [asked] = [each for each in preview.questions if each.name == "Ada Novak"]
    [seat] = [row.seat_id for row in read(core, meeting_id).rows if row.name == "DCS Holder"]
    preview.answer(asked.key, f"id:{Attender(AttendsAs.DEPUTY, seat).number}")
    with pytest.raises(SeatTwice, match=r"“DCS Holder, .* and “Deputy for DCS Holder, "):
        take(core, preview)
    assert set(marks(core, meeting_id).values()) == {""}


def test_a_stranger_who_is_nobodys_deputy_comes_as_a_guest_once(core: Core, board: Board) -> None:
    meeting_id = plan(core, board)
    text = report("Ada Novak")
    preview = look(core, text)
    assert len(choices(preview, "Ada Novak")) == len(board.seats) + 2  # any seat, guest, left out
    answer(preview, "Ada Novak", "Add “Ada Novak”")
    take(core, preview)
    [guest] = read(core, meeting_id).guests
    assert (guest.name, guest.mode) == ("Ada Novak", Mode.ONLINE)
    assert told(look(core, text))["Ada Novak"][0] == "unchanged"
    core.undo()
    assert read(core, meeting_id).guests == ()


def test_a_name_like_a_members_is_asked_about(core: Core, board: Board) -> None:
    plan(core, board)
    with core.work("Rename") as work:
        change_person(work, board.people["Nurse"], {"name": "Ada Nowak"})
    assert next(iter(choices(look(core, report("Ada Novak")), "Ada Novak"))) == (
        "Ada Nowak, Nurse (ICB)"
    )


def test_what_was_marked_by_hand_is_changed_only_where_it_says_otherwise(
    core: Core, board: Board
) -> None:
    meeting_id = plan(core, board)
    with core.work("Attendance") as work:
        for post, code in (("DCS", Code.ATTENDED), ("Superintendent", Code.APOLOGIES)):
            record_attendance(
                work, meeting_id, board.seats[post], {"code": code, "note": "By hand"}
            )
    preview = look(core, report("DCS Holder (BwD)", "Holder, Superintendent"))
    assert told(preview)["DCS Holder (BwD)"][0] == "unchanged"
    assert told(preview)["Holder, Superintendent"] == (
        "changed",
        "Attendance: Apologies → Attended; 90 of 150 min online, 60 %, 1 join",
    )
    take(core, preview)
    rows = {row.post: row for row in read(core, meeting_id).rows}
    assert (rows["DCS"].mode, rows["DCS"].note) == (Mode.ROOM, "By hand")
    assert rows["Superintendent"].code is Code.ATTENDED


def test_the_report_of_a_closed_meeting_is_kept_with_its_register(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    with core.work("Attendance") as work:
        mark_rest(work, meeting_id, Code.APOLOGIES)
    with core.work(CLOSE.label) as work:
        carry_out(work, meeting_id, CLOSE)
    take(core, look(core, report("DCS Holder (BwD)")))
    assert marks(core, meeting_id)["DCS"] == "Y"
    assert read(core, meeting_id).meeting.quorum_sentence != ""


def test_a_report_of_issued_minutes_is_refused_before_anything_is_shown(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    with core.work("Attendance") as work:
        mark_rest(work, meeting_id, Code.ATTENDED)
    with core.work(CLOSE.label) as work:
        carry_out(work, meeting_id, CLOSE)
    with core.work("Issue") as work:
        carry_out(work, meeting_id, TO_CHAIR)
        carry_out(work, meeting_id, ISSUE)
    with pytest.raises(MinutesLocked):
        look(core, report("DCS Holder (BwD)"))


@pytest.mark.parametrize(
    ("title", "day", "kind"),
    [
        ("SCP Board", "27/03/2025", "meeting-attendance"),
        ("SCP Board", "28/03/2025", "attendance-report"),  # no meeting on that day
        ("Neglect", "27/03/2025", "attendance-report"),  # the course, not the subgroup
        ("Anything", "27/03/2025", "attendance-report"),
    ],
)
def test_the_occasion_is_found_by_title_and_day(
    core: Core, title: str, day: str, kind: str
) -> None:
    plan(core, make_board(core))
    with core.work("Add event") as work:
        add_event(work, {"course": add_course(work, {"title": "Neglect"}), "day": MARCH})
    assert look(core, report("DCS Holder (BwD)", title=title, day=day)).kind.name == kind


def test_of_two_meetings_of_one_day_the_one_begun_near_the_time_is_meant(
    core: Core, board: Board
) -> None:
    plan(core, board)
    with core.work("Plan another") as work:
        add_meeting(work, {"group": board.board, "day": MARCH, "starts": time(14)})
    assert look(core, report("DCS Holder (BwD)")).goes_to == (
        "Meeting",
        "SCP Board, 27 Mar 2025, 09:30",
    )


def test_a_meeting_that_was_called_off_is_not_meant(core: Core, board: Board) -> None:
    meeting_id = plan(core, board)
    with core.work(CANCEL.label) as work:
        move_meeting(work, meeting_id, CANCEL, reason="Snow")
    assert look(core, report("DCS Holder (BwD)")).kind.name == "attendance-report"


def test_a_meeting_that_is_not_plain_is_asked_for_and_then_said(core: Core, board: Board) -> None:
    meeting_id = plan(core, board)
    text = report("DCS Holder (BwD)", title="Weekly call")
    preview = look(core, text, "meeting-attendance")
    assert preview.subject.offered["meeting"] == ("SCP Board, 27 Mar 2025",)
    assert not preview.storable
    take(core, look(core, text, "meeting-attendance", meeting="SCP Board, 27 Mar 2025"))
    assert marks(core, meeting_id)["DCS"] == "Y"
    with pytest.raises(MeetingUnclear, match="Perhaps SCP Board, 27 Mar 2025"):
        look(core, text, "meeting-attendance", meeting="SCP Board, 27 March")


def test_what_was_stored_leads_to_the_meeting(core: Core, board: Board) -> None:
    meeting_id = plan(core, board)
    stored = store_preview(core, look(core, report("DCS Holder (BwD)")))
    assert stored.record == ("meetings", meeting_id)


def test_the_real_report_of_a_meeting_enters_those_it_names(core: Core, board: Board) -> None:
    """14 November 2022: seven people, of whom one sits on the group and one is entered as its guest already."""
    day = date(2022, 11, 14)
    with core.work("Group") as work:
        group = add_group(work, {"partnership": board.partnership, "name": "Scrum Meeting"}, {})
        seat = add_seat(work, {"group": group, "post": "Lead", "first_day": day})
        appoint(
            work,
            {
                "seat": seat,
                "person": add_person(work, {"name": "Santiago De Compostela"}),
                "first_day": day,
            },
        )
        meeting_id = add_meeting(work, {"group": group, "day": day})
        add_guest(work, {"meeting": meeting_id, "name": "Johnny Walker"})
    importer = Importer(core.read, KINDS, LOOKUPS, today=core.clock.today())
    preview = importer.look_at(
        real_workbook("attendance", "teams_v2_utf16be_dvaneynde", "IDL-14-11-22.csv")
    )
    assert sorted(outcome for outcome, _ in told(preview).values()) == [
        "new",
        "question",
        "question",
        "question",
        "question",
        "question",
        "unchanged",
    ]
    # The meeting lasted 21 minutes by its own summary, he 14 min 51 s of them.
    assert told(preview)["De Compostela, Santiago"][1].startswith("15 of 21 min online, 71 %")
    take(core, preview)
    assert marks(core, meeting_id) == {"Lead": "Y"}

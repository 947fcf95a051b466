"""Attendance matrices imported: Calderdale's own, and what a second one or a meeting in the file does to it."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.attendance.fields import Code
from app.attendance.matrix import matrix
from app.attendance.past import RegisterRefused
from app.attendance.register import register
from app.days import show_day
from app.groups.queries import all_groups, known_groups
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.meetings.fields import MeetingState
from app.meetings.moves import ISSUE, TO_CHAIR
from app.meetings.operations import add_meeting
from app.meetings.queries import meetings
from app.minutes.closing import carry_out
from app.minutes.due import deadlines
from app.seats.queries import members_of
from models.meetings import Meeting
from tests.app.attendance.calderdale import hold_meetings
from tests.app.groups.makers import BEGAN, make_board
from tests.app.importing.files import write_workbook
from tests.inputs import real
from tests.queries import asked_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.attendance.matrix import AttendanceMatrix
    from app.bootstrap import Core
    from app.importing.preview import Preview

BOARD = "CSCB Board"
HEAD = ("Seat", "Agency", "2.4.15", "4.6.15")
PERIOD = (date(2015, 4, 1), date(2016, 3, 31))


def look(core: Core, path: Path, group: str = BOARD) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS).look(path, given={"group": group} if group else {})


def take(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about="matrix") as work:
        apply(work, preview)


def outcomes(preview: Preview) -> set[Outcome]:
    return {row.outcome for row in preview.rows if row.values}


def board(core: Core) -> AttendanceMatrix:
    with core.read() as session:
        [group] = known_groups(session)
        return matrix(session, group.id, *PERIOD)


def written(path: Path, *rows: Sequence[object], head: Sequence[object] = HEAD) -> Path:
    return write_workbook(path, {"Matrix": [head, *rows]})


@pytest.fixture
def calderdale() -> Path:
    return real("governance", "calderdale_scb_attendance_2015.csv")


def test_the_published_matrix_reproduces_its_rates(core: Core, calderdale: Path) -> None:
    take(core, look(core, calderdale))
    found = board(core)
    assert [
        (each.counts.represented.numerator, each.counts.represented.denominator)
        for each in found.meetings
    ] == [(24, 31), (23, 32), (18, 33)]
    assert found.counts.represented.words() == "65 of 96, 67.7 %"
    assert found.counts.by_member.words() == "56 of 96, 58.3 %"
    assert (found.counts.line, found.counts.not_members) == ("Y 56  D 9  A 26  N 5", 6)
    assert (len(found.seats), len(found.low)) == (34, 10)
    heads = next(each for each in found.agencies if each.name == "Primary Heads")
    assert (heads.counts.represented.words(), heads.meetings.words()) == (
        "2 of 6, 33.3 %",
        "1 of 3, 33.3 %",
    )


def test_every_code_of_the_published_matrix_is_kept(core: Core, calderdale: Path) -> None:
    take(core, look(core, calderdale))
    with calderdale.open(encoding="utf-8-sig", newline="") as text:
        told = {
            (row["Seat"], row["2.4.15"], row["4.6.15"], row["6.8.15"])
            for row in csv.DictReader(text)
            if row["Agency"]
        }
    found = {(each.post, *(_letter(code) for code in each.codes)) for each in board(core).seats}
    assert found == told


def _letter(code: Code | None) -> str:
    return "" if code is None else code.value


def test_the_published_matrix_is_recognised_without_a_question_and_tells_its_empty_meetings(
    core: Core, calderdale: Path
) -> None:
    preview = look(core, calderdale)
    assert (preview.kind.name, outcomes(preview), preview.questions) == (
        "attendance-matrix",
        {Outcome.NEW},
        [],
    )
    told = [row.understood for row in preview.rows if row.outcome is Outcome.NOTE]
    assert "No code stands under 3 Dec 2015 yet, so no meeting is made of it." in told


def test_the_same_matrix_again_is_unchanged(core: Core, calderdale: Path) -> None:
    take(core, look(core, calderdale))
    assert outcomes(look(core, calderdale)) == {Outcome.UNCHANGED}


def test_undo_takes_the_whole_matrix_away(core: Core, calderdale: Path) -> None:
    take(core, look(core, calderdale))
    core.undo()
    with core.read() as session:
        assert all_groups(session, PERIOD[0]) == []
    assert outcomes(look(core, calderdale)) == {Outcome.NEW}


def test_a_matrix_without_its_group_is_asked_for_it(core: Core, calderdale: Path) -> None:
    preview = look(core, calderdale, group="")
    assert {each.message for each in preview.problems} == {
        "Group is needed. Said in one row, it counts for all that lack it."
    }
    assert preview.storable == []
    preview.correct([1], "group", BOARD)
    assert (len(preview.storable), preview.problems) == (102, [])


def test_seats_that_the_file_knows_are_not_made_again(core: Core, calderdale: Path) -> None:
    hold_meetings(core)
    with core.read() as session:
        [group] = known_groups(session)
        before = members_of(session, group.id, date(2015, 6, 4))
    # The seats of that board are called by surnames; most of its agencies have one seat and the same name.
    preview = look(core, calderdale, group="Board")
    cafcass = [row for row in preview.rows if str(row.values.get("agency")) == "CAFCASS"]
    assert {row.outcome for row in cafcass} == {Outcome.UNCHANGED}
    assert len({member.agency for member in before}) > 20


def test_codes_that_follow_later_join_the_matrix(core: Core, tmp_path: Path) -> None:
    nurse = ("Nurse", "Trust", "Y", "")
    take(core, look(core, written(tmp_path / "a.xlsx", ("DCS", "Council", "Y", ""), nurse)))
    later = look(core, written(tmp_path / "b.xlsx", ("DCS", "Council", "Y", "D"), nurse))
    assert outcomes(later) == {Outcome.UNCHANGED, Outcome.NEW}
    take(core, later)
    found = board(core)
    assert (found.counts.represented.words(), len(found.seats)) == ("3 of 3, 100.0 %", 2)


def test_a_meeting_that_the_matrix_brings_is_over_and_nothing_of_it_falls_due(
    core: Core, tmp_path: Path
) -> None:
    take(core, look(core, written(tmp_path / "a.xlsx", ("DCS", "Council", "Y", "A"))))
    first = board(core).meetings[0]
    with core.read() as session:
        [one] = meetings(session, [first.id])
        assert deadlines(session, core.clock.today()) == []
    assert (one.state, one.closed_on, one.notes) == (
        MeetingState.ISSUED,
        date(2015, 4, 2),
        "Attendance taken over from a.xlsx; its minutes were written elsewhere.",
    )


def test_who_came_without_a_name_was_no_vacant_seat(core: Core, tmp_path: Path) -> None:
    take(core, look(core, written(tmp_path / "a.xlsx", ("DCS", "Council", "Y", "A"))))
    found = board(core)
    with core.read() as session:
        kept = register(session, found.meetings[0].id)
    assert [(row.name, row.is_vacant) for row in kept.rows] == [("Not named", False)]
    assert kept.foot.startswith("1 of 1 seats filled")
    assert [row.member for row in found.seats] == [""]


def test_a_later_matrix_corrects_what_an_earlier_one_brought(core: Core, tmp_path: Path) -> None:
    rows = (("DCS", "Council", "Y", "A"), ("Nurse", "Trust", "Y", "Y"))
    take(core, look(core, written(tmp_path / "a.xlsx", *rows)))
    rows = (("DCS", "Council", "N", "A"), ("Nurse", "Trust", "-", "Y"))
    other = look(core, written(tmp_path / "b.xlsx", *rows))
    assert [row.understood.partition(";")[0] for row in other.storable] == [
        "Attendance: Attended → Did not attend",
        "Attendance: Attended → Not a member then",
    ]
    take(core, other)
    assert board(core).counts.line == "Y 1  D 0  A 1  N 1"
    assert outcomes(look(core, tmp_path / "b.xlsx")) == {Outcome.UNCHANGED}


def test_minutes_issued_here_keep_their_register_whatever_a_matrix_says(
    core: Core, tmp_path: Path
) -> None:
    group_id = hold_meetings(core)
    with core.read() as session:
        [_, meeting_id, _] = [each.id for each in matrix(session, group_id, *PERIOD).meetings]
    for move in (TO_CHAIR, ISSUE):
        with core.work(move.label, **move.options) as work:
            carry_out(work, meeting_id, move)
    rows = (("Ibbotson", "ASC", "D", "Y"), ("Walsh", "CCG", "Y", "Y"))
    other = look(core, written(tmp_path / "a.xlsx", *rows), group="Board")
    assert [row.cell for row in other.storable] == ["D2"]
    with pytest.raises(RegisterRefused, match=r"Meeting of 4 Jun 2015: These minutes are issued"):
        take(core, other)


def test_a_meeting_that_is_not_over_keeps_its_state_and_takes_the_codes(
    core: Core, tmp_path: Path
) -> None:
    group_id = make_board(core).board
    with core.work("Plan") as work:
        meeting_id = add_meeting(work, {"group": group_id, "day": date(2025, 3, 6)})
    path = written(
        tmp_path / "a.xlsx", ("New", "", "Y"), ("Newer", "", "A"), head=("Seat", "Agency", "6.3.25")
    )
    take(core, look(core, path, group="SCP Board"))
    with core.read() as session:
        found = register(session, meeting_id)
    codes = {row.post: row.code for row in found.rows if row.code}
    assert (found.meeting.state, codes) == (
        MeetingState.PLANNED,
        {"New": Code.ATTENDED, "Newer": Code.APOLOGIES},
    )


def test_a_day_to_come_is_refused(core: Core, tmp_path: Path) -> None:
    head = ("Seat", "Agency", "2.4.25", "4.6.25")
    path = written(tmp_path / "a.xlsx", ("DCS", "Council", "Y", "A"), head=head)
    with pytest.raises(RegisterRefused, match=r"Meeting of 2 Apr 2025: That day is still to come"):
        take(core, look(core, path))


def test_a_row_that_is_left_out_stays_so_though_others_share_its_line(
    core: Core, tmp_path: Path
) -> None:
    importer = Importer(core.read, KINDS, LOOKUPS)
    path = written(tmp_path / "a.xlsx", ("DCS", "Council", "Y", "A"))
    preview = importer.look(path, given={"group": BOARD})
    preview.leave_out([2])
    again = importer.look_again(preview)
    assert [row.outcome for row in again.rows if row.values] == [Outcome.NEW, Outcome.LEFT_OUT]


def test_many_rows_ask_as_often_as_few(core: Core, tmp_path: Path) -> None:
    def asked(name: str, day: str, numbers: range) -> int:
        rows = [(f"Seat {number}", "Council", "Y") for number in numbers]
        path = written(tmp_path / name, *rows, head=("Seat", "Agency", day))
        with asked_of(core) as statements:
            take(core, look(core, path))
        return len(statements)

    asked("first.xlsx", "2.4.15", range(2))
    few = asked("few.xlsx", "4.6.15", range(10, 15))
    assert asked("many.xlsx", "6.8.15", range(20, 160)) == few


def test_a_meeting_before_its_board_began_is_told_once_at_its_heading(
    core: Core, tmp_path: Path
) -> None:
    make_board(core)
    head = ("Seat", "Agency", BEGAN - timedelta(1), BEGAN)
    rows = (("DCS", "Council", "Y", "D"), ("Nurse", "Trust", "A", "Y"))
    preview = look(core, written(tmp_path / "a.xlsx", *rows, head=head), "SCP Board")
    told = f"SCP Board begins only on {show_day(BEGAN)}."
    assert [(each.cell, each.message) for each in preview.problems] == [("C1", told)]
    assert {row.cell: row.outcome for row in preview.rows if row.values} == {
        "C1": Outcome.PROBLEM,
        "D2": Outcome.NEW,
        "D3": Outcome.NEW,
    }
    take(core, preview)
    with core.read() as session:
        assert session.scalars(select(Meeting.day)).all() == [BEGAN]

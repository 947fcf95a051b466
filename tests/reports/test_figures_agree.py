"""A figure that the sample shows in two places is the same in both: on Home, on pages, in lists and on paper."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from app.actions.listings import ACTIONS
from app.agenda.queries import papers
from app.attendance.matrix import matrix
from app.attendance.queries import ATTENDANCES
from app.attendance.rates import PRESENT
from app.attendance.readiness import coming
from app.attendance.register import register
from app.attendance.seats import attendance_of_seat
from app.budget.listings import BUDGET_LINES, CONTRIBUTIONS, YEARS
from app.budget.statement import year_budget
from app.catalogue import LISTINGS
from app.chairs.structure import structure
from app.days import show_day
from app.file_info import describe
from app.groups.queries import all_groups
from app.listing import SqlRows
from app.meetings.listings import MEETINGS
from app.meetings.moves import AHEAD, HELD
from app.meetings.timetable import timetable
from app.overview.home import home
from app.partnerships.queries import all_partnerships
from app.returns.heat import heat_map
from app.returns.listings import RETURNS
from app.returns.queries import newest_round
from app.rows import Wish
from app.seats.fields import NEEDING_DEPUTY, Need
from app.seats.listings import MEMBERS
from app.seats.queries import members_of
from app.seats.wanting import vacancies
from app.training.listings import BOOKINGS, EVENTS
from app.training.tally import summary
from models.training import BookingStatus, EventStatus
from reports.catalogue import read_options, report_named
from reports.document import Paragraph, walk
from reports.table import Table, cell

if TYPE_CHECKING:
    from datetime import date

    from app.bootstrap import Core
    from app.listing import Listing
    from reports.document import Report


def listed(core: Core, listing: Listing, **scope: Any) -> list[Any]:  # noqa: ANN401 - a scope's values
    """Give all records of a list, which is also what `pdesk list` prints."""
    rows = SqlRows(core, listing, **scope)
    return list(rows.rows(rows.ids(Wish())))


def tile(core: Core, icon: str) -> tuple[str, str]:
    with core.read() as session:
        found = home(session, all_partnerships(session)[0].id, core.clock.today())
    return next((each.figure, each.chip) for each in found.tiles if each.icon == icon)


def report(core: Core, name: str, **typed: str) -> Report:
    spec = report_named(name)
    return spec.build(core, read_options(core, spec, typed))


def lead(found: Report) -> str:
    return next(
        str(block.text)
        for _, block in walk(found.blocks)
        if isinstance(block, Paragraph) and block.look == "lead"
    )


def total(found: Report, heading: str) -> list[Any]:
    """Give the values of the last row of the table that stands under a heading or bears it as its caption."""
    tables = [
        block
        for above, block in walk(found.blocks)
        if isinstance(block, Table) and heading in {block.caption, *above[-1:]}
    ]
    assert tables[0].total is not None
    return [cell(each).value for each in tables[0].total]


def period(core: Core) -> tuple[date, date]:
    """Give the twelve months up to today."""
    today = core.clock.today()
    return today.replace(year=today.year - 1), today


def test_late_actions(sample: Core) -> None:
    late = [each for each in listed(sample, ACTIONS, open=True) if each.overdue]
    figure, chip = tile(sample, "check-check")
    assert int(figure) == len(late) == len(listed(sample, ACTIONS, overdue=True))
    assert chip == f"{sum(each.days_late > 30 for each in late)} over 30 days"
    assert f"{len(late)} of them overdue." in lead(report(sample, "actions"))


def test_rag_words_of_open_actions(sample: Core) -> None:
    said = Counter(each.rag.name for each in listed(sample, ACTIONS, open=True) if each.rag)
    told = ", ".join(f"{many} {word}" for word, many in said.most_common())
    assert lead(report(sample, "actions")).endswith(f"RAG of the open ones: {told}.")


def test_papers_of_the_next_meetings(sample: Core) -> None:
    today = sample.clock.today()
    received, expected = map(int, tile(sample, "file-clock")[0].split(" of "))
    sunday = today + timedelta(days=6 - today.weekday())
    due = {
        each.id
        for each in listed(sample, MEETINGS)
        if each.state in AHEAD and timetable(each.day).papers_due <= sunday
    }
    with sample.read() as session:
        counted = papers(session, list(due))
        chips = {each.id: each.chips for each in coming(session, today)}
    assert expected == sum(each.expected for each in counted.values()) > 0
    assert received == sum(each.received for each in counted.values())
    for meeting_id, each in counted.items():
        told = [text for text, _ in chips[meeting_id] if text.endswith("missing")]
        assert any(text.startswith(f"{each.missing} paper") for text in told) == (each.missing > 0)


def test_returns_that_are_in(sample: Core) -> None:
    with sample.read() as session:
        newest = newest_round(session)
        assert newest is not None
        heat = heat_map(session, newest.id)
    assert heat is not None
    asked = [each for each in listed(sample, RETURNS) if each.round.id == newest.id]
    came = [each for each in asked if each.received_on is not None]
    assert tile(sample, "inbox")[0] == newest.progress == f"{len(came)} of {len(asked)}"
    assert len(heat.rows) == len(asked)


def test_money_from_home_to_paper(sample: Core) -> None:
    [body] = [each for each in listed(sample, YEARS) if each.name == _present_year(sample)]
    lines = [each for each in listed(sample, CONTRIBUTIONS) if each.year.id == body.id]
    received, agreed = sum(each.received for each in lines), sum(each.agreed for each in lines)
    figure, chip = tile(sample, "wallet")
    assert (figure, chip) == (f"£{received // 100:,}", f"of £{agreed // 100:,} agreed")
    paper = report(sample, "contributions", year=body.name)
    assert lead(paper).startswith(f"£{received / 100:,.2f} of £{agreed / 100:,.2f} agreed")
    with sample.read() as session:
        budget = year_budget(session, body.id)
    assert (budget.paid.received, budget.paid.agreed) == (received, agreed)
    headings = [each for each in listed(sample, BUDGET_LINES) if each.year.id == body.id]
    assert total(report(sample, "budget"), "Spending to month 12")[1:6] == [
        sum(getattr(each, name) for each in headings)
        for name in ("budget", "spent", "ledger", "committed", "forecast")
    ]


def test_a_year_opens_with_what_the_year_before_closed_with(sample: Core) -> None:
    years = sorted(listed(sample, YEARS), key=lambda each: each.first_day)
    with sample.read() as session:
        budgets = [year_budget(session, each.id) for each in years]
    for budget in budgets[1:]:
        assert budget.closing_before == budget.year.opening_reserve


def test_attendance_by_seat_by_meeting_and_on_paper(sample: Core) -> None:
    first, last = period(sample)
    with sample.read() as session:
        board = next(each for each in all_groups(session, last) if each.name == "SCP Board")
        found = matrix(session, board.id, first, last)
        of_seats = [attendance_of_seat(session, row.seat_id, first, last) for row in found.seats]
        registers = [register(session, each.id) for each in found.meetings]
    rows = [
        each
        for each in listed(sample, ATTENDANCES, group=board.id)
        if each.expected and each.meeting.id in {one.id for one in found.meetings}
    ]
    present = sum(each.code in PRESENT for each in rows)
    rate = found.counts.represented
    assert (rate.numerator, rate.denominator) == (present, len(rows))
    assert sum(each.represented.numerator for each in of_seats) == present
    assert sum(each.counts.represented.numerator for each in registers) == present
    paper = report(sample, "attendance", group="SCP Board", first_day=show_day(first))
    assert lead(paper).startswith(f"{len(registers)} meetings: {present} of {len(rows)} seats")


def test_minutes_say_what_the_register_says(sample: Core) -> None:
    [newest] = [
        each
        for each in listed(sample, MEETINGS)
        if each.group.name == "SCP Board" and each.state in HELD
    ][-1:]
    with sample.read() as session:
        counts = register(session, newest.id).counts
    paper = report(sample, "minutes", meeting=str(newest.id))
    told = " ".join(str(block.note) for _, block in walk(paper.blocks) if isinstance(block, Table))
    assert (
        f"{counts.represented.numerator} of {counts.represented.denominator} seats represented"
        in told
    )


def test_training_by_event_by_course_by_agency_and_on_paper(sample: Core) -> None:
    today = sample.clock.today()
    first = today.replace(month=4, day=1, year=today.year - (today.month < 4))
    with sample.read() as session:
        found = summary(session, first, today, today)
    held = [
        each
        for each in listed(sample, EVENTS)
        if first <= each.day <= today and each.status is not EventStatus.CANCELLED
    ]
    bookings = [
        each for each in listed(sample, BOOKINGS) if each.event.id in {one.id for one in held}
    ]
    came = {BookingStatus.ATTENDED, BookingStatus.LEFT_EARLY, BookingStatus.UNSCHEDULED}
    attended = sum(each.status in came for each in bookings)
    assert attended == found.total.attended == sum(each.attended for each in held)
    assert attended == sum(line.counts.attended for line in found.by_agency)
    paper = report(sample, "training")
    assert lead(paper).startswith(f"{attended} delegates attended {len(held)} events")
    assert attended in total(paper, "By course")
    assert attended in total(paper, "By agency")


def test_no_event_has_more_delegates_than_places(sample: Core) -> None:
    taken = [each for each in listed(sample, EVENTS) if each.capacity]
    assert all(each.booked <= each.capacity for each in taken)
    bookings = listed(sample, BOOKINGS)
    waiting = {each.event.id for each in bookings if each.status is BookingStatus.WAITING}
    assert [each.booked == each.capacity for each in taken if each.id in waiting] == [True]


def test_seats_of_every_group(sample: Core) -> None:
    today = sample.clock.today()
    with sample.read() as session:
        boxes = structure(session, all_partnerships(session)[0].id, today).boxes
        seats = {each.group.id: members_of(session, each.group.id, today) for each in boxes}
    for box in boxes:
        members = seats[box.group.id]
        assert (box.seats, box.vacant) == (len(members), len(vacancies(members)))
        assert len(listed(sample, MEMBERS, group=box.group.id)) == len(members)
    vacant = [each for members in seats.values() for each in vacancies(members)]
    filled = [each for members in seats.values() for each in members if not each.is_vacant]
    needing = [each for each in filled if each.category in NEEDING_DEPUTY]
    lone = [each for each in needing if not each.deputies]
    assert len(listed(sample, MEMBERS, only=Need.VACANT)) == len(vacant) == 1
    assert len(listed(sample, MEMBERS, only=Need.NO_DEPUTY)) == len(lone)


def test_what_a_file_holds_is_what_its_lists_show(sample: Core) -> None:
    today = sample.clock.today()
    with sample.read() as session:
        counts = describe(session, today).counts
    assert counts == {each.kind: len(listed(sample, each)) for each in LISTINGS}


def _present_year(core: Core) -> str:
    today = core.clock.today()
    start = today.year if today.month >= 4 else today.year - 1
    return f"{start}-{(start + 1) % 100:02d}"

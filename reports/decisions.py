"""The decision log as a document: what the groups decided, how, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.actions.queries import actions_from
from app.amounts import counted
from app.days import show_day
from app.decisions.fields import DecisionsWanted
from app.decisions.queries import DECISIONS
from app.fields import Choice, Day, Fields, Link
from app.groups.queries import group as read_group
from app.minutes.printed import RESTRICTED_ITEM
from app.rows import Wish
from reports.document import Paragraph, Report
from reports.partnerships import ANY, bodies
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.actions.queries import ActionRecord
    from app.bootstrap import Core
    from app.decisions.queries import DecisionRecord
    from reports.table import Cells

OPTIONS: Fields = (
    ANY,
    Link("group", "Group", kind="groups", help="All groups where none is named."),
    Day("first_day", "From", help="The first day of the period."),
    Day("last_day", "To", help="The last day of the period."),
    Choice(
        "which",
        "Which",
        words=DecisionsWanted,
        help="For the public those that are restricted are left out.",
    ),
)
_COLUMNS = (
    Column("No."),
    Column("Date", Kind.DAY),
    Column("Group", width=14),
    Column("Decision", width=44),
    Column("How", width=16),
    Column("Present for it", width=22, optional=True),
    Column("Dissent", width=20, optional=True),
    Column("By", Kind.DAY, optional=True),
    Column("Carried out", width=16, optional=True),
    Column("Actions", width=16, optional=True),
)


def build(
    core: Core,
    group: int | None = None,
    partnership: int | None = None,
    *,
    first_day: date | None = None,
    last_day: date | None = None,
    which: DecisionsWanted = DecisionsWanted.ALL,
) -> Report:
    """List decisions, the newest first; one group's, one partnership's, or all, of a period or of all time."""
    today, public = core.clock.today(), which is DecisionsWanted.PUBLIC
    with core.read() as session:
        decider = read_group(session, group, today) if group is not None else None
        whose = bodies(session, decider.partnership.id if decider else partnership)
        scope = {
            "group": group,
            "partnership": partnership,
            "first_day": first_day,
            "last_day": last_day,
            "arrangements": which is DecisionsWanted.ARRANGEMENTS,
            "to_do": which is DecisionsWanted.TO_DO,
        }
        ids = DECISIONS.ids(session, Wish(sort="day", descending=True), scope)
        found = DECISIONS.read(session, ids, scope)
        if public:
            found = [each for each in found if not each.is_private]
        raised = actions_from(session, [each.id for each in found], today)
    if public:
        raised = {
            decision: [each for each in some if not each.is_private]
            for decision, some in raised.items()
        }
    return Report(
        f"{decider.name}: decisions" if decider else "Decision log",
        (
            Paragraph(in_short(found, today), look="lead"),
            table(found, raised, today, with_partnership=whose.several),
        ),
        today,
        partnership=whose.names,
        basis=_period(first_day, last_day) or f"Decisions as at {show_day(today)}",
        marking=whose.marking,
        landscape=True,
    )


def table(
    found: Sequence[DecisionRecord],
    raised: Mapping[int, Sequence[ActionRecord]],
    today: date,
    *,
    with_partnership: bool = False,
) -> Table:
    """Put decisions in rows, each with the actions that came of it."""
    first = (Column("Partnership", width=14),) if with_partnership else ()
    rows = (
        (*(str(each.partnership) for _ in first), *_row(each, raised.get(each.id, ()), today))
        for each in found
    )
    return Table((*first, *_COLUMNS), tuple(rows), empty="There is no such decision.")


def in_short(found: Sequence[DecisionRecord], today: date) -> str:
    """Say how many decisions there are, and how many are still to be carried out, and late."""
    waiting = [each for each in found if each.is_to_do]
    told = f"{counted(len(found), 'decision')}"
    if not waiting:
        return f"{told}."
    late = sum(each.days_late(today) > 0 for each in waiting)
    return f"{told}, {len(waiting)} with a day still to be carried out, {late} of them late."


def _row(each: DecisionRecord, raised: Sequence[ActionRecord], today: date) -> Cells:
    return (
        each.reference,
        each.day,
        each.group.name,
        f"{each.text}{RESTRICTED_ITEM}" if each.is_private else each.text,
        each.how,
        each.present,
        each.dissent,
        each.by_when,
        _carried_out(each, today),
        "; ".join(f"{one.reference} {one.status.title_text.casefold()}" for one in raised),
    )


def _carried_out(each: DecisionRecord, today: date) -> Cell | None:
    if each.carried_out_on is not None:
        how = f": {each.carried_out_how}" if each.carried_out_how else ""
        return Cell(f"{show_day(each.carried_out_on)}{how}", tone="good")
    late = each.days_late(today)
    return Cell(f"{counted(late, 'day')} late", tone="bad") if late else None


def _period(first: date | None, last: date | None) -> str:
    if first and last:
        return f"{show_day(first)} to {show_day(last)}"
    return f"From {show_day(first)}" if first else f"Until {show_day(last)}" if last else ""

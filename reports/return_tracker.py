"""The tracker of returns as a document: every agency by every round, and who owes what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.days import show_day
from app.fields import Fields, Flag
from app.partnerships.queries import partnership_or_first
from app.returns.states import state_in_words
from app.returns.tracker import tracker
from reports.document import Paragraph, Report, Section
from reports.partnerships import ONE
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from datetime import date

    from app.bootstrap import Core
    from app.returns.queries import RequestRecord
    from app.returns.tracker import Tracker

OPTIONS: Fields = (
    ONE,
    Flag("closed", "Closed rounds too", help="Those in which every return has been accepted."),
)
NONE_OPEN = "No round is open."


def build(core: Core, *, closed: bool | None = None, partnership: int | None = None) -> Report:
    """Report who has answered which round of a partnership, the first where none is named."""
    today = core.clock.today()
    with core.read() as session:
        body = partnership_or_first(session, partnership)
        found = tracker(session, body.id, closed=bool(closed))
    return Report(
        "Return tracker",
        (
            Paragraph(_in_short(found, today), look="lead"),
            Section("Agencies by rounds", (_cells(found, today),)),
            Section("Not in", (_owing(found, today),)),
        ),
        today,
        partnership=body.name,
        basis=f"Returns as at {show_day(today)}",
        marking=body.marking or "",
        landscape=True,
    )


def _in_short(found: Tracker, today: date) -> str:
    if not found.rounds:
        return NONE_OPEN
    late = sum(row.owed(today) for row in found.rows)
    came = sum(each.came for each in found.rounds)
    asked = sum(each.asked for each in found.rounds)
    told = (
        f"{came} of {counted(asked, 'return')} are in, over {counted(len(found.rounds), 'round')}"
    )
    return f"{told}; {late} late." if late else f"{told}; none is late."


def _cells(found: Tracker, today: date) -> Table:
    """Put each agency in a row and each round in a column: how far the return has come, on its tint."""
    return Table(
        (
            Column("Agency", width=30),
            *(Column(each.name, align="centre", width=18) for each in found.rounds),
        ),
        tuple(
            (row.agency.name, *(_cell(row.cells.get(each.id), today) for each in found.rounds))
            for row in found.rows
        ),
        total=("In", *(each.progress for each in found.rounds)) if found.rows else None,
        shaded=True,
        note="Late: past its due day and not in. – not asked.",
        empty=NONE_OPEN,
    )


def _cell(request: RequestRecord | None, today: date) -> Cell:
    if request is None:
        return Cell("–")
    is_late = request.is_overdue(today)
    words = f"{'late, ' if is_late else ''}{state_in_words(request, today)}"
    return Cell(words, tone="bad" if is_late else request.state.tone)


def _owing(found: Tracker, today: date) -> Table:
    """Put each return that is not in in a row, with its days."""
    due = {each.id: each.due_on for each in found.rounds}
    rows = [
        (
            row.agency.name,
            each.round.name,
            due[each.round.id],
            max((today - each.due_on).days, 0) or None if each.due_on else None,
            each.sent_on,
            each.chased_on,
            each.contact,
        )
        for row in found.rows
        for each in row.cells.values()
        if each.received_on is None
    ]
    return Table(
        (
            Column("Agency", width=30),
            Column("Round", width=28),
            Column("Due", Kind.DAY, width=12),
            Column("Days late", Kind.NUMBER, width=10, optional=True),
            Column("Sent", Kind.DAY, width=12, optional=True),
            Column("Chased", Kind.DAY, width=12, optional=True),
            Column("Contact", width=22, optional=True),
        ),
        tuple(rows),
        empty="Every return is in.",
    )

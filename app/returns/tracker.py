"""The tracker: every agency by every round, each cell how far that return has come, and who owes what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.agencies.queries import sectors_of
from app.belonging import within
from app.returns.queries import OF_ROUND, RequestRecord, RoundRecord, requests, rounds
from models.returns import ReturnRequest, ReturnRound

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.fields import Ref
    from models.agencies import Sector


@dataclass(frozen=True)
class TrackerRow:
    """One agency's line: its request per round id; a round that does not ask it is not there."""

    agency: Ref
    sector: Sector
    cells: Mapping[int, RequestRecord]

    def owed(self, today: date) -> int:
        """Count the returns that are past their due day and not in."""
        return sum(each.is_overdue(today) for each in self.cells.values())

    @property
    def waiting(self) -> int:
        """Count the returns that are not in."""
        return sum(each.received_on is None for each in self.cells.values())


@dataclass(frozen=True)
class Tracker:
    """Agencies by rounds: rounds by their due day, agencies by name."""

    rounds: tuple[RoundRecord, ...]
    rows: tuple[TrackerRow, ...]

    def owing(self) -> Tracker:
        """Give only the agencies of which a return is not in."""
        return Tracker(self.rounds, tuple(row for row in self.rows if row.waiting))


def tracker(
    session: Session, partnership_id: int | None = None, *, closed: bool = False
) -> Tracker:
    """Give the tracker of a partnership's rounds, or of all, in a fixed number of queries.

    A round is closed when every return of it has been accepted; such rounds are left out unless `closed`.
    """
    asked = (
        select(ReturnRequest.id, ReturnRequest.round_id, ReturnRequest.accepted_on)
        .join(ReturnRound, ReturnRound.id == ReturnRequest.round_id)
        .where(*within(OF_ROUND, partnership_id))
    )
    found = session.execute(asked).all()
    shown = {row.round_id for row in found if closed or row.accepted_on is None}
    every = sorted(
        rounds(session, list(shown)), key=lambda each: (each.due_on is None, each.due_on, each.id)
    )
    lines = requests(session, [row.id for row in found if row.round_id in shown])
    return Tracker(tuple(every), _rows(session, lines))


def _rows(session: Session, lines: list[RequestRecord]) -> tuple[TrackerRow, ...]:
    agencies = {each.agency.id: each.agency for each in lines}
    sectors = sectors_of(session, agencies)
    cells: dict[int, dict[int, RequestRecord]] = {each: {} for each in agencies}
    for each in lines:
        cells[each.agency.id][each.round.id] = each
    made = (TrackerRow(agency, sectors[key], cells[key]) for key, agency in agencies.items())
    return tuple(sorted(made, key=lambda row: row.agency.name.casefold()))

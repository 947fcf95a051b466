"""A year's meetings as proposed and before anything is stored: one row a meeting, moved, changed or left out there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from app.days import show_long_day, show_short_day
from app.errors import NotFound
from app.fields import Choice, Day, Fields, Link, Ref, Text, Time
from app.meetings.rules import outside_life
from app.planning.days_free import Gathering, nearest_free, objections
from models.words import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, time

    from app.meetings.rules import Life
    from app.partnerships.years import Year


class PlanOutcome(Word):
    """What becomes of a proposed meeting when the plan is stored."""

    NEW = "new", "New", "good"
    MOVED = "moved", "Moved", "note"
    DOUBT = "doubt", "Look at", "caution"
    THERE = "there", "Planned"
    HELD = "held", "Held"
    LEFT_OUT = "left-out", "Left out"


PLAN: Fields = (
    Choice("outcome", "Outcome", words=PlanOutcome, computed=True, width=14),
    Link("group", "Group", kind="groups", computed=True, width=22),
    Text("weekday", "Day", computed=True, width=6),
    Day("day", "Date", required=True),
    Time("starts", "Start"),
    Time("finishes", "Finish", listed=False),
    Text("venue", "Venue", width=24),
    Text("note", "What to know", computed=True, width=46),
)


@dataclass(frozen=True)
class ProposedMeeting:
    """One proposed meeting; `nominal` is the day of the pattern, `there` the id of a meeting that takes its place.

    A meeting that is there beside the pattern has its own day as nominal; `held` says that it is over.
    """

    id: int
    group: Ref
    nominal: date
    day: date
    starts: time | None = None
    finishes: time | None = None
    venue: str | None = None
    online_link: str | None = None
    there: int | None = None
    held: bool = False
    left_out: bool = False

    @property
    def stands(self) -> bool:
        """Say whether it becomes a meeting when the plan is stored."""
        return self.there is None and not self.left_out


@dataclass(frozen=True)
class PlanRow:
    """A proposed meeting as the preview lists it, with what stands against its day or why it was moved."""

    id: int
    outcome: PlanOutcome
    group: Ref
    weekday: str
    day: date
    starts: time | None
    finishes: time | None
    venue: str | None
    note: str


class YearPlan:
    """The proposals of one or more groups; each act answers with what then stands against every row.

    `people` gives who sits on a group on a day, `others` are the meetings of all groups that are planned already,
    `lives` the first and last days of the groups. By itself a plan proposes days of its own year only, and none before
    today.
    """

    def __init__(
        self,
        year: Year,
        today: date,
        people: Callable[[int, date], frozenset[int]],
        others: Iterable[Gathering],
        *,
        lives: Mapping[int, Life],
    ) -> None:
        self.year = year
        self._lives = lives
        self._today = today
        self._people = people
        self._others: dict[date, list[Gathering]] = {}
        for each in others:
            self._others.setdefault(each.day, []).append(each)
        self._rows: dict[int, ProposedMeeting] = {}
        self._by_day: dict[date, set[int]] = {}

    @property
    def standing(self) -> list[ProposedMeeting]:
        """The proposals that are to be stored, by day."""
        return sorted(
            (each for each in self._rows.values() if each.stands), key=lambda each: each.day
        )

    def propose(self, wished: ProposedMeeting) -> ProposedMeeting:
        """Add a proposal on the nearest day that nothing stands against; a meeting that is there stays on its own."""
        row = replace(wished, id=len(self._rows) + 1)
        if row.there is None:
            row = replace(row, day=nearest_free(row.nominal, partial(self._not_by_itself, row)))
        self._put(row)
        return row

    def change(self, row_id: int, name: str, value: Any) -> None:  # noqa: ANN401 - a value of one of PLAN's Fields
        """Set the day, a time or the venue of a proposal; one that is planned already is changed on its own page."""
        row = self.row(row_id)
        if row.there is None:
            self._put(replace(row, **{name: value}))

    def leave_out(self, row_id: int, *, left_out: bool = True) -> None:
        """Leave a proposal out of what is stored, or take it in again."""
        self._put(replace(self.row(row_id), left_out=left_out))

    def rows(self) -> list[PlanRow]:
        """Give the rows by day, then group."""
        shown = [self._shown(each) for each in self._rows.values()]
        return sorted(shown, key=lambda each: (each.day, each.group.name.casefold()))

    def row(self, row_id: int) -> ProposedMeeting:
        """Give one proposal."""
        if row_id not in self._rows:
            raise NotFound("proposed meeting", row_id)
        return self._rows[row_id]

    def _put(self, row: ProposedMeeting) -> None:
        before = self._rows.get(row.id)
        if before is not None:
            self._by_day[before.day].discard(row.id)
        self._rows[row.id] = row
        self._by_day.setdefault(row.day, set()).add(row.id)

    def _not_by_itself(self, row: ProposedMeeting, day: date) -> Sequence[str]:
        if not max(self.year.first_day, self._today) <= day <= self.year.last_day:
            return [f"{show_long_day(day)} is over, or not in {self.year.name}."]
        return self._against(replace(row, day=day))

    def _shown(self, row: ProposedMeeting) -> PlanRow:
        outcome, note = self._judged(row)
        return PlanRow(
            row.id,
            outcome,
            row.group,
            show_long_day(row.day).split(maxsplit=1)[0],
            row.day,
            row.starts,
            row.finishes,
            row.venue,
            note,
        )

    def _judged(self, row: ProposedMeeting) -> tuple[PlanOutcome, str]:
        if row.there is not None:
            outcome = PlanOutcome.HELD if row.held else PlanOutcome.THERE
            return outcome, _stays(row)
        if row.left_out:
            return PlanOutcome.LEFT_OUT, ""
        against = self._against(row)
        if against:
            return PlanOutcome.DOUBT, " ".join(against)
        if row.day != row.nominal:
            why = " ".join(self._against(replace(row, day=row.nominal)))
            day = show_long_day(row.nominal)
            is_named = why.startswith(f"{day} is ")
            told = f": {why.removeprefix(f'{day} is ')}" if is_named else f". {why}"
            return PlanOutcome.MOVED, f"From {day}{told}".strip()
        return PlanOutcome.NEW, ""

    def _against(self, row: ProposedMeeting) -> Sequence[str]:
        outside = outside_life(row.group.name, self._lives.get(row.group.id, (None, None)), row.day)
        near = (self._rows[each] for each in sorted(self._by_day.get(row.day, ())))
        proposed = [self._occasion(each) for each in near if each.id != row.id and each.stands]
        others = [*self._others.get(row.day, ()), *proposed]
        return [*([outside] if outside else []), *objections(self._occasion(row), others)]

    def _occasion(self, row: ProposedMeeting) -> Gathering:
        people = self._people(row.group.id, row.day)
        return Gathering(row.group.name, row.day, row.starts, row.finishes, row.venue, people)


def _stays(row: ProposedMeeting) -> str:
    """Say of a meeting that stands already for which turn it does so, where that is not its own day."""
    if row.day != row.nominal:
        turn = f"{show_long_day(row.nominal).split()[0]} {show_short_day(row.nominal)}"
        return f"{'Was held' if row.held else 'Stays'}, for {turn}."
    return "Was held." if row.held else "Stays as it is planned."

"""Exceptions: indicators whose newest value is worse than its limit, apart from its comparator, or not in when due."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.days import months_on, show_day
from app.fields import Choice, Fields, Note, Ref, Text
from app.indicators.acting import actions_of
from app.indicators.comparing import Judged, judge
from app.indicators.fields import HowOften, IndicatorStanding, Told
from app.indicators.together import beside_one_another
from app.indicators.wording import rate_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.indicators.series import Series, SeriesPoint
    from app.indicators.together import Beside

EXCEPTION: Fields = (
    Text("reference", "Ref.", computed=True, width=7),
    Text("name", "Indicator", computed=True, width=34),
    Choice("standing", "Standing", words=IndicatorStanding, computed=True, width=12),
    Told("latest", "Latest", computed=True, width=13),
    Text("period", "Period", computed=True, width=12),
    Note("why", "Why", computed=True, listed=True, width=34),
    Text("made_of", "Made of", computed=True, width=12, help="Numerator and denominator."),
    Text("since", "Since", computed=True, width=12, help="The first period of its run."),
    Text("action", "Action", computed=True, width=14, help="The newest raised because of it."),
    Note("commentary", "Note", listed=True, width=28, help="Kept with the value as commentary."),
)
_MONTHS = {HowOften.MONTHLY: 1, HowOften.QUARTERLY: 3, HowOften.YEARLY: 12}
_WRONG = {IndicatorStanding.EXCEPTION, IndicatorStanding.NO_FIGURE}


@dataclass(frozen=True)
class IndicatorException:
    """An indicator that somebody must look at; `id` is the indicator's, `value_id` that of its newest value."""

    id: int
    value_id: int
    reference: str | None
    name: str
    standing: IndicatorStanding
    latest: str
    period: str
    why: str
    made_of: str
    since: str
    action: str
    commentary: str | None
    agency: Ref | None
    partnership: Ref

    @property
    def title(self) -> str:
        """Its reference and name."""
        return f"{self.reference} {self.name}" if self.reference else self.name


def exceptions(
    session: Session, partnership_id: int | None, today: date
) -> list[IndicatorException]:
    """Give the exceptions of a partnership, or of all: worse or apart first, then those without a figure, then late."""
    return exceptions_among(session, beside_one_another(session, partnership_id), today)


def exceptions_among(
    session: Session, found: Sequence[Beside], today: date
) -> list[IndicatorException]:
    """Give the exceptions among indicators that have been read already, those furthest off before the others."""
    told = [(each, judged) for each in found if (judged := _judged(each, today)).standing]
    order = list(IndicatorStanding)
    told.sort(key=lambda pair: (order.index(pair[1].standing or order[-1]), -pair[1].off))
    raised = actions_of(session, [each.record.id for each, _ in told], today)
    return [
        _exception(each, judged, raised.get(each.record.id, ""))
        for each, judged in told
        if each.own is not None
    ]


def due_day(frequency: HowOften, last_day: date) -> date:
    """Give the day by which the next figure should be in: a whole period after the end of the one it is for."""
    if frequency == HowOften.WEEKLY:
        return last_day + timedelta(weeks=2)
    after = last_day + timedelta(days=1)
    # Counted from the day after, so that quarters end on their last day whatever the length of months.
    return months_on(after, 2 * _MONTHS[frequency]) - timedelta(days=1)


def judged_by(judged: Judged, frequency: HowOften, latest: SeriesPoint, today: date) -> Judged:
    """Add to how the newest value stands that the next one is late; Judged() where nobody need look at it."""
    due = due_day(frequency, latest.last_day)
    late = f"No figure after {latest.period}; the next was due by {show_day(due)}."
    is_late = due < today
    if judged.standing in _WRONG:
        return replace(judged, why=f"{judged.why} {late}") if is_late else judged
    return Judged(IndicatorStanding.LATE, late) if is_late else Judged()


def _judged(each: Beside, today: date) -> Judged:
    if each.own is None:
        return Judged()
    judged = judge(each.record, each.every)
    return judged_by(judged, each.record.frequency, each.own.latest, today)


def _exception(each: Beside, judged: Judged, action: str) -> IndicatorException:
    assert each.own is not None  # noqa: S101 - only such are told
    assert judged.standing is not None  # noqa: S101 - as above
    record, latest = each.record, each.own.latest
    return IndicatorException(
        record.id,
        latest.id or 0,
        record.reference,
        record.name,
        judged.standing,
        record.latest,
        latest.period,
        judged.why,
        rate_words(latest),
        _since(each, judged.standing),
        action,
        latest.commentary,
        record.agency,
        record.partnership,
    )


def _since(each: Beside, standing: IndicatorStanding) -> str:
    """Give the first period of the unbroken run in which an indicator has stood as it does now."""
    assert each.own is not None  # noqa: S101 - only such are told
    since = each.own.latest.period
    if standing is IndicatorStanding.LATE:
        return since
    whole = next(one for one in each.every if _is_same(one, each.own))
    for point in reversed(whole.points):
        then = [cut for one in each.every if (cut := one.until(point.last_day)) is not None]
        if judge(each.record, then).standing is not standing:
            break
        since = point.period
    return since


def _is_same(one: Series, other: Series) -> bool:
    return (one.role, one.place.id, one.breakdown) == (other.role, other.place.id, other.breakdown)

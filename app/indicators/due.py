"""What indicators put on Home: figures that are late, and exceptions about which no action was raised yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.belonging import within
from app.deadlines import Deadline, Verb, how_soon
from app.indicators.acting import answered_periods
from app.indicators.comparing import judge
from app.indicators.exceptions import due_day, judged_by
from app.indicators.fields import IndicatorStanding
from app.indicators.listings import OF_PARTNERSHIP
from app.indicators.queries import series_by_indicator
from app.indicators.series import own_of
from app.unit.whose import EVERYBODY
from models.indicators import Indicator

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.indicators.comparing import Judged
    from app.indicators.series import SeriesPoint
    from app.unit.whose import Whose


def deadlines(
    session: Session,
    today: date,
    whose: Whose = EVERYBODY,
    *,
    partnership_id: int | None = None,
) -> list[Deadline]:
    """Give one deadline per indicator that somebody must look at and about which no action is open or was raised.

    An action of an earlier period that is over counts no more. It is due when its next figure is: until then an
    exception should be explained, or be put right.
    """
    chosen = select(Indicator).where(
        Indicator.ended_on.is_(None),
        whose.condition(Indicator.looked_after_id),
        *within(OF_PARTNERSHIP, partnership_id),
    )
    rows = {row.id: row for row in session.scalars(chosen)}
    found = series_by_indicator(session, list(rows), newest=True)
    told: list[tuple[Indicator, Judged, SeriesPoint]] = []
    for indicator_id, several in found.items():
        row, own = rows[indicator_id], own_of(several)
        if own is not None:
            judged = judged_by(judge(row, several), row.frequency, own.latest, today)
            told += [(row, judged, own.latest)] if judged.standing else []
    answered = answered_periods(session, [row.id for row, *_ in told])
    return [
        _deadline(row, judged, latest, today)
        for row, judged, latest in told
        if not answered.get(row.id, set()) & {"", latest.period}
    ]


def _deadline(row: Indicator, judged: Judged, latest: SeriesPoint, today: date) -> Deadline:
    due = due_day(row.frequency, latest.last_day)
    chip, tone = how_soon(due, today)
    name = f"{row.reference} {row.name}" if row.reference else row.name
    is_late = judged.standing is IndicatorStanding.LATE
    return Deadline(
        f"{name}: {'figure not in' if is_late else 'no action yet'}",
        judged.why,
        due,
        chip=chip,
        tone=tone,
        verb=Verb.OPEN,
        page="indicator-exceptions",
        record_id=row.id,
    )

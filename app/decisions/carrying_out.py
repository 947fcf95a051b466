"""Carrying a decision out: when and how, which minutes do not say, so that it is told after they are issued too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import show_day
from app.errors import refuse
from models.decisions import Decision, Verdict

if TYPE_CHECKING:
    from datetime import date

    from app.work import Work


def record_carried_out(
    work: Work, decision_id: int, day: date | None, how: str | None = None
) -> int:
    """Say on which day a decision was carried out, and how; without a day it is still to be done."""
    row = work.get(Decision, decision_id)
    told = (how or "").strip()
    found = {}
    if day is not None and row.verdict is Verdict.REFUSED:
        found["carried_out_on"] = "It was not agreed, so there is nothing to carry out."
    elif day is None and told:
        found["carried_out_on"] = "Say on which day, or take out how it was done."
    elif day is not None and day > work.today:
        found["carried_out_on"] = f"{show_day(day)} has not come yet."
    elif day is not None and day < row.day:
        found["carried_out_on"] = f"It was made on {show_day(row.day)} only."
    refuse(found)
    row.carried_out_on = day
    row.carried_out_how = told or None
    work.session.flush()
    return decision_id

"""Actions raised because of what an indicator says: who explains and betters it by when, in the one log."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.actions.fields import ActionScope, ActionSource, ActionValues
from app.actions.operations import add_action, number_action
from app.actions.queries import actions
from app.actions.rules import OPEN
from app.indicators.fields import IndicatorStanding
from app.returns.improving import usual_group
from models.actions import Action
from models.indicators import Indicator, IndicatorAction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.fields import Ref
    from app.indicators.exceptions import IndicatorException
    from app.work import Work


def raise_indicator_action(work: Work, indicator_id: int, period: str, values: ActionValues) -> int:
    """Raise an action because of an indicator's value of a period; it gets its number at once."""
    row = work.get(Indicator, indicator_id)
    title = f"{row.reference} {row.name}" if row.reference else row.name
    full: dict[str, Any] = {
        "source": ActionSource.DATASET,
        "source_note": f"{title}, {period}",
        "scope": ActionScope.AGENCY if values.get("owner_agency") else ActionScope.PARTNERSHIP,
        "raised_on": work.today,
        **values,
    }
    action_id = number_action(work, add_action(work, cast("ActionValues", full)))
    work.add(IndicatorAction(indicator_id=indicator_id, action_id=action_id, period=period))
    return action_id


def suggested(found: IndicatorException) -> str:
    """Say what an action because of an exception would, until somebody knows better."""
    if found.standing is IndicatorStanding.EXCEPTION:
        return f"Explain and improve {found.title}: {found.latest} in {found.period}. {found.why}"
    return f"Supply the figure for {found.title}. {found.why}"


def usual_indicator_group(session: Session, partnership_id: int) -> Ref | None:
    """Give the group that oversees such actions: that of the last one raised, else the board."""
    return usual_group(session, partnership_id, IndicatorAction)


def actions_of(session: Session, indicator_ids: Sequence[int], today: date) -> dict[int, str]:
    """Tell the newest action of each indicator, "A12, open"; an indicator without one has none."""
    chosen = (
        select(IndicatorAction.indicator_id, IndicatorAction.action_id)
        .where(IndicatorAction.indicator_id.in_(indicator_ids))
        .order_by(IndicatorAction.id)
    )
    newest = {row.indicator_id: row.action_id for row in session.execute(chosen)}
    known = {each.id: each for each in actions(session, [*newest.values()], {"as_at": today})}
    return {
        indicator_id: f"{known[action_id].reference}, {known[action_id].status.title_text.lower()}"
        for indicator_id, action_id in newest.items()
    }


def answered_periods(session: Session, indicator_ids: Sequence[int]) -> dict[int, set[str]]:
    """Give the periods because of which actions were raised, by indicator; "" stands for one that is still open."""
    chosen = (
        select(IndicatorAction.indicator_id, IndicatorAction.period, Action.status)
        .join(Action, Action.id == IndicatorAction.action_id)
        .where(IndicatorAction.indicator_id.in_(indicator_ids))
    )
    found: dict[int, set[str]] = defaultdict(set)
    for indicator_id, period, status in session.execute(chosen):
        found[indicator_id] |= {period, *([""] if status in OPEN else [])}
    return found

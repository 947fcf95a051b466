"""Actions raised from weak answers: who is to make them better by when, in the one log, linked to their cell."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.actions.fields import ActionScope, ActionSource, ActionValues
from app.actions.operations import add_action, number_action
from app.actions.queries import actions
from app.fields import Ref
from app.groups.fields import Tier
from models.actions import Action
from models.groups import Group
from models.returns import (
    ReturnAction,
    ReturnKind,
    ReturnRequest,
    ReturnRound,
    ReturnTemplate,
    Standard,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.returns.asked import AskedRecord
    from app.returns.heat import HeatMap
    from app.work import Work
    from models.indicators import IndicatorAction


@dataclass(frozen=True)
class Suggestion:
    """What an action from a weak cell would say until somebody knows better."""

    text: str
    due: date | None
    group: Ref | None


def raise_action(work: Work, request_id: int, standard_id: int, values: ActionValues) -> int:
    """Raise an action about one agency's answers to one standard; it gets its number at once."""
    request = work.get(ReturnRequest, request_id)
    round_, standard = work.get(ReturnRound, request.round_id), work.get(Standard, standard_id)
    kind = work.get(ReturnTemplate, round_.template_id).kind
    full: dict[str, Any] = {
        "source": ActionSource.SECTION_11 if kind == ReturnKind.SECTION_11 else ActionSource.AUDIT,
        "source_note": f"{round_.name}, standard {standard.number}",
        "scope": ActionScope.AGENCY,
        "raised_on": work.today,
        "owner_agency": request.agency_id,
        **values,
    }
    action_id = number_action(work, add_action(work, cast("ActionValues", full)))
    work.add(ReturnAction(request_id=request_id, standard_id=standard_id, action_id=action_id))
    return action_id


def actions_about(
    session: Session, request_id: int, standard_id: int, today: date
) -> list[ActionRecord]:
    """Give the actions raised from one cell, in the order they were raised."""
    chosen = select(ReturnAction.action_id).where(
        ReturnAction.request_id == request_id, ReturnAction.standard_id == standard_id
    )
    found = actions(session, session.scalars(chosen).all(), {"as_at": today})
    return sorted(found, key=lambda each: each.id)


def actions_from(
    session: Session, round_id: int, today: date
) -> dict[tuple[int, int], list[ActionRecord]]:
    """Give the actions raised from a round by request and standard, in a fixed number of queries."""
    chosen = (
        select(ReturnAction.request_id, ReturnAction.standard_id, ReturnAction.action_id)
        .join(ReturnRequest, ReturnRequest.id == ReturnAction.request_id)
        .where(ReturnRequest.round_id == round_id)
        .order_by(ReturnAction.id)
    )
    rows = session.execute(chosen).all()
    known = {
        each.id: each
        for each in actions(session, [row.action_id for row in rows], {"as_at": today})
    }
    found: dict[tuple[int, int], list[ActionRecord]] = {}
    for row in rows:
        found.setdefault((row.request_id, row.standard_id), []).append(known[row.action_id])
    return found


def suggest(session: Session, heat: HeatMap, answers: Sequence[AskedRecord]) -> Suggestion:
    """Suggest an action for the lowest of these answers: the agency's own area for improvement where it named one."""
    scored = [each for each in answers if isinstance(each.counts, Decimal)]
    lowest = min(scored, key=lambda each: cast("Decimal", each.counts), default=None)
    group = usual_group(session, heat.round.partnership.id)
    if lowest is None:
        return Suggestion("", None, group)
    text = suggested_text(heat, lowest.standard, lowest.wording, lowest.improvement)
    return Suggestion(text, lowest.deadline, group)


def suggested_text(heat: HeatMap, question: str, wording: str, improvement: str | None) -> str:
    """Say what an action about a weak answer would: the agency's own words, else which question to bring up to what."""
    words = {level.value: level.word for level in heat.levels}
    aim = words.get(heat.threshold, str(heat.threshold)).lower()
    return improvement or f"Bring “{wording}” ({question}) up to {aim}"


def usual_group(
    session: Session,
    partnership_id: int,
    raised: type[ReturnAction | IndicatorAction] = ReturnAction,
) -> Ref | None:
    """Give the group of a partnership that oversees actions of a kind: that of the last one raised, else the board."""
    own = Group.partnership_id == partnership_id
    last = (
        select(Group.id, Group.name)
        .join(Action, Action.group_id == Group.id)
        .join(raised, raised.action_id == Action.id)
        .where(own)
        .order_by(raised.id.desc())
    )
    board = select(Group.id, Group.name).where(own, Group.tier == Tier.BOARD).order_by(Group.id)
    row = session.execute(last.limit(1)).first() or session.execute(board.limit(1)).first()
    return Ref(row.id, row.name) if row else None

"""Gaps of a round: weak cells about which nothing is being done, each with the action that would, raised in one act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.actions.rules import OPEN
from app.errors import UserError, refuse
from app.fields import Day, Fields, Link, Note, Ref, Text
from app.returns.cycles import OfText
from app.returns.improving import actions_from, raise_action, suggested_text
from app.returns.summary import weak_answers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.returns.heat import HeatMap
    from app.returns.summary import WeakAnswer
    from app.work import Work

GAP: Fields = (
    Link("agency", "Agency", kind="agencies", computed=True, width=22),
    Text("standard", "Standard", computed=True, width=24),
    OfText("below", "Below", computed=True, width=8, help="Answers below, of those that count."),
    Note("text", "Action", required=True, listed=True, width=46),
    Day("due", "Due", help="The agency's own deadline where it named one."),
)


class NothingLeft(UserError):
    """No gap is left to raise an action from."""

    def __init__(self) -> None:
        super().__init__("No line is left; there is nothing to raise.")


@dataclass(frozen=True)
class Gap:
    """A weak cell without an open action: its lowest answer, how many fall below, and what the action would say."""

    id: int
    request_id: int
    standard_id: int
    agency: Ref
    standard: str
    below: str
    text: str
    due: date | None


def gaps(session: Session, heat: HeatMap, today: date) -> list[Gap]:
    """Give the weak cells of a round that no open action is about, by agency, in a fixed number of queries.

    An action that is closed did not do it: the answer is still weak.
    """
    raised = actions_from(session, heat.round.id, today)
    seen_to = {cell for cell, found in raised.items() if any(each.status in OPEN for each in found)}
    lowest: dict[tuple[int, int], WeakAnswer] = {}
    for each in weak_answers(session, heat):
        lowest.setdefault((each.request_id, each.standard.id), each)
    cells = {row.request.id: row.cells for row in heat.rows}
    places = {each.id: place for place, each in enumerate(heat.standards)}
    order = sorted(
        (cell for cell in lowest if cell not in seen_to),
        key=lambda cell: (lowest[cell].agency.name.casefold(), places[cell[1]]),
    )
    return [
        _gap(number, heat, lowest[cell], cells[cell[0]][cell[1]].of)
        for number, cell in enumerate(order, 1)
    ]


def raise_actions(
    work: Work, chosen: Sequence[Gap], *, group: int, due: date | None, evidence_wanted: bool
) -> list[int]:
    """Raise an action from each gap, all overseen by one group; gives their ids.

    `due` counts where a gap has no day of its own. NothingLeft where there is no gap, InvalidValues where no day is
    known for one.
    """
    if not chosen:
        raise NothingLeft
    undated = next((each for each in chosen if (each.due or due) is None), None)
    if undated is not None:
        refuse({"due": f"Say by when: {undated.agency} named no deadline for {undated.standard}."})
    return [
        raise_action(
            work,
            each.request_id,
            each.standard_id,
            {
                "text": each.text,
                "group": group,
                "due": each.due or due,
                "evidence_wanted": evidence_wanted,
            },
        )
        for each in chosen
    ]


def _gap(number: int, heat: HeatMap, lowest: WeakAnswer, below: str) -> Gap:
    return Gap(
        number,
        lowest.request_id,
        lowest.standard.id,
        lowest.agency,
        f"{lowest.standard.number} {lowest.standard.title}",
        below,
        suggested_text(heat, lowest.question, lowest.wording, lowest.improvement),
        lowest.deadline,
    )

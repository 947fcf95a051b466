"""What can be asked about proposed decisions: those of a meeting, item by item, with what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Select, bindparam, select

from app.decisions.queries import decisions
from app.papers.queries import paper_records
from app.record_values import named_values
from models.agenda import AgendaItem
from models.recommendations import Recommendation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.decisions.queries import DecisionRecord
    from app.papers.queries import PaperRecord
    from app.recommendations.fields import Verdict


@dataclass(frozen=True)
class RecommendationRecord:
    """A proposed decision with its paper, where it was read from one, and its decision, once there is one."""

    id: int
    version: int
    item_id: int
    place: int
    label: str | None
    text: str
    as_read: str | None
    newer: str | None
    dropped: bool
    restricted: bool
    """Whether the public does not see it, by itself or because of its paper."""
    paper: PaperRecord | None
    decision: DecisionRecord | None

    @property
    def number(self) -> str:
        """The number that it bears in its paper, else its place among those of its item."""
        return self.label or str(self.place)

    @property
    def verdict(self) -> Verdict | None:
        """What became of it, None before the meeting has answered."""
        return self.decision.verdict if self.decision else None

    @property
    def differs(self) -> bool:
        """Whether a newer version of its paper says otherwise, and nobody has said yet what is to become of it."""
        return self.newer is not None or self.dropped

    @property
    def told(self) -> str:
        """Where it comes from: "paper 4a", "paper 4a, changed here", "typed here"."""
        if self.paper is None:
            return "typed here"
        changed = ", changed here" if self.as_read != self.text else ""
        return f"paper {self.paper.label}{changed}"

    @property
    def offer(self) -> str:
        """Say what the newer version of its paper has in its place, "" where nothing is to be said."""
        if not self.differs or self.paper is None:
            return ""
        if self.dropped:
            return f"Version {self.paper.number} of paper {self.paper.label} has it no more."
        return f"Version {self.paper.number} of paper {self.paper.label} says: {self.newer}"


def recommendations_of(
    session: Session, meeting_id: int
) -> Mapping[int, tuple[RecommendationRecord, ...]]:
    """Give what is proposed at a meeting by item, each in its order; a fixed number of queries however many."""
    rows = session.scalars(_of_meeting(), {"meeting": meeting_id}).all()
    if not rows:
        return {}
    papers = _papers(session, rows)
    taken = [row.decision_id for row in rows if row.decision_id]
    decided = {each.id: each for each in decisions(session, taken)} if taken else {}
    found: dict[int, list[RecommendationRecord]] = {}
    for row in rows:
        paper = papers.get(row.paper_id or 0)
        found.setdefault(row.item_id, []).append(
            RecommendationRecord(
                **named_values(row, _PLAIN),
                restricted=row.restricted or (paper is not None and paper.restricted),
                paper=paper,
                decision=decided.get(row.decision_id or 0),
            )
        )
    return {item_id: tuple(each) for item_id, each in found.items()}


def recommended(session: Session, item_id: int) -> tuple[RecommendationRecord, ...]:
    """Give what is proposed under one item."""
    item = session.get_one(AgendaItem, item_id)
    return recommendations_of(session, item.meeting_id).get(item_id, ())


def _papers(session: Session, rows: Sequence[Recommendation]) -> dict[int, PaperRecord]:
    ids = {row.paper_id for row in rows if row.paper_id}
    return {each.id: each for each in paper_records(session, list(ids))} if ids else {}


@cache
def _of_meeting() -> Select[Recommendation]:
    chosen = select(Recommendation).join(AgendaItem, AgendaItem.id == Recommendation.item_id)
    return chosen.where(AgendaItem.meeting_id == bindparam("meeting")).order_by(
        Recommendation.item_id, Recommendation.place, Recommendation.id
    )


_PLAIN = ("id", "version", "item_id", "place", "label", "text", "as_read", "newer", "dropped")

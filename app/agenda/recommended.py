"""The proposed decisions of agenda items, as far as agendas and papers must see to them when they move or go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.agenda.order import put_in_places
from models.papers import Paper
from models.recommendations import Recommendation

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.work import Work


def move_recommendations(work: Work, item_id: int, to_item: int) -> None:
    """Let what is proposed under an item be proposed under the one it is carried over to; what is answered stays."""
    rows = recommendation_rows(work, item_id)
    moved = [row for row in rows if row.decision_id is None]
    for row in moved:
        row.item_id = to_item
    put_in_places(work, moved)
    put_in_places(work, [row for row in rows if row.decision_id is not None])


def bring_recommendations(work: Work, paper_id: int, to_item: int) -> None:
    """Let what a paper proposes go with it to another item, after what is proposed there; what is answered stays."""
    open_ones = select(Recommendation).filter_by(paper_id=paper_id, decision_id=None)
    moved = work.session.scalars(open_ones.order_by(Recommendation.place)).all()
    there = recommendation_rows(work, to_item)
    left = {row.item_id for row in moved} - {to_item}
    for row in moved:
        row.item_id = to_item
    put_in_places(work, [*there, *moved])
    for item_id in left:
        put_in_places(work, recommendation_rows(work, item_id))


def remove_recommendations_of(work: Work, item_ids: Collection[int]) -> None:
    """Remove what is proposed under items that are removed themselves."""
    chosen = select(Recommendation.id).where(Recommendation.item_id.in_(item_ids))
    work.delete_many(Recommendation, work.session.scalars(chosen).all())


def forget_papers(work: Work, paper_ids: Collection[int]) -> None:
    """Remove what papers proposed that are removed themselves; what was changed by hand or answered stays."""
    chosen = select(Recommendation).where(Recommendation.paper_id.in_(paper_ids))
    rows = work.session.scalars(chosen).all()
    gone = [row for row in rows if row.decision_id is None and row.text == row.as_read]
    items = {row.item_id for row in gone}
    for row in rows:
        part_from_paper(work, row)
        row.newer, row.dropped = None, False
    work.session.flush()
    work.delete_many(Recommendation, [row.id for row in gone])
    for item_id in items:
        put_in_places(work, recommendation_rows(work, item_id))


def part_from_paper(work: Work, row: Recommendation) -> None:
    """Let what is proposed stand without its paper; what a restricted one proposed stays restricted."""
    if row.paper_id is not None:
        row.restricted = row.restricted or work.get(Paper, row.paper_id).restricted
        row.paper_id = None


def recommendation_rows(work: Work, item_id: int) -> list[Recommendation]:
    """Give what is proposed under an item in its order."""
    chosen = select(Recommendation).where(Recommendation.item_id == item_id)
    return list(work.session.scalars(chosen.order_by(Recommendation.place, Recommendation.id)))

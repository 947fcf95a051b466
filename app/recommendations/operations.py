"""What can be done to proposed decisions before the meeting has answered them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agenda.order import put_in_places
from app.agenda.recommended import part_from_paper, recommendation_rows
from app.errors import UserError, refuse
from app.fields import problems
from app.meetings.rules import check_open
from app.recommendations.fields import RECOMMENDATION
from app.recommendations.lines import MOST, proposals_in
from models.agenda import AgendaItem
from models.meetings import Meeting
from models.recommendations import Recommendation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.work import Work


class AnsweredAlready(UserError):
    """A proposed decision was to be changed or removed that the meeting has answered."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"The meeting has answered recommendation {number}, so it stays as it was put. "
            "Change its decision, or take the answer back first."
        )


def add_recommendations(work: Work, item_id: int, text: str) -> list[int]:
    """Add proposed decisions that were typed or pasted, a line or a point of a list each, after those there are."""
    found = proposals_in(text)
    if not found:
        refuse({"text": "Type what the meeting is asked to decide, one recommendation a line."})
    if len(found) > MOST:
        refuse({"text": f"These are {len(found)} recommendations; at most {MOST} go in at once."})
    for each in found:
        refuse(problems(RECOMMENDATION, {"text": each.text}))
    open_item(work, item_id)
    there = recommendation_rows(work, item_id)
    # A label of what is pasted counts only where no other number could be meant.
    added = [
        Recommendation(
            item_id=item_id,
            place=len(there) + place,
            label=each.label if not there else None,
            text=each.text,
            dropped=False,
            restricted=False,
        )
        for place, each in enumerate(found, start=1)
    ]
    return [work.add(row) for row in added]


def change_recommendation(work: Work, row_id: int, text: str, shown: int | None = None) -> int:
    """Write a proposed decision anew; what its paper said is kept beside it."""
    row = unanswered(work, row_id)
    refuse(problems(RECOMMENDATION, {"text": text}))
    work.edit(row, {"text": text}, RECOMMENDATION, shown)
    return row_id


def place_recommendation(work: Work, row_id: int, place: int) -> int:
    """Move a proposed decision to a place (from 1) among those of its item; a number of its paper stays with it."""
    row = work.get(Recommendation, row_id)
    open_item(work, row.item_id)
    beside = [each for each in recommendation_rows(work, row.item_id) if each.id != row_id]
    beside.insert(max(0, place - 1), row)
    put_in_places(work, beside)
    return row_id


def remove_recommendation(work: Work, row_id: int) -> int:
    """Take a proposed decision away that the meeting is not to be asked."""
    row = unanswered(work, row_id)
    left = [each for each in recommendation_rows(work, row.item_id) if each.id != row_id]
    work.delete(row)
    put_in_places(work, left)
    return row_id


def take_newer(work: Work, ids: Sequence[int]) -> int:
    """Take what the newer versions of papers say in the place of these; gives how many have changed or gone."""
    for row_id in ids:
        row = unanswered(work, row_id)
        if row.dropped:
            remove_recommendation(work, row_id)
        elif row.newer is not None:
            row.text = row.as_read = row.newer
            row.newer = None
    work.session.flush()
    return len(ids)


def keep_older(work: Work, ids: Sequence[int]) -> int:
    """Leave these as they are, whatever the newer versions of their papers say; gives how many."""
    for row_id in ids:
        row = unanswered(work, row_id)
        if row.dropped:
            # It is the meeting's own from now on: no later version of the paper is asked about it.
            part_from_paper(work, row)
            row.as_read = None
        elif row.newer is not None:
            row.as_read = row.newer
        row.newer, row.dropped = None, False
    work.session.flush()
    return len(ids)


def open_item(work: Work, item_id: int) -> AgendaItem:
    """Give an item of a meeting whose minutes are not locked."""
    item = work.get(AgendaItem, item_id)
    check_open(work.get(Meeting, item.meeting_id))
    return item


def unanswered(work: Work, row_id: int) -> Recommendation:
    """Give a proposed decision that may still be changed; AnsweredAlready, or the minutes are locked."""
    row = work.get(Recommendation, row_id)
    open_item(work, row.item_id)
    if row.decision_id is not None:
        raise AnsweredAlready(row.label or str(row.place))
    return row

"""What a paper recommends is put beside its agenda item; a newer version of it only proposes what it changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.agenda.attached import label_of
from app.agenda.naming import headings
from app.agenda.order import put_in_places
from app.agenda.recommended import recommendation_rows
from app.amounts import counted
from app.recommendations.lines import words_of
from app.recommendations.operations import open_item
from app.wording import listed
from models.papers import Paper
from models.recommendations import Recommendation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.recommendations.lines import Proposed
    from app.work import Work

ALIKE = 0.5
"""The share of words from which on a recommendation is taken for another wording of one that was there."""


@dataclass(frozen=True)
class PaperRead:
    """What came of reading a paper: how many recommendations are new, otherwise, gone, and answered already."""

    label: str
    is_newer: bool
    added: int = 0
    changed: int = 0
    dropped: int = 0
    answered: int = 0

    @property
    def sentence(self) -> str:
        """Tell it: "3 recommendations read from paper 4a"; "" where there is nothing to tell."""
        if not self.is_newer:
            read = counted(self.added, "recommendation")
            return f"{read} read from paper {self.label}" if self.added else ""
        known = ((self.added, "new"), (self.changed, "changed"), (self.dropped, "no longer in it"))
        parts = [f"{count} {word}" for count, word in known if count]
        if self.answered:
            parts.append(f"{self.answered} answered by the meeting already, which stays")
        return f"recommendations of paper {self.label}: {listed(parts)}" if parts else ""


def read_recommendations(work: Work, paper_id: int, found: Sequence[Proposed]) -> PaperRead:
    """Put what a paper recommends beside its item; where it was read before, only propose the differences.

    What was typed by hand, changed by hand or answered stays as it is. A paper in which nothing is found changes
    nothing: its recommendations may stand where no program reads them.
    """
    paper = work.get(Paper, paper_id)
    open_item(work, paper.item_id)
    rows = recommendation_rows(work, paper.item_id)
    label = _label(work, paper)
    own = [row for row in rows if row.paper_id == paper_id]
    if not found:
        return PaperRead(label, is_newer=bool(own))
    pairs = _pairs(own, found)
    pairs |= _taken_over(paper_id, rows, found, pairs)
    said = [(row, _says(row, found[place])) for place, row in pairs.items()]
    gone = _let_go(own, pairs)
    added = _add_others(work, paper, found, pairs)
    return PaperRead(
        label,
        bool(own),
        added,
        changed=sum(is_new and row.decision_id is None for row, is_new in said),
        dropped=sum(row.dropped for row in gone),
        answered=sum(is_new and row.decision_id is not None for row, is_new in said)
        + sum(not row.dropped for row in gone),
    )


def _label(work: Work, paper: Paper) -> str:
    heading = headings(work.session, [paper.item_id])[paper.item_id]
    return label_of(heading.partition(" ")[0], paper.place)


def _pairs(own: Sequence[Recommendation], found: Sequence[Proposed]) -> dict[int, Recommendation]:
    """Give by the place of what is found the row that it is: the same words first, then the likeliest."""
    left = list(own)
    pairs: dict[int, Recommendation] = {}
    for place, each in enumerate(found):
        same = next((row for row in left if words_of(_read(row)) == words_of(each.text)), None)
        if same is not None:
            pairs[place] = same
            left.remove(same)
    likely = sorted(
        (
            (_likeness(_read(row), each.text), -place, -row.place, row)
            for place, each in enumerate(found)
            if place not in pairs
            for row in left
        ),
        key=lambda each: each[:3],
        reverse=True,
    )
    for share, place, _, row in likely:
        if share >= ALIKE and -place not in pairs and row in left:
            pairs[-place] = row
            left.remove(row)
    return pairs


def _taken_over(
    paper_id: int,
    rows: Sequence[Recommendation],
    found: Sequence[Proposed],
    pairs: Mapping[int, Recommendation],
) -> dict[int, Recommendation]:
    """Make what somebody typed before the paper came the paper's, so that it is not there twice; as in `_pairs`."""
    typed = [row for row in rows if row.paper_id is None and row.decision_id is None]
    taken: dict[int, Recommendation] = {}
    for place, each in enumerate(found):
        same = next((row for row in typed if words_of(row.text) == words_of(each.text)), None)
        if place not in pairs and same is not None:
            same.paper_id, same.as_read, same.label = paper_id, same.text, each.label
            taken[place] = same
            typed.remove(same)
    return taken


def _let_go(
    own: Sequence[Recommendation], pairs: Mapping[int, Recommendation]
) -> list[Recommendation]:
    """Mark what the paper has no more, unless it was answered; gives all of it."""
    kept = {row.id for row in pairs.values()}
    gone = [row for row in own if row.id not in kept]
    for row in gone:
        if row.decision_id is None:
            # Its number is another's in the paper as it is now.
            row.dropped, row.newer, row.label = True, None, None
    return gone


def _says(row: Recommendation, each: Proposed) -> bool:
    """Let a row know what its paper says of it now; gives whether those are other words than the row has."""
    was, now, here = words_of(_read(row)), words_of(each.text), words_of(row.text)
    if row.decision_id is not None:
        return was != now
    row.label, row.dropped = each.label, False
    if now == here:
        row.as_read, row.newer = row.text, None
    elif now == was:
        # The paper is as it was and the row was changed by hand: nothing new is said.
        row.newer = None
    else:
        row.newer = each.text
    return row.newer is not None


def _add_others(
    work: Work, paper: Paper, found: Sequence[Proposed], pairs: dict[int, Recommendation]
) -> int:
    """Add what is not there yet, each behind what stands before it in the paper; gives how many."""
    order = recommendation_rows(work, paper.item_id)
    first = next((place for place, row in enumerate(order) if row.paper_id == paper.id), len(order))
    added, last = 0, None
    for place, each in enumerate(found):
        row = pairs.get(place)
        if row is None:
            row = Recommendation(
                item_id=paper.item_id,
                place=len(order) + 1,
                label=each.label,
                text=each.text,
                paper_id=paper.id,
                as_read=each.text,
                dropped=False,
                restricted=False,
            )
            work.add(row)
            order.insert(first if last is None else order.index(last) + 1, row)
            added += 1
        last = row
    put_in_places(work, order)
    return added


def _read(row: Recommendation) -> str:
    return row.as_read if row.as_read is not None else row.text


def _likeness(one: str, other: str) -> float:
    """Say how much two wordings share, 0 to 1: the words of both over all their words."""
    first, second = (Counter(words_of(each).split()) for each in (one, other))
    whole = first.total() + second.total()
    return 2 * (first & second).total() / whole if whole else 0.0

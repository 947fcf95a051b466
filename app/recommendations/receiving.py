"""A paper that comes with what it recommends: attached, or taken as a newer version, in one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.papers.operations import attach_paper, replace_paper
from app.recommendations.reading import PaperRead, read_recommendations

if TYPE_CHECKING:
    from app.papers.looking import Incoming
    from app.recommendations.lines import Proposed
    from app.work import Work


@dataclass(frozen=True)
class IncomingReport:
    """A file that was looked at, with what was found recommended in it; nothing in one that is no cover report."""

    paper: Incoming
    proposed: tuple[Proposed, ...] = ()


def receive_paper(work: Work, item_id: int, found: IncomingReport) -> tuple[int, PaperRead]:
    """Attach a paper to an item and put what it recommends beside it; gives the paper's id and what came of it."""
    paper_id = attach_paper(work, item_id, found.paper)
    return paper_id, read_recommendations(work, paper_id, found.proposed)


def receive_newer(work: Work, paper_id: int, found: IncomingReport) -> PaperRead:
    """Take a newer version of a paper; where it recommends otherwise, that is proposed and overwrites nothing."""
    replace_paper(work, paper_id, found.paper)
    return read_recommendations(work, paper_id, found.proposed)

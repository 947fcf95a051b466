"""A meeting in progress with proposed decisions, and what papers recommend, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.minutes.queries import minuted
from app.papers.looking import look_at
from app.papers.operations import attach_paper
from app.recommendations.lines import Proposed
from app.recommendations.operations import add_recommendations
from app.recommendations.queries import recommended
from app.recommendations.reading import read_recommendations
from tests.app.papers.makers import pdf

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.minutes.queries import MinutedItem
    from app.recommendations.queries import RecommendationRecord
    from app.recommendations.reading import PaperRead


def propose(core: Core, item_id: int, text: str) -> list[int]:
    """Type proposed decisions under an item."""
    with core.work("Propose") as work:
        return add_recommendations(work, item_id, text)


def attach_with(core: Core, item_id: int, *texts: str) -> int:
    """Attach a paper that recommends this."""
    with core.work("Attach") as work:
        paper_id = attach_paper(work, item_id, look_at("Report.pdf", pdf(str(texts))))
        read_recommendations(work, paper_id, [Proposed(each) for each in texts])
    return paper_id


def newer(core: Core, paper_id: int, *texts: str) -> PaperRead:
    """Read a newer version of a paper, which recommends this."""
    with core.work("Replace") as work:
        return read_recommendations(work, paper_id, [Proposed(each) for each in texts])


def proposed(core: Core, item_id: int) -> list[RecommendationRecord]:
    """Give what is proposed under an item."""
    with core.read() as session:
        return list(recommended(session, item_id))


def texts(core: Core, item_id: int) -> list[str]:
    """Give the wordings of it."""
    return [each.text for each in proposed(core, item_id)]


def minuted_item(core: Core, meeting_id: int, item_id: int) -> MinutedItem:
    """Give an item with what was recorded under it."""
    with core.read() as session:
        found = minuted(session, meeting_id, core.clock.today())
    return next(each for each in found if each.item.id == item_id)

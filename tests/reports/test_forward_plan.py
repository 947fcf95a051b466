"""The forward plan as a document: by group and meeting, and a public one without what is restricted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.forward.operations import add_topic
from reports.document import Paragraph, Section
from reports.forward_plan import build
from reports.table import Table
from tests.app.groups.makers import make_board
from tests.app.meetings.makers import JUNE, plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.bootstrap import Core
    from reports.document import Report


def topics(report: Report) -> Mapping[str, Sequence[tuple[object, object]]]:
    """Give meeting day and title of each row, by the heading it stands under."""
    found: dict[str, list[tuple[object, object]]] = {}
    for block in report.blocks:
        if isinstance(block, Section):
            [table] = block.blocks
            assert isinstance(table, Table)
            found[block.title] = [(row[0], row[1]) for row in table.rows]
    return found


def test_topics_stand_by_group_and_meeting_and_the_public_plan_tells_what_it_leaves_out(
    core: Core,
) -> None:
    board = make_board(core)
    plan(core, board, JUNE)
    with core.work("Park") as work:
        add_topic(work, {"group": board.board, "title": "Later", "due": date(2025, 9, 1)})
        add_topic(work, {"group": board.board, "title": "Soon", "due": date(2025, 6, 1)})
        add_topic(
            work,
            {
                "group": board.subgroup,
                "title": "Secret",
                "due": date(2025, 6, 1),
                "restricted": True,
            },
        )
    [first, second] = topics(build(core)).values()
    assert first == [(JUNE, "Soon"), ("not planned", "Later")]
    assert second == [("not planned", "Secret (restricted)")]
    public = build(core, public=True)
    assert list(topics(public).values()) == [first]
    lead = public.blocks[0]
    assert isinstance(lead, Paragraph)
    assert lead.text == "2 topics parked for later meetings. 1 restricted topic left out."

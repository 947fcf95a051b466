"""The action sheet of a meeting: by owner, those due first, with the decisions below."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.actions.operations import add_action
from app.agenda.operations import change_item
from reports.action_sheet import NOBODY, build
from reports.document import Paragraph, Section, walk
from reports.table import Table, cell
from tests.app.meetings.makers import begin
from tests.reports.meeting_sample import hold

if TYPE_CHECKING:
    from app.bootstrap import Core
    from reports.document import Report


def tables(report: Report) -> dict[str, list[list[object]]]:
    """Give the rows of each section's table by its title."""
    return {
        block.title: [[cell(each).value for each in row] for row in table.rows]
        for _, block in walk(report.blocks)
        if isinstance(block, Section)
        for table in block.blocks
        if isinstance(table, Table)
    }


def lead(report: Report) -> str:
    return next(str(block.text) for _, block in walk(report.blocks) if isinstance(block, Paragraph))


def test_each_owner_finds_what_is_theirs_and_the_decisions_stand_below(core: Core) -> None:
    report = build(core, hold(core))
    found = tables(report)
    assert list(found) == ["All members", NOBODY, "Decisions"]
    assert found["All members"][0][:4] == [
        "2025/1",
        "Bring cases.",
        "3 Neglect strategy",
        date(2025, 6, 12),
    ]
    assert [row[0] for row in found["Decisions"]] == ["2025/1", "2025/2", "2025/3"]
    assert report.draft == ""


def test_what_is_kept_from_the_public_is_marked(core: Core) -> None:
    _, meeting_id, [item_id] = begin(core, "One family")
    with core.work("Add action") as work:
        change_item(work, item_id, {"restricted": True})
        add_action(work, {"meeting": meeting_id, "item": item_id, "text": "See the family"})
    found = tables(build(core, meeting_id))
    assert [row[1] for row in found[NOBODY]] == ["See the family (restricted)"]


def test_what_is_due_first_stands_first_and_numbers_wait_for_the_closing(core: Core) -> None:
    _, meeting_id, [item_id] = begin(core, "Neglect strategy")
    with core.work("Add actions") as work:
        for text, due in (
            ("Later", date(2025, 6, 1)),
            ("Some day", None),
            ("Soon", date(2025, 4, 1)),
        ):
            values = {"meeting": meeting_id, "item": item_id, "text": text, "due": due}
            add_action(work, {**values, "owner_name": "F. Valli"})  # type: ignore[typeddict-item]  # a dict of literals
    report = build(core, meeting_id)
    assert [row[1] for row in tables(report)["F. Valli"]] == ["Soon", "Later", "Some day"]
    assert report.draft.startswith("Draft")
    assert lead(report) == "3 actions for 1 owner."


def test_a_meeting_without_actions_says_so(core: Core) -> None:
    _, meeting_id, _ = begin(core)
    assert lead(build(core, meeting_id)) == "The meeting agreed no action."

"""Minutes that begin with the action sheet: a page of its own, with nothing restricted for the public."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.meetings.moves import ISSUE
from app.minutes.closing import carry_out
from app.minutes.printed import LEFT_OUT
from app.minutes.sheet_first import is_sheet_first, remember_sheet_first
from reports import minutes
from reports.document import PageBreak, Section
from reports.returned_minutes import read_returned
from reports.table import Table
from reports.writers import write
from tests.reports.meeting_sample import SECRET, hold
from tests.reports.test_minutes import READERS

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from reports.document import Report


def sheet(report: Report) -> list[tuple[object, ...]]:
    """Give the rows of the first page, with the break that ends it."""
    first, end = report.blocks[:2]
    assert isinstance(first, Section)
    assert isinstance(end, PageBreak)
    [table] = [each for each in first.blocks if isinstance(each, Table)]
    return [tuple(row) for row in table.rows]


def test_the_first_page_says_who_is_to_do_what_and_nothing_restricted_for_the_public(
    core: Core,
) -> None:
    meeting_id = hold(core)
    full = sheet(minutes.build(core, meeting_id, with_sheet=True))
    assert [row[0] for row in full] == ["All members", "No owner", "No owner"]
    public = sheet(minutes.build(core, meeting_id, public=True, with_sheet=True))
    assert [(row[1], row[2], row[3]) for row in public] == [("2025/1", "Bring cases.", "3")]
    assert SECRET in str(full)


@pytest.mark.parametrize("ending", READERS)
def test_it_stands_before_the_minutes_in_both_formats(
    core: Core, tmp_path: Path, ending: str
) -> None:
    meeting_id = hold(core)
    with core.work(ISSUE.label, **ISSUE.options) as work:
        carry_out(work, meeting_id, ISSUE)
    path = tmp_path / f"minutes{ending}"
    write(minutes.build(core, meeting_id, public=True, with_sheet=True), path)
    text = READERS[ending](path)
    assert 0 < text.index("Action sheet") < text.index(LEFT_OUT)
    assert SECRET not in text


def test_a_file_with_it_that_comes_back_as_it_went_holds_no_change(
    core: Core, tmp_path: Path
) -> None:
    meeting_id = hold(core)
    path = tmp_path / "minutes.docx"
    write(minutes.build(core, meeting_id, with_sheet=True), path)
    found = read_returned(core, meeting_id, path)
    assert (found.told, found.outside) == ((), ())


def test_each_group_remembers_it_and_begins_with_it(core: Core) -> None:
    hold(core)
    for first in (False, True):
        remember_sheet_first(core, 1, first=first)
        with core.read() as session:
            assert (is_sheet_first(session, 1), is_sheet_first(session, 2)) == (first, True)

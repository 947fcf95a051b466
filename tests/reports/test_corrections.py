"""Corrections of issued minutes on paper: at their item and at the end, and nothing restricted for the public."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.meetings.moves import APPROVE, ISSUE, REOPEN
from app.minutes.closing import carry_out
from app.minutes.correcting import add_correction
from app.minutes.queries import minuted
from reports import minutes
from reports.document import Section, walk
from reports.writers import write
from tests.app.groups.makers import TODAY
from tests.app.meetings.makers import MARCH
from tests.reports.meeting_sample import SECRET, hold
from tests.reports.test_minutes import READERS, facts

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core


def corrected(core: Core) -> int:
    """Issue minutes, record three corrections of which two are not for the public, and approve them."""
    meeting_id = hold(core)
    with core.work(ISSUE.label, **ISSUE.options) as work:
        carry_out(work, meeting_id, ISSUE)
    with core.read() as session:
        named = {each.item.title: each.item.id for each in minuted(session, meeting_id, TODAY)}
    neglect, review = named["Neglect strategy"], named[f"Review {SECRET}"]
    with core.work("Record corrections") as work:
        for item, stood, text in (
            (neglect, "Use had risen", "Use had fallen"),
            (neglect, f"{SECRET} was named", f"{SECRET} was not named"),
            (review, None, f"{SECRET} was postponed."),
        ):
            add_correction(
                work,
                {
                    "meeting": meeting_id,
                    "item": item,
                    "stood": stood,
                    "text": text,
                    "agreed_on": MARCH,
                },
            )
    with core.work(APPROVE.label, **APPROVE.options) as work:
        carry_out(work, meeting_id, APPROVE)
    return meeting_id


@pytest.mark.parametrize("ending", READERS)
def test_corrections_are_printed_with_the_words_as_issued_and_without_what_is_restricted(
    core: Core, tmp_path: Path, ending: str
) -> None:
    meeting_id = corrected(core)
    path = tmp_path / f"minutes{ending}"
    write(minutes.build(core, meeting_id), path)
    full = READERS[ending](path)
    for words in ("risen", "Use had fallen", "2 corrections of this item", "27 Mar 2025"):
        assert words in full
    assert f"{SECRET} was not named" in full
    write(minutes.build(core, meeting_id, public=True), path)
    public = READERS[ending](path)
    assert "Use had fallen" in public
    assert "A correction of this item" in public
    assert SECRET not in public


def test_the_state_of_approved_minutes_counts_the_corrections_that_are_printed(core: Core) -> None:
    meeting_id = corrected(core)
    full, public = (minutes.build(core, meeting_id, public=each) for each in (False, True))
    assert facts(full)["Status"].value == "Approved on 11 Mar 2025, with 3 corrections"
    assert facts(public)["Status"].value == "Approved on 11 Mar 2025, with 1 correction"


def test_a_draft_prints_no_corrections_for_its_text_is_put_right(core: Core) -> None:
    meeting_id = corrected(core)
    with core.work(REOPEN.label, **REOPEN.options) as work:
        carry_out(work, meeting_id, REOPEN, reason="Sent too soon")
    headings = [
        block.title
        for _, block in walk(minutes.build(core, meeting_id).blocks)
        if isinstance(block, Section)
    ]
    assert "Corrections" not in headings

"""Corrections of issued minutes: checked against the text, undone, found, kept from the public."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.attendance.fields import Code
from app.attendance.operations import mark_rest
from app.decisions.operations import add_decision
from app.errors import InvalidValues
from app.finding import search
from app.history import HistoryScope, Steps
from app.meetings.moves import CANCEL, CLOSE, ISSUE, REOPEN, Move
from app.minutes.closing import carry_out
from app.minutes.correcting import (
    StillADraft,
    add_correction,
    change_correction,
    remove_correction,
)
from app.minutes.corrections import corrections_of, for_the_public
from app.minutes.operations import save_minutes
from app.minutes.queries import minuted
from app.rows import Wish
from tests.app.groups.makers import TODAY
from tests.app.meetings.makers import DECEMBER, JUNE, MARCH, begin, plan

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.minutes.corrections import CorrectionRecord
    from app.minutes.fields import CorrectionValues

TEXT = "The audit is due by **9 June**.\n! Kestrel was named.\n- All agreed."


def issued(core: Core) -> tuple[int, int, list[int]]:
    """Issue the minutes of March, and plan June; gives both meetings and the items of March."""
    board, meeting_id, items = begin(core, "Audit", "Budget")
    with core.work("Write") as work:
        save_minutes(work, items[0], TEXT)
        add_decision(work, {"meeting": meeting_id, "item": items[0], "text": "Adopt it."})
        mark_rest(work, meeting_id, Code.ATTENDED)
    for move in (CLOSE, ISSUE):
        go(core, meeting_id, move)
    return meeting_id, plan(core, board, JUNE), items


def go(core: Core, meeting_id: int, move: Move, reason: str | None = None) -> None:
    with core.work(move.label, **move.options) as work:
        carry_out(work, meeting_id, move, reason=reason)


def record(core: Core, values: CorrectionValues) -> int:
    with core.work("Record correction") as work:
        return add_correction(work, values)


def known(core: Core, meeting_id: int) -> list[CorrectionRecord]:
    with core.read() as session:
        return corrections_of(session, meeting_id)


def test_a_correction_stands_beside_words_that_stay_as_they_were_issued(core: Core) -> None:
    meeting_id, june, items = issued(core)
    correction = record(
        core,
        {
            "meeting": meeting_id,
            "item": items[0],
            "stood": "due by 9 June",
            "text": "due by 12 June",
            "agreed_at": june,
        },
    )
    [found] = known(core, meeting_id)
    assert found.sentence == "For “due by 9 June” read “due by 12 June”."
    assert (found.agreed, found.agreed_on) == ("Agreed at SCP Board, 26 Jun 2025", JUNE)
    with core.read() as session:
        assert {each.text for each in minuted(session, meeting_id, TODAY)} >= {TEXT}
        [hit] = [each for each in search(session, "12 June") if each.kind == "corrections"]
    assert hit.record_id == correction
    steps = Steps(core, HistoryScope(record=("meeting", meeting_id)))
    assert steps.rows(steps.ids(Wish()))[0].label == "Record correction"
    core.undo()
    assert known(core, meeting_id) == []


def test_minutes_that_can_still_be_changed_have_no_corrections(core: Core) -> None:
    meeting_id, june, _ = issued(core)
    go(core, meeting_id, REOPEN, "A wrong date")
    with pytest.raises(StillADraft, match="Change their text instead"):
        record(core, {"meeting": meeting_id, "text": "x", "agreed_at": june})


def test_words_that_do_not_stand_there_are_refused_and_the_item_named_where_they_do(
    core: Core,
) -> None:
    meeting_id, june, items = issued(core)
    wrong: CorrectionValues = {"meeting": meeting_id, "text": "x", "agreed_at": june}
    with pytest.raises(InvalidValues, match="do not stand under “Budget”"):
        record(core, {**wrong, "item": items[1], "stood": "nowhere"})
    with pytest.raises(InvalidValues, match="stand under “Audit”"):
        record(core, {**wrong, "item": items[1], "stood": "All agreed."})
    record(core, {**wrong, "item": items[0], "stood": "adopt it"})
    assert len(known(core, meeting_id)) == 1


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({}, "agreed_at"),
        ({"agreed_on": DECEMBER}, "agreed_on"),
        ({"agreed_at": "itself"}, "agreed_at"),
        ({"agreed_at": "cancelled"}, "agreed_at"),
        ({"agreed_on": JUNE, "stood": "X"}, "text"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(
    core: Core, more: CorrectionValues, field: str
) -> None:
    meeting_id, june, _ = issued(core)
    go(core, june, CANCEL, "Nobody can come")
    named = {"itself": meeting_id, "cancelled": june}
    given = {name: named.get(str(value), value) for name, value in more.items()}
    with pytest.raises(InvalidValues) as refused:
        record(core, {"meeting": meeting_id, "text": "x", **given})  # type: ignore[typeddict-item]  # given is of its type
    assert list(refused.value.problems) == [field]
    assert known(core, meeting_id) == []


def test_what_was_restricted_stays_restricted(core: Core) -> None:
    meeting_id, june, items = issued(core)
    values: CorrectionValues = {"meeting": meeting_id, "item": items[0], "agreed_at": june}
    record(core, {**values, "stood": "Kestrel was named", "text": "Nobody was named"})
    record(core, {**values, "text": "All but one agreed."})
    found = known(core, meeting_id)
    assert [each.restricted for each in found] == [True, False]
    assert [each.text for each in for_the_public(found, ())] == ["All but one agreed."]
    assert for_the_public(found, {items[0]}) == []


def test_a_correction_is_put_right_and_taken_away(core: Core) -> None:
    meeting_id, june, _ = issued(core)
    correction = record(core, {"meeting": meeting_id, "text": "A typo", "agreed_on": MARCH})
    with core.work("Change correction") as work:
        change_correction(work, correction, {"agreed_at": june, "text": "A wrong name"})
    [found] = known(core, meeting_id)
    assert (found.text, found.agreed_on) == ("A wrong name", JUNE)
    with core.work("Remove correction") as work:
        remove_correction(work, correction)
    assert known(core, meeting_id) == []
    core.undo()
    assert [each.text for each in known(core, meeting_id)] == ["A wrong name"]

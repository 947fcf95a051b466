"""Versions of minutes: kept at each move and on request, compared paragraph by paragraph, and restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.actions.operations import add_action
from app.attendance.fields import Code
from app.attendance.operations import mark_rest
from app.decisions.operations import add_decision
from app.errors import ChangedMeanwhile, InvalidValues
from app.meetings.moves import APPROVE, CLOSE, FROM_CHAIR, ISSUE, REOPEN, TO_CHAIR, Move
from app.meetings.rules import MinutesLocked
from app.minutes import keeping_versions
from app.minutes.closing import carry_out
from app.minutes.fields import Occasion
from app.minutes.keeping_versions import (
    ItemNotThere,
    NotAsked,
    TooManyVersions,
    keep_version,
    remove_version,
    restore_item,
    restore_version,
)
from app.minutes.operations import save_minutes
from app.minutes.passages import PassageKind
from app.minutes.queries import minuted
from app.minutes.version_comparing import compare_versions
from app.minutes.version_words import KeptBox, KeptItem, pack, unpack
from app.minutes.versions import versions_of, words_now, words_of
from models.minutes import MinutesVersion
from tests.app.groups.makers import TODAY
from tests.app.meetings.makers import begin

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.minutes.versions import KeptMinutes

TITLES = ("Neglect strategy", "Dataset")
FIRST = "The chair presented.\n- Referrals rose.\n! One family was named."


def do(core: Core, meeting_id: int, *moves: Move) -> None:
    for move in moves:
        with core.work(move.label, **move.options) as work:
            carry_out(work, meeting_id, move, reason="A date was wrong")


def write(core: Core, item_id: int, text: str) -> None:
    with core.work("Write minutes") as work:
        save_minutes(work, item_id, text)


def held(core: Core) -> tuple[int, int, int]:
    """Hold a meeting of two items with words, a decision and an action under the first."""
    _, meeting_id, [first, second] = begin(core, *TITLES)
    with core.work("Hold meeting") as work:
        mark_rest(work, meeting_id, Code.ATTENDED)
        add_decision(work, {"meeting": meeting_id, "item": first, "text": "Extend it."})
        add_action(work, {"meeting": meeting_id, "item": first, "text": "Bring cases."})
        save_minutes(work, first, FIRST)
    do(core, meeting_id, CLOSE)
    return meeting_id, first, second


def known(core: Core, meeting_id: int) -> list[KeptMinutes]:
    with core.read() as session:
        return versions_of(session, meeting_id)


def words(core: Core, version_id: int) -> list[KeptItem]:
    """Give what a version says under the two items."""
    with core.read() as session:
        found = words_of(session, version_id)
    return [each for each in found if each.title in TITLES]


def texts(core: Core, meeting_id: int) -> list[str]:
    """Give the minutes of the two items."""
    with core.read() as session:
        found = minuted(session, meeting_id, TODAY)
    return [each.text for each in found if each.item.title in TITLES]


def shown(core: Core, meeting_id: int) -> dict[int, int | None]:
    with core.read() as session:
        return {each.item.id: each.version for each in minuted(session, meeting_id, TODAY)}


def keep(core: Core, meeting_id: int, name: str = "By hand") -> int:
    with core.work("Keep version") as work:
        return keep_version(work, meeting_id, {"name": name})


def test_every_move_of_the_minutes_keeps_a_version_with_its_day_and_hand(core: Core) -> None:
    meeting_id, _, _ = held(core)
    do(core, meeting_id, TO_CHAIR, FROM_CHAIR, ISSUE, REOPEN, ISSUE, APPROVE)
    found = known(core, meeting_id)
    assert [each.occasion for each in found][::-1] == [
        Occasion.CLOSED,
        Occasion.TO_CHAIR,
        Occasion.FROM_CHAIR,
        Occasion.ISSUED,
        Occasion.REOPENED,
        Occasion.CORRECTED,
        Occasion.APPROVED,
    ]
    newest = found[0]
    assert newest.at is not None
    assert newest.who == core.who
    assert newest.title.endswith(f" · Approved · {core.who}")


def test_a_version_holds_text_decisions_and_actions_with_their_numbers(core: Core) -> None:
    meeting_id, _, _ = held(core)
    item, other = words(core, known(core, meeting_id)[0].id)
    assert (item.title, item.text, other.text) == (TITLES[0], FIRST, "")
    told = [box.told for box in item.boxes]
    assert told[0].startswith("Decision ")
    assert "(new)" not in told[0]
    assert "Extend it.; Agreed without a vote" in told[0]
    assert told[1].endswith("Bring cases.; owner: none; no due day")


def test_a_version_stays_as_it_was_when_the_minutes_change(core: Core) -> None:
    meeting_id, first, _ = held(core)
    write(core, first, "Something else.")
    assert words(core, known(core, meeting_id)[0].id)[0].text == FIRST


def test_what_reads_the_same_is_stored_once(core: Core) -> None:
    meeting_id, first, _ = held(core)
    do(core, meeting_id, TO_CHAIR)
    write(core, first, "New words.")
    do(core, meeting_id, FROM_CHAIR, ISSUE, APPROVE)
    with core.read() as session:
        chosen = select(MinutesVersion.words).order_by(MinutesVersion.id)
        stored = [each is not None for each in session.scalars(chosen)]
    assert stored == [True, False, True, False, False]
    assert [words(core, each.id)[0].text for each in known(core, meeting_id)][::-1] == [
        *[FIRST] * 2,
        *["New words."] * 3,
    ]


def test_undoing_a_move_takes_its_version_along_and_redo_brings_it_back(core: Core) -> None:
    meeting_id, _, _ = held(core)
    do(core, meeting_id, TO_CHAIR)
    before = known(core, meeting_id)
    core.undo()
    assert [each.occasion for each in known(core, meeting_id)] == [Occasion.CLOSED]
    core.redo()
    assert known(core, meeting_id) == before


def test_a_version_is_kept_under_a_name_in_one_step(core: Core) -> None:
    meeting_id, first, _ = held(core)
    write(core, first, "Before the partners saw it.")
    version_id = keep(core, meeting_id, "Before partners")
    newest = known(core, meeting_id)[0]
    assert (newest.id, newest.name, newest.occasion) == (
        version_id,
        "Before partners",
        Occasion.ASKED,
    )
    assert "“Before partners” · Draft minutes" in newest.title
    core.undo()
    assert len(known(core, meeting_id)) == 1


def test_a_version_without_a_name_is_refused(core: Core) -> None:
    meeting_id, _, _ = held(core)
    with pytest.raises(InvalidValues) as refused:
        keep(core, meeting_id, "")
    assert set(refused.value.problems) == {"name"}


def test_only_what_a_person_kept_is_removed_and_those_that_read_the_same_keep_the_words(
    core: Core,
) -> None:
    meeting_id, first, _ = held(core)
    write(core, first, "By hand.")
    by_hand = keep(core, meeting_id)
    do(core, meeting_id, TO_CHAIR, FROM_CHAIR)
    with core.work("Remove version") as work:
        remove_version(work, by_hand)
    assert [words(core, each.id)[0].text for each in known(core, meeting_id)] == [
        "By hand.",
        "By hand.",
        FIRST,
    ]
    core.undo()
    assert words(core, by_hand)[0].text == "By hand."
    oldest = known(core, meeting_id)[-1].id
    with pytest.raises(NotAsked), core.work("Remove version") as work:
        remove_version(work, oldest)


def test_there_is_a_most_and_what_was_sent_out_or_asked_for_never_makes_room(
    core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_versions, "MOST", 4)
    meeting_id, first, _ = held(core)
    for place in range(3):
        write(core, first, f"Text {place}")
        keep(core, meeting_id, f"Version {place}")
    write(core, first, "The last")
    keep(core, meeting_id, "Instead of the one of closing")
    assert {each.occasion for each in known(core, meeting_id)} == {Occasion.ASKED}
    with pytest.raises(TooManyVersions):
        keep(core, meeting_id, "Too many")
    do(core, meeting_id, TO_CHAIR)
    assert len(known(core, meeting_id)) == 5


def test_an_item_is_restored_in_one_step(core: Core) -> None:
    meeting_id, first, second = held(core)
    kept = known(core, meeting_id)[0].id
    write(core, first, "Wrong.")
    write(core, second, "Stays.")
    now = shown(core, meeting_id)
    with core.work("Restore item") as work:
        restore_item(work, kept, first, shown=now)
    assert texts(core, meeting_id) == [FIRST, "Stays."]
    core.undo()
    assert texts(core, meeting_id) == ["Wrong.", "Stays."]


def test_the_whole_text_is_restored_in_one_step_after_keeping_what_was_there(core: Core) -> None:
    meeting_id, first, second = held(core)
    kept = known(core, meeting_id)[0].id
    write(core, first, "Wrong.")
    write(core, second, "Wrong too.")
    now = shown(core, meeting_id)
    with core.work("Restore version") as work:
        assert restore_version(work, kept, shown=now) == 2
    assert texts(core, meeting_id) == [FIRST, ""]
    newest = known(core, meeting_id)[0]
    assert newest.occasion is Occasion.BEFORE_RESTORE
    assert words(core, newest.id)[1].text == "Wrong too."
    core.undo()
    assert texts(core, meeting_id) == ["Wrong.", "Wrong too."]
    assert len(known(core, meeting_id)) == 1


def test_restoring_what_was_changed_meanwhile_is_refused(core: Core) -> None:
    meeting_id, first, _ = held(core)
    kept = known(core, meeting_id)[0].id
    compared = shown(core, meeting_id)
    write(core, first, "Written after the comparison.")
    with pytest.raises(ChangedMeanwhile), core.work("Restore item") as work:
        restore_item(work, kept, first, shown=compared)
    assert texts(core, meeting_id)[0] == "Written after the comparison."


def test_nothing_of_issued_minutes_is_restored_and_the_way_on_is_told(core: Core) -> None:
    meeting_id, first, _ = held(core)
    kept = known(core, meeting_id)[0].id
    write(core, first, "Issued so.")
    do(core, meeting_id, ISSUE)
    now = shown(core, meeting_id)
    with pytest.raises(MinutesLocked, match="Reopen them first"), core.work("Restore") as work:
        restore_item(work, kept, first, shown=now)
    with pytest.raises(MinutesLocked), core.work("Restore") as work:
        restore_version(work, kept, shown=now)
    assert texts(core, meeting_id)[0] == "Issued so."


def test_an_item_that_a_version_does_not_have_is_refused(core: Core) -> None:
    meeting_id, _, _ = held(core)
    kept = known(core, meeting_id)[0].id
    with pytest.raises(ItemNotThere, match="in that version"), core.work("Restore") as work:
        restore_item(work, kept, 9_999, shown={9_999: None})


def test_versions_are_compared_paragraph_by_paragraph(core: Core) -> None:
    meeting_id, first, second = held(core)
    kept = words(core, known(core, meeting_id)[0].id)
    write(core, first, "The vice-chair presented.\n! One family was named.")
    write(core, second, "The dataset was late.")
    with core.read() as session:
        now = [each for each in words_now(session, meeting_id, TODAY) if each.title in TITLES]
    found = compare_versions(kept, now)
    changes = [found.differences[place] for place in found.changes]
    assert [(each.kind, each.item, each.old, each.new) for each in changes] == [
        (
            PassageKind.CHANGED,
            first,
            ("The chair presented.",),
            ("The vice-chair presented.",),
        ),
        (PassageKind.REMOVED, first, ("- Referrals rose.",), ()),
        (PassageKind.NEW, second, (), ("The dataset was late.",)),
    ]
    assert found.sentence == "1 changed, 1 new, 1 removed"


def test_titles_boxes_and_items_that_went_are_compared_too() -> None:
    box = KeptBox("Decision 2025/14", "Extend it.")
    old = (KeptItem(1, "1", "Neglect", False, "", (box,)), KeptItem(2, "2", "Gone", False, "Words"))
    new = (
        KeptItem(1, "1", "Neglect", True, "", (KeptBox("Decision 2025/14", "Extend it now."),)),
        KeptItem(3, "2", "Came", False, "More"),
    )
    found = compare_versions(old, new).differences
    assert [(each.heading, each.title) for each in found] == [
        ("1 Neglect", "Heading: changed"),
        ("1 Neglect", "Decision or action: changed"),
        ("2 Gone", "Heading: removed"),
        ("2 Gone", "Removed"),
        ("2 Came", "Heading: new"),
        ("2 Came", "New"),
    ]


def test_versions_without_a_difference_say_so() -> None:
    item = KeptItem(1, "1", "Neglect", False, "Words")
    assert compare_versions((item,), (item,)).sentence == "Both read the same"


def test_long_minutes_are_kept_small_and_read_back_whole() -> None:
    text = (
        "The subgroup chair reported on the strategy, and members asked about thresholds.\n" * 500
    )
    items = tuple(KeptItem(place, str(place), "Item", False, text) for place in range(20))
    packed = pack(items)
    assert len(packed) < len(text)
    assert unpack(packed) == items

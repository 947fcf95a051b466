"""Undo: any sequence of acts can be taken back to where it began, done again, and leaves a true journal."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.agencies.operations import (
    add_agencies,
    add_agency,
    add_alias,
    change_agency,
    remove_agency,
    rename_agency,
)
from app.catalogue import SEARCHED
from app.errors import CannotTakeBack, InvalidValues, NothingToUndo, StillReferred
from app.journal import StepLine, history, standing
from app.search import rebuild_index
from models.agencies import Agency
from models.engine import writing
from tests.app.acts import add, content, tampering, version_of
from tests.files import open_core

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.work import Work

NAMES = st.sampled_from(["ELHT", "Council", "Police", "Trust “A”", "Ünited", "a\x1eb"])
ACTS = st.tuples(
    st.sampled_from(["add", "many", "change", "rename", "alias", "remove", "bulk", "purge"]),
    NAMES,
    st.integers(0, 5),
)
STEPS = st.lists(st.lists(ACTS, min_size=1, max_size=4), min_size=1, max_size=5)


@given(STEPS)
@settings(max_examples=25)
def test_undo_of_any_sequence_restores_the_file_and_redo_does_it_again(
    template: Path, steps: list[list[tuple[str, str, int]]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        core = open_core(Path(folder), template)
        states = [content(core)]
        for acts in steps:
            states += [content(core)] if _does(core, acts) else []
        for state in reversed(states[:-1]):
            core.undo()
            assert content(core) == state
        with pytest.raises(NothingToUndo):
            core.undo()
        for state in states[1:]:
            core.redo()
            assert content(core) == state
        assert tampering(core) == []
        assert _rebuilt(core) == content(core)["search_index"]
        core.close()


def test_undo_and_redo_name_the_act(core: Core) -> None:
    add(core, "Trust")
    assert _standing(core) == ("Add agency", None)
    core.undo()
    assert _standing(core) == (None, "Add agency")
    core.redo()
    assert _standing(core) == ("Add agency", None)
    with core.read() as session:
        assert [step.label for step in history(session)] == [
            "Redo “Add agency”",
            "Undo “Add agency”",
            "Add agency",
        ]


def test_a_new_act_forgets_what_could_be_done_again(core: Core) -> None:
    add(core, "First")
    core.undo()
    add(core, "Second")
    with pytest.raises(NothingToUndo):
        core.redo()


def test_undo_takes_own_acts_only(core: Core) -> None:
    add(core, "Mine")
    core.settings.change(user_initials="ZV")
    add(core, "Theirs")
    core.settings.change(user_initials="SK")
    assert core.undo().about == "Mine"
    assert [row[3] for row in content(core)["agency"]] == ["Theirs"]


def test_an_act_that_another_person_took_back_is_not_offered_again(core: Core) -> None:
    add(core, "First")
    add(core, "Second")
    second = _steps(core)[0]
    core.settings.change(user_initials="ZV")
    core.take_back(second)
    core.settings.change(user_initials="SK")
    assert core.undo().about == "First"
    with pytest.raises(NothingToUndo):
        core.undo()


def test_undo_survives_closing_and_opening(core: Core) -> None:
    add(core, "Trust")
    assert core.file is not None
    core.open(core.file.path)
    core.undo()
    assert content(core)["agency"] == []


def test_an_act_for_good_is_passed_over(core: Core) -> None:
    add(core, "First")
    with core.work("Issue minutes", can_undo=False) as work:
        add_agency(work, {"name": "Issued"})
    assert core.undo().about == "First"


def test_an_earlier_step_is_taken_back_while_later_ones_stand(core: Core) -> None:
    trust = add(core, "Trust")
    with core.work("Change phone") as work:
        change_agency(work, trust, {"phone": "1"})
    with core.work("Change e-mail") as work:
        change_agency(work, trust, {"email": "a@example.org"})
    phone = _steps(core)[1]
    core.take_back(phone)
    assert content(core)["agency"][0][9:11] == ("a@example.org", None)
    assert _standing(core)[0] == "Take back “Change phone”"
    core.undo()
    assert content(core)["agency"][0][9:11] == ("a@example.org", "1")


def test_a_step_is_not_taken_back_twice(core: Core) -> None:
    add(core, "Trust")
    [step] = _steps(core)
    core.take_back(step)
    with pytest.raises(NothingToUndo):
        core.take_back(step)


def test_a_later_change_of_the_same_value_is_in_the_way_and_named(core: Core) -> None:
    trust = add(core, "Trust")
    for phone in ("1", "2"):
        with core.work("Change phone") as work:
            change_agency(work, trust, {"phone": phone})
    before = content(core)
    with pytest.raises(
        CannotTakeBack, match=r"agency “Trust” has been changed since \(Phone\)"
    ) as refused:
        core.take_back(_steps(core)[1])
    assert "Nothing was changed" in str(refused.value)
    assert content(core) == before


def test_an_import_with_a_record_that_changed_since_stays_whole(core: Core) -> None:
    with core.work("Import agencies") as work:
        ids = add_agencies(work, [{"name": f"School {number}"} for number in range(30)])
    step = _steps(core)[0]
    with core.work("Change agency") as work:
        change_agency(work, ids[7], {"phone": "1"})
    with pytest.raises(CannotTakeBack, match="“School 7” has been changed since"):
        core.take_back(step)
    assert len(content(core)["agency"]) == 30


def test_many_records_in_the_way_are_counted(core: Core) -> None:
    with core.work("Import agencies") as work:
        ids = add_agencies(work, [{"name": f"School {number}"} for number in range(50)])
    step = _steps(core)[0]
    with core.work("Change all") as work:
        work.update_many(Agency, {each: {"phone": "1"} for each in ids})
    with pytest.raises(CannotTakeBack) as refused:
        core.take_back(step)
    assert len(refused.value.records) == 21
    assert refused.value.records[-1] == "30 more"


def test_a_later_record_that_refers_to_the_added_one_is_in_the_way(core: Core) -> None:
    trust = add(core, "Trust")
    step = _steps(core)[0]
    add(core, "Hospital", part_of=trust)
    with pytest.raises(CannotTakeBack, match="agency “Hospital” refers to agency “Trust”"):
        core.take_back(step)


def test_a_reference_made_in_the_same_step_is_not_in_the_way(core: Core) -> None:
    hospital = add(core, "Hospital")
    with core.work("Merge") as work:
        trust = add_agency(work, {"name": "Trust"})
        change_agency(work, hospital, {"part_of": trust})
    core.undo()
    assert [row[0] for row in content(core)["agency"]] == [hospital]


def test_a_record_whose_owner_has_gone_cannot_come_back(core: Core) -> None:
    trust = add(core, "Trust")
    hospital = add(core, "Hospital", part_of=trust)
    with core.work("Remove hospital") as work:
        remove_agency(work, hospital)
    step = _steps(core)[0]
    with core.work("Remove trust") as work:
        remove_agency(work, trust)
    with pytest.raises(CannotTakeBack, match="agency “Trust” is not there for agency “Hospital”"):
        core.take_back(step)


def test_a_removed_record_whose_name_was_given_again_cannot_come_back(core: Core) -> None:
    trust = add(core, "Trust")
    with core.work("Remove agency") as work:
        remove_agency(work, trust)
    step = _steps(core)[0]
    add(core, "Trust")
    with pytest.raises(CannotTakeBack, match="another agency with the same name already"):
        core.take_back(step)
    assert len(content(core)["agency"]) == 1


def test_exchanged_unique_values_are_exchanged_back(core: Core) -> None:
    first, second = add(core, "First"), add(core, "Second")
    before = content(core)
    with core.work("Exchange names") as work:
        for row_id, name in ((first, "Third"), (second, "First"), (first, "Second")):
            work.update_many(Agency, {row_id: {"name": name}})
    core.undo()
    assert content(core) == before
    assert tampering(core) == []


def test_the_version_of_a_record_rises_through_removal_and_return(core: Core) -> None:
    trust = add(core, "Trust")
    with core.work("Change phone") as work:
        change_agency(work, trust, {"phone": "1"})
    with core.work("Remove agency") as work:
        remove_agency(work, trust)
    core.undo()
    assert version_of(core, "agency", trust) == 3
    core.undo()
    assert version_of(core, "agency", trust) == 4


def test_two_thousand_removals_clean_the_search_index_of_their_words(core: Core) -> None:
    add(core, "Remaining")
    with core.work("Import agencies") as work:
        add_agencies(work, [{"name": f"Zebra {number}"} for number in range(2100)])
    core.undo()
    assert [row[1] for row in content(core)["search_index"]] == ["Remaining"]
    with core.read() as session:
        blocks = session.connection().exec_driver_sql("SELECT block FROM search_index_data")
        assert not any(b"zebra" in block for (block,) in blocks)
        config = "SELECT v FROM search_index_config WHERE k = 'secure-delete'"
        assert session.connection().exec_driver_sql(config).scalar() == 1


def _does(core: Core, acts: list[tuple[str, str, int]]) -> bool:
    """Do acts as one step; say whether anything was written."""
    count = len(_steps(core))
    try:
        with core.work("Step") as work:
            for act in acts:
                _act(work, *act)
    except (InvalidValues, StillReferred):
        return False
    return len(_steps(core)) > count


def _act(work: Work, act: str, name: str, which: int) -> None:
    ids = [row.id for row in work.session.query(Agency).order_by(Agency.id)]
    chosen = ids[which % len(ids)] if ids else None
    if act == "add" or chosen is None:
        add_agency(work, {"name": f"{name} {which}", "closed_on": date(2025, 1, which + 1)})
    elif act == "many":
        taken = {row.name for row in work.session.query(Agency)}
        names = [f"{name} {number}" for number in range(6, 6 + which)]
        add_agencies(work, [{"name": each} for each in names if each not in taken])
    elif act == "change":
        change_agency(
            work, chosen, {"notes": name, "part_of": ids[0] if ids[0] != chosen else None}
        )
    elif act == "rename":
        rename_agency(work, chosen, f"{name} since {which}", date(2025, 4, which + 1))
    elif act == "alias":
        add_alias(work, chosen, name)
    elif act == "remove":
        remove_agency(work, chosen)
    elif act == "bulk":
        new: dict[str, Any] = {"phone": name, "quorum_agency": bool(which % 2)}
        work.update_many(Agency, dict.fromkeys(ids[which:], new))
    else:
        remove_agency(work, ids[-1])


def _rebuilt(core: Core) -> list[tuple[Any, ...]]:
    with core.read() as session, writing(session.connection()):
        rebuild_index(session, SEARCHED)
        found = session.connection().exec_driver_sql(
            "SELECT rowid, title, body FROM search_index ORDER BY rowid"
        )
        return [tuple(row) for row in found]


def _standing(core: Core) -> tuple[str | None, str | None]:
    with core.read() as session:
        found = standing(session, core.who)
    return (found.undo.label if found.undo else None, found.redo.label if found.redo else None)


def _steps(core: Core) -> list[StepLine]:
    with core.read() as session:
        return history(session)


def test_an_act_that_named_no_record_tells_it_when_it_is_done_undone_and_done_again(
    core: Core,
) -> None:
    """Reproduces: "Undone: Plan meeting" did not say which, and the other group's meeting was gone."""
    heard: list[str] = []
    core.events.subscribe(lambda changes: heard.append(f"{changes.label}: {changes.about}"))
    for name in ("Police", "Trust"):
        with core.work("Add agency") as work:
            add_agency(work, {"name": name})
    assert core.undo().about == "Trust"
    core.redo()
    assert heard[1:] == [
        "Add agency: Trust",
        "Undo “Add agency”: Trust",
        "Redo “Add agency”: Trust",
    ]

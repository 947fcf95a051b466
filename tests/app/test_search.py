"""Search: what people type finds records by the beginnings of words, and follows every change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agencies, change_agency, remove_agency, rename_agency
from app.catalogue import SEARCHED
from app.finding import EACH, Found, search
from app.naming import kind_of
from app.training.operations import add_course, add_event
from tests.app.acts import add

if TYPE_CHECKING:
    from app.bootstrap import Core


def found(core: Core, typed: str, limit: int = 30) -> list[str]:
    with core.read() as session:
        return [each.title for each in search(session, typed, limit)]


@pytest.fixture
def trust(core: Core) -> int:
    add(core, "Blackburn Council")
    return add(core, "East Lancashire Hospitals", short_name="ELHT", notes="Café in Żywiec Street")


@pytest.mark.parametrize(
    "typed",
    [
        "elht",
        "EAST hosp",
        "lanc",
        "cafe",
        "CAFÉ",
        "żywiec",
        "zyw",
        "east, lancashire!",
        '"east"',
        "east*",
    ],
)
def test_words_are_found_by_their_beginnings_in_any_case_and_without_accents(
    core: Core, trust: int, typed: str
) -> None:
    assert trust
    assert found(core, typed) == ["East Lancashire Hospitals"]


@pytest.mark.parametrize(
    "typed", ["", " ", "e", "-", "''", "ospitals", "east blackburn", "NOT", "a OR b"]
)
def test_what_does_not_fit_finds_nothing_and_breaks_nothing(
    core: Core, trust: int, typed: str
) -> None:
    assert trust
    assert found(core, typed) == []


def test_a_record_tells_its_kind_its_id_and_a_piece_of_its_text(core: Core, trust: int) -> None:
    with core.read() as session:
        [one] = search(session, "cafe")
    assert one == Found(
        "agencies", trust, "East Lancashire Hospitals", "ELHT Café in Żywiec Street"
    )


def test_a_word_in_the_title_comes_before_one_in_the_text(core: Core) -> None:
    add(core, "Council", notes="talks to the police every week about everything")
    add(core, "Lancashire Police")
    assert found(core, "police") == ["Lancashire Police", "Council"]


def test_no_more_are_found_than_asked_for(core: Core) -> None:
    with core.work("Import agencies") as work:
        add_agencies(work, [{"name": f"School {number}"} for number in range(40)])
    assert len(found(core, "school")) == 30
    assert len(found(core, "school", limit=5)) == 5


def test_the_index_follows_changes_renames_removals_and_undo(core: Core, trust: int) -> None:
    with core.work("Change agency") as work:
        change_agency(work, trust, {"notes": "Moved to Preston"})
    assert found(core, "cafe") == []
    assert found(core, "preston") == ["East Lancashire Hospitals"]
    core.undo()
    assert found(core, "cafe") == ["East Lancashire Hospitals"]
    with core.work("Remove agency") as work:
        remove_agency(work, trust)
    assert found(core, "elht") == []
    core.undo()
    assert found(core, "elht") == ["East Lancashire Hospitals"]


def test_a_former_name_is_found_still(core: Core, trust: int) -> None:
    with core.work("Rename agency") as work:
        rename_agency(work, trust, "Pennine Trust", core.clock.today())
    assert found(core, "east lanc") == ["Pennine Trust"]


def test_a_removed_word_stays_nowhere_in_the_index(core: Core) -> None:
    agency = add(core, "Quetzalcoatl")
    with core.work("Remove agency") as work:
        remove_agency(work, agency)
    with core.read() as session:
        blocks = session.connection().exec_driver_sql("SELECT block FROM search_index_data")
        assert not any(b"quetz" in block for (block,) in blocks)


def test_groups_agencies_people_and_meetings_come_before_seats_and_rows_of_lists(
    sample: Core,
) -> None:
    with sample.read() as session:
        kinds = [each.kind for each in search(session, "neglect")]
    order = [each.kind for each in SEARCHED]
    assert order[:4] == ["groups", "agencies", "people", "meetings"]
    assert kinds == sorted(kinds, key=order.index)
    assert {"groups", "meetings", "members", "courses"} <= set(kinds)


def test_no_kind_takes_the_room_of_the_others(sample: Core) -> None:
    with sample.read() as session:
        kinds = [each.kind for each in search(session, "neglect")]
    assert max(map(kinds.count, set(kinds))) <= EACH


def test_the_best_of_very_many_is_found_by_its_title(core: Core) -> None:
    with core.work("Import agencies") as work:
        add_agencies(work, [{"name": "Police"}])
        notes = "works with the police"
        add_agencies(work, [{"name": f"School {i}", "notes": notes} for i in range(500)])
    assert found(core, "police", limit=5)[0] == "Police"
    assert len(found(core, "police")) == 30


def test_the_piece_tells_what_the_title_does_not(core: Core) -> None:
    text = "It was founded long ago in another place. " * 6
    add(core, "Trust", notes=f"{text} Its lead is the Named Nurse of the hospital.")
    with core.read() as session:
        [by_text], [by_title] = search(session, "trust nurse"), search(session, "trust")
    assert "Named Nurse" in by_text.piece
    assert by_title.piece.startswith("It was founded")


def test_every_kind_says_in_words_what_it_is() -> None:
    for each in SEARCHED:
        one, many = kind_of(each.table)
        assert one != many
        assert "-" not in one


def test_what_fits_alike_comes_by_its_day_the_latest_first(core: Core) -> None:
    """Reproduces: events of one course came as 12 Jun, 12 Jul, 12 May, in the order they had been entered."""
    with core.work("Add events") as work:
        course = add_course(work, {"title": "Neglect"})
        for month in (6, 5, 7):
            add_event(work, {"course": course, "day": date(2026, month, 12)})
    assert found(core, "negl")[1:] == [
        "Neglect, 12 Jul 2026",
        "Neglect, 12 Jun 2026",
        "Neglect, 12 May 2026",
    ]

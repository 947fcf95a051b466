"""History: who did what when, for the file and for one record, with old and new values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from app.agencies.operations import (
    add_agencies,
    add_alias,
    change_agency,
    remove_name,
)
from app.clock import FixedClock
from app.history import HistoryScope, Steps, people, tables
from app.journal import history, step_line
from app.people.operations import add_person
from app.record_parts import with_parts
from app.rows import Wish
from tests.app.acts import add

if TYPE_CHECKING:
    from app.bootstrap import Core


def test_a_step_counts_its_changes(core: Core) -> None:
    with core.work("Import agencies") as work:
        add_agencies(work, [{"name": f"School {number}"} for number in range(700)])
    with core.read() as session:
        [step] = history(session)
    assert step.changes == 700


def test_a_step_tells_that_it_stands_undone(core: Core) -> None:
    add(core, "Trust")
    core.undo()
    with core.read() as session:
        assert [(step.label, step.is_undone) for step in history(session)] == [
            ("Undo “Add agency”", False),
            ("Add agency", True),
        ]
        assert step_line(session, 99) is None


def test_a_source_is_kept_with_its_step(core: Core) -> None:
    with core.work("Import agencies", "list.xlsx") as work:
        work.source_name, work.source_digest = "list.xlsx", "ab12"
        add_agencies(work, [{"name": "School"}])
    with core.read() as session:
        source = session.connection().exec_driver_sql("SELECT source_name, source_digest FROM step")
        assert source.all() == [("list.xlsx", "ab12")]


def listed(core: Core, scope: HistoryScope | None = None, **wish: Any) -> list[str]:  # noqa: ANN401 - of a Wish
    rows = Steps(core, scope)
    return [row.about for row in rows.rows(rows.ids(Wish(**wish)))]


def at(core: Core, moment: datetime) -> None:
    assert isinstance(core.clock, FixedClock)
    core.clock.moment = moment


def test_a_step_whose_act_named_nothing_is_listed_by_the_first_record_it_touched(
    core: Core,
) -> None:
    with core.work("Import agencies") as work:
        add_agencies(work, [{"name": f"School {number}"} for number in range(9)])
    assert listed(core) == ["School 0 and 8 more"]


def test_the_history_of_a_record_has_the_steps_of_its_parts_also_of_those_removed(
    core: Core,
) -> None:
    trust = add(core, "Trust")
    add(core, "Council")
    with core.work("Add alias", "ELHT") as work:
        alias = add_alias(work, trust, "ELHT")
    with core.work("Remove alias", "no longer used") as work:
        remove_name(work, alias)
    assert listed(core, HistoryScope(record=("agency", trust))) == [
        "no longer used",
        "ELHT",
        "Trust",
    ]


def test_steps_are_found_by_the_names_of_the_records_they_touched(core: Core) -> None:
    trust = add(core, "East Lancs Hospitals")
    add(core, "Council")
    with core.work("Change agency") as work:
        change_agency(work, trust, {"phone": "1"})
    assert listed(core, search="hospit") == ["East Lancs Hospitals"] * 2
    assert listed(core, search="no such words") == []


def test_steps_are_narrowed_by_who_when_and_what(core: Core) -> None:
    # Half past midnight in London's summer is still the day before in UTC.
    at(core, datetime(2025, 7, 1, 23, 30, tzinfo=UTC))
    add(core, "Trust")
    at(core, datetime(2025, 7, 3, 9, 0, tzinfo=UTC))
    with core.work("Add person", "Zoe Valli") as work:
        add_person(work, {"name": "Zoe Valli"})
    assert listed(core, HistoryScope(last=date(2025, 7, 2))) == ["Trust"]
    assert listed(core, HistoryScope(first=date(2025, 7, 3))) == ["Zoe Valli"]
    assert listed(core, filters={"when": "2/7/2025"}) == ["Trust"]
    assert listed(core, filters={"when": "7/2025"}) == ["Zoe Valli", "Trust"]
    assert listed(core, filters={"when": "no day"}) == []
    assert listed(core, HistoryScope(table="person")) == ["Zoe Valli"]
    assert listed(core, HistoryScope(who="SK")) == ["Zoe Valli", "Trust"]
    assert listed(core, HistoryScope(who="AB")) == []


def test_the_kinds_of_record_are_offered_once_with_their_parts_under_them(core: Core) -> None:
    trust = add(core, "Trust")
    with core.work("Add alias") as work:
        add_alias(work, trust, "ELHT")
    with core.read() as session:
        assert tables(session) == [("agency", "agencies")]
        assert people(session) == ["SK"]
    assert "agency_name" in with_parts("agency")

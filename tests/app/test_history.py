"""History: who did what when, for the file and for one record, with old and new values."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from app.agencies.operations import (
    add_agencies,
    add_alias,
    change_agency,
    remove_agency,
    remove_name,
)
from app.clock import FixedClock
from app.history import Scope, Steps, people, tables
from app.journal import Act, changes_of, history, history_of, step_line
from app.people.operations import add_person
from app.record_parts import with_parts
from app.rows import Wish
from tests.app.acts import add
from tests.files import TODAY

if TYPE_CHECKING:
    from app.bootstrap import Core


def test_a_record_tells_its_changes_newest_first_with_old_and_new(core: Core) -> None:
    trust = add(core, "Trust")
    assert isinstance(core.clock, FixedClock)
    core.clock.moment = TODAY + timedelta(minutes=8)
    with core.work("Change agency", "Trust") as work:
        change_agency(work, trust, {"phone": "01254", "quorum_agency": True})
    with core.read() as session:
        newest, first = history_of(session, "agency", trust)
    assert newest.values == {"phone": (None, "01254"), "quorum_agency": ("no", "yes")}
    assert (newest.step.who, newest.step.label, newest.step.about) == (
        "SK",
        "Change agency",
        "Trust",
    )
    assert newest.step.at == TODAY + timedelta(minutes=8)
    assert (first.act, first.values) == (Act.INSERT, {})


def test_a_removal_tells_all_that_there_was(core: Core) -> None:
    trust = add(core, "Trust", phone="01254")
    with core.work("Remove agency") as work:
        remove_agency(work, trust)
    with core.read() as session:
        [step, _] = history(session)
        [change] = changes_of(session, step.id)
    assert change.act is Act.DELETE
    assert change.values["phone"] == ("01254", None)
    assert "email" not in change.values


def test_the_file_tells_its_steps_page_by_page(core: Core) -> None:
    for number in range(5):
        add(core, f"School {number}")
    with core.read() as session:
        first = history(session, limit=2)
        second = history(session, limit=2, before_id=first[-1].id)
    assert [step.about for step in first + second] == [
        "School 4",
        "School 3",
        "School 2",
        "School 1",
    ]


def test_a_step_counts_its_changes_and_shows_no_more_than_asked(core: Core) -> None:
    with core.work("Import agencies") as work:
        add_agencies(work, [{"name": f"School {number}"} for number in range(700)])
    with core.read() as session:
        [step] = history(session)
        assert (step.changes, len(changes_of(session, step.id))) == (700, 500)


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


def listed(core: Core, scope: Scope | None = None, **wish: Any) -> list[str]:  # noqa: ANN401 - of a Wish
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
    assert listed(core, Scope(record=("agency", trust))) == ["no longer used", "ELHT", "Trust"]


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
    assert listed(core, Scope(last=date(2025, 7, 2))) == ["Trust"]
    assert listed(core, Scope(first=date(2025, 7, 3))) == ["Zoe Valli"]
    assert listed(core, filters={"when": "2/7/2025"}) == ["Trust"]
    assert listed(core, filters={"when": "7/2025"}) == ["Zoe Valli", "Trust"]
    assert listed(core, filters={"when": "no day"}) == []
    assert listed(core, Scope(table="person")) == ["Zoe Valli"]
    assert listed(core, Scope(who="SK")) == ["Zoe Valli", "Trust"]
    assert listed(core, Scope(who="AB")) == []


def test_the_kinds_of_record_are_offered_once_with_their_parts_under_them(core: Core) -> None:
    trust = add(core, "Trust")
    with core.work("Add alias") as work:
        add_alias(work, trust, "ELHT")
    with core.read() as session:
        assert tables(session) == [("agency", "agencies")]
        assert people(session) == ["SK"]
    assert "agency_name" in with_parts("agency")

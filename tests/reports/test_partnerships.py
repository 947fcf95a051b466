"""Documents of a file with two partnerships: each is about the one asked for, and says whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.errors import InvalidValues
from reports.catalogue import REPORTS, read_options, report_named
from reports.table import Table
from tests.pair import MARKS

if TYPE_CHECKING:
    from app.bootstrap import Core
    from reports.catalogue import ReportSpec
    from reports.document import Report
    from tests.pair import Pair, Side

RECORDS = {
    "agenda": {"meeting": "coming"},
    "cover-report": {"item": "agenda-items"},
    "minutes": {"meeting": "meetings"},
    "action-sheet": {"meeting": "meetings"},
    "chair-brief": {"meeting": "coming"},
    "key-messages": {"meeting": "meetings"},
    "attendance": {"group": "groups"},
    "interests": {"group": "groups"},
    "register": {"event": "events"},
}
"""Option -> kind of the record for reports that are about one record, whose partnership follows from it."""

NEEDING = {"schools-by-phase": {"round": "return-rounds"}}
"""The same for reports that find their record by the partnership, where it has none of the kind they look for."""


def build(core: Core, spec: ReportSpec, side: Side) -> Report:
    needed, further = RECORDS.get(spec.name), NEEDING.get(spec.name, {})
    values: dict[str, Any] = (
        {name: side.ids[kind] for name, kind in needed.items()}
        if needed
        else {"partnership": side.id, **{name: side.ids[kind] for name, kind in further.items()}}
    )
    return spec.build(core, values)


def first_table(report: Report) -> Table:
    return next(block for block in report.blocks if isinstance(block, Table))


@pytest.mark.parametrize("spec", REPORTS, ids=lambda spec: spec.name)
def test_a_report_is_about_the_partnership_it_is_asked_for(
    paired: Core, pair: Pair, spec: ReportSpec
) -> None:
    for side, other in (pair.sides, pair.sides[::-1]):
        report = build(paired, spec, side)
        assert report.partnership == f"{side.mark} Partnership"
        assert report.marking.partition(" · ")[0] == f"OFFICIAL {side.mark}"
        assert other.mark not in str(report)


def test_every_report_that_is_about_no_single_record_can_be_asked_for_a_partnership() -> None:
    asked = {spec.name for spec in REPORTS if "partnership" in {each.name for each in spec.options}}
    assert asked == {spec.name for spec in REPORTS} - RECORDS.keys()


@pytest.mark.parametrize("name", ["actions", "membership"])
def test_a_list_of_all_partnerships_says_whose_each_line_is(
    paired: Core, pair: Pair, name: str
) -> None:
    spec = report_named(name)
    both, *each = (
        str(spec.build(paired, values))
        for values in ({}, *({"partnership": side.id} for side in pair.sides))
    )
    assert all(f"{mark} P" in both for mark in MARKS)
    assert "Alder Partnership and Birch Partnership" in both
    assert not any(" P'" in one for one in each)


def test_the_action_log_of_all_holds_as_many_as_those_of_both(paired: Core, pair: Pair) -> None:
    spec = report_named("actions")
    wishes: list[dict[str, Any]] = [{}, *({"partnership": side.id} for side in pair.sides)]
    both, one, two = (len(first_table(spec.build(paired, wish)).rows) for wish in wishes)
    assert both == one + two == 2


def test_a_name_that_both_have_is_found_in_the_partnership_named(paired: Core, pair: Pair) -> None:
    typed = {"group": "Executive", "partnership": "birch p"}
    found = read_options(paired, report_named("membership"), typed)
    assert found == {"partnership": pair.birch.id, "group": pair.birch.ids["executive"]}


@pytest.mark.usefixtures("pair")
def test_a_name_that_both_have_is_not_guessed(paired: Core) -> None:
    with pytest.raises(InvalidValues) as refused:
        read_options(paired, report_named("membership"), {"group": "Executive"})
    assert str(refused.value) == (
        "Group: “Executive” may mean several: “Executive, Alder P”; “Executive, Birch P”. "
        "Write the whole name of one."
    )


def test_a_year_that_both_have_is_that_of_the_partnership_named(paired: Core, pair: Pair) -> None:
    typed = {"year": "2024-25", "partnership": "Birch Partnership"}
    found = read_options(paired, report_named("budget"), typed)
    assert found["year"] == pair.birch.ids["financial-years"]

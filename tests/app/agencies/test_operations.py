"""Agencies: what can be done to them, and that every act can be undone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import (
    add_agencies,
    add_agency,
    add_alias,
    change_agency,
    remove_agency,
    rename_agency,
)
from app.agencies.queries import AGENCIES, agencies, agency_choices, names_on
from app.errors import ChangedMeanwhile, InvalidValues
from app.listing import SqlRows
from app.rows import Wish

if TYPE_CHECKING:
    from app.bootstrap import Core

TRUST = "East Lancashire Hospitals NHS Trust"


def add(core: Core, name: str = TRUST) -> int:
    with core.work("Add agency", name) as work:
        return add_agency(work, {"name": name, "short_name": "ELHT"})


def name_of(core: Core, agency_id: int) -> str:
    with core.read() as session:
        return agencies(session, [agency_id])[0].name


def test_an_added_agency_is_listed_with_its_nickname(core: Core) -> None:
    agency_id = add(core)
    with core.work("Add nickname") as work:
        add_alias(work, agency_id, "EL Hospitals")
    rows = SqlRows(core, AGENCIES)
    [record] = rows.rows(rows.ids(Wish(filters={"aliases": "el hosp"})))
    assert (record.id, getattr(record, "aliases", "")) == (agency_id, "EL Hospitals")


def test_a_second_agency_of_the_same_name_is_refused_in_any_case(core: Core) -> None:
    add(core)
    with pytest.raises(InvalidValues, match="already") as refused:
        add(core, TRUST.upper())
    assert list(refused.value.problems) == ["name"]


def test_letters_beyond_a_to_z_make_no_second_agency_either(core: Core) -> None:
    add(core, "École Élodie")
    with pytest.raises(InvalidValues, match="already"):
        add(core, "ÉCOLE ÉLODIE")


def test_an_agency_is_found_under_its_former_name_and_had_it_on_that_day(core: Core) -> None:
    agency_id = add(core)
    with core.work("Rename agency") as work:
        rename_agency(work, agency_id, "East Lancashire Trust", date(2025, 4, 1))
    with core.read() as session:
        assert [ref.id for ref in agency_choices(session, "hospitals nhs")] == [agency_id]
        assert names_on(session, [agency_id], date(2025, 3, 31)) == {agency_id: TRUST}
        assert names_on(session, [agency_id], date(2025, 4, 1)) == {}


def test_a_value_changed_meanwhile_is_not_overwritten(core: Core) -> None:
    agency_id = add(core)
    with core.work("Change agency") as work:
        change_agency(work, agency_id, {"phone": "01254 1"}, shown=1)
    with pytest.raises(ChangedMeanwhile) as refused, core.work("Change agency") as work:
        change_agency(work, agency_id, {"phone": "01254 2"}, shown=1)
    assert [(each.typed, each.stored) for each in refused.value.disagreements] == [
        ("01254 2", "01254 1")
    ]


def test_another_value_of_an_old_version_may_be_changed(core: Core) -> None:
    agency_id = add(core)
    with core.work("Change agency") as work:
        change_agency(work, agency_id, {"phone": "01254 1"}, shown=1)
    with core.work("Change agency") as work:
        change_agency(work, agency_id, {"email": "office@example.org"}, shown=1)
    with core.read() as session:
        [record] = agencies(session, [agency_id])
    assert (record.phone, record.email) == ("01254 1", "office@example.org")


def test_removing_takes_the_nicknames_along_and_undo_brings_all_back(core: Core) -> None:
    agency_id = add(core)
    with core.work("Add nickname") as work:
        add_alias(work, agency_id, "EL Hospitals")
    with core.work("Remove agency") as work:
        remove_agency(work, agency_id)
    core.undo()
    with core.read() as session:
        [record] = agencies(session, [agency_id])
    assert (record.name, record.aliases) == (TRUST, "EL Hospitals")


def test_many_agencies_come_and_go_as_one_step(core: Core) -> None:
    with core.work("Import agencies") as work:
        ids = add_agencies(work, [{"name": f"School {number}"} for number in range(1200)])
    assert core.undo().changes == 1200
    with core.read() as session:
        assert agencies(session, list(ids)[:100]) == []

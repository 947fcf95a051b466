"""England's areas: every spelling, codes old and new, and ten statistical neighbours in order."""

from __future__ import annotations

import csv

import pytest

from app.areas import area_named, area_of, area_within, comparators, every_area
from tests.inputs import real

BLACKBURN = "E06000008"


def test_six_spellings_of_one_council_mean_one_area() -> None:
    with real("lookups", "lookup_name_to_registry.csv").open(encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    spellings = [row["la-name"] for row in rows if row["local-authority-code"] == "BBD"]
    assert len(spellings) == 6
    found = {spelling: area_named(spelling) for spelling in spellings}
    assert {each and each.code for each in found.values()} == {BLACKBURN}


@pytest.mark.parametrize("text", ["889", "E06000008", " e06000008 ", "BLACKBURN WITH DARWEN"])
def test_a_code_in_either_form_means_it_too(text: str) -> None:
    found = area_named(text)
    assert found is not None
    assert found.code == BLACKBURN


def test_ten_neighbours_stand_in_the_order_of_their_source() -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 - only this test needs it

    sheet = load_workbook(real("lookups", "sn_may_2025.xlsx")).worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    told = {str(row[0]): [str(each) for each in row[5:25:2]] for row in rows}
    for each in every_area():
        if each.is_authority and not each.ended:
            neighbours = [area_of(code) for code in each.neighbours]
            assert [found and found.old_code for found in neighbours] == told[each.old_code]


def test_every_code_of_a_published_table_is_known_by_its_name() -> None:
    with real("dfe", "d1_child_protection_plans_2013_to_2024.csv").open(
        encoding="utf-8-sig"
    ) as lines:
        rows = [row for row in csv.DictReader(lines) if row["new_la_code"]]
    unknown = {row["la_name"] for row in rows if area_of(row["new_la_code"]) is None}
    assert unknown == set()
    wrong = {
        (row["la_name"], found.name)
        for row in rows
        if (found := area_of(row["new_la_code"])) and found.name != row["la_name"]
    }
    assert wrong == set()


def test_an_old_code_that_passed_on_means_the_successor() -> None:
    found = area_of("815")
    assert found is not None
    assert (found.name, found.ended, found.code) == ("North Yorkshire", "", "E06000065")


def test_an_old_code_of_an_island_is_not_the_country() -> None:
    found = area_of("921")
    assert found is not None
    assert found.name == "Isle of Wight"


def test_a_partnership_s_name_tells_its_area() -> None:
    found = area_within("Blackburn with Darwen SCP")
    assert found is not None
    assert found.code == BLACKBURN
    assert area_within("Safeguarding Partnership") is None


def test_an_area_is_compared_with_its_region_and_england_and_a_part_of_london_with_london_too() -> (
    None
):
    names = {}
    for code in (BLACKBURN, "E09000002"):
        area = area_of(code)
        assert area is not None
        names[code] = [known.name for each in comparators(area) if (known := area_of(each))]
    assert names[BLACKBURN] == ["North West", "England"]
    assert names["E09000002"] == ["Outer London", "London", "England"]


def test_no_name_means_nothing() -> None:
    assert area_named("") is None
    assert area_named("Council") is None
    assert area_named("Rhondda") is None

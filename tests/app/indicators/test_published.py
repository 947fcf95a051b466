"""Published tables of twelve years and five layouts: what is taken agrees with the files read by themselves."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import pytest

from app.fields import Mark
from app.importing.apply import remember_layout
from app.importing.file_layouts import FileLayouts
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.storing import store_preview
from app.indicators.listings import INDICATORS, VALUES
from app.indicators.operations import add_indicator, change_indicator
from app.listing import SqlRows
from app.partnerships.operations import add_partnership
from app.rows import Wish
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview
    from app.indicators.records import ValueRecord

MARKS = {"c", "x", "z", "u", "k", "low", ".", ".."}
OURS = {"Blackburn with Darwen", "North West", "England"}
NEIGHBOURS = {
    *("Bradford", "Oldham", "Bolton", "Derby", "Rochdale"),
    *("Walsall", "Sheffield", "Stoke-on-Trent", "Birmingham", "Kirklees"),
}
SFR = "Children_Placement_Characteristics__"


class Told(NamedTuple):
    """A file, how many columns of measures it has, and one of them with its indicator and a year to be looked at."""

    name: str
    measures: int
    column: str
    indicator: str
    year: str


LONG = (
    Told(
        "b1_children_in_need_2013_to_2024",
        16,
        "At31_episodes_rate",
        "Children in need at 31 March, per 10,000",
        "2024",
    ),
    Told(
        "c1_children_in_need_referrals_and_rereferrals_2013_to_2024",
        12,
        "Re_referrals_percent",
        "Re-referrals within 12 months, per cent of referrals",
        "2023",
    ),
    Told(
        "d1_child_protection_plans_2013_to_2024",
        14,
        "CPP_At31_rate",
        "Child protection plans at 31 March, per 10,000",
        "2019",
    ),
    Told(
        "d4_cpps_at31march_by_category_of_abuse_2013_to_2024",
        11,
        "CPP_At31",
        "Children subject of a child protection plan at 31 March",
        "2024",
    ),
    Told(
        "ons_mid-year_population_estimates_2012_to_2023",
        1,
        "population_estimate",
        "Population estimate, Children aged 0 to 17 years",
        "2023",
    ),
)


@pytest.fixture
def ours(core: Core) -> Core:
    """Give a file whose partnership names its area."""
    with core.work("Set up") as work:
        add_partnership(work, {"name": "The partnership", "area": "Blackburn with Darwen"})
    return core


def look(core: Core, path: Path, **given: str) -> Preview:
    importer = Importer(core.read, KINDS, LOOKUPS, FileLayouts(core))
    return importer.look(path, given=given)


def take(core: Core, path: Path, **given: str) -> Preview:
    preview = look(core, path, **given)
    preview.take_suggestions()
    store_preview(core, preview)
    remember_layout(FileLayouts(core), preview, core.clock.today())
    return preview


def stored(core: Core) -> list[ValueRecord]:
    rows = SqlRows(core, VALUES)
    return list(rows.rows(rows.ids(Wish())))  # type: ignore[arg-type]  # rows of this list


def read_rows(path: Path, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as lines:
        return list(csv.DictReader(lines))


def place(row: dict[str, str]) -> str:
    if row["geographic_level"] == "National":
        return row["country_name"]
    return row["la_name"] or row["region_name"]


def plain(value: object) -> object:
    """Give a stored value as the file writes it: a mark by its sign, a number as a number."""
    return value.sign if isinstance(value, Mark) else value


def written(text: str) -> object:
    return text if text.casefold() in MARKS or text.startswith("<") else Decimal(text)


@pytest.mark.parametrize("told", LONG, ids=lambda told: told.name[:12])
def test_a_long_table_gives_our_areas_every_year_value_and_mark(ours: Core, told: Told) -> None:
    path = real("dfe", f"{told.name}.csv")
    rows = [row for row in read_rows(path) if place(row) in OURS | NEIGHBOURS]
    assert len(rows) == 13 * 12
    take(ours, path)
    values = stored(ours)
    filled = [row[name] for row in rows for name in list(row)[-told.measures :] if row[name] != ""]
    assert Counter(plain(each.value) for each in values) == Counter(map(written, filled))
    year = f"Mid-{told.year}" if "population" in told.name else _words(told.year)
    found = {
        each.area.name: plain(each.value)
        for each in values
        if each.area and (each.indicator.name, each.period) == (told.indicator, year)
    }
    expected = {
        place(row): written(row[told.column]) for row in rows if row["time_period"] == told.year
    }
    assert found == expected


def test_a_rate_comes_with_what_it_is_made_of(ours: Core, tmp_path: Path) -> None:
    path = long_table(tmp_path, "Referrals,Re_referrals,Re_referrals_percent", "1500,294,19.6")
    take(ours, path)
    [found] = [each for each in stored(ours) if "per cent" in each.indicator.name]
    assert (found.numerator, found.denominator) == (Decimal(294), Decimal(1500))
    assert (found.value, found.period) == (Decimal("19.6"), "2023-24")


def test_a_part_that_is_suppressed_is_no_part(ours: Core, tmp_path: Path) -> None:
    path = long_table(tmp_path, "Referrals,Re_referrals,Re_referrals_percent", "1500,c,c")
    take(ours, path)
    [found] = [each for each in stored(ours) if "per cent" in each.indicator.name]
    assert (found.numerator, found.value) == (None, Mark("suppressed", "c"))
    assert look(ours, path).storable == []


def test_groups_that_stand_in_columns_or_rows_become_groups_of_one_indicator(
    ours: Core, tmp_path: Path
) -> None:
    take(ours, long_table(tmp_path, "Neglect_Latest,Multiple_Latest", "77,c"))
    lines = "gender,Referrals", "Total,9", "Female,4", "Male,5"
    take(ours, long_table(tmp_path, *lines))
    found = {(each.indicator.name, each.breakdown): plain(each.value) for each in stored(ours)}
    category = "Child protection plans at 31 March by latest category"
    assert found == {
        (category, "Neglect"): Decimal(77),
        (category, "Multiple"): "c",
        ("Referrals in the year", ""): Decimal(9),
        ("Referrals in the year", "Female"): Decimal(4),
        ("Referrals in the year", "Male"): Decimal(5),
    }


@pytest.mark.parametrize(
    ("name", "period", "column", "indicator", "measures"),
    [
        ("2010__SFR27_2010_March", "2009-10", "MarTotal_2010", "Children looked after at 31 March", 23),
        ("2013__SFR36_CLA2013", "2012-13", "CLA_Mar2013", "Children looked after at 31 March", 49),
        ("2016__SFR41_CLA2016", "2015-16", "CLA_Mar2016", "Children looked after at 31 March", 43),
    ],
)  # fmt: skip
def test_an_older_table_is_of_the_year_in_its_columns(  # noqa: PLR0917 - the columns of the table
    ours: Core, name: str, period: str, column: str, indicator: str, measures: int
) -> None:
    path = real("dfe", f"{SFR}{name}.csv")
    preview = take(ours, path)
    rows = [row for row in read_rows(path, "cp1252") if _place_of_older(row) in OURS | NEIGHBOURS]
    names = [each for each in rows[0] if not each.lower().startswith(("geog", "new_geog"))]
    assert (len(rows), len(names)) == (13, measures)
    faults = sum(row[each].startswith("#") for row in rows for each in names)
    assert (
        len(stored(ours)) == sum(bool(row[each].strip()) for row in rows for each in names) - faults
    )
    assert preview.counts["problem"] == faults
    found = {
        each.area.name: each.value
        for each in stored(ours)
        if each.area and (each.indicator.name, each.period) == (indicator, period)
    }
    assert found == {_place_of_older(row): Decimal(row[column]) for row in rows}


def test_the_errors_of_a_spreadsheet_in_a_table_are_refused_by_their_cell(ours: Core) -> None:
    preview = look(ours, real("dfe", f"{SFR}2013__SFR36_CLA2013.csv"))
    preview.take_suggestions()
    [problem] = preview.problems
    assert (problem.cell, problem.message[:8]) == ("BA2", "“#VALUE!")


def test_spending_by_line_is_money_of_the_year_in_the_file_s_name(ours: Core) -> None:
    path = real("dfe", "LA_Spend__outturn_1314.csv")
    rows = [row for row in read_rows(path, "cp1252") if row["LA Name"] in OURS | NEIGHBOURS]
    take(ours, path)
    values = stored(ours)
    told = list(rows[0])[list(rows[0]).index("ReportGroup") + 1 :]
    assert len(values) == sum(bool(row[each].strip()) for row in rows for each in told)
    assert {each.period for each in values} == {"2013-14"}
    name = "Spending on children's services, net current expenditure"
    found = {
        (each.area.name, each.breakdown): each.value
        for each in values
        if each.area and each.indicator.name == name
    }
    net = [row["NetCurrentExpenditure"] for row in rows if row["NetCurrentExpenditure"].strip()]
    assert Counter(found.values()) == Counter(map(Decimal, net))


def test_other_areas_are_taken_when_the_person_says_so(ours: Core) -> None:
    path = real("dfe", "ons_mid-year_population_estimates_2012_to_2023.csv")
    alone, every = (look(ours, path, areas=words) for words in ("ours", "all"))
    assert (alone.counts["question"], every.counts["question"]) == (12, len(read_rows(path)))
    [note] = [row.understood for row in every.rows if row.outcome is Outcome.NOTE]
    assert note.startswith("173 of 173 areas taken in: all areas of the table")


def test_a_partnership_without_an_area_is_told_and_takes_england_and_its_regions(
    core: Core,
) -> None:
    with core.work("Set up") as work:
        add_partnership(work, {"name": "The partnership"})
    preview = look(core, real("dfe", "ons_mid-year_population_estimates_2012_to_2023.csv"))
    assert preview.counts["question"] == 12 * 12
    [note] = [row.understood for row in preview.rows if row.outcome is Outcome.NOTE]
    assert "because the partnership names no area of its own" in note


def test_a_column_left_out_once_is_not_asked_for_again(ours: Core, tmp_path: Path) -> None:
    path = long_table(tmp_path, "CLA_Fost,CLA_Oth", "241,8")
    preview = look(ours, path)
    unwanted = next(each for each in preview.questions if each.name == "CLA_Oth")
    preview.answer(unwanted.key, "leave-out")
    preview.take_suggestions()
    store_preview(ours, preview)
    remember_layout(FileLayouts(ours), preview, ours.clock.today())
    again = look(ours, path)
    assert (again.counts["question"], again.counts["left-out"]) == (0, 1)


def test_a_renamed_indicator_is_still_known_by_its_column_in_another_year(
    ours: Core, tmp_path: Path
) -> None:
    for year, mark in (("2013", "250"), ("2016", "x")):
        path = tmp_path / f"CLA{year}.csv"
        path.write_text(
            f"geog_l,geog_c,geog_n,CLA_Mar{year},CLA_Fost\nLA,889,Blackburn,345,{mark}\n"
        )
        take(ours, path)
        rows = SqlRows(ours, INDICATORS)
        [fostered] = rows.ids(Wish(filters={"name": "CLA_Fost"}))
        with ours.work("Change indicator") as work:
            change_indicator(work, fostered, {"name": "Children in foster care"})
    found = {
        each.period: plain(each.value) for each in stored(ours) if each.indicator.id == fostered
    }
    assert found == {"2012-13": Decimal(250), "2015-16": "x"}


def test_a_column_that_the_person_ties_to_an_indicator_is_learned(
    ours: Core, tmp_path: Path
) -> None:
    with ours.work("Add indicator") as work:
        known = add_indicator(work, {"name": "Children in foster care"})
    preview = look(ours, long_table(tmp_path, "CLA_Fost", "241"))
    [question] = preview.questions
    preview.answer(question.key, f"id:{known}")
    store_preview(ours, preview)
    [found] = SqlRows(ours, INDICATORS).rows([known])
    assert getattr(found, "other_names", None) == "CLA_Fost"
    assert look(ours, long_table(tmp_path, "CLA_Fost", "242")).counts["changed"] == 1


def test_a_row_that_ends_early_says_nothing_for_the_rest(ours: Core, tmp_path: Path) -> None:
    path = long_table(tmp_path, "Referrals,Re_referrals", "9,4", "8")
    preview = look(ours, path)
    preview.take_suggestions()
    assert (preview.counts["new"], preview.counts["problem"]) == (2, 1)


def test_a_period_that_is_not_known_is_refused_by_its_row(ours: Core, tmp_path: Path) -> None:
    path = long_table(tmp_path, "Referrals", "9")
    path.write_text(path.read_text().replace("2024,Reporting year", "2024,Week 31"))
    preview = look(ours, path)
    preview.take_suggestions()
    [problem] = preview.problems
    assert problem.message.startswith("“2024 Week 31” is not a period that is known")


def test_a_table_that_came_before_changes_nothing_and_is_taken_back_whole(ours: Core) -> None:
    path = real("dfe", "ons_mid-year_population_estimates_2012_to_2023.csv")
    take(ours, path)
    again = look(ours, path)
    assert (again.counts["unchanged"], again.storable) == (13 * 12, [])
    ours.undo()
    assert stored(ours) == []


def long_table(folder: Path, head: str, *lines: str) -> Path:
    """Write a long table of one area and year with some columns."""
    where = "time_period,time_identifier,geographic_level,new_la_code,la_name"
    said = "2024,Reporting year,Local authority,E06000008,Blackburn with Darwen"
    path = folder / "table.csv"
    path.write_text("\n".join([f"{where},{head}", *(f"{said},{line}" for line in lines)]) + "\n")
    return path


def _words(year: str) -> str:
    return f"{int(year) - 1}-{year[2:]}"


def _place_of_older(row: dict[str, str]) -> str:
    return "England" if row["geog_l"].upper() == "NATIONAL" else _titled(row["geog_n"].strip())


def _titled(name: str) -> str:
    return name.title() if name.isupper() else name

"""Tables recognised: headings, kinds, header blocks, totals, notes and hidden rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.errors import UserError
from app.importing.headers import HeaderWords, match_headers, squeeze
from app.importing.layouts import Layout
from app.importing.outcomes import Outcome
from app.importing.unrecognised import NoSuchKind, Unrecognised
from tests.app.importing.files import Rows, text_cell, write_markup, write_workbook
from tests.app.importing.kinds import CONTRIBUTIONS, MEMBERS, look
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

HEAD: list[object] = ["Agency", "Financial year", "Agreed"]
ELHT: list[object] = ["ELHT", "2024-25", 100]


def notes(path: Path) -> list[str]:
    return [row.understood for row in look(path).rows if row.outcome is Outcome.NOTE]


def test_the_membership_list_is_recognised_with_every_column() -> None:
    preview = look(real("partner_returns", "membership_list.xlsx"))
    (columns,) = preview.columns.values()
    assert preview.kind is MEMBERS
    assert [each.field for each in columns] == [each.name for each in MEMBERS.fields]
    assert sum(preview.counts.values()) - preview.counts["note"] == 27


def test_headings_are_found_below_titles_and_blank_lines(tmp_path: Path) -> None:
    rows: Rows = [["Contributions to the partnership"], [], ["", *HEAD], ["", *ELHT]]
    preview = look(write_workbook(tmp_path / "a.xlsx", {"Sheet": rows}))
    assert preview.source.layout == "sheet “Sheet”, headings in row 3 from B3"
    assert [(row.row, row.cell) for row in preview.rows] == [(4, "B4")]


def test_two_rows_of_headings_are_read_together(tmp_path: Path) -> None:
    top = text_cell("A1", "Organisation") + text_cell("B1", "Member") + text_cell("D1", "Group")
    low = text_cell("B2", "category") + text_cell("C2", "Name")
    data = "".join(
        text_cell(f"{c}3", t)
        for c, t in zip("ABCD", ["ELHT", "Core", "S. Unsworth", "SCP Board"], strict=True)
    )
    merges = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:D2"/></mergeCells>'
    markup = f'<row r="1">{top}</row><row r="2">{low}</row><row r="3">{data}</row>'
    preview = look(write_markup(tmp_path / "a.xlsx", markup, after=merges))
    (columns,) = preview.columns.values()
    assert [each.field for each in columns] == ["agency", "category", "person", "group"]


@pytest.mark.parametrize(
    ("header", "field", "how"),
    [
        ("AGENCY", "agency", "label"),
        ("Financial  Year:", "year", "label"),
        ("Agreed (£)", "agreed", "label"),
        ("Invoice No.\n(if any)", "invoice", "label"),
        ("Finacial year", "year", "alike"),
        ("Favourite colour", "", ""),
    ],
)
def test_headings_are_matched_whatever_their_dress(header: str, field: str, how: str) -> None:
    (match,) = match_headers({1: (header,)}, HeaderWords(CONTRIBUTIONS.fields))
    assert (match.field, match.how) == (field, how)


def test_one_field_is_taken_from_one_column_only() -> None:
    matches = match_headers({1: ("Agency",), 2: ("Agency",)}, HeaderWords(CONTRIBUTIONS.fields))
    assert [each.field for each in matches] == ["agency", ""]


def test_a_remembered_column_comes_before_likeness() -> None:
    kept = {squeeze("Partner body"): "agency", squeeze("Agreed"): ""}
    remembered = Layout("contributions", "", "Anytown Police", date(2025, 4, 1), kept)
    matches = match_headers(
        {1: ("Partner body",), 2: ("Agreed",)}, HeaderWords(CONTRIBUTIONS.fields), remembered
    )
    assert [(each.field, each.how) for each in matches] == [
        ("agency", "remembered"),
        ("", "remembered"),
    ]


def test_a_stated_total_is_compared_with_the_rows() -> None:
    assert notes(real("partner_returns", "contributions.xlsx"))[0] == (
        "“Total” states £236,000.00 for Agreed; the rows add up to the same"
    )


def test_a_total_that_does_not_add_up_is_said(tmp_path: Path) -> None:
    rows: Rows = [
        HEAD,
        ELHT,
        ["Lancs Police", "2024-25", 50],
        ["Total", "", 250],
        ["Total members: 9"],
    ]
    assert notes(write_workbook(tmp_path / "a.xlsx", {"A": rows})) == [
        "“Total” states £250.00 for Agreed, but the rows add up to £150.00",
        "“Total members: 9” is stated, 2 rows were found",
    ]


def test_lines_that_are_no_records_are_told_and_not_stored(tmp_path: Path) -> None:
    rows: Rows = [
        HEAD,
        ELHT,
        [],
        HEAD,
        ["Lancs Police", "2024-25", 50],
        [],
        ["Please return by 31 March"],
    ]
    preview = look(write_workbook(tmp_path / "a.xlsx", {"A": rows}))
    assert [row.row for row in preview.rows if row.outcome is Outcome.NEW] == [2, 5]
    assert notes(tmp_path / "a.xlsx") == [
        "The headings are printed again here.",
        "“Please return by 31 March” was not read as a record.",
    ]


@pytest.mark.parametrize(
    "line", [["Agency: ELHT"], ["Name of agency", "ELHT"], ["Agency", "", "ELHT"]]
)
def test_the_agency_may_stand_above_the_table(tmp_path: Path, line: list[str]) -> None:
    rows: Rows = [[*line], ["Contributions"], ["Financial year", "Agreed"], ["2024-25", 100]]
    preview = look(write_workbook(tmp_path / "a.xlsx", {"A": rows}))
    assert preview.agency == "East Lancashire Hospitals NHS Trust"
    assert preview.counts["new"] == 1


def test_the_agency_may_stand_in_the_name_of_the_file(tmp_path: Path) -> None:
    rows: Rows = [["Financial year", "Agreed"], ["2024-25", 100]]
    path = write_workbook(tmp_path / "contribution_elht_2025.xlsx", {"A": rows})
    assert look(path).agency == "East Lancashire Hospitals NHS Trust"


def test_what_was_given_for_another_kind_is_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"A": [HEAD, ELHT]})
    with pytest.raises(UserError, match="recognised as contributions, which has no round"):
        look(path, given={"round": "2025"})


def test_what_the_person_gives_counts_for_the_whole_file(tmp_path: Path) -> None:
    rows: Rows = [["Financial year", "Agreed"], ["2024-25", 100]]
    path = write_workbook(tmp_path / "a.xlsx", {"A": rows})
    assert look(path, given={"agency": "Lancs Police"}).agency == "Lancashire Constabulary"


def test_sheets_of_one_kind_are_taken_together_and_others_named(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Q1": [HEAD, ELHT],
        "Q2": [HEAD, ["ELHT", "2025-26", 1]],
        "Guidance": [["Read me"]],
    }
    preview = look(write_workbook(tmp_path / "a.xlsx", sheets))
    assert [row.sheet for row in preview.rows if row.outcome is Outcome.NEW] == ["Q1", "Q2"]
    assert notes(tmp_path / "a.xlsx") == ["Sheet “Guidance” was not read."]


def test_rows_hidden_in_the_sheet_are_left_out_until_taken_in(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if number == 3 else ""}>'
        + "".join(text_cell(f"{c}{number}", t) for c, t in zip("ABC", texts, strict=True))
        + "</row>"
        for number, texts in enumerate(
            [
                ["Agency", "Financial year", "Agreed"],
                ["ELHT", "2024-25", "1"],
                ["ELHT", "2025-26", "2"],
            ],
            1,
        )
    )
    preview = look(write_markup(tmp_path / "a.xlsx", rows))
    hidden = preview.rows[1]
    assert (hidden.outcome, hidden.understood) == (
        Outcome.LEFT_OUT,
        "This row is hidden in the sheet",
    )
    preview.take_in(hidden.id)
    assert preview.counts["new"] == 2


def test_a_value_merged_over_several_rows_counts_for_each(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{number}">' + "".join(text_cell(f"{c}{number}", t) for c, t in cells) + "</row>"
        for number, cells in enumerate(
            [
                [("A", "Agency"), ("B", "Financial year"), ("C", "Agreed")],
                [("A", "ELHT"), ("B", "2023-24"), ("C", "1")],
                [("B", "2024-25"), ("C", "2")],
            ],
            1,
        )
    )
    merges = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    preview = look(write_markup(tmp_path / "a.xlsx", rows, after=merges))
    assert [str(row.values["agency"]) for row in preview.rows] == [
        "East Lancashire Hospitals NHS Trust"
    ] * 2


def test_a_kind_that_explains_few_columns_is_only_taken_when_asked_for(tmp_path: Path) -> None:
    strange = ["Agency", "Financial year", "Colour", "Size", "Weight", "Smell", "Taste"]
    path = write_workbook(tmp_path / "a.xlsx", {"A": [strange, ["ELHT", "2024-25", *"abcde"]]})
    with pytest.raises(Unrecognised):
        look(path)
    assert look(path, as_kind="contributions").counts["new"] == 1


def test_a_file_of_no_known_kind_is_refused_in_words() -> None:
    with pytest.raises(Unrecognised) as refused:
        look(real("robustness", "excel_pasting.csv"))
    told = str(refused.value)
    assert told.startswith("excel_pasting.csv: no sheet has headings of anything that can be read")
    assert told.endswith("Check the headings, or say which kind of content it is.")
    assert len(told) < 320


def test_a_file_of_no_known_kind_is_told_what_was_seen_and_what_comes_nearest(
    tmp_path: Path,
) -> None:
    strange = ["Agency", "Financial year", "Colour", "Size", "Weight", "Smell", "Taste"]
    path = write_workbook(tmp_path / "a.xlsx", {"Stock": [["2025"], strange, ["ELHT", *"abcdef"]]})
    with pytest.raises(Unrecognised) as refused:
        look(path)
    assert str(refused.value) == (
        "a.xlsx: no sheet has headings of anything that can be read in. Row 2 of “Stock” has “Agency”, "
        "“Financial year”, “Colour”, “Size” and 3 more. It comes nearest to contributions (Agency, Financial year). "
        "Check the headings, or say which kind of content it is."
    )


def test_a_file_that_is_not_of_the_kind_asked_for_is_told_what_that_needs(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"Stock": [["Colour", "Size"], ["red", 4]]})
    with pytest.raises(Unrecognised) as refused:
        look(path, as_kind="contributions")
    assert str(refused.value) == (
        "a.xlsx: no sheet has a row of headings that fits contributions. Row 1 of “Stock” has “Colour” and “Size”. "
        "It needs columns for Agency and Financial year. Check the headings."
    )


def test_an_unknown_kind_is_refused_naming_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(NoSuchKind, match="there are members, contributions"):
        look(write_workbook(tmp_path / "a.xlsx", {"A": [HEAD]}), as_kind="risks")


@pytest.mark.parametrize(
    "parts",
    [
        ("child_level", "ad1.csv"),
        ("child_level", "header.csv"),
        ("robustness", "minimal_package.xlsx"),
    ],
)
def test_data_about_single_people_is_refused_with_the_reason(parts: tuple[str, str]) -> None:
    with pytest.raises(UserError, match="may not be held here"):
        look(real(*parts))


def test_pupil_numbers_are_known_by_their_form(tmp_path: Path) -> None:
    rows: Rows = [HEAD, *[["ELHT", f"A1234567{number}001", 1] for number in range(10, 14)]]
    with pytest.raises(UserError, match="unique pupil numbers"):
        look(write_workbook(tmp_path / "a.xlsx", {"A": rows}))

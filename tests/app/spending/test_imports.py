"""Ledgers that come without headings, with lines that look the same, with credits, and again a month later."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.importing.apply import remember_layout
from app.importing.file_layouts import FileLayouts
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.storing import store_preview
from app.importing.unrecognised import Unrecognised
from models.spending import SpendingLine
from tests.app.importing.files import write_workbook
from tests.app.spending.published import by_sheet
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview

HEAD = ("Ref", "Date", "Supplier", "Description", "Cost centre", "Amount")
RENT = ("1001", date(2024, 5, 3), "Bangor Street Centre", "Room", "4711", 120.0)
LUNCH = ("1002", date(2024, 5, 3), "Bangor Street Centre", "Lunch", "4712", 85.5)


def importer(core: Core) -> Importer:
    return Importer(core.read, KINDS, LOOKUPS, FileLayouts(core))


def look(core: Core, path: Path) -> Preview:
    return importer(core).look(path)


def ledger(path: Path, *rows: tuple[object, ...], head: tuple[object, ...] = HEAD) -> Path:
    return write_workbook(path, {"Ledger": [head, *rows] if head else list(rows)})


def outcomes(preview: Preview) -> list[str]:
    return [row.outcome.value for row in preview.rows if row.outcome is not Outcome.NOTE]


def stored(core: Core) -> list[SpendingLine]:
    with core.read() as session:
        return list(session.scalars(select(SpendingLine).order_by(SpendingLine.id)))


def headless(path: Path, *, blank: bool, sign: bytes = b"") -> Path:
    """Write a real month as some councils do: no headings, a blank first row, a pound sign as byte 0x9C."""
    content = real("finance", "hyndburn_005_1706.csv").read_bytes().split(b"\r", 1)[1]
    lines = [line for line in content.split(b"\r") if line]
    if sign:
        lines = [b",".join([*line.split(b",")[:-1], sign + line.split(b",")[-1]]) for line in lines]
    path.write_bytes(b"\r\n".join([b",,,,,,"] * blank + lines) + b"\r\n")
    return path


@pytest.mark.parametrize("blank", [False, True])
def test_a_month_without_headings_is_read_by_its_content_and_says_how_sure_that_is(
    core: Core, tmp_path: Path, *, blank: bool
) -> None:
    preview = look(core, headless(tmp_path / "june.csv", blank=blank))
    [columns] = preview.columns.values()
    assert [each.field for each in columns] == [
        *("cost_code", "category", "description", "reference", "supplier", "day", "amount")
    ]
    assert {each.how for each in columns} == {"content"}
    assert all(50 <= each.percent <= 100 for each in columns)
    expected = by_sheet(real("finance", "hyndburn_005_1706.csv"))["hyndburn_005_1706"]
    values = [row.values["amount"] for row in preview.rows if row.outcome is Outcome.NEW]
    assert (len(values), sum(values)) == (expected.rows, expected.pence)
    [told] = [row.understood for row in preview.rows if row.outcome is Outcome.NOTE]
    assert "by their content A for Cost code (68 %)" in told
    assert told.endswith("F for Date (100 %), G for Amount (100 %).")


def test_the_pound_sign_of_old_programs_is_read(core: Core, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes(
        b"Date,Supplier,Amount\r\n04/05/2024,Caf\xe9 Royal,\x9c1,384.00\r\n".replace(
            b"\x9c1,384.00", b'"\x9c1,384.00"'
        )
    )
    [row] = look(core, path).rows
    assert row.values["amount"] == 138400
    assert row.values["supplier"] == "Café Royal"


def test_what_the_person_made_of_the_columns_is_known_the_next_time(
    core: Core, tmp_path: Path
) -> None:
    path = headless(tmp_path / "june.csv", blank=False)
    preview = importer(core).take_columns(look(core, path), {"june": {2: "cost_code", 1: ""}})
    store_preview(core, preview)
    remember_layout(FileLayouts(core), preview, date(2025, 3, 11))
    [columns] = look(core, path).columns.values()
    assert [each.field for each in columns][:2] == ["", "cost_code"]
    assert {each.how for each in columns} == {"remembered"}


def test_a_wide_list_of_something_else_is_no_ledger(core: Core) -> None:
    # Homes and their providers, 47 columns: a day of registration and a fee make no spending of it.
    path = real("child_level", "combined_scp_ch_fake.xlsx")
    with pytest.raises(Unrecognised):
        look(core, path)


def test_headings_in_strange_words_are_no_hindrance(core: Core, tmp_path: Path) -> None:
    head = ("Nr", "Wann", "Wer", "Was", "Wo", "Wieviel")
    preview = look(core, ledger(tmp_path / "l.xlsx", RENT, LUNCH, head=head))
    [columns] = preview.columns.values()
    taken = {each.header: each.field for each in columns}
    assert (taken["Wann"], taken["Wieviel"]) == ("day", "amount")
    assert outcomes(preview) == ["new", "new"]


def test_a_list_without_days_or_amounts_is_no_ledger(core: Core, tmp_path: Path) -> None:
    rows = [(f"P{number}", "Ada Lund", "Nurse") for number in range(12)]
    with pytest.raises(Unrecognised):
        look(core, write_workbook(tmp_path / "l.xlsx", {"A": rows}))


def test_credits_are_less_than_nothing_however_they_are_written(core: Core, tmp_path: Path) -> None:
    amounts = ("-1,384.00", "(1,384.00)", "1,384.00-", "-£1,384.00", "£-1,384.00", -1384.0)
    rows = [
        (str(n), date(2024, 5, 3), "- STIHL", "- back", "4711", a) for n, a in enumerate(amounts)
    ]
    preview = look(core, ledger(tmp_path / "l.xlsx", *rows))
    assert [row.values["amount"] for row in preview.rows] == [-138400] * 6
    assert {row.values["supplier"] for row in preview.rows} == {"- STIHL"}


def test_two_lines_that_look_the_same_are_both_counted_and_told(core: Core, tmp_path: Path) -> None:
    preview = look(core, ledger(tmp_path / "l.xlsx", RENT, LUNCH, RENT))
    assert outcomes(preview) == ["new", "new", "new"]
    assert preview.rows[2].understood == (
        "One of 2 rows with the same date, supplier, amount and reference; each is counted"
    )
    store_preview(core, preview)
    assert [(line.reference, line.occurrence) for line in stored(core)] == [
        ("1001", 1),
        ("1002", 1),
        ("1001", 2),
    ]


def test_a_later_extract_adds_only_what_is_new_whatever_its_order(
    core: Core, tmp_path: Path
) -> None:
    split = (*RENT[:3], "Room", "4713", RENT[5])
    store_preview(core, look(core, ledger(tmp_path / "may.xlsx", RENT, split, LUNCH)))
    june = ("1003", date(2024, 6, 4), "Old Bank Chambers", "Printing", "4711", 40.0)
    again = look(core, ledger(tmp_path / "june.xlsx", june, LUNCH, split, RENT, RENT))
    assert outcomes(again) == ["new", "unchanged", "unchanged", "unchanged", "new"]
    store_preview(core, again)
    assert [(line.cost_code, line.occurrence) for line in stored(core)] == [
        ("4711", 1),
        ("4713", 2),
        ("4712", 1),
        ("4711", 1),
        ("4711", 3),
    ]


def test_what_is_told_otherwise_of_a_known_line_is_a_change_of_it(
    core: Core, tmp_path: Path
) -> None:
    store_preview(core, look(core, ledger(tmp_path / "may.xlsx", RENT, LUNCH)))
    other = (*RENT[:3], "Room for the Board", *RENT[4:])
    again = look(core, ledger(tmp_path / "may2.xlsx", other, LUNCH))
    assert outcomes(again) == ["changed", "unchanged"]
    store_preview(core, again)
    assert [line.description for line in stored(core)] == ["Room for the Board", "Lunch"]


def test_an_extract_with_fewer_columns_is_still_known(core: Core, tmp_path: Path) -> None:
    store_preview(core, look(core, ledger(tmp_path / "may.xlsx", RENT, LUNCH)))
    fewer = [(row[0], row[1], row[2], row[5]) for row in (RENT, LUNCH)]
    head = ("Ref", "Date", "Supplier", "Amount")
    assert outcomes(look(core, ledger(tmp_path / "f.xlsx", *fewer, head=head))) == ["unchanged"] * 2


def test_a_row_left_out_and_taken_back_keeps_the_others_apart(core: Core, tmp_path: Path) -> None:
    preview = look(core, ledger(tmp_path / "l.xlsx", RENT, RENT, RENT))
    preview.leave_out([1])
    assert outcomes(preview) == ["left-out", "new", "new"]
    store_preview(core, preview)
    again = look(core, ledger(tmp_path / "l2.xlsx", RENT, RENT, RENT))
    assert outcomes(again) == ["unchanged", "unchanged", "new"]


def test_a_supplier_called_total_is_a_supplier_and_a_total_is_none(
    core: Core, tmp_path: Path
) -> None:
    head = ("Supplier", "Date", "Amount")
    rows = (("Total Gas & Power", date(2024, 5, 3), 200.0), ("Total", None, 200.0))
    preview = look(core, ledger(tmp_path / "l.xlsx", *rows, head=head))
    assert outcomes(preview) == ["new"]
    assert "the rows add up to the same" in preview.rows[1].understood


def test_a_line_without_a_readable_day_or_amount_is_told_by_its_cell(
    core: Core, tmp_path: Path
) -> None:
    bad = (*RENT[:5], "twelve"), ("1004", "soon", *LUNCH[2:])
    preview = look(core, ledger(tmp_path / "l.xlsx", RENT, *bad))
    assert outcomes(preview) == ["new", "problem", "problem"]
    assert [each.cell for each in preview.problems] == ["F3", "B4"]

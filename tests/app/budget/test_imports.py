"""Contributions read from workbooks: new, changed and unchanged lines, receipts, years and payers as written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from app.agencies.operations import add_agency
from app.budget.lines import add_line
from app.budget.operations import add_contribution
from app.budget.statement import YearBudget, year_budget
from app.budget.years import years_of
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from reports import contributions as report
from reports.writers import write
from tests.app.budget.sample import fill_year
from tests.app.importing.files import write_workbook
from tests.inputs import real

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview

HEAD = ("Organisation", "Year", "Agreed contribution", "Paid", "Invoice no", "Note")


def look(core: Core, path: Path) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS).look(path)


def take(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about="contributions") as work:
        apply(work, preview)


def read(core: Core, path: Path, *rows: tuple[object, ...]) -> Preview:
    book = write_workbook(path, {"Contributions": [HEAD, *rows]})
    preview = look(core, book)
    take(core, preview)
    return preview


def budget_of(core: Core, name: str) -> YearBudget:
    with core.read() as session:
        [year] = [each for each in years_of(session, 1) if each.name == name]
        return year_budget(session, year.id)


def test_the_real_return_gives_every_line_and_undo_takes_all_away(core: Core) -> None:
    preview = look(core, real("partner_returns", "contributions.xlsx"))
    text = real("partner_returns", "answers.json").read_text(encoding="utf-8")
    answers: list[dict[str, Any]] = json.loads(text)["contributions.xlsx"]["rows"]
    take(core, preview)
    found = budget_of(core, "2024-25")
    assert [
        (each.agency.name, (each.agreed or 0) // 100, each.received // 100)
        for each in sorted(found.contributions, key=lambda each: each.id)
    ] == [(each["agency"], each["agreed"], each["received"]) for each in answers]
    assert [str(each.share) for each in found.contributions] == ["31.78", "31.78", "21.19", "15.25"]
    core.undo()
    with core.read() as session:
        assert years_of(session, 1) == []


def test_the_same_return_again_changes_nothing(core: Core) -> None:
    path = real("partner_returns", "contributions.xlsx")
    take(core, look(core, path))
    assert {row.outcome for row in look(core, path).rows if row.values} == {Outcome.UNCHANGED}


def test_another_spelling_of_a_lines_label_is_no_change(core: Core, tmp_path: Path) -> None:
    heads = ("Agency", "Service", "Financial year", "Agreed")
    for name, label in (("a", "Public health"), ("b", "PUBLIC  HEALTH")):
        row = ("District Council", label, "2024-25", 1_200)
        book = write_workbook(tmp_path / f"{name}.xlsx", {"Contributions": [heads, row]})
        preview = look(core, book)
        if name == "a":
            take(core, preview)
    assert [each.outcome for each in preview.rows if each.values] == [Outcome.UNCHANGED]


def test_what_was_paid_since_becomes_a_receipt(core: Core, tmp_path: Path) -> None:
    read(core, tmp_path / "a.xlsx", ("Constabulary", "2024/25", 36_000, 0, "4471", ""))
    read(core, tmp_path / "b.xlsx", ("Constabulary", "2024-2025", 36_000, 16_000, "", "first half"))
    [line] = budget_of(core, "2024-25").contributions
    assert (line.invoice_number, line.notes, line.received) == ("4471", "first half", 1_600_000)
    assert line.outstanding == 2_000_000


def test_the_document_we_write_reads_back_as_unchanged(core: Core, tmp_path: Path) -> None:
    fill_year(core)
    path = tmp_path / "contributions.xlsx"
    write(report.build(core), path)
    outcomes = [row.outcome for row in look(core, path).rows if "agency" in row.values]
    assert outcomes == [Outcome.UNCHANGED] * 4


def test_an_only_line_of_a_payer_is_meant_without_its_label(core: Core, tmp_path: Path) -> None:
    year = fill_year(core)
    with core.work("Add contribution") as work:
        council = add_agency(work, {"name": "District Council"})
        add_contribution(
            work, {"agency": council, "year": year, "label": "Housing", "agreed": 100_000}
        )
    read(core, tmp_path / "a.xlsx", ("District Council", "2024-25", 1_200, "", "", ""))
    lines = [each for each in budget_of(core, "2024-25").contributions if each.label]
    assert [(each.label, each.agreed) for each in lines] == [("Housing", 120_000)]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("Police", "next year", 1, 0, "", ""), "is not a financial year"),
        (("Police", "2024-25", "", "", "4471", ""), "no amount"),
        (("Police", "2024-25", "lots", "", "", ""), "not an amount of money"),
    ],
)
def test_what_cannot_be_stored_is_named_by_its_cell(
    core: Core, tmp_path: Path, row: tuple[object, ...], sentence: str
) -> None:
    book = write_workbook(tmp_path / "a.xlsx", {"Contributions": [HEAD, row]})
    preview = look(core, book)
    assert any(sentence in problem.message for problem in preview.problems)


def test_a_year_that_is_known_keeps_its_days_and_headings(core: Core, tmp_path: Path) -> None:
    year = fill_year(core)
    with core.work("Add budget line") as work:
        add_line(work, {"year": year, "heading": "Communications"})
    read(core, tmp_path / "a.xlsx", ("College", "2024-25", 500, "", "", ""))
    found = budget_of(core, "2024-25")
    assert (found.year.id, len(found.lines), len(found.contributions)) == (year, 6, 5)


def test_less_than_nothing_received_is_remarked(core: Core, tmp_path: Path) -> None:
    row = ("Anytown Council", "2024-25", 5000, "(1,500)", "", "")
    preview = look(
        core, write_workbook(tmp_path / "contributions.xlsx", {"Contributions": [HEAD, row]})
    )
    assert preview.rows[0].values["received"] == -150_000
    assert "Received is -£1,500.00, less than nothing" in preview.rows[0].understood

"""Section 11 returns: every score exactly, by number, word and colour."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from app.fields import Link, Text
from app.importing.form_kind import FormKind
from app.importing.reading import read_workbook
from app.importing.section_eleven import COLOURS, SCORES, read_section_eleven
from tests.app.importing.kinds import keep_nothing, look, none_yet
from tests.inputs import real

if TYPE_CHECKING:
    from app.importing.form_kind import Form, FormRow
    from app.importing.workbook import Workbook

RETURNS = ("01_bwd", "02_lancs", "03_l&sc", "04_elht", "05_lscft", "06_national")


def form_of(name: str) -> Form:
    form = read_section_eleven(read_workbook(real("partner_returns", name)))
    assert form is not None
    return form


def value(row: FormRow, name: str) -> object:
    cell = row.cells.get(name)
    return None if cell is None or cell.value == "" else cell.value


def expected(name: str) -> list[dict[str, Any]]:
    answers = json.loads(real("partner_returns", "answers.json").read_text(encoding="utf-8"))
    return list(answers[name]["answers"])


@pytest.mark.parametrize("part", RETURNS)
def test_every_score_is_read_exactly(part: str) -> None:
    name = f"section11_{part}.xlsx"
    form = form_of(name)
    found = [
        {
            "standard": value(row, "standard"),
            "self": value(row, "self_score"),
            "moderated": value(row, "moderated_score"),
            "cell": row.cells["self_score"].address,
        }
        for row in form.rows
    ]
    assert (form.layout, found) == (SCORES, expected(name))


def test_not_applicable_is_kept_with_its_reason() -> None:
    rows = {value(row, "standard"): row for row in form_of("section11_05_lscft.xlsx").rows}
    assert (value(rows["6.1"], "not_applicable"), value(rows["6.1"], "reason")) == (
        True,
        "no direct work with children",
    )
    assert value(rows["6.1"], "self_score") is None


def test_the_head_of_the_form_is_read() -> None:
    header = {name: cell.value for name, cell in form_of("section11_03_l&sc.xlsx").header.items()}
    assert header["agency"] == "L&SC ICB"
    assert (header["person"], header["substitute"], header["email"]) == (
        "Xanthe Shaw",
        "Yusuf Valli",
        "safeguarding@example.org",
    )


def test_texts_beside_the_scores_are_read() -> None:
    row = form_of("section11_01_bwd.xlsx").rows[0]
    assert value(row, "wording") == "There is a named strategic lead for safeguarding"
    assert value(row, "section") == "Key Standard 1 Leadership and Accountability"
    assert (value(row, "evidence"), row.cells["deadline"].address) == (
        "Policy v3, board minute, training log",
        "E12",
    )


def test_what_a_score_was_read_from_is_said() -> None:
    row = form_of("section11_01_bwd.xlsx").rows[2]
    assert row.cells["self_score"].note == "“3 (fully met)” read as 3"


def test_colours_are_read_by_word_by_letter_and_by_fill() -> None:
    form = form_of("section11_rag_by_colour.xlsx")
    found = [
        {
            "standard": value(row, "standard"),
            "self": value(row, "self_score"),
            "cell": row.cells["self_score"].address,
        }
        for row in form.rows
    ]
    assert (form.layout, found) == (COLOURS, expected("section11_rag_by_colour.xlsx"))
    assert form.header["agency"].value == "East Lancashire Hospitals NHS Trust"
    assert form.rows[1].cells["self_score"].note == "Read from the cell's green fill"


@pytest.mark.parametrize("name", ["membership_list.xlsx", "action_log.xlsx", "dataset_return.xlsx"])
def test_other_workbooks_are_no_section_11_return(name: str) -> None:
    assert read_section_eleven(read_workbook(real("partner_returns", name))) is None


def test_an_unknown_agency_is_complained_of_once_in_the_cell_that_names_it() -> None:
    path = real("partner_returns", "section11_05_lscft.xlsx")
    kind = FormKind(
        "section-11",
        "Section 11 return",
        (Link("agency", "Agency", kind="agencies", required=True), Text("standard", "Standard")),
        key=("agency", "standard"),
        existing=none_yet,
        store=keep_nothing,
        read_form=only_standards,
    )
    (problem,) = look(path, kind).problems
    assert (problem.sheet, problem.cell) == ("S11 Template", "B3")


def only_standards(workbook: Workbook) -> Form | None:
    form = read_section_eleven(workbook)
    if form is None:
        return None
    rows = tuple(replace(row, cells={"standard": row.cells["standard"]}) for row in form.rows)
    return replace(form, rows=rows, header={"agency": form.header["agency"]})

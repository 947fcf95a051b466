"""Cells as values of Fields."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields import Choice, Day, Field, Figure, Flag, Mark, Money, Number, Percent, Text, Time
from app.importing.date_orders import date_order
from app.importing.natives import FieldReader, as_text, plain_number, shade
from app.importing.workbook import Cell, CellValue
from tests.app.importing.kinds import Rag

RAG = Choice("rag", "RAG", words=Rag)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (Day("d", "Day"), date(2025, 3, 4), date(2025, 3, 4)),
        (Day("d", "Day"), datetime(2025, 6, 4, 1, 0), date(2025, 6, 4)),  # noqa: DTZ001 - as a sheet has it
        (Day("d", "Day"), 45352.0, date(2024, 3, 1)),
        (Day("d", "Day"), "03/04/2025", date(2025, 4, 3)),
        (Day("d", "Day"), "03/04/2025 01:00:00", date(2025, 4, 3)),
        (Time("t", "Time"), 0.395833333, time(9, 30)),
        (Time("t", "Time"), datetime(2025, 6, 4, 9, 30), time(9, 30)),  # noqa: DTZ001 - as a sheet has it
        (Number("n", "Places"), 12.0, 12),
        (Money("m", "Fee"), 75000.0, 7_500_000),
        (Money("m", "Fee"), 0.1 + 0.2, 30),
        (Money("m", "Fee"), "(1,384.00)", -138_400),
        (Text("t", "Invoice"), 4468.0, "4468"),
        (Text("t", "Phone"), "07700 900123", "07700 900123"),
        (Flag("f", "Returned"), True, True),
        (Flag("f", "Returned"), 1.0, True),
        (Figure("f", "Plans"), "<5", Mark("suppressed", "<5")),
        (RAG, "AMBER", Rag.AMBER),
        (RAG, "a", Rag.AMBER),
    ],
)
def test_cells_become_the_values_that_fields_hold(
    field: Field, value: CellValue, expected: object
) -> None:
    assert FieldReader(field).read(value).value == expected


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (Day("d", "Day"), "31/02/26", "not a date"),
        (Money("m", "Fee"), 12.345, "part of a penny"),
        (Number("n", "Places"), 1.5, "not a whole number"),
        (Number("n", "Places", least=0), -1.0, "least is 0"),
        (RAG, "Purple", "not one of"),
    ],
)
def test_what_does_not_fit_is_complained_of(field: Field, value: CellValue, words: str) -> None:
    assert words in FieldReader(field).read(value).complaint


def test_an_error_cell_and_a_formula_without_value_are_complained_of() -> None:
    error = Cell("A1", "#N/A", "error")
    unvalued = Cell("A1", "", "blank", unvalued=True)
    assert "#N/A" in FieldReader(Number("n", "Places")).read(error).complaint
    assert "without its value" in FieldReader(Number("n", "Places")).read(unvalued).complaint


def test_a_cell_shown_as_a_percentage_is_read_as_one() -> None:
    assert (
        str(
            FieldReader(Percent("p", "Share")).read(Cell("A1", 0.795, "number", percent=True)).value
        )
        == "79.5"
    )


@pytest.mark.parametrize(
    ("text", "fill", "expected", "note"),
    [
        ("", "00B050", Rag.GREEN, "Read from the cell's green fill"),
        ("Green", "00B050", Rag.GREEN, ""),
        ("Red", "00B050", Rag.RED, "The cell says “Red” on a green fill; its text was taken"),
        ("", "FFFFFF", None, ""),
        ("", "D9D9D9", None, ""),
    ],
)
def test_a_fill_speaks_where_the_text_is_silent(
    text: str, fill: str, expected: Rag | None, note: str
) -> None:
    reading = FieldReader(RAG).read(Cell("B5", text, "text" if text else "blank", fill))
    assert (reading.value, reading.note) == (expected, note)


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("FFC000", "Amber"),
        ("FFFF00", "Amber"),
        ("00B050", "Green"),
        ("92D050", "Green"),
        ("FF0000", "Red"),
        ("FFC7CE", "Red"),
        ("FFFFFF", ""),
    ],
)
def test_the_colours_people_use_have_names(colour: str, name: str) -> None:
    assert shade(colour) == name


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["03/04/2025", "05/06/2025"], "ask"),
        (["03/25/2025", "05/06/2025"], "ask"),
        (["03/25/2025", "25/06/2025"], "ask"),
        (["25/03/2025", "03/04/2025", "5.6.25"], "day"),
        (["04/04/2025", "1 May 2025", "2025-03-04", ""], "day"),
        (["03/04/2025 00:00:00"], "ask"),
    ],
)
def test_dates_that_may_be_read_both_ways_are_asked_about_and_never_guessed(
    texts: list[str], order: str
) -> None:
    assert date_order(texts) == order


@pytest.mark.parametrize("field", [Number("n", "Places"), Percent("p", "Share"), Money("m", "Fee")])
@pytest.mark.parametrize(
    "sign", ["c", "x", "z", "u", "k", "low", "<5", "< 90", ".", "..", ":", "-", "*", "N/A"]
)
def test_a_mark_in_a_number_is_never_0(field: Field, sign: str) -> None:
    reading = FieldReader(field).read(sign)
    assert reading.value is None
    assert ("held back" in reading.complaint) != ("not as 0" in reading.note)


@pytest.mark.parametrize(
    ("sign", "kind"),
    [
        *((sign, "suppressed") for sign in ("c", "x", "k", "low", "<5", "<90", "≤5", "<0.5%", "*")),
        *((sign, "missing") for sign in ("z", "u", ".", "..", ":", "-", "…")),
        ("n/a", "not-applicable"),
    ],
)
def test_a_mark_in_a_figure_stays_what_it_is(sign: str, kind: str) -> None:
    reading = FieldReader(Figure("f", "Plans")).read(sign)
    assert (reading.value, reading.complaint) == (Mark(kind, sign), "")  # type: ignore[arg-type]  # its kind


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_numbers_are_written_without_exponents(value: float) -> None:
    text = plain_number(value)
    assert "e" not in text.lower()
    assert float(text) == pytest.approx(value, rel=1e-14)


def test_lengths_and_times_read_as_people_write_them() -> None:
    assert as_text(timedelta(hours=26, minutes=5)) == "26:05"
    assert as_text(time(9, 5)) == "09:05"


@pytest.mark.parametrize(
    ("text", "day", "note"),
    [
        ("6/6/2025 09:30", date(2025, 6, 6), "09:30 was left out"),
        ("06 Jun 2025 09:30", date(2025, 6, 6), "09:30 was left out"),
        ("6 June 2025 at 2:15 pm", date(2025, 6, 6), "14:15 was left out"),
        ("2025-06-06T08:30:00Z", date(2025, 6, 6), "08:30 was left out"),
        ("2025-06-06T00:00:00.000", date(2025, 6, 6), ""),
        ("2025-06-05T23:00:00Z", date(2025, 6, 6), "23:00 UTC is the start of 6 Jun 2025 here"),
        ("2025-01-05T23:00:00Z", date(2025, 1, 5), "23:00 was left out"),
    ],
)
def test_a_written_day_with_a_time_is_the_day(text: str, day: date, note: str) -> None:
    assert FieldReader(Day("d", "Day")).read(text) == (day, "", note)


def test_a_day_with_a_time_is_read_month_first_where_that_was_answered() -> None:
    reading = FieldReader(Day("d", "Day")).read("6/13/2025 9:30:00 AM", "month")
    assert reading == (date(2025, 6, 13), "", "Read month first; 09:30 was left out")
    wrong = FieldReader(Day("d", "Day")).read("31/02/2025 09:30")
    assert wrong.complaint == "“31/02/2025 09:30” is not a date in the calendar."


def test_dates_with_times_are_asked_about_like_dates() -> None:
    assert date_order(["6/5/2025 09:30", "3/4/2025 10:00"]) == "ask"
    assert date_order(["16/5/2025 09:30", "3/4/2025 10:00"]) == "day"


@pytest.mark.parametrize("sign", ["[c]", "[low]", " [x] "])
def test_the_codes_of_government_statistics_in_square_brackets_are_marks(sign: str) -> None:
    assert FieldReader(Figure("f", "Figure")).read(sign).value.kind == "suppressed"


def test_shortened_money_is_asked_for_in_full() -> None:
    complaint = FieldReader(Money("m", "Agreed")).read("£1.2k").complaint
    assert complaint.endswith("Write the figure in full, such as £1,200.")

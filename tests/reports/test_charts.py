"""Tests of charts drawn from their figures."""

from __future__ import annotations

from app.fields import Mark
from reports.charts import described, drawn_bars, table_of_bars
from reports.document import Bar, Bars
from reports.drawing import Box, Words
from reports.table import Kind

BARS = Bars(
    "Spent by heading",
    (Bar("Staffing", 1_000_00), Bar("Refund", -250_00), Bar("Voice", Mark("suppressed", "c"))),
    Kind.MONEY,
)


def test_bars_are_as_long_as_their_values() -> None:
    boxes = [shape for shape in drawn_bars(BARS, 480).shapes if isinstance(shape, Box)]
    assert boxes[0].width == 4 * boxes[1].width
    assert boxes[1].x + boxes[1].width == boxes[0].x
    assert boxes[2].width == 0


def test_every_value_is_written_and_a_mark_is_never_nothing() -> None:
    texts = {shape.text for shape in drawn_bars(BARS, 480).shapes if isinstance(shape, Words)}
    assert {"£1,000.00", "-£250.00", "c"} <= texts


def test_a_chart_is_told_in_words() -> None:
    said = "Bar chart: Spent by heading. Staffing: £1,000.00; Refund: -£250.00; Voice: c."
    assert described(BARS) == said


def test_everything_drawn_lies_on_the_sheet() -> None:
    drawing = drawn_bars(BARS, 480)
    for shape in drawing.shapes:
        if isinstance(shape, Box | Words):
            assert 0 <= shape.x <= shape.x + shape.width <= drawing.width + 0.01


def test_bars_of_nothing_are_still_drawn() -> None:
    assert drawn_bars(Bars("Empty", (Bar("None", 0),)), 480).height > 0
    assert drawn_bars(Bars("Empty", ()), 480).height > 0


def test_a_workbook_gets_the_figures() -> None:
    assert table_of_bars(BARS).rows[1] == ("Refund", -250_00)

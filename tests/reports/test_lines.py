"""Charts of lines: round numbers on the scale, a gap where a value is missing, and its reason below."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from reports.drawing import Box, Line, Words
from reports.lines import Drawn, Lines, Spot, described, drawn_lines

PERIODS = ("2020-21", "2021-22", "2022-23", "2023-24")


def spots(*values: str | None) -> tuple[Spot | None, ...]:
    return tuple(
        None if each is None else Spot(Decimal(each) if each[0].isdigit() else None, each)
        for each in values
    )


def chart(*values: str | None, **more: object) -> Lines:
    lines = (Drawn("Ours", spots(*values)), Drawn("England", spots("10", "11", "12", "13")))
    return Lines("Plans", PERIODS, lines, **more)  # type: ignore[arg-type]  # a unit or a limit


def words(lines: Lines) -> list[str]:
    drawing = drawn_lines(lines, 400, 180)
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def strokes(lines: Lines, colour: str) -> list[Line]:
    drawing = drawn_lines(lines, 400, 180)
    return [each for each in drawing.shapes if isinstance(each, Line) and each.colour == colour]


def test_a_missing_value_is_a_gap_with_its_reason_and_never_nought() -> None:
    broken = chart("14", "15", "Suppressed (c)", "17")
    assert [len(each.points) for each in strokes(broken, "accent")] == [2]
    assert "Suppressed" in words(broken)
    dots = [each for each in drawn_lines(broken, 400, 180).shapes if isinstance(each, Box)]
    assert len(dots) == 3


def test_every_line_is_named_and_described_with_all_its_values() -> None:
    told = described(chart("14", None, "Suppressed (c)", "17", unit="per 10,000"))
    assert told == (
        "Line chart: Plans, per 10,000. Ours: 2020-21 14, 2022-23 Suppressed (c), 2023-24 17; "
        "England: 2020-21 10, 2021-22 11, 2022-23 12, 2023-24 13."
    )
    assert {"Ours", "England"} <= set(words(chart("14", "15", "16", "17")))


def test_the_scale_has_round_numbers_and_begins_at_nought_unless_all_are_far_from_it() -> None:
    low = Lines("Plans", PERIODS, (Drawn("Ours", spots("2", "9", "4", "7")),))
    far = Lines("Plans", PERIODS, (Drawn("Ours", spots("402", "409", "411", "405")),))
    assert "0" in words(low)
    assert "0" not in words(far)
    assert "400" in words(far)
    flat = Lines("Plans", PERIODS[:1], (Drawn("Ours", spots("0")),))
    assert "0" in words(flat)


def test_values_below_nought_stand_on_a_scale_that_reaches_them() -> None:
    below = (Spot(Decimal(-40), "-40"), Spot(Decimal(60), "60"))
    found = words(Lines("Net gain", PERIODS[:2], (Drawn("Ours", below),)))
    assert {"-50", "0"} <= set(found) or {"-40", "0"} <= set(found)


def test_a_limit_is_drawn_across_and_named() -> None:
    limited = chart("14", "15", "16", "17", limit=Spot(Decimal(15), "Target 15"))
    assert "Target 15" in words(limited)
    [across] = strokes(limited, "bad")
    assert across.dashed


def test_a_chart_without_a_figure_says_so() -> None:
    empty = Lines("Plans", PERIODS, (Drawn("Ours", spots("Missing", None, None, "Suppressed")),))
    assert words(empty) == ["No figures to draw yet."]


def test_nothing_is_drawn_outside_the_sheet() -> None:
    drawing = drawn_lines(chart("14", "15", "160", "17", alike=True), 300, 160)
    for shape in drawing.shapes:
        if isinstance(shape, Line):
            assert all(0 <= x <= 300 and 0 <= y <= 160 for x, y in shape.points)
        else:
            assert 0 <= shape.y <= 160


def test_figures_and_names_stand_where_no_line_runs_through_them() -> None:
    crossing = Drawn("England", spots("16", "16.4", "15.9", "16.2"))
    lines = Lines("Plans", PERIODS, (Drawn("Ours", spots("14", "15", "15", "14")), crossing))
    drawing = drawn_lines(lines, 400, 180)
    [behind] = strokes(lines, "note")
    for figure in (shape for shape in drawing.shapes if isinstance(shape, Words) and shape.bold):
        near = min(behind.points, key=lambda point: abs(point[0] - figure.x - 30))
        if figure.align == "centre":
            assert not figure.y < near[1] < figure.y + figure.size


def test_names_at_the_ends_are_apart_and_stay_above_the_axis() -> None:
    low = tuple(Drawn(f"Area {place}", spots("1", "1", "1", "1")) for place in range(4))
    lines = Lines("Plans", PERIODS, (Drawn("Ours", spots("40", "41", "42", "43")), *low))
    drawing = drawn_lines(lines, 400, 180)
    tops = [
        each.y
        for each in drawing.shapes
        if isinstance(each, Words) and each.text.startswith("Area")
    ]
    assert all(later - earlier >= 10 for earlier, later in pairwise(sorted(tops)))
    assert max(tops) <= 180 - 32 - 8

"""Tests of how values read in documents and which cells of Excel they become."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from app.fields import Mark
from reports.table import Kind, Value
from reports.typed import typed
from reports.values import number_format, shown

LONG = "x" * 40_000


@pytest.mark.parametrize(
    ("value", "kind", "places", "text"),
    [
        (3_600_000, Kind.MONEY, None, "£36,000.00"),
        (-138_400, Kind.MONEY, None, "-£1,384.00"),
        (16_800_050, Kind.MONEY, 0, "£168,001"),
        (-365_000, Kind.MONEY, 0, "-£3,650"),
        (Decimal("54.5"), Kind.PERCENT, None, "54.5 %"),
        (Decimal("31.784"), Kind.PERCENT, 2, "31.78 %"),
        (0.125, Kind.NUMBER, 2, "0.13"),
        (150_000, Kind.NUMBER, None, "150,000"),
        (2025, Kind.TEXT, None, "2025"),
        (date(2025, 3, 12), Kind.DAY, None, "12 Mar 2025"),
        (time(9, 30), Kind.TIME, None, "09:30"),
        (datetime(2025, 7, 1, 9, 30, tzinfo=UTC), Kind.MOMENT, None, "1 Jul 2025, 10:30"),
        (Mark("suppressed", "c"), Kind.NUMBER, None, "c"),
        (None, Kind.MONEY, None, ""),
        (True, Kind.TEXT, None, "Yes"),
        ("to be agreed", Kind.MONEY, None, "to be agreed"),
    ],
)
def test_a_value_reads_as_people_write_it(
    value: Value, kind: Kind, places: int | None, text: str
) -> None:
    assert shown(value, kind, places) == text


def test_money_that_is_not_whole_pence_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="whole pence"):
        shown(36.5, Kind.MONEY)


@pytest.mark.parametrize(
    ("value", "kind", "stored"),
    [
        (3_600_050, Kind.MONEY, 36_000.5),
        (Decimal("54.5"), Kind.PERCENT, 0.545),
        (12, Kind.NUMBER, 12.0),
        (date(2025, 3, 12), Kind.DAY, date(2025, 3, 12)),
        (datetime(2025, 7, 1, 9, 30, tzinfo=UTC), Kind.MOMENT, datetime(2025, 7, 1, 10, 30)),  # noqa: DTZ001 - as a London clock shows it
        (date(1899, 12, 31), Kind.DAY, "31 Dec 1899"),
        (1_234_567_890_123_456, Kind.NUMBER, "1,234,567,890,123,456"),
        (Mark("suppressed", "<5"), Kind.NUMBER, "<5"),
        (True, Kind.TEXT, "Yes"),
        ("=1+1", Kind.MONEY, "=1+1"),
        ("", Kind.TEXT, None),
    ],
)
def test_a_cell_holds_a_number_a_day_or_a_text(value: Value, kind: Kind, stored: object) -> None:
    assert typed(value, kind) == stored


def test_a_text_that_no_cell_holds_is_cut_and_says_so() -> None:
    cut = typed(LONG, Kind.TEXT)
    assert isinstance(cut, str)
    assert len(cut) == 32_767
    assert "cut here" in cut


def test_formats_of_excel_follow_the_kind() -> None:
    assert number_format(Kind.MONEY) == "£#,##0.00"
    assert number_format(Kind.MONEY, 0) == "£#,##0"
    assert number_format(Kind.PERCENT) == "0.0 %"
    assert number_format(Kind.DAY) == "d mmm yyyy"
    assert number_format(Kind.TEXT) == ""

"""What published spending comes to, counted by plain readers and apart from the application's own code."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAMES = (
    "fire-2022-23.xlsx",
    *(f"hyndburn_{number}.csv" for number in ("000_1701", "005_1706", "010_1711", "015_1804")),
    *(f"hyndburn_{number}.csv" for number in ("020_1809", "025_1902", "030_1907", "035_1912")),
    "hyndburn_040_2005.csv",
    "pcc-2018-19.xlsx",
    "pcc-2023-24.xlsx",
)


@dataclass(frozen=True)
class Sum:
    """Rows and pence."""

    rows: int
    pence: int


def by_sheet(path: Path) -> dict[str, Sum]:
    """Count the records of each sheet and add up their amounts."""
    if path.suffix == ".csv":
        text = path.read_bytes().decode("latin-1")
        rows = [row for row in csv.reader(io.StringIO(text, newline=None)) if any(row)]
        return {path.stem: _add_up([row[6] for row in rows[1:]])}
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    found = {
        sheet.title: _add_up(_amounts(list(sheet.iter_rows(values_only=True)))) for sheet in book
    }
    book.close()
    return found


def _amounts(rows: Sequence[Sequence[Any]]) -> list[Any]:
    """Take the amounts of a sheet; its headings may come again with the amount in another column."""
    place, found = -1, []
    for row in rows:
        texts = [str(value).strip("* ").casefold() for value in row]
        if "date" in texts:
            place = next(
                each
                for each, text in enumerate(texts)
                if text in {"amount", "total", "total invoice amount"}
            )
        elif any(value is not None for value in row):
            assert isinstance(row[1], datetime | int)
            found.append(row[place])
    return found


def _add_up(amounts: Sequence[Any]) -> Sum:
    plain = [Decimal(str(each).replace(",", "")) for each in amounts]
    return Sum(len(plain), sum(int((each * 100).to_integral_value()) for each in plain))

"""The JSON lines in which the reading process hands over what it read; `workbook.py` reads them.

One line per sheet head, then lines of up to BLOCK rows each. A blank cell is "". Every text is cleaned here, on the
way in.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from app.importing.cleaning import clean_text, is_clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BLOCK = 200

# Dates have no form in JSON: one letter says which they are.
_STAMPS: dict[type, Callable[[Any], dict[str, Any]]] = {
    date: lambda value: {"d": value.isoformat()},
    datetime: lambda value: {"m": value.isoformat()},
    time: lambda value: {"t": value.isoformat()},
    timedelta: lambda value: {"l": value.total_seconds()},
}


def write_head(out: IO[str], head: dict[str, Any]) -> None:
    """Write a line that is no row: the head of a sheet."""
    out.write(_ENCODER.encode(head) + "\n")


def write_rows(out: IO[str], rows: Iterator[list[Any]]) -> None:
    """Write rows, block by block."""
    encode = _ENCODER.encode
    while block := list(islice(rows, BLOCK)):
        line = encode(block)
        if may_be_unclean(line):
            line = encode([[_clean(value) for value in row] for row in block])
        out.write(line)
        out.write("\n")


def may_be_unclean(line: str) -> bool:
    """Say whether a block may hold what is to be removed: JSON escapes every control character but one."""
    return "\\" in line or "\x7f" in line or not (line.isascii() or is_clean(line))


def _clean(value: Any) -> Any:  # noqa: ANN401 - whatever a cell holds
    return clean_text(value) if isinstance(value, str) else value


def _stamp(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any date or time
    return _STAMPS[type(value)](value)


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=_stamp, check_circular=False
)

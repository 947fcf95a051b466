"""How the command line speaks: lines for people, JSON for machines, and the open file it works on."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.backup_names import Reason
from app.bootstrap import build_core
from app.fields import Field, Mark, Money

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from app.bootstrap import Core


@contextmanager
def opened(path: Path, *, read_only: bool = False, take_over: bool = False) -> Iterator[Core]:
    """Open a file for one verb and close it; a reading verb leaves it as it was, a writing one backs it up."""
    core = build_core()
    core.open(path, read_only=read_only, take_over=take_over)
    try:
        yield core
        core.backups.attempt(Reason.CLOSING)
        if core.backups.trouble:
            print(core.backups.trouble, file=sys.stderr)
    finally:
        core.close()


def say(wished: argparse.Namespace, lines: Iterable[str], data: object) -> None:
    """Print JSON where it is wished, else the lines."""
    if wished.json:
        json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
        print()
        return
    for line in lines:
        print(line)


def plain(field: Field, value: Any) -> Any:  # noqa: ANN401 - a value of any Field
    """Give a value as JSON holds it: money as pence, days as ISO, links by name, marks as their sign."""
    if value is None or isinstance(value, bool | int) or isinstance(field, Money):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple | list):
        return [str(each) for each in value]
    return value.sign if isinstance(value, Mark) else _text(value)


def _text(value: Any) -> str:  # noqa: ANN401 - a value of any Field
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Lay rows out in columns as wide as their widest text, at most 40 characters each."""
    texts = [list(headings), *([_short(cell) for cell in row] for row in rows)]
    widths = [max(len(row[place]) for row in texts) for place in range(len(headings))]
    for row in texts:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _short(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


def file_argument(text: str) -> Path:
    """Read a path as it was typed."""
    return Path(text).expanduser()

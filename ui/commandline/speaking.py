"""How the command line speaks: lines for people, JSON for machines, and the open file it works on."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.backup_names import Reason
from app.bootstrap import build_core

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from app.bootstrap import Core

_ON_TERMINAL = 40
"""Most characters of a column where a person reads it on a terminal."""


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


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Lay rows out in columns as wide as their widest text; on a terminal at most 40 characters each, else whole."""
    longest = _ON_TERMINAL if sys.stdout.isatty() else None
    texts = [list(headings), *([_on_a_line(cell, longest) for cell in row] for row in rows)]
    widths = [max(len(row[place]) for row in texts) for place in range(len(headings))]
    for row in texts:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _on_a_line(cell: str, longest: int | None) -> str:
    line = " ".join(cell.split())
    return line if longest is None or len(line) <= longest else f"{line[: longest - 1]}…"


def file_argument(text: str) -> Path:
    """Read a path as it was typed."""
    return Path(text).expanduser()

"""Texts as the page template gets them: plain, and breakable where a word is wider than its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports import metrics
from reports.document import runs
from reports.plain import bound, one_line, plain
from reports.style import BODY_SIZE

if TYPE_CHECKING:
    from reports.document import Text


def line(text: str, room: float, size: float = BODY_SIZE) -> str:
    """Give a text of one line, such as a heading, for a place `room` points wide."""
    return metrics.breakable(one_line(text), room, size, bold=True)


def pieces(text: Text, room: float, size: float = BODY_SIZE) -> list[dict[str, Any]]:
    """Give a text as its runs: `t` is a run's text, `b` whether it is bold."""
    return [
        {"t": _run_text(run.text, room, size, alone=len(runs(text)) == 1), "b": run.bold}
        for run in runs(text)
    ]


def page_text(text: str) -> str:
    """Give the plain text with blanks for tabs, which a page does not know, and no figure parted from its %."""
    return bound(plain(text)).expandtabs(4)


def _run_text(text: str, room: float, size: float, *, alone: bool) -> str:
    """Make a run breakable; beside other runs also at its ends, where words of two runs may touch."""
    known = page_text(text)
    broken = metrics.breakable(known, room, size, bold=True)
    return broken if alone or broken == known else metrics.BREAK + broken + metrics.BREAK


def count_lines(text: str, room: float, size: float) -> int:
    """Estimate how many lines a text takes."""
    return sum(1 + int(metrics.width(each, size) * 1.1 / room) for each in text.split("\n"))

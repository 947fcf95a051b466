"""Draws charts as drawings: lying bars with every value written at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.fields import Mark
from reports import metrics
from reports.drawing import Box, Drawing, Line, Words
from reports.style import TONES
from reports.table import Column, Table
from reports.values import shown

if TYPE_CHECKING:
    from reports.document import Bar, Bars
    from reports.table import Cells

_ROW = 22.0
_BAR = 12.0
_SIZE = 9.0


def drawn_bars(bars: Bars, width: float) -> Drawing:
    """Draw lying bars at a width in points; bars of values below nothing lie to the left of the line."""
    labels = min(metrics.widest((bar.label for bar in bars.bars), _SIZE) + 10, width * 0.38)
    values = metrics.widest((_value(bars, bar) for bar in bars.bars), _SIZE, bold=True) + 14
    amounts = [_amount(bar) for bar in bars.bars]
    low, high = min(0.0, *amounts, 0.0), max(0.0, *amounts, 0.0)
    scale = (width - labels - values) / ((high - low) or 1.0)
    zero = labels - low * scale
    shapes: list[Box | Line | Words] = []
    y = 0.0
    for bar, amount in zip(bars.bars, amounts, strict=True):
        lines = metrics.wrapped(bar.label, labels - 10, _SIZE)
        height = max(_ROW, len(lines) * _SIZE * 1.35 + 8)
        shapes += _one(bars, bar, (labels, y, height), (zero, amount * scale))
        y += height
    shapes.append(Line(((zero, 0), (zero, y)), colour="muted"))
    return Drawing(width, max(y, _ROW), tuple(shapes), alt=described(bars), caption=bars.caption)


def described(bars: Bars) -> str:
    """Tell a chart in words: its caption and every value."""
    values = "; ".join(f"{bar.label}: {_value(bars, bar)}" for bar in bars.bars)
    return f"Bar chart: {bars.caption}. {values}."


def _one(
    bars: Bars, bar: Bar, row: tuple[float, float, float], length: tuple[float, float]
) -> list[Box | Line | Words]:
    """Draw one bar: `row` is the labels' width, the top and the height; `length` starts at the zero line."""
    labels, top, height = row
    zero, reach = length
    middle = top + height / 2
    text = _value(bars, bar)
    lines = metrics.wrapped(bar.label, labels - 10, _SIZE)
    label_top = middle - len(lines) * _SIZE * 0.62
    return [
        Words(0, label_top, labels - 8, "\n".join(lines), size=_SIZE, align="right"),
        Box(
            min(zero, zero + reach),
            middle - _BAR / 2,
            abs(reach),
            _BAR,
            fill=TONES[bar.tone][0],
            edge="none",
            radius=1.5,
        ),
        Words(
            max(zero, zero + reach) + 5,
            middle - _SIZE * 0.62,
            metrics.width(text, _SIZE, bold=True) + 8,
            text,
            size=_SIZE,
            bold=True,
        ),
    ]


def _amount(bar: Bar) -> float:
    return 0.0 if bar.value is None or isinstance(bar.value, Mark) else float(bar.value)


def _value(bars: Bars, bar: Bar) -> str:
    return shown(bar.value, bars.kind, bars.places) or "no figure"


def table_of_bars(bars: Bars) -> Table:
    """Give the figures of a chart as a table, for workbooks."""
    columns = (Column("Item"), Column("Value", bars.kind, places=bars.places))
    rows: tuple[Cells, ...] = tuple((bar.label, bar.value) for bar in bars.bars)
    return Table(columns, rows, caption=bars.caption)

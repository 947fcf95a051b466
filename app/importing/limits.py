"""What a partner's file may cost: sizes that are refused in words, and the walls the reading process puts up."""

from __future__ import annotations

from app.process_walls import Walls, hold_within

MEGABYTE = 1_000_000
FILE_BYTES = 20 * MEGABYTE
UNPACKED_BYTES = 200 * MEGABYTE
RATIO = 100
"""Unpacked to packed size of one part; only asked of parts above RATIO_FROM, small ones cannot hurt."""
RATIO_FROM = 20 * MEGABYTE
TOGETHER_FROM = 5 * MEGABYTE
"""Size of a part from which markup and values of a workbook are read side by side."""
PARTS = 2_000
ROWS = 99_999
COLUMNS = 256
CELLS = 10_000_000
SHEETS = 300
OUTPUT_BYTES = 100 * MEGABYTE
SECONDS = 30
MEMORY_BYTES = 1_000 * MEGABYTE


def hold_process() -> None:
    """Let this process have no more memory, time and file size than a workbook may cost; it dies beyond them."""
    hold_within(Walls(MEMORY_BYTES, SECONDS, OUTPUT_BYTES))

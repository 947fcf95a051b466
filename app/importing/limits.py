"""What a partner's file may cost: sizes that are refused in words, and the walls of the reading process."""

from __future__ import annotations

from app.process_walls import MEGABYTE, Walls

FILE_BYTES = 50 * MEGABYTE
UNPACKED_BYTES = 500 * MEGABYTE
RATIO = 100
"""Unpacked to packed size of one part; only asked of parts above RATIO_FROM, small ones cannot hurt."""
RATIO_FROM = 20 * MEGABYTE
TOGETHER_FROM = 5 * MEGABYTE
"""Size of a part from which markup and values of a workbook are read side by side."""
PARTS = 2_000
ROWS = 299_999
"""A register of 200,000 rows has room; `marks.py` knows the number by heart, as an address cannot be compared."""
COLUMNS = 256
CELLS = 10_000_000
SHEETS = 300
OUTPUT_BYTES = 200 * MEGABYTE
SECONDS = 30
MEMORY_BYTES = 1_000 * MEGABYTE
WALLS = Walls(MEMORY_BYTES, SECONDS, OUTPUT_BYTES)

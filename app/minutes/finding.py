"""Finding words in the minutes of a meeting while they are written, in any case and with either apostrophe."""

from __future__ import annotations

import re
from functools import lru_cache

_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "–": "-", "\u00a0": " "})
"""Signs that are typed in one way and stand in another; each for one, so that places stay."""


def places(line: str, wanted: str) -> list[tuple[int, int]]:
    """Give the first and last place of each time that the wanted words stand in a line."""
    pattern = _pattern(wanted)
    return [each.span() for each in pattern.finditer(line.translate(_ALIKE))] if pattern else []


@lru_cache(maxsize=8)
def _pattern(wanted: str) -> re.Pattern[str] | None:
    return re.compile(re.escape(wanted.translate(_ALIKE)), re.IGNORECASE) if wanted else None

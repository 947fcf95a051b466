"""What a cell of a column comes to besides a plain value: a value of which something is told, or doubt."""

from __future__ import annotations

from typing import Any, NamedTuple


class Doubt:
    """What stands for a cell of which more is to be said than a value and a note."""


DOUBT = Doubt()


class Noted(NamedTuple):
    """A value with what is told of how it was understood."""

    value: Any
    note: str

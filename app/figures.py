"""The kinds of Fields that are reckoned with: numbers, percentages, money, and figures that may be marks instead."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from app.amounts import read_decimal, read_money, round_half_up, show_money, without_commas
from app.errors import Unreadable
from app.field import Align, Field


@dataclass(frozen=True)
class Number(Field):
    """A whole number within limits."""

    _: KW_ONLY
    least: int | None = None
    most: int | None = None
    width: int = 9
    align: ClassVar[Align] = "right"

    def _read(self, text: str) -> int:
        plain = without_commas(text)
        if re.fullmatch(r"[-+]?\d{1,15}(\.0+)?", plain):
            return int(plain.split(".")[0])
        message = f"“{text}” is not a whole number."
        raise Unreadable(message)

    def _write(self, value: int) -> str:
        return f"{value:,}"

    def _limit(self, value: int) -> str | None:
        if self.least is not None and value < self.least:
            return f"{self.label} is {value:,}; the least is {self.least:,}."
        if self.most is not None and value > self.most:
            return f"{self.label} is {value:,}; the most is {self.most:,}."
        return None


@dataclass(frozen=True)
class Percent(Field):
    """A percentage kept as a Decimal of per cent, shown to `places` places, rounded half up."""

    _: KW_ONLY
    places: int = 1
    width: int = 9
    align: ClassVar[Align] = "right"

    def _read(self, text: str) -> Decimal:
        return read_decimal(text.rstrip("% "), f"“{text}” is not a percentage.")

    def _write(self, value: Decimal) -> str:
        return f"{round_half_up(value, self.places)} %"


@dataclass(frozen=True)
class Money(Field):
    """An amount in whole pence (int); read from £1,234.50, (1,234.50), 1234.5- and the like."""

    _: KW_ONLY
    least: int | None = None
    width: int = 14
    align: ClassVar[Align] = "right"

    def _read(self, text: str) -> int:
        return read_money(text)

    def _write(self, value: int) -> str:
        return show_money(value)

    def _limit(self, value: int) -> str | None:
        if self.least is not None and value < self.least:
            return f"{self.label} is {show_money(value)}; the least is {show_money(self.least)}."
        return None


@dataclass(frozen=True)
class Mark:
    """Why a figure has no value: `suppressed` or `missing`, with the sender's own sign ("c", "x", "N/A", "<5")."""

    kind: Literal["suppressed", "missing", "not-applicable"]
    sign: str


_SUPPRESSED = frozenset({"c", "x", "k", "low", "*"})
_MISSING = frozenset({"z", "u", ".", "..", "...", "…", ":", "-", "–", "—"})
_NOT_APPLICABLE = frozenset({"n/a", "na", "not applicable"})
_AT_MOST = re.compile(r"[<>≤≥]=?\s*\d+([.,]\d+)?\s*%?")


def read_mark(text: str) -> Mark | None:
    """Read a sign that stands where a figure would (the codes of DfE tables, “<5”, “N/A”); None for any other text.

    Since 2021 government statistics put their codes in square brackets: “[c]”.
    """
    folded = text.strip().casefold()
    if folded.startswith("[") and folded.endswith("]"):
        folded = folded[1:-1].strip()
    if folded in _SUPPRESSED or _AT_MOST.fullmatch(folded):
        return Mark("suppressed", text)
    if folded in _MISSING:
        return Mark("missing", text)
    return Mark("not-applicable", text) if folded in _NOT_APPLICABLE else None


@dataclass(frozen=True)
class Figure(Field):
    """A number or a Mark that says why there is none; a mark never counts as 0."""

    _: KW_ONLY
    least: int | None = None
    most: int | None = None
    width: int = 10
    align: ClassVar[Align] = "right"
    suppressed: ClassVar[frozenset[str]] = _SUPPRESSED
    missing: ClassVar[frozenset[str]] = _MISSING
    not_applicable: ClassVar[frozenset[str]] = _NOT_APPLICABLE

    def _read(self, text: str) -> Decimal | Mark:
        mark = read_mark(text)
        if mark is not None:
            return mark
        return read_decimal(
            text, f"“{text}” is neither a figure nor a known mark such as c, x or N/A."
        )

    def _write(self, value: Decimal | int | Mark) -> str:
        if isinstance(value, Mark):
            return value.sign
        return f"{value:f}" if isinstance(value, Decimal) else f"{value:,}"

    def _limit(self, value: Decimal | int | Mark) -> str | None:
        if isinstance(value, Mark):
            return None
        if (self.least is not None and value < self.least) or (
            self.most is not None and value > self.most
        ):
            return f"{self.label} is {self._write(value)}; it must be from {self.least} to {self.most}."
        return None

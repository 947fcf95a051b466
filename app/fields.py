"""Fields: one declaration per value, from which forms, tables, imports, documents and history are drawn.

A Field knows its name, label and limits and owns three acts: `parse` (text typed or read -> value, or `Unreadable`
with one sentence), `show` (value -> text) and `problem` (a sentence when a value may not be stored, else None).
An empty text is always None, never 0 or "".
"""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from app.amounts import read_decimal, read_money, round_half_up, show_money
from app.days import read_day, show_day
from app.errors import Unreadable
from models.words import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True)
class Ref:
    """A record of another feature as it appears in a row: its id, its name, and its short name if it has one."""

    id: int
    name: str
    short: str = field(default="", compare=False)

    def __str__(self) -> str:
        """Give the name."""
        return self.name


@dataclass(frozen=True)
class Field:
    """What every field kind has; `computed` values are shown and sorted but never typed or stored."""

    name: str
    label: str
    _: KW_ONLY
    help: str = ""
    required: bool = False
    computed: bool = False
    aliases: tuple[str, ...] = ()
    width: int = 16
    listed: bool = True
    align: ClassVar[Align] = "left"

    def parse(self, text: str) -> Any:  # noqa: ANN401 - the value's type is the kind's own
        """Read a text; None when it is empty."""
        cleaned = " ".join(text.split())
        return self._read(cleaned) if cleaned else None

    def show(self, value: Any) -> str:  # noqa: ANN401
        """Write a value as a person reads it; an absent value is an empty text."""
        return "" if value is None else self._write(value)

    def brief(self, value: Any) -> str:  # noqa: ANN401, ARG002
        """Write a value shorter, for where there is no room for the whole; empty where there is no shorter way."""
        return ""

    def problem(self, value: Any) -> str | None:  # noqa: ANN401
        """Say in one sentence why a value may not be stored, or None."""
        if value is None or value in {"", ()}:
            return f"{self.label} is needed." if self.required else None
        return self._limit(value)

    def _read(self, text: str) -> Any:  # noqa: ANN401
        return text

    def _write(self, value: Any) -> str:  # noqa: ANN401
        return str(value)

    def _limit(self, value: Any) -> str | None:  # noqa: ANN401, ARG002
        return None


@dataclass(frozen=True)
class Text(Field):
    """One line of text."""

    _: KW_ONLY
    longest: int = 200

    def _limit(self, value: str) -> str | None:
        if len(value) > self.longest:
            return f"{self.label} has {len(value)} characters; at most {self.longest} fit."
        return None


@dataclass(frozen=True)
class Email(Text):
    """An e-mail address."""

    def _limit(self, value: str) -> str | None:
        if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+", value):
            return f"“{value}” is not an e-mail address; it needs a name, @ and a domain."
        return super()._limit(value)


@dataclass(frozen=True)
class Folder(Text):
    """A folder by its path; a form offers to choose it."""

    _: KW_ONLY
    longest: int = 400


@dataclass(frozen=True)
class Note(Field):
    """Several lines of plain text."""

    _: KW_ONLY
    longest: int = 20_000
    listed: bool = False
    width: int = 40

    def parse(self, text: str) -> str | None:
        """Keep the lines; drop blanks at both ends."""
        return text.strip() or None

    def _limit(self, value: str) -> str | None:
        if len(value) > self.longest:
            return f"{self.label} has {len(value)} characters; at most {self.longest} fit."
        return None


@dataclass(frozen=True)
class Number(Field):
    """A whole number within limits."""

    _: KW_ONLY
    least: int | None = None
    most: int | None = None
    width: int = 9
    align: ClassVar[Align] = "right"

    def _read(self, text: str) -> int:
        plain = text.replace(",", "").replace(" ", "")
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


@dataclass(frozen=True)
class Figure(Field):
    """A number or a Mark that says why there is none; a mark never counts as 0."""

    _: KW_ONLY
    least: int | None = None
    most: int | None = None
    width: int = 10
    align: ClassVar[Align] = "right"
    suppressed: ClassVar[frozenset[str]] = frozenset({"c", "x", "k", "low"})
    missing: ClassVar[frozenset[str]] = frozenset({"z", "u", ".", "..", ":", "-", "–"})
    not_applicable: ClassVar[frozenset[str]] = frozenset({"n/a", "na", "not applicable"})

    def _read(self, text: str) -> Decimal | Mark:
        folded = text.casefold()
        if folded in self.suppressed or re.fullmatch(r"[<>]\s*\d+", folded):
            return Mark("suppressed", text)
        if folded in self.missing:
            return Mark("missing", text)
        if folded in self.not_applicable:
            return Mark("not-applicable", text)
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


@dataclass(frozen=True)
class Day(Field):
    """A calendar day; shown as "12 Mar 2025", read day first, with a four-figure or two-figure year."""

    _: KW_ONLY
    width: int = 13

    def _read(self, text: str) -> date:
        return read_day(text)

    def _write(self, value: date) -> str:
        return show_day(value)

    def _limit(self, value: date) -> str | None:
        if not 1900 <= value.year <= 2200:
            return f"{self.label} is in the year {value.year}; check the year."
        return None


@dataclass(frozen=True)
class Time(Field):
    """A time of day in London, shown as "09:30"."""

    _: KW_ONLY
    width: int = 8

    def _read(self, text: str) -> time:
        found = re.fullmatch(r"(\d{1,2})[:.]?(\d{2})?\s*(am|pm)?", text.casefold())
        if found:
            hour, minute = int(found[1]), int(found[2] or 0)
            if found[3] and 1 <= hour <= 12:
                hour = hour % 12 + (12 if found[3] == "pm" else 0)
            if hour < 24 and minute < 60:
                return time(hour, minute)
        message = f"“{text}” is not a time of day; write it as 09:30."
        raise Unreadable(message)

    def _write(self, value: time) -> str:
        return f"{value:%H:%M}"


@dataclass(frozen=True)
class Choice(Field):
    """One word of a fixed list (a `Word`); read by its title or stored value, in any case."""

    _: KW_ONLY
    words: type[Word] = Word
    chip: bool = True
    width: int = 14

    def _read(self, text: str) -> Word:
        folded = text.casefold()
        for word in self.words:
            if folded in {word.title_text.casefold(), word.value.casefold()}:
                return word
        titles = ", ".join(word.title_text for word in self.words)
        message = f"“{text}” is not one of: {titles}."
        raise Unreadable(message)

    def _write(self, value: str) -> str:
        return self.words(value).title_text

    def _limit(self, value: str) -> str | None:
        return None if value in set(self.words) else f"“{value}” is not a choice of {self.label}."


@dataclass(frozen=True)
class Flag(Field):
    """Yes or no; an absent value is "not said"."""

    _: KW_ONLY
    width: int = 7
    yes: ClassVar[frozenset[str]] = frozenset({"yes", "y", "true", "1", "x", "✓", "on"})
    no: ClassVar[frozenset[str]] = frozenset({"no", "n", "false", "0", "off"})

    def _read(self, text: str) -> bool:
        folded = text.casefold()
        if folded in self.yes:
            return True
        if folded in self.no:
            return False
        message = f"“{text}” is neither yes nor no."
        raise Unreadable(message)

    def _write(self, value: bool) -> str:  # noqa: FBT001 - a value, not a switch
        return "Yes" if value else "No"


@dataclass(frozen=True)
class Link(Field):
    """One record of another kind: a Ref when read from the file, an id when stored; `kind` is its listing."""

    _: KW_ONLY
    kind: str = ""
    width: int = 24

    def brief(self, value: Ref | None) -> str:
        """Give the record's short name."""
        return value.short if value is not None else ""

    def _write(self, value: Ref) -> str:
        return value.name


@dataclass(frozen=True)
class Links(Field):
    """Several records of another kind: a tuple of Refs when read, a tuple of ids when stored."""

    _: KW_ONLY
    kind: str = ""
    width: int = 28

    def brief(self, value: Sequence[Ref] | None) -> str:
        """Give the records' short names, and the names of those that have none."""
        if not any(ref.short for ref in value or ()):
            return ""
        return "; ".join(ref.short or ref.name for ref in value or ())

    def _write(self, value: Sequence[Ref]) -> str:
        return "; ".join(ref.name for ref in value)


Fields = tuple[Field, ...]


def by_name(fields: Sequence[Field]) -> dict[str, Field]:
    """Index fields by their names."""
    return {field.name: field for field in fields}


def problems(fields: Sequence[Field], values: dict[str, Any]) -> dict[str, str]:
    """Check those values that are given against their Fields: `{name: sentence}`, empty when all may be stored."""
    found = {
        field.name: field.problem(values[field.name]) for field in fields if field.name in values
    }
    return {name: sentence for name, sentence in found.items() if sentence}

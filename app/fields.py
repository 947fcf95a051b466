"""Fields: one declaration per value, from which forms, tables, imports, documents and history are drawn.

What all kinds have in common stands in `field.py`, the kinds of numbers in `figures.py`; features import from here.
"""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any, ClassVar

from app.days import read_day, show_day
from app.errors import Unreadable
from app.field import Field, Ref
from app.figures import Figure, Mark, Money, Number, Percent
from models.words import Word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "Choice",
    "Day",
    "Email",
    "Field",
    "Fields",
    "Figure",
    "Flag",
    "Folder",
    "Link",
    "Links",
    "Mark",
    "Money",
    "Note",
    "Number",
    "Percent",
    "Ref",
    "Text",
    "Time",
    "by_name",
    "is_address",
    "missing",
    "problems",
]


_ADDRESS = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")


def is_address(text: str) -> bool:
    """Say whether a text is an e-mail address: a name, @ and a domain."""
    return bool(_ADDRESS.fullmatch(text))


@dataclass(frozen=True)
class Text(Field):
    """One line of text."""

    _: KW_ONLY
    longest: int = 200

    def _limit(self, value: str) -> str | None:
        return None if len(value) <= self.longest else _too_long(self.label, value, self.longest)


@dataclass(frozen=True)
class Email(Text):
    """An e-mail address."""

    def _limit(self, value: str) -> str | None:
        if not is_address(value):
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
        return None if len(value) <= self.longest else _too_long(self.label, value, self.longest)


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
    by_fill: bool = True

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
        # A word of the list is told by its class; to look for it among all takes ten times as long.
        fits = isinstance(value, self.words) or value in set(self.words)
        return None if fits else f"“{value}” is not a choice of {self.label}."


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


def _too_long(label: str, value: str, longest: int) -> str:
    return f"{label} has {len(value)} characters; at most {longest} fit."


def by_name(fields: Sequence[Field]) -> dict[str, Field]:
    """Index fields by their names."""
    return {field.name: field for field in fields}


def problems(fields: Sequence[Field], values: dict[str, Any]) -> dict[str, str]:
    """Check those values that are given against their Fields: `{name: sentence}`, empty when all may be stored."""
    found = {
        field.name: field.problem(values[field.name]) for field in fields if field.name in values
    }
    return {name: sentence for name, sentence in found.items() if sentence}


def missing(fields: Fields, full: Mapping[str, Any]) -> dict[str, str]:
    """Check the values of a new record, those that are needed and not given too."""
    found = {}
    for field in fields:
        if field.required or field.name in full:
            sentence = field.problem(full.get(field.name))
            if sentence:
                found[field.name] = sentence
    return found


def missing_in(fields: Fields, columns: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """Check the values of many new records by Field name, each different one once: what `missing` says of the first."""
    found = {}
    for field in fields:
        if field.required or field.name in columns:
            told = map(field.problem, dict.fromkeys(columns.get(field.name, (None,))))
            sentence = next(filter(None, told), None)
            if sentence:
                found[field.name] = sentence
    return found

"""England's areas from the list that ships with the program: codes, names, regions and statistical neighbours.

The list says at its top where each column comes from, and when.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from app import resources

ENGLAND = "E92000001"
_NAME = "areas.csv"
_ADDED = re.compile(
    r"\b(the|of|london|royal|metropolitan|borough|city|county|district|unitary|authority|council|ua|mbc|bc)\b"
)
"""Words that councils put around the name of their place."""


@dataclass(frozen=True)
class KnownArea:
    """An area of the list: its code (E06000008), its old code (889), and what it is compared with, by code.

    `neighbours` are its ten statistical neighbours, likest first; none for a region, the country, or an area that
    has ended.
    """

    code: str
    old_code: str
    name: str
    region: str
    """The code of the region it lies in; for a region England's, "" for England."""
    neighbours: tuple[str, ...]
    ended: str
    """The last year that statistics give it, "" while they do."""
    other_names: tuple[str, ...]

    @property
    def is_authority(self) -> bool:
        """Whether it is a local authority, no region and not the country."""
        return self.code[:3] not in {"E92", "E12", "E13"}


def every_area() -> tuple[KnownArea, ...]:
    """Give every area of the list: England, its regions, the authorities of today, those that have ended."""
    return tuple(_by_code().values())


def area_of(code: str) -> KnownArea | None:
    """Give the area of a code, new (E06000008) or old (889); of an old one that passed on, its successor."""
    return _by_code().get(code) or _by_old_code().get(code)


def area_named(text: str) -> KnownArea | None:
    """Give the area that a name or code means, in any of the spellings that are in use, or None."""
    said = text.strip()
    return area_of(said.upper()) or _by_name().get(_plain(said)) or _by_name().get(_bare(said))


def area_within(text: str) -> KnownArea | None:
    """Give the one authority whose name stands in a longer one ("Blackburn with Darwen SCP"), or None."""
    words = f" {_plain(text)} "
    found = [
        each for each in every_area() if each.is_authority and f" {_plain(each.name)} " in words
    ]
    longest = sorted(found, key=lambda each: (-len(each.name), each.ended))
    return longest[0] if longest else None


def comparators(area: KnownArea) -> tuple[str, ...]:
    """Give the codes of what an area is compared with: its region, that region's own, and England."""
    found: list[str] = []
    code = area.region
    while code:
        found.append(code)
        code = _by_code()[code].region
    return tuple(found)


@cache
def _by_code() -> dict[str, KnownArea]:
    lines = resources.read_text(_NAME).splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["code"]: _area(row) for row in rows}


def _area(row: dict[str, str]) -> KnownArea:
    return KnownArea(
        row["code"],
        row["old_code"],
        row["name"],
        row["region"],
        _parts(row["neighbours"]),
        row["ended"],
        _parts(row["other_names"]),
    )


@cache
def _by_old_code() -> dict[str, KnownArea]:
    # The list has the areas of today first, so that a code which passed on means its successor.
    found: dict[str, KnownArea] = {}
    for each in every_area():
        if each.old_code:
            found.setdefault(each.old_code, each)
    return found


@cache
def _by_name() -> dict[str, KnownArea]:
    """Every spelling, whole and without the words of councils; a name in full counts before a shortened one."""
    found: dict[str, KnownArea] = {}
    for form in (_plain, _bare):
        for each in every_area():
            for name in (each.name, *each.other_names):
                found.setdefault(form(name), each)
    found.pop("", None)
    return found


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^a-z ]+", " ", name.casefold().replace("&", " and ")).split())


def _bare(name: str) -> str:
    return " ".join(_ADDED.sub(" ", _plain(name)).split())


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)

"""Names worth a second look before anything is issued: of other authorities, and of agencies that are no more.

Both come in by copying: from another area's report (design of issue 3, seed 002), or from last year's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from app import resources
from app.days import show_day
from app.meetings.queries import meeting
from app.minutes.paper_words import words_of
from app.minutes.queries import minuted
from app.minutes.text import plain
from app.papers.queries import papers_of
from models.agencies import Agency, AgencyName
from models.groups import Group
from models.partnerships import Partnership
from models.people import Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.minutes.queries import MinutedItem


@dataclass(frozen=True)
class NameToCheck:
    """A name as it stands there, where, and why it is worth a look."""

    name: str
    where: str
    why: str

    @property
    def line(self) -> str:
        """Tell it in a sentence: "“BwD CCG” in item 4: closed on 30 Jun 2022, L&SC ICB took over."."""
        return f"“{self.name}” in {self.where}: {self.why}."


def names_to_check(session: Session, meeting_id: int) -> list[NameToCheck]:
    """Look through a meeting's agenda, minutes, decisions, actions and Word papers; each name once a place."""
    one = meeting(session, meeting_id)
    places = [
        *_of_items(minuted(session, meeting_id, one.day)),
        *(
            (f"paper {each.label}", words_of(session, each))
            for each in papers_of(session, meeting_id)
        ),
    ]
    superseded = _superseded(session, one.day)
    known = _known(session)
    others = [each for each in _authorities() if not any(each in name for name in known)]
    people = _people(session)
    found = [
        NameToCheck(name, where, why)
        for where, text in places
        for name, why in (
            *_found(superseded, text),
            *((each, "another authority's name") for each in _strangers(others, people, text)),
        )
    ]
    return list(dict.fromkeys(found))


def _of_items(items: Sequence[MinutedItem]) -> Iterator[tuple[str, str]]:
    for each in items:
        texts = (
            each.item.title,
            plain(each.words),
            *(one.text for one in each.decisions),
            *(one.text for one in each.actions),
            *(one.text for one in each.proposed if one.paper is None),
        )
        yield f"item {each.item.number}", "\n".join(texts)


def _superseded(session: Session, day: date) -> dict[str, str]:
    """Give what no agency is called any more on a day, each with what became of it."""
    later = aliased(Agency)
    now = select(Agency.name, Agency.short_name)
    present = {name for row in session.execute(now) for name in row if name}
    named = select(AgencyName.name, AgencyName.last_day, Agency.name.label("now")).join(
        Agency, Agency.id == AgencyName.agency_id
    )
    former = named.where(AgencyName.is_alias.is_(False), AgencyName.last_day < day)
    closed = (
        select(Agency.name, Agency.short_name, Agency.closed_on, later.name.label("now"))
        .outerjoin(later, later.id == Agency.succeeded_by_id)
        .where(Agency.closed_on < day)
    )
    found = {
        row.name: f"called {row.now} since {show_day(row.last_day + timedelta(days=1))}"
        for row in session.execute(former)
        if row.name not in present
    }
    for row in session.execute(closed):
        after = f", {row.now} took over" if row.now else ""
        for name in filter(None, (row.name, row.short_name)):
            found[name] = f"closed on {show_day(row.closed_on)}{after}"
    return found


def _found(names: dict[str, str], text: str) -> Iterator[tuple[str, str]]:
    for name, why in names.items():
        if _pattern((name,)).search(text):
            yield name, why


def _strangers(others: Sequence[str], people: frozenset[str], text: str) -> Iterator[str]:
    """Give the authorities named in a text, leaving out people who are called like one."""
    for match in _pattern(tuple(others)).finditer(text):
        before = _BEFORE.search(text, 0, match.start())
        after = _AFTER.match(text, match.end())
        if match[0] in _WORDS_TOO and after is None:
            continue
        if before and after is None and _is_person(before[0].strip(), match[0], people):
            continue
        yield match[0]


def _is_person(before: str, name: str, people: frozenset[str]) -> bool:
    """Say whether a name follows a first name, an initial or a title."""
    alone = before.rstrip(".")
    return len(alone) == 1 or alone in _TITLES or f"{before} {name}".casefold() in people


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![\w-])"
    )


@cache
def _authorities() -> tuple[str, ...]:
    lines = resources.read_text("authorities.txt").splitlines()
    return tuple(each.strip() for each in lines if each.strip() and not each.startswith("#"))


def _known(session: Session) -> set[str]:
    """Give the file's own names: what stands in one of them is no stranger."""
    columns = (
        Agency.name,
        Agency.short_name,
        AgencyName.name,
        Partnership.name,
        Partnership.area,
        Group.name,
        Group.area,
    )
    return {
        name
        for each in columns
        for name in session.scalars(select(each).where(or_(each != "")))
        if name
    }


def _people(session: Session) -> frozenset[str]:
    return frozenset(name.casefold() for name in session.scalars(select(Person.name)))


_BEFORE = re.compile(r"[\w.'’-]+[ \t]+$")
_AFTER = re.compile(
    r"\s+(?:Council|County|City|Borough|Metropolitan|Safeguarding|SCP|SAB|LSCB|SCB|Children|Police)"
)
_TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Cllr", "Councillor", "Sir", "Dame"})
_WORDS_TOO = frozenset({"Bury", "Kent", "Reading", "Sutton", "Medway", "Dudley", "Derby"})
"""Authorities whose names are words or common surnames too: they count only before "Council" and its like."""

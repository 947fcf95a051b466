"""Whom an attendance report of a meeting may mean: who is in a seat, who stands in for it, a guest entered already."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.agencies.queries import agency_ref
from app.attendance.queries import guests
from app.attendance.register import seat_rows
from app.images import among
from app.importing.display_names import plain_names
from app.importing.lookup import PERHAPS, Known
from app.importing.names import NameIndex, fold_name
from models.agencies import Agency
from models.people import Person

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.attendance.records import GuestRecord, RegisterRow
    from app.fields import Ref
    from app.meetings.queries import MeetingRecord

ALIKE = 80
"""Least likeness in per cent at which it is asked whether a name in a report is that of a member."""


class AttendsAs(IntEnum):
    """As what somebody takes part."""

    MEMBER = 0
    DEPUTY = 1
    GUEST = 2


@dataclass(frozen=True)
class Attender:
    """Somebody a name may mean; `id` is that of the seat, of a guest the guest's own."""

    part: AttendsAs
    id: int

    @property
    def number(self) -> int:
        """The one number by which an import knows both."""
        return self.id * len(AttendsAs) + self.part

    @classmethod
    def of(cls, number: int) -> Attender:
        """Give the attender of a number."""
        own_id, part = divmod(number, len(AttendsAs))
        return cls(AttendsAs(part), own_id)


@dataclass(frozen=True)
class OnFile:
    """A person of the file who goes by an address."""

    id: int
    name: str
    agency: Ref | None


@dataclass(frozen=True)
class _Person:
    """One who may be meant, by their own name."""

    attender: Attender
    name: str


@dataclass(frozen=True)
class CalledAttender:
    """What a name in a report is taken for: the text that means an attender or is a new one's name, and why."""

    text: str
    attender: Attender | None = None
    note: str = ""
    deputy: str = ""
    """The name of the named deputy who it is."""


def people_by_address(session: Session, addresses: Iterable[str]) -> Mapping[str, OnFile]:
    """Give the people of the file by their e-mail address, in small letters; one that several have is nobody's."""
    wanted = {each.casefold() for each in addresses if each}
    address = func.lower(Person.email)
    chosen = (
        select(address, Person.id, Person.name, Agency.id, Agency.name, Agency.short_name)
        .outerjoin(Agency, Agency.id == Person.agency_id)
        .where(address.in_(wanted))
    )
    rows = session.execute(chosen).all()
    often = Counter(row[0] for row in rows)
    return {
        mail: OnFile(person_id, name, agency_ref(*agency))
        for mail, person_id, name, *agency in rows
        if often[mail] == 1
    }


class MeetingPeople:
    """Everybody a report of one meeting may mean, and whom each of its names is taken for."""

    def __init__(
        self, session: Session, meeting: MeetingRecord, addresses: Collection[str]
    ) -> None:
        """Read the register, the guests, and who of the file goes by the addresses that the report writes."""
        self._seats = {each.seat_id: each for each in seat_rows(session, meeting)}
        self._guests = guests(session, meeting.id)
        self._often = Counter(addresses)
        self.on_file = people_by_address(session, addresses)
        self._by_mail: dict[str, list[_Person]] = defaultdict(list)
        self._by_name: dict[str, list[_Person]] = defaultdict(list)
        mails = _addresses(session, self._seats.values())
        for row in self._seats.values():
            if row.holder:
                self._know(
                    Attender(AttendsAs.MEMBER, row.seat_id), row.holder, mails.get(row.holder_id)
                )
            for named in row.named_deputies:
                self._know(Attender(AttendsAs.DEPUTY, row.seat_id), named.name, mails.get(named.id))
        for each in self._guests:
            self._know(Attender(AttendsAs.GUEST, each.id), each.name, mails.get(each.person))

    def call(self, shown: str, email: str, there: Collection[int] = ()) -> CalledAttender:
        """Say whom a shown name with its address, "" for none, is taken for.

        Nobody stands in for the seats whose members are `there`.
        """
        names = plain_names(shown)
        mailed = self._by_mail[email] if email and self._often[email] == 1 else []
        called = [each for name in names for each in self._by_name[fold_name(name)]]
        both = [each for each in called if each in mailed]
        found = [
            each
            for each in dict.fromkeys(both or mailed or called)
            if each.attender.part is not AttendsAs.DEPUTY or each.attender.id not in there
        ]
        if len(found) != 1:
            return CalledAttender(names[0])
        one, own = found[0].attender, found[0].name
        same = fold_name(own) in map(fold_name, names)
        note = "" if same else f"“{shown}” is {own}{f' by {email}' if mailed else ''}"
        return CalledAttender(
            self.words(one), one, note, own if one.part is AttendsAs.DEPUTY else ""
        )

    def known(self, strangers: Sequence[tuple[str, str]], there: Collection[int]) -> list[Known]:
        """Give the attenders as the names that a report may mean, for strangers by (name, address) what is asked.

        They may be a member under another name, or stand in for one who is not there: of their own agency first.
        """
        away = [row for row in self._seats.values() if row.seat_id not in there]
        alike = NameIndex([Known(row.seat_id, row.holder) for row in away if row.holder])
        perhaps: dict[Attender, list[tuple[str, str]]] = defaultdict(list)
        for text, email in strangers:
            found = self.on_file.get(email)
            for _, each in alike.alike(text, ALIKE):
                perhaps[Attender(AttendsAs.MEMBER, each.id)].append((text, PERHAPS))
            for row in _of_agency(away, found.agency if found else None):
                perhaps[Attender(AttendsAs.DEPUTY, row.seat_id)].append((text, PERHAPS))
        every = [
            *(
                Attender(AttendsAs.MEMBER, row.seat_id)
                for row in self._seats.values()
                if row.holder
            ),
            *(Attender(AttendsAs.DEPUTY, seat_id) for seat_id in self._seats),
            *(Attender(AttendsAs.GUEST, each.id) for each in self._guests),
        ]
        return [Known(each.number, self.words(each), tuple(perhaps[each])) for each in every]

    def words(self, attender: Attender) -> str:
        """Give the name by which an attender is told and chosen."""
        if attender.part is AttendsAs.GUEST:
            return f"{self._guest(attender.id).name}, guest"
        row = self._seats[attender.id]
        where = f"{row.post} ({row.agency})" if row.agency else row.post
        if attender.part is AttendsAs.MEMBER:
            return f"{row.name}, {where}"
        return f"Deputy for {row.name}, {where}" if row.holder else f"For the vacant seat {where}"

    def _know(self, attender: Attender, name: str, email: str | None) -> None:
        one = _Person(attender, name)
        self._by_name[fold_name(name)].append(one)
        if email:
            self._by_mail[email].append(one)

    def _guest(self, guest_id: int) -> GuestRecord:
        return next(each for each in self._guests if each.id == guest_id)


def _addresses(session: Session, rows: Iterable[RegisterRow]) -> Mapping[int | None, str]:
    """Give the addresses of members and their named deputies, in small letters, by person."""
    ids = {row.holder_id for row in rows if row.holder_id}
    ids |= {each.id for row in rows for each in row.named_deputies}
    chosen = select(Person.id, Person.email).where(among(Person.id, ids), Person.email.is_not(None))
    return {person_id: (email or "").casefold() for person_id, email in session.execute(chosen)}


def _of_agency(rows: Sequence[RegisterRow], agency: Ref | None) -> Sequence[RegisterRow]:
    """Give the seats of an agency alone where it has any among them, else all."""
    if agency is None:
        return rows
    own = [row for row in rows if agency.short in row.agency.split("; ")]
    return own or rows

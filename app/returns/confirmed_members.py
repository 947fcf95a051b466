"""What membership confirmations say, set beside the seats: who sits for an agency, who stands in, their particulars."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.days import show_day
from app.fields import is_address
from app.importing.matching import same_text
from app.people.operations import change_person
from app.returns.confirmed_people import Named, people_named, read_named
from app.returns.confirmed_words import MEMBERSHIP
from app.returns.queries import rounds
from app.returns.taking_over import Proposal, said_in
from app.seats.operations import change_holder, let_stand_in, replace_holder
from app.seats.queries import members
from models.groups import Group
from models.periods import on
from models.seats import Seat, SeatAgency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.people.fields import PersonValues
    from app.returns.confirmed_people import KnownPerson, PeopleIndex
    from app.returns.taking_over import Said
    from app.seats.queries import MemberRecord
    from app.work import Work


def member_proposals(
    session: Session, round_id: int, today: date, request_id: int | None = None
) -> list[Proposal]:
    """Propose what the returns of a round that are in, or one of them, confirm; a fixed number of queries."""
    found = rounds(session, [round_id])
    if not found:
        return []
    every = said_in(session, round_id, MEMBERSHIP, request_id)
    seats = _seats(session, found[0].partnership.id, [each.agency.id for each in every], today)
    named = [named for said in every for named in (_member(said), _deputy(said))]
    sitting = {person for held in seats.values() for each in held for person in _people_of(each)}
    people = people_named(session, named, sitting)
    return [
        proposal
        for said in every
        for proposal in _Agency(said, seats.get(said.agency.id, []), people, today).proposals()
    ]


@dataclass(frozen=True)
class _Agency:
    """One agency's return beside its seats."""

    said: Said
    seats: Sequence[MemberRecord]
    people: PeopleIndex
    today: date

    def proposals(self) -> Iterator[Proposal]:
        """Give everything that its return confirms or says otherwise."""
        said, named = self.said, _member(self.said)
        if not named.name and not named.email:
            yield self._unnamed()
            yield from self._of_deputy(self.seats)
            return
        named, found = self._meant(named)
        if len(found) != 1:
            yield self._cannot("Member", str(named), _whom(named, found))
            yield from self._of_deputy(self.seats)
            return
        person = found[0]
        yield from _particulars(said, "Member", named, person)
        held = [each for each in self.seats if each.person and each.person.id == person.id]
        for each in held:
            yield Proposal(said.agency, _seat(each), person.name, person.name)
        if not self.seats:
            why = f"{said.agency} has no seat in a group of this partnership. Add one on Members first."
            yield self._cannot("Member", person.name, why)
        elif not held:
            yield from (self._replacing(each, person) for each in self.seats)
        yield from self._of_deputy(held or self.seats)

    def _meant(self, named: Named) -> tuple[Named, list[KnownPerson]]:
        near = [person for each in self.seats for person in _people_of(each)]
        return self.people.bearers(named, near, self.said.agency.id)

    def _cannot(self, what: str, new: str, why: str) -> Proposal:
        return Proposal(self.said.agency, what, self._holders(), new, note=why)

    def _holders(self) -> str:
        return "; ".join(dict.fromkeys(each.holder for each in self.seats if each.holder))

    def _unnamed(self) -> Proposal:
        if self.said.yes("is_right"):
            told = self._holders() or "nobody"
            return Proposal(self.said.agency, "Member", told, f"{told}, still right")
        return self._cannot("Member", "", self.said.why_not("member"))

    def _replacing(self, seat: MemberRecord, person: KnownPerson) -> Proposal:
        """Propose a person for a seat; where the return does not tell which seat changes, it is not ticked."""
        begins = self.said.day("attends_from") or self.today
        new = f"{person.name} from {show_day(begins)}"
        why = ""
        if seat.ex_officio is not None:
            why = f"The chair of {seat.ex_officio} has this seat by office."
        elif seat.since and begins < seat.since:
            why = f"{seat.holder} holds this seat since {show_day(seat.since)}, which is later."
        if why:
            return Proposal(self.said.agency, _seat(seat), seat.holder or "", new, note=why)
        doubts = []
        if self.said.yes("is_right") is not False:
            doubts.append("The return does not say that the member changes.")
        if len(self.seats) > 1:
            doubts.append(f"The agency has {len(self.seats)} seats; tick those that change.")
        act = partial(_seat_person, seat=seat, person_id=person.id, begins=begins)
        note = " ".join(doubts)
        return Proposal(
            self.said.agency, _seat(seat), seat.holder or "", new, act, note, is_sure=not note
        )

    def _of_deputy(self, seats: Sequence[MemberRecord]) -> Iterator[Proposal]:
        """Propose who stands in for these seats."""
        named, has = _deputy(self.said), self.said.yes("has_deputy")
        if has is False:
            yield from (self._without(each) for each in seats if each.deputies)
            return
        if not named.name and not named.email:
            if has and not any(each.deputies for each in seats):
                yield Proposal(self.said.agency, "Deputy", "", "", note=self.said.why_not("deputy"))
            return
        named, found = self._meant(named)
        if len(found) != 1:
            old = "; ".join(dict.fromkeys(each.deputy for each in seats if each.deputy))
            yield Proposal(self.said.agency, "Deputy", old, str(named), note=_whom(named, found))
            return
        yield from _particulars(self.said, "Deputy", named, found[0])
        yield from (self._standing_in(each, found[0], alone=len(seats) == 1) for each in seats)

    def _without(self, seat: MemberRecord) -> Proposal:
        act = partial(let_stand_in, seat_id=seat.id, person_id=None)
        note = "The return says that no deputy is named."
        what = f"Deputy for {_seat(seat)}"
        return Proposal(
            self.said.agency, what, seat.deputy or "", "nobody", act, note, is_sure=False
        )

    def _standing_in(self, seat: MemberRecord, person: KnownPerson, *, alone: bool) -> Proposal:
        what, old = f"Deputy for {_seat(seat)}", seat.deputy or ""
        if any(each.person.id == person.id for each in seat.deputies):
            return Proposal(self.said.agency, what, old, person.name)
        if seat.person and seat.person.id == person.id:
            why = f"{person.name} holds this seat and cannot stand in for it as well."
            return Proposal(self.said.agency, what, old, person.name, note=why)
        act = partial(let_stand_in, seat_id=seat.id, person_id=person.id)
        note = "" if alone else "The return does not say for which seat; tick those that are meant."
        return Proposal(self.said.agency, what, old, person.name, act, note, is_sure=alone)


def _seat_person(work: Work, seat: MemberRecord, person_id: int, begins: date) -> None:
    """Put a person into a seat; another name from the same first day corrects who is there."""
    if seat.holding is not None and seat.holding.first_day == begins:
        change_holder(work, seat.holding.id, {"person": person_id}, seat.holding.version)
    else:
        replace_holder(work, {"seat": seat.id, "person": person_id, "first_day": begins})


def _particulars(said: Said, what: str, named: Named, person: KnownPerson) -> Iterator[Proposal]:
    """Propose what a return says otherwise of somebody's name, post and address, and tell what is so already."""
    known: tuple[tuple[str, str, str, str], ...] = (
        ("name", "name", person.name, named.name),
        ("post", "post", person.post, named.post),
        ("email", "e-mail", person.email, named.email),
    )
    for field, label, old, new in known:
        title = f"{what} {person.name}: {label}"
        if not new or (field == "name" and same_text(old) == same_text(new)):
            continue
        if same_text(old) == same_text(new):
            yield Proposal(said.agency, title, old, new)
        elif field == "email" and not is_address(new):
            yield Proposal(said.agency, title, old, new, note="This is no e-mail address.")
        else:
            note = "Tick this only if it is the same person." if field == "name" else ""
            act = _changing(person, {field: new})
            yield Proposal(said.agency, title, old, new, act, note, is_sure=not note)


def _changing(person: KnownPerson, values: dict[str, Any]) -> Callable[[Work], int]:
    given: PersonValues = values  # type: ignore[assignment]  # one known name, read off a table
    return partial(change_person, person_id=person.id, values=given, shown=person.version)


def _whom(named: Named, found: Sequence[KnownPerson]) -> str:
    if found:
        return f"{len(found)} people are called {named}; the return gives no address that tells them apart."
    return f"{named} is not among the people of this file. Add them on People, then take this over."


def _member(said: Said) -> Named:
    return read_named(said.text("member"), said.text("email"))


def _deputy(said: Said) -> Named:
    return read_named(said.text("deputy"))


def _seat(member: MemberRecord) -> str:
    return f"{member.post}, {member.group}"


def _people_of(member: MemberRecord) -> Iterator[int]:
    if member.person is not None:
        yield member.person.id
    yield from (each.person.id for each in member.deputies)


def _seats(
    session: Session, partnership_id: int, agencies: Sequence[int], today: date
) -> dict[int, list[MemberRecord]]:
    """Give the seats on a day of a partnership's groups that speak for these agencies, by agency and group."""
    chosen = (
        select(SeatAgency.agency_id, Seat.id)
        .join(Seat, Seat.id == SeatAgency.seat_id)
        .join(Group, Group.id == Seat.group_id)
        .where(
            Group.partnership_id == partnership_id,
            SeatAgency.agency_id.in_(agencies),
            on(Seat, today),
            on(Group, today),
        )
        .order_by(Group.name, Seat.id)
    )
    pairs = session.execute(chosen).all()
    found = {
        each.id: each for each in members(session, [seat for _, seat in pairs], {"as_at": today})
    }
    by_agency: dict[int, list[MemberRecord]] = {}
    for agency_id, seat_id in pairs:
        by_agency.setdefault(agency_id, []).append(found[seat_id])
    return by_agency

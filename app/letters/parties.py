"""Who is behind an owner or a presenter: the person, whoever sits in the seat, the agency, or no more than words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select

from app.actions.candidates import name_forms
from app.actions.owners import fold
from app.seats.holding import person_in_seat
from models.agencies import Agency
from models.people import Person
from models.seats import Seat

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.attendance.records import RegisterRow

PartyKind = Literal["person", "agency", "words"]


@dataclass(frozen=True)
class Party:
    """One who can be written to; of one who is known by words alone there is no address and `id` is 0."""

    kind: PartyKind
    id: int
    name: str
    email: str | None = None

    @property
    def key(self) -> tuple[str, int, str]:
        """What tells parties apart: the record, or the words."""
        return self.kind, self.id, "" if self.id else fold(self.name)


def owners_of_actions(
    session: Session, found: Sequence[ActionRecord], today: date
) -> dict[int, Party]:
    """Give who owns each action, by its id, in three queries; one without an owner is left out."""
    seats = _sitting(session, {each.owner_seat.id for each in found if each.owner_seat}, today)
    persons = {each.owner.id for each in found if each.owner}
    known = people_by_id(session, persons | set(seats.values()))
    agencies = agencies_by_id(
        session, {each.owner_agency.id for each in found if each.owner_agency}
    )
    owned: dict[int, Party] = {}
    for each in found:
        seated = seats.get(each.owner_seat.id) if each.owner_seat else None
        person = each.owner.id if each.owner else seated
        party = known.get(person) if person else None
        # A seat speaks for its agency too; only an action of the agency alone goes to the agency.
        if party is None and each.owner_agency and not each.owner_seat:
            party = agencies.get(each.owner_agency.id)
        if party is None and each.owner_name:
            party = Party("words", 0, each.owner_name)
        if party is not None:
            owned[each.id] = party
    return owned


def people_by_id(session: Session, ids: Collection[int]) -> dict[int, Party]:
    """Give people by id, in one query."""
    if not ids:
        return {}
    chosen = select(Person.id, Person.name, Person.email).where(Person.id.in_(ids))
    return {row.id: Party("person", *row) for row in session.execute(chosen)}


def presenters(
    session: Session, named: Iterable[str], rows: Sequence[RegisterRow]
) -> dict[str, Party]:
    """Give who is meant by the presenters of a meeting's items: those in its seats first, then anybody of that name.

    Nobody is guessed: a name, a post or “Chair” must fit exactly one; others stay words.
    """
    wanted = {each for each in named if each}
    seated = {text: _seated(text, rows) for text in wanted}
    others = {fold(text): text for text, found in seated.items() if found is None}
    by_name = _by_name(session, others)
    known = people_by_id(session, {each for each in (*seated.values(), *by_name.values()) if each})
    found: dict[str, Party] = {}
    for text in wanted:
        person = seated[text] or by_name.get(fold(text))
        found[text] = (known.get(person) if person else None) or Party("words", 0, text)
    return found


def _seated(text: str, rows: Sequence[RegisterRow]) -> int | None:
    wanted = fold(text)
    fits = {row.holder_id for row in rows if row.holder_id and wanted in _names(row)}
    return fits.pop() if len(fits) == 1 else None


def _names(row: RegisterRow) -> set[str]:
    names = [row.post, *name_forms(row.holder or "")]
    names += ["Chair"] if row.is_chair else []
    names.append(", ".join(filter(None, (row.holder, row.post))))
    return set(map(fold, names))


def _by_name(session: Session, folded: Collection[str]) -> dict[str, int]:
    """Give the only person of a name, by the name."""
    if not folded:
        return {}
    chosen = select(Person.id, Person.name).where(
        Person.left_on.is_(None), func.lower(Person.name).in_(folded)
    )
    found: dict[str, list[int]] = {}
    for row in session.execute(chosen):
        found.setdefault(fold(row.name), []).append(row.id)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}


def _sitting(session: Session, seat_ids: Collection[int], today: date) -> dict[int, int]:
    if not seat_ids:
        return {}
    chosen = select(Seat.id, person_in_seat(today)).where(Seat.id.in_(seat_ids))
    return {seat: person for seat, person in session.execute(chosen) if person}


def agencies_by_id(session: Session, ids: Collection[int]) -> dict[int, Party]:
    """Give agencies by id, in one query."""
    if not ids:
        return {}
    chosen = select(Agency.id, Agency.name, Agency.email).where(Agency.id.in_(ids))
    return {row.id: Party("agency", *row) for row in session.execute(chosen)}

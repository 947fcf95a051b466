"""People: what can be done to them, and how they are listed and found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_agency
from app.errors import InvalidValues
from app.listing import SqlRows
from app.people.operations import add_people, add_person, change_person
from app.people.queries import PEOPLE, people, person_choices
from app.people.rules import initials_of, surname_of
from app.rows import Wish

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.people.fields import PersonValues
    from app.people.queries import PersonRecord


def add(core: Core, values: PersonValues) -> int:
    with core.work("Add person") as work:
        return add_person(work, values)


def read(core: Core, person_id: int) -> PersonRecord:
    with core.read() as session:
        return people(session, [person_id])[0]


@pytest.mark.parametrize(
    ("name", "surname", "initials"),
    [
        ("Zoe Valli", "Valli", "ZV"),
        ("Sarah O’Brien", "O’Brien", "SO"),
        ("Anne-Marie van der Berg OBE", "van der Berg", "AMVDB"),
        ("A. Ashworth", "Ashworth", "AA"),
        ("Kofi", "Kofi", "K"),
    ],
)
def test_surname_and_initials_come_from_the_name(name: str, surname: str, initials: str) -> None:
    assert (surname_of(name), initials_of(name)) == (surname, initials)


def test_initials_that_were_typed_stay_when_the_name_changes(core: Core) -> None:
    person_id = add(core, {"name": "Zoe Valli", "initials": "ZMV"})
    with core.work("Change person") as work:
        change_person(work, person_id, {"name": "Zoe Farooq"})
    found = read(core, person_id)
    assert (found.initials, found.surname) == ("ZMV", "Farooq")


def test_two_people_of_one_name_are_told_apart_by_their_agencies(core: Core) -> None:
    with core.work("Add agencies") as work:
        one = add_agency(work, {"name": "Trust", "short_name": "ELHT"})
        other = add_agency(work, {"name": "Police"})
        add_people(work, [{"name": "Jo Shaw", "agency": one}, {"name": "Jo Shaw", "agency": other}])
    with core.read() as session:
        offered = [ref.name for ref in person_choices(session, "shaw")]
    assert offered == ["Jo Shaw (ELHT)", "Jo Shaw (Police)"]


def test_the_same_person_twice_is_refused(core: Core) -> None:
    add(core, {"name": "Zoe Valli", "email": "zoe.valli@example.org"})
    with pytest.raises(InvalidValues, match="already"):
        add(core, {"name": "zoe valli", "email": "Zoe.Valli@example.org"})
    add(core, {"name": "Zoe Valli", "email": "z.valli@example.org"})


def test_people_are_listed_by_surname(core: Core) -> None:
    with core.work("Add people") as work:
        add_people(
            work, [{"name": "Zoe Ashworth"}, {"name": "Adam Yates"}, {"name": "Bilal Iqbal"}]
        )
    rows = SqlRows(core, PEOPLE)
    names = [getattr(row, "name", "") for row in rows.rows(rows.ids(Wish()))]
    assert names == ["Zoe Ashworth", "Bilal Iqbal", "Adam Yates"]

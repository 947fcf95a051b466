"""What can be done to people; each checks the rules, changes, and returns an id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import problems
from app.images import conditions
from app.people.fields import PERSON, PersonValues
from app.people.rules import initials_of, person_problems, surname_of
from models.people import Person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.work import Work


def add_person(work: Work, values: PersonValues) -> int:
    """Add a person; initials and surname come from the name where they are not given."""
    full = _completed({"name": None, **values})
    refuse(problems(PERSON, full) | person_problems(work.session, None, full))
    return work.add(Person(**column_values(PERSON, full)))


def add_people(work: Work, rows: Sequence[PersonValues]) -> range:
    """Add many people at once, as an import does after checking each; gives their ids."""
    empty: dict[str, Any] = {field.name: None for field in PERSON if not field.computed}
    full = [
        column_values(PERSON, _completed({**empty, **cast("Mapping[str, Any]", values)}))
        for values in rows
    ]
    return work.insert_many(Person, full)


def change_person(
    work: Work, person_id: int, values: PersonValues, shown: int | None = None
) -> int:
    """Change some values of a person; emptied initials and surname are taken from the name again."""
    row = work.get(Person, person_id)
    before = field_values(PERSON, row)
    given = dict(cast("Mapping[str, Any]", values))
    if given.get("name", row.name) != row.name:
        given = {**_still_derived(row), **given}
    whole = _completed({**before, **given})
    refuse(problems(PERSON, given) | person_problems(work.session, person_id, whole))
    work.edit(row, {name: whole.get(name, value) for name, value in given.items()}, PERSON, shown)
    return person_id


def change_people(work: Work, changes: Mapping[int, Mapping[str, Any]]) -> None:
    """Change values of many people, as an import does after checking each: `{id: values}`, the employer by id."""
    for condition in conditions(Person.id, changes):
        for row in work.session.scalars(select(Person).where(condition)).all():
            given = dict(changes[row.id])
            if given.get("name", row.name) != row.name:
                given = {**_still_derived(row), **given}
            whole = _completed({**field_values(PERSON, row), **given})
            work.edit(row, {name: whole[name] for name in given}, PERSON)


def remove_person(work: Work, person_id: int) -> int:
    """Remove a person who took part in nothing; one who did is marked as having left instead."""
    work.delete(work.get(Person, person_id))
    return person_id


def _still_derived(row: Person) -> dict[str, None]:
    """Empty what was taken from the old name, so that it is taken from the new one."""
    derived = {"initials": initials_of(row.name), "surname": surname_of(row.name)}
    return {name: None for name, value in derived.items() if getattr(row, name) == value}


def _completed(values: dict[str, Any]) -> dict[str, Any]:
    name = values.get("name") or ""
    return {
        **values,
        "initials": values.get("initials") or initials_of(name),
        "surname": values.get("surname") or surname_of(name),
    }

"""Lists of people read from workbooks and pasted: whoever is new is added, and what is said of the others is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.agencies.queries import agency_ref
from app.fields import Fields, by_name
from app.images import conditions
from app.importing.kind import Accepted, Existing, ImportKind, Shown, Values
from app.importing.matching import same_text
from app.people.fields import PERSON
from app.people.operations import add_people, change_people
from app.record_values import named_values
from models.agencies import Agency
from models.people import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.work import Work

_OF_FORM = by_name(PERSON)
_PLAIN = ("title", "name", "post", "email", "phone", "left_on", "notes")

FIELDS: Fields = (
    _OF_FORM["title"],
    replace(_OF_FORM["name"], aliases=(*_OF_FORM["name"].aliases, "names", "contact name")),
    _OF_FORM["post"],
    _OF_FORM["agency"],
    _OF_FORM["email"],
    _OF_FORM["phone"],
    replace(_OF_FORM["left_on"], aliases=("left", "date left", "leaving date")),
    _OF_FORM["notes"],
)


def existing(session: Session, rows: Sequence[Values]) -> Iterable[Existing]:
    """Give the person that each row means: by e-mail, else by a name whose bearer has no other address."""
    found = _people_named(session, rows)
    by_email = {each.email.casefold(): each for each, _ in found if each.email}
    by_name: dict[str, list[Person]] = {}
    for each, _ in found:
        by_name.setdefault(same_text(each.name), []).append(each)
    employers = {each.id: employer for each, employer in found}
    for row in rows:
        email = (row.get("email") or "").casefold()
        known = by_email.get(email) if email else None
        bearers = by_name.get(same_text(row.get("name") or ""), [])
        meant = [known] if known else [each for each in bearers if not (email and each.email)]
        if meant:
            first = meant[0]
            values = {**named_values(first, _PLAIN), "agency": employers[first.id]}
            key = {"name": row.get("name"), "email": row.get("email")}
            doubt = (
                f"{len(meant)} people are called {first.name}; give the e-mail address."
                if len(meant) > 1
                else ""
            )
            yield Existing(first.id, first.version, values, key, doubt)


def store(work: Work, rows: Sequence[Accepted]) -> None:
    """Add the people who are new and change the others, each in one act."""
    add_people(work, [_plain(row.values) for row in rows if row.existing is None])  # type: ignore[misc]  # names of Fields
    change_people(
        work,
        {
            row.existing.id: _plain({name: after for name, (_, after) in row.changes.items()})
            for row in rows
            if row.existing is not None and row.changes
        },
    )


def _people_named(session: Session, rows: Sequence[Values]) -> list[tuple[Person, Any]]:
    """Read everybody who has a name or an address of these rows, with the employer.

    Compared here: the database knows small letters of English alone.
    """
    names = {same_text(row["name"]) for row in rows if row.get("name")}
    emails = {row["email"].casefold() for row in rows if row.get("email")}
    everybody = select(Person.id, Person.name, Person.email).order_by(Person.id)
    ids = [
        person_id
        for person_id, name, email in session.execute(everybody)
        if same_text(name) in names or (email or "").casefold() in emails
    ]
    found: list[tuple[Person, Any]] = []
    for condition in conditions(Person.id, ids):
        chosen = (
            select(Person, Agency.name, Agency.short_name)
            .outerjoin(Agency, Agency.id == Person.agency_id)
            .where(condition)
            .order_by(Person.id)
        )
        for person, name, short in session.execute(chosen):
            found.append((person, agency_ref(person.agency_id, name, short)))
    return found


def _plain(values: Values) -> dict[str, Any]:
    """Give values with the employer by id."""
    return {name: getattr(value, "id", value) for name, value in values.items()}


PEOPLE_LIST = ImportKind(
    "people",
    "People",
    FIELDS,
    key=("name",),
    existing=existing,
    store=store,
    surest="email",
    only_asked=True,
    whole_name="name",
    shown=Shown("people", "person"),
)

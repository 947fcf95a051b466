"""Kinds of content for the tests of imports, and agencies as the one kind that is really stored."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.agencies.fields import AGENCY
from app.agencies.operations import add_agencies
from app.agencies.queries import known_agencies
from app.fields import (
    Choice,
    Day,
    Email,
    Flag,
    Link,
    Links,
    Money,
    Note,
    Number,
    Percent,
    Text,
    by_name,
)
from app.importing.kind import Accepted, Existing, ImportKind, Values
from app.importing.look import Importer
from app.importing.lookup import Known
from models.agencies import Agency
from models.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from app.bootstrap import Core
    from app.importing.preview import Preview
    from app.work import Work


class Category(Word):
    """Categories of members."""

    STATUTORY = "statutory", "Statutory"
    CORE = "core", "Core"
    ADVISER = "adviser", "Adviser"
    CO_OPTED = "co-opted", "Co-opted"


class Rag(Word):
    """A traffic light."""

    RED = "red", "Red"
    AMBER = "amber", "Amber"
    GREEN = "green", "Green"


def none_yet(_session: Session, _rows: Sequence[Values]) -> list[Existing]:
    return []


def keep_nothing(_work: Work, _rows: Sequence[Accepted]) -> None:
    return None


MEMBERS = ImportKind(
    "members",
    "Membership list",
    (
        Link("group", "Group", kind="groups", required=True),
        Choice("category", "Member category", words=Category, aliases=("Category",)),
        Text("post", "Post", aliases=("Role", "Job title")),
        Link("agency", "Agency", kind="agencies", required=True, aliases=("Organisation",)),
        Link("person", "Name", kind="people"),
        Email("email", "Email"),
        Day("term_ends", "Term ends"),
        Links("deputies", "Deputy", kind="people"),
    ),
    key=("group", "post", "agency", "person"),
    existing=none_yet,
    store=keep_nothing,
    creates=frozenset({"group", "agency", "person", "deputies"}),
    surer={"person": "email"},
    signs=("membership",),
)

CONTRIBUTIONS = ImportKind(
    "contributions",
    "Contributions",
    (
        Link("agency", "Agency", kind="agencies", required=True),
        Text("year", "Financial year", required=True),
        Money("agreed", "Agreed"),
        Money("received", "Received"),
        Text("invoice", "Invoice no"),
        Percent("share", "Share"),
        Number("places", "Places", least=0),
        Choice("rag", "RAG", words=Rag),
        Day("due", "Due"),
        Flag("confirmed", "Confirmed"),
        Note("note", "Note"),
    ),
    key=("agency", "year"),
    existing=none_yet,
    store=keep_nothing,
)

BOARD = [
    Known(
        1,
        "Blackburn with Darwen Borough Council, Children's Services",
        (("BwD Childrens Services", "alias"),),
    ),
    Known(2, "East Lancashire Hospitals NHS Trust", (("ELHT", "alias"),)),
    Known(3, "Lancashire Constabulary", (("Lancs Police", "alias"),)),
    Known(4, "Blackburn College"),
    Known(5, "Probation Service", (("National Probation Service", "name until 2021"),)),
]
PEOPLE = [Known(1, "Zoe Valli", (("zoe.valli@example.org", "e-mail"),))]
LOOKUPS = {
    "agencies": lambda _session: BOARD,
    "people": lambda _session: PEOPLE,
    "groups": lambda _session: [Known(1, "SCP Board")],
}


@contextmanager
def no_session() -> Iterator[Any]:
    """Stand for the reading session where no kind asks the file anything."""
    yield None


def look(path: Path, *kinds: ImportKind, **options: Any) -> Preview:  # noqa: ANN401 - Importer's own
    """Look at a file with these kinds, or with all of them."""
    return Importer(no_session, kinds or (MEMBERS, CONTRIBUTIONS), LOOKUPS).look(path, **options)


def existing_agencies(session: Session, rows: Sequence[Values]) -> list[Existing]:
    names = [row["name"] for row in rows]
    found = session.scalars(select(Agency).where(Agency.name.in_(names)))
    return [
        Existing(
            each.id,
            each.version,
            {
                "name": each.name,
                "short_name": each.short_name,
                "email": each.email,
                "sector": each.sector,
            },
        )
        for each in found
    ]


def store_agencies(work: Work, rows: Sequence[Accepted]) -> None:
    new: list[Any] = [{**_EMPTY, **row.values} for row in rows if row.existing is None]
    if new:
        add_agencies(work, new)
    changed = {
        row.existing.id: {name: new for name, (_, new) in row.changes.items()}
        for row in rows
        if row.existing
    }
    if changed:
        work.update_many(Agency, changed)


_EMPTY = {"short_name": None, "email": None}
_FIELDS = by_name(AGENCY)
AGENCIES = ImportKind(
    "agencies",
    "Agencies",
    tuple(_FIELDS[name] for name in ("name", "short_name", "sector", "email")),
    key=("name",),
    existing=existing_agencies,
    store=store_agencies,
    constant={"sector": "Other"},
)


def look_in(core: Core, path: Path, **options: Any) -> Preview:  # noqa: ANN401 - Importer's own
    """Look at a list of agencies with a real file open."""
    return Importer(core.read, (AGENCIES,), {"agencies": known_agencies}, **options).look(path)

"""Lists of people read from workbooks and pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.agencies.operations import add_agency
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.pasted import pasted_workbook
from app.importing.unrecognised import Unrecognised
from app.people.operations import add_person
from app.people.queries import people
from models.people import Person

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.importing.preview import Preview

HEAD = "Full name\tJob title\tOrganisation\tEmail address\tTelephone"


def look(core: Core, *lines: str, kind: str = "people") -> Preview:
    block = pasted_workbook("\n".join((HEAD, *lines)), "Pasted")
    return Importer(core.read, KINDS, LOOKUPS).look_at(block, as_kind=kind)


def take(core: Core, preview: Preview) -> None:
    with core.work(import_label(preview), about="list") as work:
        apply(work, preview)


def known(core: Core) -> list[Any]:
    with core.read() as session:
        ids = [row.id for row in session.query(Person).order_by(Person.id)]
        return people(session, ids)


@pytest.fixture
def college(core: Core) -> None:
    with core.work("Add agency") as work:
        add_agency(work, {"name": "Blackburn College"})


@pytest.mark.usefixtures("college")
def test_new_people_are_added_with_employer_initials_and_sorted_name(core: Core) -> None:
    take(core, look(core, "Zoe de Valli\tHead\tBlackburn College\tzoe@example.org\t01254 1"))
    (zoe,) = known(core)
    assert (zoe.name, zoe.post, zoe.agency.name) == ("Zoe de Valli", "Head", "Blackburn College")
    assert (zoe.initials, zoe.surname, zoe.phone) == ("ZDV", "de Valli", "01254 1")


@pytest.mark.usefixtures("college")
def test_an_address_tells_who_is_meant_though_the_name_has_changed(core: Core) -> None:
    with core.work("Add person") as work:
        add_person(work, {"name": "Zoe Valli", "email": "zoe@example.org"})
    preview = look(core, "Zoe Hartley\tHead\t\tZOE@example.org\t")
    assert preview.rows[0].outcome is Outcome.CHANGED
    take(core, preview)
    (zoe,) = known(core)
    assert (zoe.name, zoe.surname, zoe.initials, zoe.post) == (
        "Zoe Hartley",
        "Hartley",
        "ZH",
        "Head",
    )


def test_a_name_without_address_is_the_person_of_that_name_and_with_another_one_is_new(
    core: Core,
) -> None:
    with core.work("Add person") as work:
        add_person(work, {"name": "Zoe Valli", "email": "zoe@example.org"})
    said, other = look(
        core, "Zoe Valli\tNurse\t\t\t", "Zoe Valli\tNurse\t\tanother@example.org\t"
    ).rows[:2]
    assert (said.outcome, other.outcome) == (Outcome.CHANGED, Outcome.NEW)


def test_two_of_one_name_are_told_apart_by_their_address(core: Core) -> None:
    with core.work("Add people") as work:
        add_person(work, {"name": "Zoe Valli", "email": "zoe@example.org"})
        add_person(work, {"name": "Zoe Valli", "email": "zv@example.org"})
    row = look(core, "Zoe Valli\tNurse\t\t\t").rows[0]
    assert row.outcome is Outcome.PROBLEM
    assert row.understood == "2 people are called Zoe Valli; give the e-mail address."


def test_a_list_that_comes_again_says_nothing_new(core: Core) -> None:
    take(core, look(core, "Zoe Valli\tHead\t\tzoe@example.org\t", "Musa Farooq\tNurse\t\t\t"))
    again = look(core, "Zoe Valli\tHead\t\tzoe@example.org\t", "Musa Farooq\tNurse\t\t\t")
    assert [row.outcome for row in again.rows[:2]] == [Outcome.UNCHANGED, Outcome.UNCHANGED]


def test_a_name_in_letters_beyond_english_ones_is_known_in_any_case(core: Core) -> None:
    take(core, look(core, "Łukasz  Özil\tHead\t\t\t", "ÉLODIE DURAND\tNurse\t\t\t"))
    again = look(core, "Łukasz Özil\tHead\t\t\t", "Élodie Durand\tNurse\t\t\t")
    assert [row.outcome for row in again.rows[:2]] == [Outcome.UNCHANGED, Outcome.CHANGED]


def test_no_workbook_is_taken_for_people_by_itself(core: Core) -> None:
    block = pasted_workbook("Full name\tTelephone\nZoe Valli\t01254 1\n", "Pasted")
    with pytest.raises(Unrecognised):
        Importer(core.read, KINDS, LOOKUPS).look_at(block)

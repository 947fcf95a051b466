"""Rows are called by their names: found, by their own words, by what they refer to, and also after they have gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.agencies.operations import add_alias, remove_agency
from app.catalogue import LISTINGS, PARTS
from app.naming import kind_of, names_of, titles_of
from models.base import Base
from tests.app.acts import add

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.naming import Part


def test_a_record_is_called_by_its_kind_and_title(core: Core) -> None:
    trust = add(core, "Barnardo's")
    with core.read() as session:
        assert names_of(session, [("agency", trust)]) == {("agency", trust): "agency “Barnardo's”"}


def test_a_title_that_begins_with_its_kind_does_not_say_it_twice(core: Core) -> None:
    trust = add(core, "Agency 2025/26")
    with core.read() as session:
        assert names_of(session, [("agency", trust)]) == {("agency", trust): "agency 2025/26"}


def test_a_record_that_has_gone_is_called_as_it_was_last(core: Core) -> None:
    trust = add(core, "Barnardo's")
    with core.work("Add alias") as work:
        alias = add_alias(work, trust, "Barnies")
    with core.work("Remove agency") as work:
        remove_agency(work, trust)
    with core.read() as session:
        titles = titles_of(session, [("agency", trust), ("agency_name", alias), ("agency", 99)])
    assert titles == {
        ("agency", trust): "Barnardo's",
        ("agency_name", alias): "Barnies",
        ("agency", 99): "",
    }


def test_a_row_without_words_is_called_by_what_it_refers_to(sample: Core) -> None:
    with sample.read() as session:
        titles = titles_of(session, [("holder", 1), ("return_answer", 1), ("standard", 1)])
    holder, answer, standard = titles.values()
    assert holder == "Karim Gillibrand, Director of Children's Services, SCP Board"
    assert answer.startswith(
        "1.1 A named person at board or equivalent level leads on safeguarding"
    )
    assert standard == "1 Senior commitment"


def test_a_row_of_which_nothing_is_known_keeps_its_number(core: Core) -> None:
    with core.read() as session:
        assert names_of(session, [("agency", 7)]) == {("agency", 7): "agency 7"}


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.table)
def test_a_part_names_its_table_the_column_of_its_owner_and_its_fields(part: Part) -> None:
    columns = Base.metadata.tables[part.table].columns
    assert not part.owner or columns[part.owner].foreign_keys
    names = {field.name for field in part.fields if not field.computed}
    stored = {name for name in names if name in columns or f"{name}_id" in columns}
    # What is kept in rows of its own, such as the agencies of a quorum, is told by those rows.
    assert stored or not names


def test_kinds_are_said_in_words_for_one_and_many() -> None:
    assert kind_of("agency") == ("agency", "agencies")
    assert kind_of("deputy") == ("deputy", "deputies")
    assert kind_of("group_parent")[1] == "lines of reporting"
    assert all("_" not in word for each in LISTINGS for word in kind_of(each.table))

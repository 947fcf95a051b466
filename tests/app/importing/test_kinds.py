"""Every registered kind of content: its declaration holds together, and real files are recognised as theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.fields import Link, Links, by_name
from app.importing.kinds import KINDS, LEARNERS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from tests.inputs import real, real_files

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.importing.kind import ImportKind

NAMES = {kind.name for kind in KINDS}
RECOGNISED = {
    "membership_list.xlsx": "members",
    "contributions.xlsx": "contributions",
    "training_register.xlsx": "training-register",
    "action_log.xlsx": "action-log",
    "dataset_return.xlsx": "dataset-return",
    **{
        path.name: "section-11"
        for path in real_files("partner_returns")
        if "section11" in path.name
    },
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_declaration_names_only_fields_it_has(kind: ImportKind) -> None:
    fields = by_name(kind.fields)
    named = {*kind.key, *kind.surer, *kind.surer.values(), *kind.constant, *kind.given_later}
    assert named | kind.creates | kind.alike.keys() <= fields.keys()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_link_column_can_be_looked_up(kind: ImportKind) -> None:
    links = [each for each in kind.fields if isinstance(each, Link | Links) and not each.computed]
    assert {each.kind for each in links} <= LOOKUPS.keys()
    assert kind.creates <= {each.name for each in links}


def test_kinds_have_different_names() -> None:
    assert len(NAMES) == len(KINDS)


def test_names_are_learned_only_where_they_are_looked_up() -> None:
    assert LEARNERS.keys() <= LOOKUPS.keys()


@pytest.mark.parametrize(("name", "kind"), RECOGNISED.items())
def test_partner_files_are_recognised_in_an_empty_file(core: Core, name: str, kind: str) -> None:
    if kind not in NAMES:
        pytest.skip(f"no kind {kind} yet")
    path = real("partner_returns", name)
    preview = Importer(core.read, KINDS, LOOKUPS).look(path)
    assert preview.kind.name == kind
    fields = by_name(preview.kind.fields)
    later = {
        f"{fields[name].label} is needed. Said in one row, it counts for all that lack it."
        for name in preview.kind.given_later
    }
    wrong = {row.understood for row in preview.rows if row.outcome is Outcome.PROBLEM}
    assert wrong <= later, "what is not given later is at fault"

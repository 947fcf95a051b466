"""Finding by what a person types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.catalogue import CHOICES
from tests.app.acts import add

if TYPE_CHECKING:
    from app.bootstrap import Core


def found(core: Core, typed: str) -> list[str]:
    with core.read() as session:
        return [ref.name for ref in CHOICES["agencies"](session, typed)]


@pytest.fixture
def agencies(core: Core) -> Core:
    add(core, "Blackburn with Darwen Council", short_name="BwD")
    add(core, "100% Support CIC")
    return core


def test_words_are_found_in_any_order_and_any_case(agencies: Core) -> None:
    assert found(agencies, "darwen BLACK") == ["Blackburn with Darwen Council"]


def test_each_word_may_stand_in_another_column(agencies: Core) -> None:
    assert found(agencies, "bwd council") == ["Blackburn with Darwen Council"]


def test_signs_of_sql_mean_themselves(agencies: Core) -> None:
    assert found(agencies, "100%") == ["100% Support CIC"]
    assert found(agencies, "_") == []


def test_nothing_typed_finds_everything(agencies: Core) -> None:
    assert len(found(agencies, "  ")) == 2


@pytest.mark.parametrize("kind", CHOICES)
def test_no_form_takes_a_sign_of_sql_for_anything(sample: Core, kind: str) -> None:
    with sample.read() as session:
        assert CHOICES[kind](session, "%_%") == []

"""The texts of letters: what fills their places, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidValues
from app.letters.kinds import LetterKind
from app.letters.wording import Wording, check, fill, template


def test_a_line_whose_places_come_to_nothing_is_left_out() -> None:
    text = "Where:\n{place}\nOnline: {link}\nEnd"
    assert fill(text, {"place": "Town Hall", "link": ""}) == "Where:\nTown Hall\nEnd"


def test_a_place_that_nothing_fills_yet_stays() -> None:
    assert fill("Dear {name},\n{actions}", {"actions": "- One"}) == "Dear {name},\n- One"


def test_a_group_with_braces_in_its_name_is_no_place() -> None:
    assert fill("{group} meets", {"group": "{name}", "name": "Valli"}) == "{name} meets"


@given(st.dictionaries(st.sampled_from(["name", "group", "day"]), st.text()), st.text())
def test_any_text_and_any_values_can_be_put_together(values: dict[str, str], text: str) -> None:
    assert isinstance(fill(text, values), str)


def test_an_unknown_place_is_refused_with_those_there_are() -> None:
    with pytest.raises(InvalidValues) as refused:
        check(Wording("Reminder", "Dear {naem},"), ("name", "items"))
    assert refused.value.problems == {
        "body": "Nothing is known to put in the place of {naem}; what can be is {name}, {items}."
    }


def test_an_empty_letter_is_refused() -> None:
    with pytest.raises(InvalidValues) as refused:
        check(Wording(" ", ""), ("name",))
    assert set(refused.value.problems) == {"subject", "body"}


@pytest.mark.parametrize("name", [*LetterKind, "chaser"])
def test_every_kind_of_letter_has_its_text(name: str) -> None:
    found = template(name)
    assert found.subject
    assert "Dear {name}," in found.body

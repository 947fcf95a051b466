"""Minute text: what is typed, what is understood, and what the public may see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.minutes.text import MinuteLine, Piece, parse, plain, public, write

TYPED = st.text(
    alphabet=st.one_of(st.sampled_from("-!*123. \n\r\t•)\u200b\ufeff\u2028ab"), st.characters())
)


@given(TYPED)
def test_what_is_understood_is_written_so_that_it_is_understood_the_same(text: str) -> None:
    lines = parse(text)
    assert parse(write(lines)) == lines


@given(TYPED)
def test_no_restricted_word_is_in_the_public_text(secret: str) -> None:
    one_line = " ".join(secret.split())
    assert public(parse(f"Open\n! {one_line}\nOpen too")) == parse("Open\nOpen too")


def test_marks_make_bullets_numbers_and_bold_words() -> None:
    assert parse("The Board **agreed** this.\n\n- One\n2. Two") == (
        MinuteLine((Piece("The Board "), Piece("agreed", bold=True), Piece(" this."))),
        MinuteLine((Piece("One"),), "bullet"),
        MinuteLine((Piece("Two"),), "number", number=2),
    )


@pytest.mark.parametrize(
    "typed", ["! Case A", "!Case A", "- ! Case A", "\ufeff! Case A", "! - Case A"]
)
def test_a_slip_around_the_mark_does_not_publish_the_line(typed: str) -> None:
    [line] = parse(typed)
    assert line.restricted
    assert line.plain == "Case A"


def test_stars_that_do_not_pair_stay_as_they_are() -> None:
    assert plain("2 ** 3 and **bold** and **open") == "2 ** 3 and bold and **open"


def test_a_year_or_a_hyphen_at_the_start_is_no_list() -> None:
    assert [line.kind for line in parse("2025. was a year\n-5 degrees\n1.5 posts")] == [
        "paragraph"
    ] * 3

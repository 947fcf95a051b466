"""Where words were found: places in the text itself, whatever accents, and never anything that could be markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.marking import PIECE, lacking, piece_of, spans, words_of


def marked(text: str, typed: str) -> list[str]:
    return [text[first:last] for first, last in spans(text, words_of(typed))]


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("East Lancashire Hospitals", "lanc east", ["East", "Lanc"]),
        ("Café in Żywiec Street", "cafe ZYW", ["Café", "Żyw"]),
        ("Children's Services", "children", ["Children"]),
        ("Action 2025/18", "2025/18", ["2025", "18"]),
        ("Straße", "strass", ["Straße"]),
        ("hospitals", "ospitals", []),
        ("<b>bold</b>", "b", ["b", "b", "b"]),
    ],
)
def test_the_beginnings_of_words_are_marked(text: str, typed: str, found: list[str]) -> None:
    assert marked(text, typed) == found


@given(st.text(), st.text(min_size=1, max_size=5))
def test_marks_stand_in_order_inside_the_text(text: str, typed: str) -> None:
    places = spans(text, words_of(typed))
    ends = [end for place in places for end in place]
    assert ends == sorted(ends)
    assert all(0 <= first < last <= len(text) for first, last in places)


def test_a_piece_is_cut_at_words_around_the_first_one_found() -> None:
    text = "The group heard the report of the quarter. " * 9 + "Neglect was discussed. " * 9
    piece = piece_of(text, ["neglect"])
    assert piece.startswith("…")
    assert piece.endswith("…")
    assert "Neglect was discussed." in piece
    assert len(piece) <= PIECE + 2
    assert piece_of("One\n\nline", ["other"]) == "One line"


def test_words_that_a_text_lacks_are_given() -> None:
    assert lacking("Neglect subgroup", ["negl", "chair"]) == ["chair"]

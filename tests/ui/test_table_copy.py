"""What a table copies pastes into a spreadsheet as the text it is."""

from __future__ import annotations

from dataclasses import dataclass

from app.fields import Email, Fields, Money, Text
from app.rows import Wish
from tests.ui.gallery import MEMBER, members
from ui.table_copy import addresses, as_text, has_addresses


@dataclass(frozen=True)
class Card:
    """A person."""

    id: int
    name: str
    email: str | None = None
    owed: int | None = None


CARD: Fields = (Text("name", "Name"), Email("email", "E-mail"), Money("owed", "Owed"))


def test_cells_are_parted_by_tabs_and_rows_by_lines() -> None:
    source = members(2)
    text = as_text(MEMBER[:2], source.rows(source.ids(Wish())), header=True)
    assert (
        text
        == "Post\tAgency\nChief Superintendent\tConstabulary\nHead of Service\tProbation Service\n"
    )


def test_a_cell_with_a_tab_or_a_line_break_is_quoted() -> None:
    assert as_text(CARD[:1], [Card(1, 'one\ttwo "three"\nfour')]) == '"one\ttwo ""three""\nfour"\n'


def test_a_text_that_a_spreadsheet_would_compute_stays_a_text() -> None:
    shown = [
        as_text(CARD[:1], [Card(1, text)]).strip()
        for text in ("=1+1", "@SUM(A1)", "-cmd", "+44 20 7946")
    ]
    assert shown == ["'=1+1", "'@SUM(A1)", "'-cmd", "+44 20 7946"]


def test_an_amount_below_nothing_is_not_mistaken_for_a_formula() -> None:
    assert as_text(CARD[2:], [Card(1, "A", owed=-138_400)]) == "-£1,384.00\n"


def test_each_address_is_copied_once() -> None:
    cards = [
        Card(1, "A", "a@example.org"),
        Card(2, "B"),
        Card(3, "C", "a@example.org"),
        Card(4, "D", "d@example.org"),
    ]
    assert addresses(CARD, cards) == "a@example.org; d@example.org"
    assert has_addresses(CARD)
    assert not has_addresses(CARD[:1])

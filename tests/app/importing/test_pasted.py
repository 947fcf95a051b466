"""Pasted and typed lists: cut into cells as a spreadsheet copies them, and looked at like a workbook."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing import limits
from app.importing.child_data import ChildLevelData
from app.importing.cleaning import clean_text
from app.importing.guessing import NamedColumns
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.pasted import NothingPasted, PastedTooMuch, pasted_name, pasted_workbook
from app.importing.unrecognised import Unrecognised
from tests.app.importing.kinds import CONTRIBUTIONS, LOOKUPS, MEMBERS, no_session

if TYPE_CHECKING:
    from app.importing.workbook import Workbook

NAME = "Pasted on 28 Nov 2026"
CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Cf", "Zl", "Zp"))
    | st.sampled_from('\t\n"'),
    max_size=12,
).map(lambda text: clean_text(text).strip())


def pasted(text: str) -> Workbook:
    return pasted_workbook(text, NAME)


def rows(text: str) -> list[tuple[object, ...]]:
    return list(pasted(text).sheets[0].rows)


def copied(cells: list[list[str]]) -> str:
    """Write a block as a spreadsheet puts it on the clipboard."""
    return "\r\n".join("\t".join(_quoted(cell) for cell in row) for row in cells) + "\r\n"


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if any(sign in cell for sign in '\t\n"') else cell


def importer() -> Importer:
    return Importer(no_session, (MEMBERS, CONTRIBUTIONS), LOOKUPS)


def test_a_list_is_named_by_the_day_it_was_pasted_on() -> None:
    assert pasted_name(date(2026, 11, 28)) == NAME


def test_a_copied_block_keeps_line_breaks_and_quotes_within_its_cells() -> None:
    text = 'Group\tPost\r\nSCP Board\t"Head\nof ""Early"" Help"\r\n'
    assert rows(text) == [("Group", "Post"), ("SCP Board", 'Head\nof "Early" Help')]


def test_a_stray_quote_does_not_swallow_the_rows_below() -> None:
    assert rows('5" pipe\t"open\nnext\tb') == [('5" pipe', '"open'), ("next", "b")]


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_whatever_was_copied_comes_out_as_it_was(cells: list[list[str]]) -> None:
    width = max(map(len, cells))
    square = [["begin", *row, *[""] * (width - len(row))] for row in cells]
    assert [list(row) for row in rows(copied(square))] == square


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("SCP Board, Nurse, ELHT\nSCP Board, Director, LSCFT", 3),
        ("SCP Board; Nurse\nSCP Board; Head, acting", 2),
        ("Blackburn with Darwen Borough Council, Children's Services\nELHT\nLFRS", 1),
        ("Blackburn College", 1),
    ],
)
def test_typed_lines_are_cut_by_the_sign_that_they_share(text: str, columns: int) -> None:
    assert pasted(text).sheets[0].columns == columns


@pytest.mark.parametrize("text", ["", "  \r\n \n"])
def test_nothing_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(NothingPasted, match="Copy the rows in Excel first"):
        pasted(text)


def test_more_than_any_list_has_is_refused() -> None:
    with pytest.raises(PastedTooMuch, match="too large"):
        pasted("a\tb\n" * (limits.ROWS + 1))


def test_lists_of_children_are_refused_when_pasted_too() -> None:
    with pytest.raises(ChildLevelData):
        importer().look_at(pasted("Child name\tDate of birth\nA. Child\t1/2/2015"))


def test_a_pasted_block_with_headings_is_recognised_like_a_workbook() -> None:
    preview = importer().look_at(
        pasted("Agency\tFinancial year\tAgreed\nELHT\t2024-25\t£75,000\nTotal\t\t75,000\n")
    )
    assert (preview.kind.name, preview.rows[0].values["agreed"]) == ("contributions", 7_500_000)
    assert preview.rows[0].cell == "A2"


def test_a_list_without_headings_is_read_as_its_columns_are_named() -> None:
    book = pasted("SCP Board\tHead\tELHT\tZoe Valli\nSCP Board\tNurse\tLancs Police\tJo Derby")
    with pytest.raises(Unrecognised):
        importer().look_at(book)
    named = NamedColumns("members", ("group", "post", "agency", "person"))
    preview = importer().look_at_named(book, named)
    assert [row.outcome for row in preview.rows[:2]] == [Outcome.NEW, Outcome.NEW]
    assert [row.cell for row in preview.rows[:2]] == ["A1", "A2"]


def test_lines_above_the_first_record_are_no_records() -> None:
    book = pasted("Our list\t\nwho\twhere\nZoe Valli\tELHT")
    named = NamedColumns("contributions", ("year", "agency"), heading=2)
    preview = importer().look_at_named(book, named)
    assert [row.row for row in preview.rows] == [3]


def test_columns_are_guessed_by_what_stands_in_them() -> None:
    book = pasted(
        "ELHT, SCP Board, Statutory, zoe@example.org, 28/2/2026\n"
        "Lancs Police, SCP Board, Core, jo@example.org, 1/3/2026"
    )
    guess = importer().guess(book)
    assert guess == NamedColumns(
        "members", ("agency", "group", "category", "email", "term_ends"), heading=0
    )


def test_a_first_line_that_heads_a_column_is_taken_for_headings() -> None:
    assert importer().guess(pasted("Agency\nELHT\nLFRS")).heading == 1


def test_a_group_that_is_called_board_does_not_make_its_row_one_of_headings() -> None:
    book = pasted("Board, Head, somebody\nPanel, Nurse, else")
    assert importer().guess(book, as_kind="members").heading == 0
    book = pasted("Board, Agency\nBoard, ELHT\nPanel, LFRS")
    assert importer().guess(book, as_kind="members").fields == ("", "agency")


def test_the_kind_somebody_came_for_breaks_a_tie() -> None:
    book = pasted("something\nelse")
    assert importer().guess(book, "contributions").kind == "contributions"
    assert importer().guess(book, as_kind="members").kind == "members"

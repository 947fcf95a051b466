"""Tests of what is taken out of every text."""

from __future__ import annotations

import pytest

from reports.plain import one_line, plain
from reports.sheet_names import sheet_name


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("bell\x07 nul\x00", "bell nul"),
        ("\ufeffmarked\uffff \U0001fffe", "marked "),
        ("lone \ud800 half", "lone  half"),
        ("one\r\ntwo\x0bthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\uf0b7 point", "• point"),
        ("emoji 😀 and 中文 and =1+1", "emoji 😀 and 中文 and =1+1"),
    ],
)
def test_only_what_no_document_may_carry_is_removed(given: str, clean: str) -> None:
    assert plain(given) == clean


def test_a_heading_is_one_line() -> None:
    assert one_line(" two\nlines \t here ") == "two lines here"


def test_a_sheet_name_is_cleaned_and_short() -> None:
    assert sheet_name("[Budget]: 2024/25?", []) == "Budget 2024 25"
    assert sheet_name("'quoted'", []) == "quoted"
    assert len(sheet_name("m" * 50, [])) == 31
    assert sheet_name("😀" * 20, []) == "😀" * 15 + "…"


def test_a_long_sheet_name_ends_with_a_word_and_says_that_it_was_cut() -> None:
    assert sheet_name("Spent and committed, of the budget", []) == "Spent and committed, of the…"
    assert sheet_name("Agencies and departments, all", []) == "Agencies and departments, all"
    assert sheet_name("A representation" + "n" * 40, []) == "A representation" + "n" * 14 + "…"


def test_a_sheet_name_is_never_empty_or_reserved() -> None:
    assert sheet_name("///", []) == "Table"
    assert sheet_name("History", []) == "Table History"


def test_a_sheet_name_is_used_once_in_any_case() -> None:
    assert sheet_name("Members", ["MEMBERS"]) == "Members (2)"
    assert sheet_name("m" * 40, ["m" * 30 + "…"]) == "m" * 26 + "… (2)"

"""Text from outside: what is taken off, for any text at all."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.cleaning import clean_text, is_clean
from app.importing.staging import may_be_unclean

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("\ufeffELHT", "ELHT"),
        ("a\x00b\x0bc\x7f", "abc"),
        ("\uf0b7 first\r\n\uf0a7 second\rthird", "• first\n▪ second\nthird"),
        ("invoice\u202excod.exe", "invoicexcod.exe"),
        ("cafe\u0301", "café"),
        ("lone \ud800 half", "lone  half"),
        ("a\ufffe\U0001ffffb", "ab"),
        ("tab\tand line\n stay", "tab\tand line\n stay"),
        ("+44 1254 585585", "+44 1254 585585"),
        ("no\u00a0break 👩‍👧", "no\u00a0break 👩‍👧"),
    ],
)
def test_what_may_not_be_stored_is_taken_off(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert is_clean(once)


@given(ANY_TEXT)
def test_a_cleaned_text_can_be_written_and_read_everywhere(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert not any(
        unicodedata.category(each) in {"Cc", "Cs"} for each in cleaned if each not in "\t\n"
    )


@given(ANY_TEXT)
def test_a_text_called_clean_is_left_alone(text: str) -> None:
    if is_clean(text):
        assert clean_text(text) == text


@given(st.lists(ANY_TEXT, max_size=4))
def test_no_dirt_passes_the_quick_look_at_a_written_block(texts: list[str]) -> None:
    if not may_be_unclean(json.dumps([texts], ensure_ascii=False)):
        assert [clean_text(text) for text in texts] == texts

"""Which stretches of a line are words to be looked up, and which are figures, addresses and references."""

from __future__ import annotations

import pytest

from app.spelling.words import bare, is_acronym, words_in


def texts(line: str) -> list[str]:
    return [word.text for word in words_in(line)]


@pytest.mark.parametrize(
    "line",
    [
        "2025/14",
        "10am",
        "3rd",
        "£36,000.00",
        "12/6",
        "9:30-11:00",
        "name@council.gov.uk",
        "www.gov.uk",
        "https://www.gov.uk/working-together",
        "SCP/2025/14",
        "section_11",
        "Q3",
    ],
)
def test_figures_addresses_and_references_are_no_words(line: str) -> None:
    assert texts(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The Board agreed.", ["The", "Board", "agreed"]),
        ("- “Neglect”, (again); police/health", ["Neglect", "again", "police", "health"]),
        ("! **Restricted:** children's", ["Restricted", "children's"]),
        ("multi-agency and partners’ views", ["multi-agency", "and", "partners", "views"]),
        ("agreed 2025/14 at 10am today", ["agreed", "at", "today"]),
        ("", []),
    ],
)
def test_words_are_found_between_marks_and_punctuation(line: str, expected: list[str]) -> None:
    assert texts(line) == expected


def test_a_word_knows_its_place_also_behind_a_smiling_face() -> None:
    line = "🙂 agreed multi-agency"
    found = words_in(line)
    assert [line[word.start : word.end] for word in found] == ["agreed", "multi-agency"]
    assert [line[each.start : each.end] for each in found[1].parts] == ["multi", "agency"]


def test_a_possessive_is_looked_up_without_its_ending() -> None:
    assert [bare(word) for word in ("Valli’s", "Valli's", "Jones")] == ["Valli", "Valli", "Jones"]


def test_short_words_in_capitals_are_acronyms_and_headings_are_not() -> None:
    assert [is_acronym(word) for word in ("LADO", "LADOs", "NCLSCP", "A")] == [
        True,
        True,
        True,
        False,
    ]
    assert not is_acronym("SAFEGAURDING")
    assert not is_acronym("Lado")

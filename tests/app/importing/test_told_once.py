"""What is said of many places in the same words."""

from __future__ import annotations

from app.importing.told_once import told_once


def test_a_sentence_is_said_once_with_its_first_places_and_how_many_there_are() -> None:
    said = [(f"Log A{row}", "Group is needed.") for row in range(2, 8)]
    said.insert(1, ("Log C2", "“x” is not a date."))
    assert told_once(said) == [
        "Log A2, Log A3, Log A4 and 3 more: Group is needed.",
        "Log C2: “x” is not a date.",
    ]


def test_a_place_is_named_once_and_a_sentence_without_one_stands_alone() -> None:
    assert told_once([("A1", "Twice."), ("A1", "Twice."), ("", "Of the whole file.")]) == [
        "A1: Twice.",
        "Of the whole file.",
    ]

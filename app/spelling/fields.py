"""What a word of the unit's own dictionary is described by."""

from __future__ import annotations

from typing import TypedDict

from app.fields import Fields, Text

SPELLING_WORD: Fields = (
    Text(
        "word",
        "Word",
        required=True,
        longest=60,
        width=30,
        help="As it is written: with a capital where it always has one.",
    ),
)


class SpellingWordValues(TypedDict, total=False):
    """The values of a word that can be typed."""

    word: str

"""Words: fixed lists of choices, each member with its stored value, its shown title and its tone."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Tone = Literal["good", "caution", "bad", "note", "none"]


class Word(StrEnum):
    """A choice stored by `value` and shown by `title_text`; the tone colours its chip, which always carries the word.

    Members are declared as `NAME = "stored", "Shown"` or `NAME = "stored", "Shown", "good"`.
    """

    title_text: str
    tone: Tone

    def __new__(cls, value: str, title: str = "", tone: Tone = "none") -> Word:  # noqa: PYI034 - the enum's own protocol
        """Make a member from its stored value, its shown title and its tone."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.title_text = title or value.replace("-", " ").capitalize()
        member.tone = tone
        return member

"""Column headings matched to Fields: by what was remembered, by label, by alias, then by likeness."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.fields import Field, Fields
    from app.importing.layouts import Layout

How = Literal["remembered", "label", "alias", "elsewhere", "alike", "content", "chosen", ""]
"""How a column was tied; "elsewhere" as in the file of another sender with the same headings."""

ALIKE_AT_LEAST = 85
ELSEWHERE = 75
"""How sure a column is, in per cent, that only another sender's file of the same headings explains."""
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_LONGEST = 300
_PLAIN = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
"""What becomes of the letters of most texts, in one go."""


@dataclass(frozen=True)
class ColumnMatch:
    """A column of a table and the Field it is taken for; `field` is "" when it is not taken in."""

    column: int
    header: str
    field: str
    percent: int
    how: How


def fold(text: str) -> str:
    """Bring a text to the form in which headings and names are compared: no case, no punctuation, single spaces."""
    spelt = text[:_LONGEST].replace("&", " and ")
    if spelt.isascii():
        return " ".join(spelt.translate(_PLAIN).split())
    plain = unicodedata.normalize("NFKD", spelt).casefold()
    letters = "".join(
        letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter)
    )
    return " ".join(letters.split())


def squeeze(text: str) -> str:
    """Fold a text and drop its spaces too, so that "E-mail" and "Email" are one."""
    return fold(text.replace("'", "").replace("’", "")).replace(" ", "")


class HeaderWords:
    """What the Fields of a kind may be called at the head of a column."""

    def __init__(self, fields: Fields) -> None:
        """Index the labels before the aliases: a label of one field beats the alias of another."""
        self.fields = [field for field in fields if not field.computed]
        self.exact: dict[str, tuple[str, How]] = {}
        for field in self.fields:
            self.exact.setdefault(squeeze(field.label), (field.name, "label"))
        for field in self.fields:
            for alias in (*field.aliases, field.name):
                self.exact.setdefault(squeeze(alias), (field.name, "alias"))
        self._spoken = [
            (
                _sorted(spoken),
                frozenset(spoken.split()) if " " in spoken else frozenset(),
                field.name,
            )
            for field in self.fields
            for spoken in map(fold, _names(field))
        ]
        self._alike: dict[str, list[tuple[int, str]]] = {}

    def find(self, header: str) -> tuple[str, How] | None:
        """Give the field a heading names exactly, bracketed remarks aside."""
        for text in _variants(header):
            found = self.exact.get(squeeze(text))
            if found:
                return found
        return None

    def alike(self, header: str) -> list[tuple[int, str]]:
        """Give (percent, field) for every field whose label or alias is like the heading, in whatever order its words.

        Sheets of one workbook mostly have the same headings, each of which is compared once.
        """
        if header not in self._alike:
            self._alike[header] = self._compare(header)
        return self._alike[header]

    def _compare(self, header: str) -> list[tuple[int, str]]:
        from rapidfuzz import fuzz  # noqa: PLC0415 - only needed where a heading is not exact

        scores: dict[str, int] = {}
        for text in map(fold, _variants(header)):
            words, ordered = set(text.split()), _sorted(text)
            for spoken, several, name in self._spoken:
                score = int(fuzz.ratio(ordered, spoken, score_cutoff=ALIKE_AT_LEAST))
                if several and several <= words:
                    score = max(score, ALIKE_AT_LEAST + 1)
                if score:
                    scores[name] = max(scores.get(name, 0), score)
        return [(score, name) for name, score in scores.items()]


def match_headers(
    headers: Mapping[int, Sequence[str]],
    words: HeaderWords,
    layout: Layout | None = None,
) -> tuple[ColumnMatch, ...]:
    """Tie columns (number -> alternative headings, best first) to fields, each field at most once, surest first.

    A layout of the sender's own comes before everything; another's explains what no heading does exactly.
    """
    kept = layout.columns if layout else {}
    own, others = ({}, kept) if layout and layout.of_another else (kept, {})
    found: dict[int, ColumnMatch] = {}
    taken: set[str] = set()
    for column, texts in headers.items():
        match = _exact(column, texts, words, own)
        if match and match.field not in taken:
            found[column] = match
            taken.update({match.field} - {""})
    for column, texts in headers.items():
        name = others.get(squeeze(texts[0]), "")
        if name and name not in taken and column not in found:
            found[column] = ColumnMatch(column, texts[0], name, ELSEWHERE, "elsewhere")
            taken.add(name)
    likes = [
        (percent, -column, field)
        for column, texts in headers.items()
        if column not in found
        for text in texts
        for percent, field in words.alike(text)
    ]
    for percent, column, field in sorted(likes, reverse=True):
        if -column not in found and field not in taken:
            found[-column] = ColumnMatch(-column, headers[-column][0], field, percent, "alike")
            taken.add(field)
    return tuple(
        found.get(column) or ColumnMatch(column, texts[0], "", 0, "")
        for column, texts in headers.items()
    )


def count_exact(headers: Mapping[int, Sequence[str]], words: HeaderWords) -> int:
    """Count the fields that some heading names exactly; quick, to find the row of headings."""
    found = (words.find(text) for texts in headers.values() for text in texts)
    return len({each[0] for each in found if each})


def signature(headers: Mapping[int, Sequence[str]]) -> str:
    """Give the one text by which a layout is remembered: its headings in their order."""
    return "|".join(squeeze(texts[0]) for texts in headers.values())


def _exact(
    column: int, texts: Sequence[str], words: HeaderWords, remembered: Mapping[str, str]
) -> ColumnMatch | None:
    kept = remembered.get(squeeze(texts[0]))
    if kept is not None:
        return ColumnMatch(column, texts[0], kept, 100, "remembered")
    for text in texts:
        found = words.find(text)
        if found:
            return ColumnMatch(column, texts[0], found[0], 100, found[1])
    return None


def _sorted(text: str) -> str:
    return " ".join(sorted(text.split()))


def _names(field: Field) -> tuple[str, ...]:
    return (field.label, *field.aliases)


def _variants(header: str) -> list[str]:
    """Give the heading whole, without remarks in brackets, and its first line alone."""
    return list(
        dict.fromkeys((header, _BRACKETS.sub(" ", header), header.split("\n", maxsplit=1)[0]))
    )

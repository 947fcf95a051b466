"""Answers exported from Microsoft Forms read: who answered when, and the questions with what was answered.

Every export begins with a number, two times, address and name; the questions follow, each in a column of its own. The
headings may be in any language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.fields import is_address
from app.importing.addresses import address
from app.importing.headers import squeeze
from app.importing.meeting_times import orders_of, read_moment
from app.importing.natives import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.importing.meeting_times import Order
    from app.importing.workbook import CellValue, Row, Sheet, Workbook

_FIXED = 5
_ASKED = {
    "email": re.compile(r"mail(?!ing)"),
    "agency": re.compile(
        r"(?<!multi)(?<!inter)agency|organi[sz]ation|employer|placeofwork|whereyouwork"
    ),
    "role": re.compile(
        r"jobtitle|jobrole|(?:whatis|whats)?(?:your)?(?:current|job)?(?:role|position)(?!s)"
    ),
    "name": re.compile(
        r"(?:whatis|whats|pleaseenter|pleasegive|enter)?(?:your)?(?:full|first|own)?name(?!of)"
        r"|(?:delegate|participant|attendee|learner)s?(?:full)?name|nameof(?:the)?(?:delegate|participant|attendee)"
    ),
}
"""What a question's heading asks for where it asks for the person's own particulars; the first that fits counts."""
_ANYWHERE = frozenset({"email", "agency"})
"""Those that may stand anywhere in a heading; the name of a course and the role of a manager are not the person's."""
_LONGEST_ASKING = 60
_LOOKED_AT = 40


@dataclass(frozen=True)
class Respondent:
    """One person's answers: the row, the cell of the name, and what they say of themselves."""

    row: int
    cell: str
    name: str
    email: str
    agency: str
    role: str
    done: date | None


@dataclass(frozen=True)
class FormQuestion:
    """A question that asks for none of a person's particulars: its cell, its words, and the answers there are."""

    cell: str
    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class FormAnswers:
    """An export: everybody who answered, and every question of it."""

    sheet: str
    head: str
    answers: tuple[Respondent, ...]
    questions: tuple[FormQuestion, ...]


def read_form_answers(workbook: Workbook) -> FormAnswers | None:
    """Read the first visible sheet that is an export of Microsoft Forms; None for any other workbook."""
    for sheet in workbook.sheets:
        if sheet.visible and _is_export(sheet):
            return _read(sheet)
    return None


def _is_export(sheet: Sheet) -> bool:
    """Say whether numbers, then two times, then two columns of text stand below headings in the first row."""
    if (
        len(sheet.rows) < 2
        or sheet.columns < _FIXED
        or not squeeze(as_text(sheet.rows[0][0])).startswith("id")
    ):
        return False
    start = (sheet.rows[number] for number in range(1, min(len(sheet.rows), _LOOKED_AT)))
    rows = [row for row in start if any(value != "" for value in row)]
    return bool(rows) and all(
        as_text(row[0]).strip().isdecimal() and _is_moment(row[1]) and _is_moment(row[2])
        for row in rows
    )


def _read(sheet: Sheet) -> FormAnswers:
    order = orders_of(value for row in sheet.rows[1:] for value in row[1:3])[0]
    heads = {
        place: as_text(value).strip() for place, value in enumerate(sheet.rows[0]) if value != ""
    }
    asked = _asked({place: head for place, head in heads.items() if place >= _FIXED})
    numbered = [
        (number, row) for number, row in enumerate(sheet.rows, 1) if number > 1 and row[0] != ""
    ]
    taken = {*asked.values(), *(place for place in heads if place < _FIXED)}
    given = {place: _given([row for _, row in numbered], place) for place in heads.keys() - taken}
    return FormAnswers(
        sheet.name,
        address(1, _FIXED),
        tuple(_answer(number, row, asked, order) for number, row in numbered),
        tuple(
            FormQuestion(address(1, place + 1), heads[place], texts)
            for place, texts in sorted(given.items())
            if texts and not all(map(_is_moment, texts))
        ),
    )


def _asked(heads: Mapping[int, str]) -> dict[str, int]:
    """Give the places of the questions about the person: {name of a particular: place}."""
    found: dict[str, int] = {}
    for place, head in heads.items():
        text = squeeze(head)
        if len(text) <= _LONGEST_ASKING:
            name = next(
                (
                    each
                    for each, asks in _ASKED.items()
                    if (asks.search if each in _ANYWHERE else asks.match)(text)
                ),
                "",
            )
            if name:
                found.setdefault(name, place)
    return found


def _answer(number: int, row: Row, asked: Mapping[str, int], order: Order) -> Respondent:
    """Read one line; what a person wrote counts before what the account says."""

    def said(name: str, fixed: int = 0) -> str:
        texts = [as_text(row[place]).strip() for place in (asked.get(name, 0), fixed) if place]
        return next((" ".join(text.split()) for text in texts if text), "")

    done = read_moment(row[2], order)
    addresses = [as_text(row[place]).strip() for place in (3, asked.get("email", 3))]
    email = next((each.casefold() for each in reversed(addresses) if is_address(each)), "")
    return Respondent(
        number,
        address(number, asked.get("name", _FIXED - 1) + 1),
        said("name", _FIXED - 1),
        email,
        said("agency"),
        said("role"),
        done.date() if done else None,
    )


def _given(rows: Sequence[Row], place: int) -> tuple[str, ...]:
    texts = (as_text(row[place]).strip() for row in rows)
    return tuple(text for text in texts if text)


def _is_moment(value: CellValue) -> bool:
    return any(read_moment(value, order) is not None for order in ("day", "month"))

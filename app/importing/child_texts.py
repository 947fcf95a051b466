"""Single children told of in a note: a pupil number, an NHS number or a date of birth amid the words of a cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.importing.addresses import address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.importing.workbook import CellValue, Sheet

_SHORTEST = 10
"""Signs of the shortest cell that can hold a birth: "dob 1/2/14"."""
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_PUPIL = re.compile(
    rf"(?<![A-Z0-9])([{_LETTERS}])(\d{{11}})([\d{_LETTERS}])(?![A-Z0-9])", re.IGNORECASE
)
_PATIENT = re.compile(
    r"\b(?:nhs|dob|d\.o\.b|date of birth|child|pupil|patient|baby)\b[^\n]{0,60}?"
    r"(?<![\d-])(\d{3}([ -]?)\d{3}\2\d{4})(?![\d-])",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DAY = (
    r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\d{4}-\d\d-\d\d|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH}[ ,-]+\d{{2,4}}"
)
_BIRTH = re.compile(
    rf"\b(?:dob|d\.o\.b\.?|date of birth|birth date)\b[^\d\n]{{0,15}}(?:{_DAY})(?!\d)",
    re.IGNORECASE,
)
_BIRTHS = ("dob", "d.o.b", "date of birth", "birth date")
_FIGURES = re.compile(r"\d{10}|\d{3}[ -]\d{3}[ -]\d{4}")
"""Figures without which a text holds no number of a pupil or patient."""
_WEIGHTS = range(2, 14)


def child_in_texts(sheet: Sheet) -> tuple[str, str] | None:
    """Give the cell and the sign by which a text of a sheet tells of a single child, or None."""
    texts = _texts(sheet.rows)
    # Looked at together first: of the texts of a long register hardly any could tell of a child.
    together = "\n".join(texts)
    if not _FIGURES.search(together) and not _names_births(together):
        return None
    telling = {text: sign for text in texts if (sign := _sign(text))}
    for number, row in enumerate(sheet.rows, 1) if telling else ():
        for column, value in enumerate(row, 1):
            if isinstance(value, str) and value in telling:
                return address(number, column), telling[value]
    return None


def _names_births(text: str) -> bool:
    plain = text.lower()
    return any(word in plain for word in _BIRTHS)


def _texts(rows: Iterable[Iterable[CellValue]]) -> set[str]:
    """Give the texts that are long enough to be looked at, each once: most columns repeat a few."""
    different: set[CellValue] = set().union(*rows)
    return {value for value in different if isinstance(value, str) and len(value) >= _SHORTEST}


def _sign(text: str) -> str:
    if any(_is_pupil_number(found[0]) for found in _PUPIL.finditer(text)):
        return "a unique pupil number"
    if _BIRTH.search(text):
        return "a date of birth"
    if any(is_patient_number(found[1]) for found in _PATIENT.finditer(text)):
        return "an NHS number"
    return ""


def _is_pupil_number(text: str) -> bool:
    """Say whether the first letter is the check of the twelve signs behind it (modulus 23, guide of the DfE)."""
    letter, signs = text[0].upper(), text[1:].upper()
    values = (int(sign) if sign.isdecimal() else _LETTERS.index(sign) for sign in signs)
    total = sum(value * weight for value, weight in zip(values, _WEIGHTS, strict=True))
    return _LETTERS[total % len(_LETTERS)] == letter


def is_patient_number(text: str) -> bool:
    """Say whether the last of ten figures is the check of an NHS number (modulus 11)."""
    plain = re.sub(r"[ -]", "", text)
    total = sum(
        int(figure) * weight for figure, weight in zip(plain, range(10, 1, -1), strict=False)
    )
    return (11 - total % 11) % 11 == int(plain[9])

"""Totals that a sender states, beside what the records come to."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from app.amounts import counted
from app.fields import Choice, Field, Money, by_name
from app.importing.headers import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.kind import ImportKind
    from app.importing.lines import StatedTotal
    from app.importing.outcomes import PreviewRow
    from models.words import Word

_ALL_ROWS = frozenset(
    {
        "total",
        "totals",
        "grand",
        "overall",
        "sub",
        "number",
        "no",
        "of",
        "all",
        "the",
        "in",
        "on",
        "this",
        "list",
        "rows",
        "row",
        "records",
        "record",
        "entries",
        "lines",
        "items",
        "members",
        "delegates",
        "people",
        "names",
        "agencies",
        "organisations",
        "actions",
        "bookings",
        "places",
        "seats",
        "schools",
        "contributions",
        "participants",
        "listed",
        "count",
    }
)
"""Words of a total that counts every row; with another one, as in "Total cost", it counts something else."""


def compare(
    total: StatedTotal, kind: ImportKind, records: Sequence[PreviewRow]
) -> tuple[bool, str]:
    """Say whether a stated total is what the records of its sheet come to, and a sentence with both figures.

    One that is of something else than the records say is compared with nothing, and no disagreement.
    """
    if not total.field:
        return _compare_count(total, kind, records)
    each = by_name(kind.fields)[total.field]
    values = [row.values[total.field] for row in records if total.field in row.values]
    numbers = [value for value in values if isinstance(value, int | Decimal)]
    found = sum((Decimal(value) for value in numbers), Decimal(0))
    stated = total.stated * 100 if isinstance(each, Money) else total.stated
    sentence = f"“{total.text}” states {_shown(each, stated)} for {each.label}"
    if stated == found:
        return True, f"{sentence}; the rows add up to the same"
    return (
        False,
        f"{sentence}, but the rows add up to {_shown(each, found)}{_not_in_it(total.field, records)}",
    )


def _not_in_it(name: str, records: Sequence[PreviewRow]) -> str:
    """Say how many rows a sum is without, because what they say could not be taken."""
    without = sum(bool(row.complaints) and name not in row.values for row in records)
    verb = "is" if without == 1 else "are"
    told = counted(without, "row with a problem", "rows with problems")
    return f"; {told} {verb} not in it" if without else ""


def _compare_count(
    total: StatedTotal, kind: ImportKind, records: Sequence[PreviewRow]
) -> tuple[bool, str]:
    """Compare a count with all rows, or with those that have the word it names: "Total attended: 12"."""
    of = [
        word for word in fold(re.sub(r"\d[\d,]*", " ", total.text)).split() if word not in _ALL_ROWS
    ]
    if not of:
        verb = "was" if len(records) == 1 else "were"
        found = f"{counted(len(records), 'row')} {verb} found"
        return total.stated == len(records), f"“{total.text}” is stated, {found}"
    name, word = _word_meant(kind, " ".join(of))
    if word is None:
        return True, f"“{total.text}” is stated; it was not compared with the rows"
    number = sum(row.values.get(name) == word for row in records)
    found = f"{counted(number, 'row')} {'says' if number == 1 else 'say'} {word.title_text}"
    return total.stated == number, f"“{total.text}” is stated, {found}"


def _word_meant(kind: ImportKind, text: str) -> tuple[str, Word | None]:
    """Give the Field and the word of it that a total names, such as the status Attended."""
    for each in kind.fields:
        for word in each.words if isinstance(each, Choice) else ():
            if fold(word.title_text) == text:
                return each.name, word
    return "", None


def _shown(each: Field, amount: Decimal) -> str:
    whole = amount == amount.to_integral_value()
    return each.show(int(amount)) if whole else f"{amount:f}"

"""What the columns of a list without known headings may be, guessed from what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.fields import Email, Field, Link, Links
from app.importing.headers import HeaderWords, match_headers
from app.importing.natives import as_text
from app.importing.sources import required_names
from app.importing.tables import headings, unnamed_signature

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.importing.kind import ImportKind
    from app.importing.layouts import LayoutStore
    from app.importing.names import NameIndex
    from app.importing.workbook import Sheet, Workbook

_LOOKED_AT = 60
_ENOUGH = 0.6
_HEADINGS = 0.4
_NONSENSE = ("no value reads so", "zz")
"""Long and short, for a Field may take every text that is short enough, such as a postcode."""


@dataclass(frozen=True)
class NamedColumns:
    """What the person says of a list: its kind, a Field name per column ("" for none), and the row of its headings."""

    kind: str
    fields: tuple[str, ...]
    heading: int = 0
    """Row that holds headings, 0 where the first row is a record."""


def first_filled(workbook: Workbook) -> Sheet:
    """Give the first visible sheet that holds something, else the first one."""
    return next(
        (sheet for sheet in workbook.sheets if sheet.visible and sheet.rows), workbook.sheets[0]
    )


def guess_columns(
    sheet: Sheet, kind: ImportKind, layouts: LayoutStore, names: Mapping[str, NameIndex]
) -> NamedColumns:
    """Guess the columns of a list of one kind: by headings in its first row, by a layout kept, by their cells."""
    columns = range(1, sheet.columns + 1)
    heads = headings(sheet, 1)
    matches = match_headers(heads, HeaderWords(kind.fields))
    told = {
        each.column: each.field
        for each in matches
        if each.field and _texts(sheet, each.column).count(each.header) == 1
    }
    # A group may be called "Board", which heads columns too: one such cell among many is no row of headings.
    if told and len(told) >= _HEADINGS * len(heads):
        return NamedColumns(kind.name, tuple(told.get(column, "") for column in columns), heading=1)
    kept = layouts.remembered(kind.name, unnamed_signature(sheet.columns))
    if kept is not None and len(kept.columns) == sheet.columns:
        return NamedColumns(kind.name, tuple(kept.columns.values()))
    return NamedColumns(kind.name, tuple(guess_fields(sheet, kind, names)))


def likelihood(kind: ImportKind, guess: NamedColumns, prefer: str) -> tuple[bool, int, bool]:
    """Weigh a guess: are the needed columns all there, how many are explained, is the kind preferred."""
    taken = set(guess.fields) - {""}
    needed = set(required_names(kind)) - kind.constant.keys() - kind.given_later
    return needed <= taken, len(taken), kind.name == prefer


def guess_fields(sheet: Sheet, kind: ImportKind, names: Mapping[str, NameIndex]) -> list[str]:
    """Guess a Field name per column by what most of its cells read as, surest first, each Field once."""
    able = [each for each in kind.fields if not each.computed]
    shares = [
        (share, -place, -column)
        for column in range(1, sheet.columns + 1)
        for place, each in enumerate(able)
        if (share := _share(_texts(sheet, column), each, names)) >= _ENOUGH
    ]
    found: dict[int, str] = {}
    for _, place, column in sorted(shares, reverse=True):
        name = able[-place].name
        if -column not in found and name not in found.values():
            found[-column] = name
    return [found.get(column, "") for column in range(1, sheet.columns + 1)]


def _texts(sheet: Sheet, column: int) -> list[str]:
    values = [row[column - 1] for row in sheet.rows[:_LOOKED_AT]]
    return [as_text(value).strip() for value in values if value != ""]


def _share(texts: Sequence[str], field: Field, names: Mapping[str, NameIndex]) -> float:
    """Give the share of the texts that speak for a Field; one that takes any text is spoken for by none."""
    if not texts:
        return 0.0
    if isinstance(field, Link | Links):
        index = names.get(field.kind)
        fits = [text for text in texts if index is not None and index.exactly(text)]
    elif isinstance(field, Email):
        fits = [text for text in texts if "@" in text and field.problem(text) is None]
    else:
        fits = [text for text in texts if _reads(field, text)] if _is_telling(field) else []
    return len(fits) / len(texts)


def _is_telling(field: Field) -> bool:
    """Say whether not every text is a value of the Field."""
    return not any(_reads(field, each) for each in _NONSENSE)


def _reads(field: Field, text: str) -> bool:
    try:
        value = field.parse(text)
    except Unreadable:
        return False
    return value is not None and field.problem(value) is None

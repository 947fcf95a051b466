"""What a table gives to the clipboard: rows as text that pastes into a spreadsheet, and e-mail addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.fields import Email, Field, Fields, Note, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.rows import Row

MOST = 50_000
"""Most rows that are copied at once."""


def as_text(fields: Sequence[Field], records: Iterable[Row], *, header: bool = False) -> str:
    """Write rows with a tab between cells and a line per row, safe to paste into a spreadsheet."""
    lines = ["\t".join(_quoted(field.label) for field in fields)] if header else []
    lines += ["\t".join(_cell(field, record) for field in fields) for record in records]
    return "\n".join(lines) + "\n" if lines else ""


def addresses(fields: Fields, records: Iterable[Row]) -> str:
    """Write each e-mail address of the rows once, as an address line takes them."""
    names = [field.name for field in fields if isinstance(field, Email)]
    found = (getattr(record, name) for record in records for name in names)
    return "; ".join(dict.fromkeys(address for address in found if address))


def has_addresses(fields: Fields) -> bool:
    """Say whether rows of these Fields can have an e-mail address."""
    return any(isinstance(field, Email) for field in fields)


def _cell(field: Field, record: Row) -> str:
    text = field.show(getattr(record, field.name))
    if isinstance(field, Text | Note) and _is_formula(text):
        text = f"'{text}"
    return _quoted(text)


def _is_formula(text: str) -> bool:
    # A spreadsheet would compute a pasted text that begins so; telephone numbers such as +44 20 only look like one.
    return text.startswith(("=", "+", "-", "@")) and not re.fullmatch(r"[-+]?[\d\s().-]*", text)


def _quoted(text: str) -> str:
    if any(sign in text for sign in '\t\n\r"'):
        return '"' + text.replace('"', '""') + '"'
    return text

"""The kinds of column, each with one name, one storage and one portable text form for the journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Annotated, Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Text,
    Time,
)
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from models.words import Word


class Instant(TypeDecorator[datetime]):
    """A moment in UTC to the millisecond, stored as text; only for what the program did, never for meetings."""

    impl = String(24)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write the moment; a naive one is our bug."""
        return None if value is None else write_instant(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read the moment back in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class ChoiceOf(TypeDecorator[Word]):
    """A word of a fixed list, stored by its value."""

    impl = String(40)
    cache_ok = True

    def __init__(self, words: type[Word]) -> None:
        """Keep the list the words come from."""
        super().__init__()
        self.words = words
        # Looking a word up is ten times quicker than making it, which counts in long lists.
        self._known = {word.value: word for word in words}

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Store the word's value; a word outside the list is our bug."""
        return None if value is None else self.word(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Word | None:  # noqa: ARG002
        """Read the word back."""
        return None if value is None else self.word(value)

    def word(self, value: str) -> Word:
        """Give the word of a stored value."""
        return self._known.get(value) or self.words(value)


class ExactNumber(TypeDecorator[Decimal]):
    """A decimal number kept exact as a whole number of ten-thousandths, so that it also sorts and sums in SQL."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | int | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Store ten-thousandths; a finer number is our bug."""
        return None if value is None else _ten_thousandths(Decimal(value))

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """Read the number back without trailing zeros."""
        return None if value is None else Decimal(value) / 10_000


def write_instant(value: datetime) -> str:
    """Write a moment as 2025-03-12T09:30:00.000Z-like text that sorts in time."""
    if value.tzinfo is None:
        message = "an instant needs a time zone"
        raise ValueError(message)
    return value.astimezone(UTC).isoformat(timespec="milliseconds")


def choice(words: type[Word], **options: Any) -> Any:  # noqa: ANN401 - mapped_column's own
    """Declare a column that holds one word of `words`."""
    return mapped_column(ChoiceOf(words), **options)


def link(table: str, **options: Any) -> Any:  # noqa: ANN401 - mapped_column's own
    """Declare a reference to a row of a table; indexed, or each removal there would read this whole table."""
    return mapped_column(ForeignKey(f"{table}.id"), index=True, **options)


def _ten_thousandths(value: Decimal) -> int:
    scaled = value * 10_000
    if scaled != scaled.to_integral_value():
        message = "a number with more than four decimal places"
        raise ValueError(message)
    return int(scaled)


Pk = Annotated[int, mapped_column(Integer, primary_key=True, sort_order=-1)]
ShortText = Annotated[str, mapped_column(String(200))]
LongText = Annotated[str, mapped_column(Text)]
Pence = Annotated[int, mapped_column(BigInteger)]
Whole = Annotated[int, mapped_column(Integer)]
Exact = Annotated[Decimal, mapped_column(ExactNumber)]
DayOf = Annotated[date, mapped_column(Date)]
TimeOfDay = Annotated[time, mapped_column(Time)]
Moment = Annotated[datetime, mapped_column(Instant)]
YesNo = Annotated[bool, mapped_column(Boolean)]
Bytes = Annotated[bytes, mapped_column(LargeBinary)]


def to_text(column_type: TypeEngine[Any], value: Any) -> str | None:  # noqa: ANN401 - a value of any column kind
    """Write a value in the journal's portable form, readable by a person and equal after `from_text`."""
    return None if value is None else writer_of(column_type)(value)


def from_text(column_type: TypeEngine[Any], text: str | None) -> Any:  # noqa: ANN401
    """Read a value back from the journal's portable form."""
    return None if text is None else reader_of(column_type)(text)


def writer_of(column_type: TypeEngine[Any]) -> Callable[[Any], str]:
    """Give what writes the values of a column; the column decides, so that 1 in a yes-or-no column is "yes"."""
    return _form_of(column_type)[0]


def reader_of(column_type: TypeEngine[Any]) -> Callable[[str], Any]:
    """Give what reads the text of a column's value."""
    return _form_of(column_type)[1]


def _form_of(column_type: TypeEngine[Any]) -> tuple[Callable[[Any], str], Callable[[str], Any]]:
    for kind, write, read in _FORMS:
        if isinstance(column_type, kind):
            return write, read
    raise TypeError(f"no portable form for {column_type!r}")


def _yes_or_no(value: Any) -> str:  # noqa: ANN401 - 0 and 1 count too
    return "yes" if value else "no"


def _plain_number(value: Decimal | int) -> str:
    # Nought is added because -0 is stored as 0 and must read the same.
    return format(Decimal(value).normalize() + 0, "f")


def _whole_number(value: Any) -> str:  # noqa: ANN401 - True counts as 1, as it does in the column
    return str(int(value))


_FORMS: tuple[tuple[type[TypeEngine[Any]], Callable[[Any], str], Callable[[str], Any]], ...] = (
    (ChoiceOf, str, str),
    (Instant, write_instant, datetime.fromisoformat),
    (ExactNumber, _plain_number, Decimal),
    (Boolean, _yes_or_no, lambda text: text == "yes"),
    (Integer, _whole_number, int),
    (String, str, str),
    (Date, date.isoformat, date.fromisoformat),
    (Time, time.isoformat, time.fromisoformat),
    (LargeBinary, bytes.hex, bytes.fromhex),
)

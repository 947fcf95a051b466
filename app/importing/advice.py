"""What a sender is told to write in a cell of each kind of Field."""

from __future__ import annotations

import contextlib
from functools import singledispatch

from app.errors import Unreadable
from app.fields import (
    Choice,
    Day,
    Email,
    Field,
    Figure,
    Flag,
    Link,
    Links,
    Money,
    Number,
    Percent,
    Time,
)
from app.wording import listed

FILL_IN = "Fill it in."
HELD_BACK = "Write the figure if it can be told; leave the cell blank if it cannot."
_NAMES = {
    "agencies": "Write its full official name. If it is new, say so when you send this back.",
    "people": "Write first name and surname, and the e-mail address where there is a column for it.",
}
_MOST_WORDS = 12


@singledispatch
def advice_for(field: Field) -> str:
    """Say what to write under a Field."""
    return f"Correct the {field.label.lower()}."


def again_for(field: Field, text: str) -> str:
    """Say what to do with a text that reads well under a Field and may not stand there all the same; "" for others."""
    with contextlib.suppress(Unreadable):
        value = field.parse(text)
        least = getattr(field, "least", None)
        if value is not None and least is not None and value < least:
            return f"Write {field.show(least)} or more; it may not be below that."
        if value is not None:
            return f"Correct the {field.label.lower()}."
    return ""


@advice_for.register
def _day(_field: Day) -> str:
    return "Write day, month and year, such as 31 March 2026."


@advice_for.register
def _time(_field: Time) -> str:
    return "Write a time such as 09:30."


@advice_for.register
def _money(_field: Money) -> str:
    return "Write pounds and pence as a number, such as 1250.00."


@advice_for.register
def _percent(_field: Percent) -> str:
    return "Write a percentage such as 85%."


@advice_for.register(Number)
@advice_for.register(Figure)
def _number(_field: Number | Figure) -> str:
    return "Write a number only, without words."


@advice_for.register
def _choice(field: Choice) -> str:
    words = [word.title_text for word in field.words]
    if len(words) > _MOST_WORDS:
        return "Write one of the words in use."
    return f"Write {listed(words, 'or')}."


@advice_for.register
def _flag(_field: Flag) -> str:
    return "Write Yes or No."


@advice_for.register
def _email(_field: Email) -> str:
    return "Write one e-mail address, such as name@example.org."


@advice_for.register(Link)
@advice_for.register(Links)
def _link(field: Link | Links) -> str:
    return _NAMES.get(field.kind, f"Write the full name of the {field.label.lower()}.")

"""What is asked of the written dates of a file: once for a column, and not where another column settles it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.importing.date_orders import (
    date_order,
    fits_month_first,
    settles_day_first,
    telling_example,
    written_day,
)
from app.importing.questions import DATES, Answers, Candidate, ImportQuestion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.fields import Field
    from app.importing.date_orders import DateOrder
    from app.importing.natives import FieldReader


class DateQuestions:
    """Looks through the columns of dates of one file."""

    def __init__(
        self, fields: Mapping[str, Field], readers: Mapping[str, FieldReader], answers: Answers
    ) -> None:
        self._fields = fields
        self._readers = readers
        self._answers = answers

    def ask(self, columns: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], list[str]]:
        """Give the question of each Field that has one, by its key, and what was understood without asking."""
        asked: dict[str, str] = {}
        inferred: list[str] = []
        plain = [name for name, texts in columns.items() if settles_day_first(texts)]
        for name, texts in columns.items():
            if date_order(texts) != "ask":
                continue
            example = telling_example(texts)
            if plain and not fits_month_first(texts):
                inferred.append(self._inferred(name, example, plain[0]))
            else:
                asked[name] = self._ask(name, example)
        return asked, inferred

    def _inferred(self, name: str, example: str, other: str) -> str:
        return (
            f"The dates under {self._fields[name].label} were read day first, as those under "
            f"{self._fields[other].label} can only be: “{example}” is {self._shown(name, example, 'day')}."
        )

    def _ask(self, name: str, example: str) -> str:
        key = f"{DATES}{name}"
        day = written_day(example)
        told = f"The dates under {self._fields[name].label}, such as “{example}”, "
        if day is not None and day.may_be_both:
            told += "may begin with the day or with the month. How are they written?"
            offered = (
                Candidate("day", f"Day first: {self._shown(name, example, 'day')}"),
                Candidate("month", f"Month first: {self._shown(name, example, 'month')}"),
            )
        else:
            told += "fit the calendar only if the month comes first. How are they written?"
            offered = (
                Candidate("month", "Month first"),
                Candidate("day", "Day first; those that do not fit are wrong"),
            )
        self._answers.ask(ImportQuestion(key, told, offered))
        return key

    def _shown(self, name: str, text: str, order: DateOrder) -> str:
        return self._fields[name].show(self._readers[name].read(text, order).value)

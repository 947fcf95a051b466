"""Field kinds: what they read, show and refuse."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.errors import Unreadable
from app.fields import (
    Choice,
    Day,
    Email,
    Field,
    Figure,
    Flag,
    Links,
    Mark,
    Money,
    Note,
    Number,
    Percent,
    Ref,
    Text,
    Time,
    problems,
)
from models.words import Word

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


class Colour(Word):
    """A list of words of a test."""

    RED = "red", "Deep red"
    BLUE = "blue", "Blue"


KINDS: list[tuple[Field, SearchStrategy[Any]]] = [
    (Number("n", "Number"), some.integers(-(10**15) + 1, 10**15 - 1)),
    (Percent("p", "Percent", places=2), some.decimals(-1000, 1000, places=2)),
    (Money("m", "Money"), some.integers(-(10**13), 10**13)),
    (Figure("f", "Figure"), some.decimals(-(10**6), 10**6, places=3)),
    (Day("d", "Day"), some.dates(date(1900, 1, 1), date(2200, 12, 31))),
    (Time("t", "Time"), some.builds(time, some.integers(0, 23), some.integers(0, 59))),
    (Flag("y", "Flag"), some.booleans()),
    (Choice("c", "Choice", words=Colour), some.sampled_from(Colour)),
]


@pytest.mark.parametrize(("kind", "values"), KINDS, ids=lambda each: type(each).__name__)
@given(data=some.data())
def test_a_value_reads_back_as_it_was_shown(
    kind: Field, values: SearchStrategy[Any], data: some.DataObject
) -> None:
    value = data.draw(values)
    assert kind.parse(kind.show(value)) == value


@pytest.mark.parametrize("kind", [kind for kind, _ in KINDS], ids=lambda each: type(each).__name__)
def test_an_empty_text_is_no_value_and_no_value_an_empty_text(kind: Field) -> None:
    assert kind.parse("  ") is None
    assert kind.show(None) == ""


@pytest.mark.parametrize(
    ("kind", "text", "why"),
    [
        (Number("n", "N"), "12.5", "not a whole number"),
        (Percent("p", "P"), "much", "not a percentage"),
        (Figure("f", "F"), "some", "neither a figure nor a known mark"),
        (Time("t", "T"), "25:00", "not a time of day"),
        (Time("t", "T"), "12:60", "not a time of day"),
        (Flag("y", "Y"), "perhaps", "neither yes nor no"),
        (Choice("c", "C", words=Colour), "green", "not one of: Deep red, Blue"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(kind: Field, text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        kind.parse(text)


@pytest.mark.parametrize(
    ("kind", "value", "why"),
    [
        (Text("t", "Title", longest=3), "long", "Title has 4 characters; at most 3 fit."),
        (Note("t", "Text", longest=3), "long", "Text has 4 characters; at most 3 fit."),
        (Email("e", "E-mail"), "somebody", "“somebody” is not an e-mail address"),
        (Number("n", "Seats", least=1), 0, "Seats is 0; the least is 1."),
        (Number("n", "Seats", most=9), 1000, "Seats is 1,000; the most is 9."),
        (Money("m", "Fee", least=0), -100, "Fee is -£1.00; the least is £0.00."),
        (Figure("f", "Rate", least=0, most=5), Decimal(6), "it must be from 0 to 5"),
        (Day("d", "Begins", required=True), None, "Begins is needed."),
        (Day("d", "Begins"), date(1025, 3, 1), "Begins is in the year 1025; check the year."),
        (Choice("c", "Colour", words=Colour), "green", "“green” is not a choice of Colour."),
    ],
)
def test_what_may_not_be_stored_is_said_with_its_label(kind: Field, value: Any, why: str) -> None:  # noqa: ANN401
    assert why in (kind.problem(value) or "")


@pytest.mark.parametrize("text", ["0,5", "1,5", "12,34", "1,23,456", "1.234,50", "0,500"])
def test_a_comma_that_parts_no_thousands_makes_no_number(text: str) -> None:
    for kind in (
        Number("n", "Number"),
        Figure("f", "Figure"),
        Money("m", "Amount"),
        Percent("p", "Share"),
    ):
        with pytest.raises(Unreadable):
            kind.parse(text)


def test_twelve_in_the_morning_is_midnight() -> None:
    kind = Time("t", "Time")
    assert [kind.parse(text) for text in ("12 am", "12 pm", "9", "9.30 PM")] == [
        time(0),
        time(12),
        time(9),
        time(21, 30),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("c", "suppressed"), ("<5", "suppressed"), ("..", "missing"), ("N/A", "not-applicable")],
)
def test_a_mark_in_the_place_of_a_figure_is_kept_as_it_was_sent(text: str, kind: str) -> None:
    field = Figure("f", "Figure", least=0)
    mark = field.parse(text)
    assert isinstance(mark, Mark)
    assert (mark.kind, field.show(mark), field.problem(mark)) == (kind, text, None)


def test_several_links_are_shown_by_their_names() -> None:
    assert Links("a", "Agencies").show((Ref(1, "ELHT"), Ref(2, "Police"))) == "ELHT; Police"


def test_only_values_that_are_given_are_checked() -> None:
    fields = (Text("name", "Name", required=True), Number("seats", "Seats", least=1))
    assert problems(fields, {"seats": 0}) == {"seats": "Seats is 0; the least is 1."}

"""What agencies write as an answer: the words of the drop-down, and what is typed over it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.errors import Unreadable
from app.fields import Mark
from app.returns.answer_words import Reads, all_read, all_told
from models.returns import AnswerKind

if TYPE_CHECKING:
    from app.importing.workbook import CellValue

SCORE = Reads.of(AnswerKind.SCORE, ("0 Not met", "1 Partly", "2 Mostly", "3 Met"))
SPREAD = [(score, "Weak" if score < 20 else "Strong") for score in range(0, 45, 5)]
FIVES = Reads.of(AnswerKind.SCORE, tuple(f"{score} {word}" for score, word in SPREAD))


@pytest.mark.parametrize(
    ("written", "score"),
    [
        ("3 Met", 3),
        ("2 - Mostly", 2),
        ("mostly met", 2),
        ("Partially met", 1),
        ("fully met", 3),
        ("not yet met", 0),
        (3.0, 3),
        ("2.0", 2),
        ("2 out of 3", 2),
    ],
)
def test_a_score_is_understood_as_people_write_it(written: CellValue, score: int) -> None:
    found = SCORE.read(written)
    assert (found.value, found.text[0], found.beside) == (Decimal(score), str(score), "")


@pytest.mark.parametrize(
    "written",
    [
        "4",
        "3.5",
        "2 out of 4",
        "met mostly",
        "good",
        "12/3",
        "1-2",
        "2 or 3",
        "0,5",
        "not fully met",
    ],
)
def test_what_is_on_no_level_is_refused_with_the_scale(written: str) -> None:
    with pytest.raises(Unreadable, match="0 Not met, 1 Partly, 2 Mostly, 3 Met or N/A"):
        SCORE.read(written)


def test_a_number_and_a_word_that_disagree_are_not_guessed_at() -> None:
    with pytest.raises(Unreadable, match="says 2 and “Met”, which is 3"):
        SCORE.read("2 Met")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("N/A", ""),
        ("n/a because we have no staff", "we have no staff"),
        ("Not applicable - none", "none"),
    ],
)
def test_what_does_not_apply_brings_its_reason(written: str, reason: str) -> None:
    found = SCORE.read(written)
    assert (found.value, found.reason) == (Mark("not-applicable", "N/A"), reason)


def test_other_words_in_the_cell_are_kept_beside_the_score() -> None:
    assert SCORE.read("Mostly - the policy is due").beside == "Mostly - the policy is due"


def test_a_long_scale_wants_its_number_since_a_word_means_many() -> None:
    assert FIVES.read("10").text == "10 Weak"
    with pytest.raises(Unreadable, match="0 to 40 in steps of 5"):
        FIVES.read("weak")
    with pytest.raises(Unreadable, match="0 to 40 in steps of 5"):
        FIVES.read(12.0)


@pytest.mark.parametrize(
    ("asks", "written", "value"),
    [
        (AnswerKind.YES_NO, "yes - since May", True),
        (AnswerKind.NUMBER, "1,234", Decimal(1234)),
        (AnswerKind.NUMBER, "<5", Mark("suppressed", "<5")),
        (AnswerKind.PERCENT, "79.55%", Decimal("79.55")),
        (AnswerKind.MONEY, 1250.5, 125050),
        (AnswerKind.DAY, datetime(2025, 3, 4), date(2025, 3, 4)),  # noqa: DTZ001 - as a workbook tells it
        (AnswerKind.DAY, "4/3/25", date(2025, 3, 4)),
        (AnswerKind.TEXT, "n/a to us this year", "n/a to us this year"),
    ],
)
def test_other_kinds_of_answers_are_read_as_their_own(
    asks: AnswerKind, written: CellValue, value: object
) -> None:
    assert Reads.of(asks, ()).read(written).value == value


def test_how_answers_are_read_is_told_and_taken_again() -> None:
    asked = {"1.1": AnswerKind.SCORE, "2.1": AnswerKind.PERCENT}
    told = all_told(asked, tuple(map(str, SCORE.choices)))
    assert all_read(told) == {"1.1": SCORE, "2.1": Reads.of(AnswerKind.PERCENT, ())}
    assert all_read(all_told({"1": AnswerKind.TEXT}, ())) == {"1": Reads.of(AnswerKind.TEXT, ())}


@pytest.mark.parametrize("text", ["79.55 %", "<5", "N/A"])
def test_an_answer_reads_again_as_it_is_written(text: str) -> None:
    percent = Reads.of(AnswerKind.PERCENT, ())
    assert percent.write(percent.read(text).value) == text

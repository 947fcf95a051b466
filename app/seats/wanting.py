"""Where among members somebody is wanting, or soon will be: vacant seats, and terms that have ended or are ending."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.amounts import counted
from app.seats.fields import ENDING_WITHIN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.seats.queries import MemberRecord


def terms_ending(
    found: Sequence[MemberRecord], day: date, within: int = ENDING_WITHIN
) -> list[MemberRecord]:
    """Choose the members whose term ends within so many days of a day, or has passed, soonest first."""
    last = day + timedelta(days=within)
    due = [each for each in found if each.term_ends and each.term_ends <= last]
    return sorted(due, key=lambda each: each.term_ends or day)


def terms_in_words(found: Sequence[MemberRecord], day: date) -> str:
    """Count the terms that ended before a day and those that end soon: "4 terms have ended, 1 ends in 60 days"."""
    due = terms_ending(found, day)
    ended = sum(each.term_ended(day) for each in due)
    ending = len(due) - ended
    told = [counted(ended, "term has ended", "terms have ended")] if ended else []
    if ending:
        ends = counted(ending, "term ends", "terms end")
        told.append(f"{ends} in {ENDING_WITHIN} days")
    return ", ".join(told)


def vacancies(found: Sequence[MemberRecord]) -> list[MemberRecord]:
    """Choose the seats that nobody is in."""
    return [each for each in found if each.is_vacant]

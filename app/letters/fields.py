"""What chasing shows of whoever owes something, and what the history tells of a reminder."""

from __future__ import annotations

from app.fields import Day, Email, Fields, Number, Text
from models.words import Word


class OwedKind(Word):
    """What somebody owes."""

    ACTION = "action", "Actions"
    PAPER = "paper", "Papers"
    REPORT = "report", "Reports"
    RETURN = "return", "Returns"
    REPLY = "reply", "Replies"


DEBTOR: Fields = (
    Text("name", "Who", width=24),
    Text("owes", "Owes", width=12),
    Number("late", "Late", width=7, help="How much of it is past its day."),
    Day("first_due", "First due", listed=False),
    Day("chased_on", "Last chased"),
    Email("email", "E-mail", width=22),
)

REMINDER: Fields = (
    Text("name", "Reminded"),
    Day("day", "On"),
)

__all__ = ["DEBTOR", "REMINDER", "OwedKind"]

"""The letters of a meeting: which there are, and when each is the next one to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import show_full_day
from app.meetings.moves import AHEAD
from app.wording import file_name
from models.meetings import MeetingState
from models.words import Word

if TYPE_CHECKING:
    from app.meetings.queries import MeetingRecord


class LetterKind(Word):
    """What is written about a meeting."""

    INVITATION = "invitation", "Invitation"
    PAPERS = "papers", "Reminder of papers"
    PACK = "pack", "Agenda and papers"
    MINUTES = "minutes", "Minutes"
    ACTIONS = "actions", "Actions, to each owner"


_BEFORE = (LetterKind.INVITATION, LetterKind.PAPERS, LetterKind.PACK)
_AFTER = (LetterKind.MINUTES, LetterKind.ACTIONS)


def kinds_for(one: MeetingRecord) -> tuple[LetterKind, ...]:
    """Give the letters that a meeting can have as it stands; none where it did not take place."""
    if one.state in AHEAD:
        return _BEFORE
    return _AFTER if one.state not in {MeetingState.CANCELLED, MeetingState.POSTPONED} else ()


def likely(one: MeetingRecord) -> LetterKind | None:
    """Give the letter that is most likely wanted now."""
    if one.state is MeetingState.PLANNED:
        return LetterKind.INVITATION
    if one.state is MeetingState.AGENDA_ISSUED:
        return LetterKind.PACK
    if one.state in {MeetingState.ISSUED, MeetingState.APPROVED}:
        return LetterKind.MINUTES
    return LetterKind.ACTIONS if kinds_for(one) else None


def stem_of(kind: LetterKind, one: MeetingRecord) -> str:
    """Give the words by which a draft, or the folder of several, is named."""
    what = "actions" if kind is LetterKind.ACTIONS else kind.title_text.casefold()
    return file_name(one.group.name, show_full_day(one.day), what)

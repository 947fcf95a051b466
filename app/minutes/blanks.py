"""Blanks in curly brackets: filled from the meeting where it knows them, found where a person has to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.clock import LONDON
from app.days import show_full_day
from app.meetings.queries import last_held, meeting, next_after

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.agenda.queries import ItemRecord

_BLANK = re.compile(r"\{[^{}\n]{1,40}\}")


def blanks(text: str) -> list[tuple[int, int]]:
    """Give the first and last place of every blank in a text, its brackets with it."""
    return [each.span() for each in _BLANK.finditer(text)]


def filled(text: str, known: Mapping[str, str]) -> str:
    """Give a text with those blanks filled that are known; a sentence goes on beginning with a capital."""

    def fill(found: re.Match[str]) -> str:
        said = known.get(found[0][1:-1].casefold(), "")
        is_first = not text[: found.start()].strip(" !-•*")
        return (said[:1].upper() + said[1:] if is_first else said) or found[0]

    return _BLANK.sub(fill, text)


def known_blanks(
    session: Session, meeting_id: int, item: ItemRecord, now: datetime
) -> dict[str, str]:
    """Give what the meeting and the item in hand fill by themselves, by the name of the blank; only what is known."""
    record = meeting(session, meeting_id)
    later = next_after(session, record.group.id, record.day)
    before = last_held(session, record.group.id, record.day)
    here = now.astimezone(LONDON)
    found = {
        "chair": record.chaired_by or "the chair",
        "presenter": item.presenter or "",
        "day": show_full_day(record.day),
        "last meeting": show_full_day(meeting(session, before).day) if before else "",
        "next meeting": show_full_day(later.day) if later else "",
        "time": f"{here:%H:%M}" if here.date() == record.day else "",
    }
    return {name: words for name, words in found.items() if words}

"""The words that a file itself makes right: its names of agencies, groups and people, and those added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, union_all

from app.spelling.words import bare, words_in
from models.agencies import Agency, AgencyName
from models.attendance import Guest
from models.groups import Group
from models.meetings import Meeting
from models.partnerships import Partnership
from models.people import Person
from models.spelling import SpellingWord
from models.unit import UnitMember

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NAMED = frozenset(
    {
        "agency",
        "agency_name",
        "guest",
        "meeting",
        "partnership",
        "partnership_group",
        "person",
        "spelling_word",
        "unit_member",
    }
)
"""The tables whose names count: when one of them changes, names are read again."""

_COLUMNS = (
    Agency.name,
    Agency.short_name,
    AgencyName.name,
    Guest.name,
    Group.name,
    Group.short_name,
    Meeting.venue,
    Partnership.name,
    Partnership.short_name,
    Partnership.area,
    Person.name,
    UnitMember.name,
    SpellingWord.word,
)


def names_in_file(session: Session) -> frozenset[str]:
    """Give every word that stands in a name of the file, whole and, where it has hyphens, in its parts; one query."""
    texts = union_all(*(select(column).where(column.is_not(None)) for column in _COLUMNS))
    found: set[str] = set()
    for text in session.scalars(texts):
        for word in words_in(text or ""):
            found.add(bare(word.text))
            found.update(bare(part.text) for part in word.parts)
    return frozenset(found)

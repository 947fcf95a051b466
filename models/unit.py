"""The unit: the one or two people who work with the file, and may each look after a part of it."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.base import Record
from models.periods import Dated
from models.types import ShortText, choice
from models.words import Word


class UnitRole(Word):
    """What a member of the unit is (product.md, first paragraph)."""

    MANAGER = "manager", "Business manager"
    OFFICER = "officer", "Business support officer"
    OTHER = "other", "Other"


class UnitMember(Dated, Record):
    """Somebody of the unit, between two days; known to their own computer by initials and name."""

    __tablename__ = "unit_member"

    name: Mapped[ShortText]
    initials: Mapped[ShortText]
    role: Mapped[UnitRole] = choice(UnitRole)

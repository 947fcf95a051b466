"""Every table of the program in one import, for migrations and for checks that walk all of them."""

from __future__ import annotations

from models import (
    actions,
    agencies,
    agenda,
    attendance,
    budget,
    decisions,
    engagement,
    forward,
    groups,
    indicators,
    interests,
    journal,
    letters,
    meetings,
    minutes,
    papers,
    partnerships,
    people,
    planning,
    rag,
    recommendations,
    returns,
    seats,
    sentences,
    spelling,
    spending,
    templates,
    training,
    unit,
)
from models.base import Base, Record

__all__ = [
    "Base",
    "Record",
    "actions",
    "agencies",
    "agenda",
    "attendance",
    "budget",
    "decisions",
    "engagement",
    "forward",
    "groups",
    "indicators",
    "interests",
    "journal",
    "journaled",
    "letters",
    "meetings",
    "minutes",
    "papers",
    "partnerships",
    "people",
    "planning",
    "rag",
    "recommendations",
    "returns",
    "seats",
    "sentences",
    "spelling",
    "spending",
    "templates",
    "training",
    "unit",
]


def journaled() -> dict[str, type[Record]]:
    """Give every journaled class by its table name."""
    return {
        mapper.class_.__tablename__: mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Record)
    }

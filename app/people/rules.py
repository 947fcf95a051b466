"""Rules across the fields of a person, and what is taken from a name where nothing else is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from models.people import Person

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sqlalchemy.orm import Session

_SUFFIXES = frozenset({"mbe", "obe", "cbe", "qpm", "jp", "phd", "jr", "sr", "dl"})
_PARTICLES = frozenset(
    {"de", "da", "del", "van", "von", "der", "den", "la", "le", "ap", "al", "el"}
)


def person_problems(
    session: Session, person_id: int | None, values: Mapping[str, Any]
) -> dict[str, str]:
    """Say what is wrong with a person's values as a whole: `{field name: sentence}`."""
    name = values.get("name")
    if name and _is_known(session, person_id, values):
        return {
            "name": f"{name} is in this file already, with the same employer and e-mail. Open that record instead."
        }
    return {}


def surname_of(name: str) -> str:
    """Give the part of a name it is sorted under: the last word that is no honour, with its particles."""
    words = [word for word in name.replace(",", " ").split() if _plain(word) not in _SUFFIXES]
    if not words:
        return name.strip()
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def initials_of(name: str) -> str:
    """Give the first letters of a name's words, as minutes write a member."""
    words = [word for word in name.replace("-", " ").split() if _plain(word) not in _SUFFIXES]
    return "".join(word[0].upper() for word in words if word[0].isalpha())[:12] or "?"


def _plain(word: str) -> str:
    return word.strip(".,()").casefold()


def _is_known(session: Session, person_id: int | None, values: Mapping[str, Any]) -> bool:
    """Two people may share a name; the same name with the same employer and e-mail is the same person."""
    email = (values.get("email") or "").lower()
    same = select(Person.id).where(
        func.lower(Person.name) == str(values["name"]).lower(),
        func.lower(func.coalesce(Person.email, "")) == email,
        Person.agency_id.is_not_distinct_from(values.get("agency")),
    )
    if person_id is not None:
        same = same.where(Person.id != person_id)
    return session.scalar(same.limit(1)) is not None

"""The form of a group's cover reports: its headings in their order, each with what is to be written there.

The usual one has the headings of a council's own report to its board (Executive Board, 19 July 2018: purpose,
recommendations, background, other options, finance, risk, equality, consultation, background papers).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Select, select

from app.columns import column_values
from app.errors import refuse
from app.fields import problems
from app.recommendations.fields import COVER_TEMPLATE, CoverTemplateValues
from models.agenda import AgendaItem
from models.groups import Group
from models.meetings import Meeting
from models.recommendations import CoverTemplate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.work import Work

MOST = 30
"""Headings of one form."""
_LONGEST = 100
"""Signs of a heading."""
_ASKING = re.compile(r"recommend|decision", re.IGNORECASE)


@dataclass(frozen=True)
class CoverHeading:
    """A heading of a cover report and the hint that is written over."""

    title: str
    hint: str = ""

    @property
    def asks(self) -> bool:
        """Whether the recommendations stand under it."""
        return bool(_ASKING.search(self.title))


USUAL: tuple[CoverHeading, ...] = (
    CoverHeading("Purpose of this report", "In two sentences: what it is about."),
    CoverHeading(
        "Recommendations",
        "Write one recommendation a line, so that each can be agreed, amended or refused.",
    ),
    CoverHeading(
        "Background",
        "What led here, what was decided before and when, and what has been done since.",
    ),
    CoverHeading(
        "Difference it makes",
        "What will change for children, adults and families, and how their voices were heard.",
    ),
    CoverHeading("Other options", "What else was looked at, and why it is not recommended."),
    CoverHeading(
        "Finance", "What it costs, who pays, and for how long. “None” where there is nothing."
    ),
    CoverHeading("Risk", "What may go wrong, how likely and how bad that is, and who sees to it."),
    CoverHeading(
        "Equality",
        "Whom it touches more than others. Name the impact assessment where there is one.",
    ),
    CoverHeading("Consultation", "Who was asked and what they said."),
    CoverHeading(
        "Background papers",
        "Documents that were relied on, with where they can be read and who to ask.",
    ),
)


@dataclass(frozen=True)
class CoverForm:
    """A group's form as it is used; `version` is None while the group has the usual one."""

    group: str
    version: int | None
    parts: tuple[CoverHeading, ...]
    on_agenda: bool

    @property
    def headings(self) -> str:
        """Give the headings as they are typed: one a line, the hint behind a colon."""
        return "\n".join(
            f"{each.title}: {each.hint}" if each.hint else each.title for each in self.parts
        )


def cover_form(session: Session, group_id: int) -> CoverForm:
    """Give the form of a group's cover reports, the usual one where it has none of its own."""
    group = session.get_one(Group, group_id)
    row = session.scalars(_of_group(group_id)).one_or_none()
    if row is None:
        return CoverForm(group.name, None, USUAL, on_agenda=False)
    parts = tuple(read_headings(row.headings or "")) or USUAL
    return CoverForm(group.name, row.version, parts, row.on_agenda)


def form_of_item(session: Session, item_id: int) -> tuple[CoverHeading, ...]:
    """Give the headings on which the cover report of an agenda item is written."""
    chosen = select(Meeting.group_id).join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
    return cover_form(session, session.scalars(chosen.where(AgendaItem.id == item_id)).one()).parts


def set_cover_form(
    work: Work, group_id: int, values: CoverTemplateValues, shown: int | None = None
) -> int:
    """Say which headings a group's cover reports have; what is not given stays, no headings mean the usual ones."""
    work.get(Group, group_id)
    row = work.session.scalars(_of_group(group_id)).one_or_none()
    given = cast("Mapping[str, Any]", values)
    refuse(problems(COVER_TEMPLATE, dict(given)) | _wrong(given))
    if row is not None:
        work.edit(row, given, COVER_TEMPLATE, shown)
        return row.id
    full = {"group": group_id, "headings": None, "on_agenda": False, **given}
    return work.add(CoverTemplate(**column_values(COVER_TEMPLATE, full)))


def read_headings(text: str) -> list[CoverHeading]:
    """Read headings as they are typed."""
    found = []
    for line in text.splitlines():
        title, _, hint = line.partition(":")
        if title.strip():
            found.append(CoverHeading(" ".join(title.split()), " ".join(hint.split())))
    return found


def _wrong(given: Mapping[str, Any]) -> dict[str, str]:
    parts = read_headings(given.get("headings") or "")
    told = _wrong_headings(parts) if parts else None
    return {"headings": told} if told else {}


def _wrong_headings(parts: Sequence[CoverHeading]) -> str | None:
    titles = [each.title.casefold() for each in parts]
    twice = next((each for each in parts if titles.count(each.title.casefold()) > 1), None)
    long = next((each for each in parts if len(each.title) > _LONGEST), None)
    if not any(each.asks for each in parts):
        return (
            "One heading must hold the word “Recommendations” or “Decisions”: proposed decisions are read "
            "from what stands under it."
        )
    if twice is not None:
        return f"“{twice.title}” stands there twice."
    if long is not None:
        return (
            f"“{long.title[:40]}…” is too long for a heading; put a colon behind its first words."
        )
    if len(parts) > MOST:
        return f"A cover report has at most {MOST} headings; these are {len(parts)}."
    return None


def _of_group(group_id: int) -> Select[CoverTemplate]:
    return select(CoverTemplate).where(CoverTemplate.group_id == group_id)

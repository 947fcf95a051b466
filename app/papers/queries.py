"""What can be asked about papers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from app.agenda.attached import label_of
from app.agenda.naming import headings
from app.errors import NotFound
from app.fields import Ref
from app.listing import IDS
from app.meetings.naming import meeting_names
from app.papers.fields import PaperFault, PaperKind, PaperStanding
from app.record_values import named_values
from app.typed import holding
from models.agenda import AgendaItem
from models.papers import Paper, PaperVersion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


_SHOWN_LABEL = re.compile(r"^\s*\d+(\.\d+)*[a-z]+\s+(?=\S)")
"""The label that a paper is shown with, "4a"; it is reckoned from places, so no column holds it."""


@dataclass(frozen=True)
class PaperRecord:
    """A paper as lists show it, with its newest version; its label is "4a"."""

    id: int
    version: int
    label: str
    title: str
    item: Ref
    """The agenda item with its number: "4 Neglect strategy"."""
    meeting: Ref
    standing: PaperStanding
    restricted: bool
    """Whether it is left out of what the public gets: by itself, or because its item is restricted."""
    own_restricted: bool
    place: int
    received_on: date
    late: bool
    withdrawn: bool
    version_id: int
    number: int
    """Of the newest version, from 1."""
    file_name: str
    kind: PaperKind
    sha256: str
    size: int
    pages: int | None
    fault: PaperFault | None
    partnership: Ref | None = None
    """Whose it is, where a list read it."""

    @property
    def name(self) -> str:
        """Its label and title as one text."""
        return f"{self.label} {self.title}"


@dataclass(frozen=True)
class VersionRecord:
    """One version of a paper."""

    id: int
    number: int
    file_name: str
    kind: PaperKind
    pages: int | None
    fault: PaperFault | None
    added_on: date
    size: int
    sha256: str


def paper_records(session: Session, ids: Sequence[int]) -> list[PaperRecord]:
    """Read papers with their newest versions, three queries however many."""
    rows = session.execute(_papers(), {"ids": ids}).all()
    items = headings(session, [row.Paper.item_id for row in rows])
    meetings = meeting_names(session, [row.meeting_id for row in rows]) if rows else {}
    return [_record(row, items, meetings) for row in rows]


def paper_record(session: Session, paper_id: int) -> PaperRecord:
    """Read one paper; NotFound when it has gone."""
    found = paper_records(session, [paper_id])
    if not found:
        raise NotFound("paper", paper_id)
    return found[0]


def papers_of(session: Session, meeting_id: int) -> list[PaperRecord]:
    """Give the papers of a meeting in the order of its agenda, those withdrawn among them."""
    found = paper_records(session, session.scalars(_of_meeting(), {"meeting": meeting_id}).all())
    return sorted(found, key=lambda each: (_numbers(each.item.name), each.place))


def versions_of(session: Session, paper_id: int) -> list[VersionRecord]:
    """Give the versions of a paper, the newest first."""
    chosen = select(PaperVersion).where(PaperVersion.paper_id == paper_id)
    names = VersionRecord.__dataclass_fields__
    return [
        VersionRecord(**named_values(row, names))
        for row in session.scalars(chosen.order_by(PaperVersion.number.desc()))
    ]


def paper_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give papers whose title holds the words typed, a label before them aside, the newest first."""
    chosen = select(Paper.id).where(holding(_SHOWN_LABEL.sub("", typed), Paper.title), *where)
    ids = session.scalars(chosen.order_by(Paper.received_on.desc(), Paper.id).limit(limit)).all()
    found = {each.id: each for each in paper_records(session, ids)}
    return [Ref(each, found[each].name) for each in ids]


def item_is_hidden(above: Any) -> ColumnElement[bool]:  # noqa: ANN401 - AgendaItem under another name
    """Say in SQL that an agenda item is restricted: by itself, or by the item above it."""
    return or_(AgendaItem.restricted, func.coalesce(above.restricted, False))


@cache
def _papers() -> Select[Paper, PaperVersion, int, bool]:
    newest = aliased(PaperVersion)
    last = select(func.max(newest.number)).where(newest.paper_id == Paper.id).scalar_subquery()
    return (
        select(
            Paper,
            PaperVersion,
            AgendaItem.meeting_id,
            or_(Paper.restricted, item_is_hidden(_above)).label("hidden"),
        )
        .select_from(Paper)
        .join(PaperVersion, and_(PaperVersion.paper_id == Paper.id, PaperVersion.number == last))
        .join(AgendaItem, AgendaItem.id == Paper.item_id)
        .outerjoin(_above, _above.id == AgendaItem.parent_id)
        .where(Paper.id.in_(IDS))
    )


@cache
def _of_meeting() -> Select[int]:
    chosen = select(Paper.id).join(AgendaItem, AgendaItem.id == Paper.item_id)
    return chosen.where(AgendaItem.meeting_id == bindparam("meeting"))


def _record(row: Any, items: Mapping[int, str], meetings: Mapping[int, str]) -> PaperRecord:  # noqa: ANN401 - a row of the query above
    paper, newest = row.Paper, row.PaperVersion
    heading = items[paper.item_id]
    return PaperRecord(
        **named_values(paper, _OF_PAPER),
        **named_values(newest, _OF_VERSION),
        label=label_of(heading.partition(" ")[0], paper.place),
        item=Ref(paper.item_id, heading),
        meeting=Ref(row.meeting_id, meetings[row.meeting_id]),
        standing=_standing(paper, newest),
        restricted=bool(row.hidden),
        own_restricted=paper.restricted,
        version_id=newest.id,
    )


def _standing(paper: Paper, newest: PaperVersion) -> PaperStanding:
    if paper.withdrawn:
        return PaperStanding.WITHDRAWN
    if newest.fault is not None:
        return PaperStanding(newest.fault.value)
    return PaperStanding.LATE if paper.late else PaperStanding.RECEIVED


def _numbers(heading: str) -> tuple[int, ...]:
    return tuple(map(int, heading.partition(" ")[0].split(".")))


_above = aliased(AgendaItem)
_OF_PAPER = ("id", "version", "title", "place", "received_on", "late", "withdrawn")
_OF_VERSION = ("number", "file_name", "kind", "sha256", "size", "pages", "fault")

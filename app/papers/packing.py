"""What a pack holds: the whole one of a meeting, or a supplement of what came since, for members or for the public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.agenda.fields import ItemKind
from app.agenda.queries import agenda
from app.days import show_day
from app.errors import UserError
from app.meetings.fields import MeetingState
from app.meetings.queries import meeting
from app.papers.queries import papers_of
from app.record_values import named_values
from models.meetings import Meeting
from models.papers import Pack, PackPaper, PaperVersion
from models.words import Word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from app.agenda.queries import ItemRecord
    from app.fields import Ref
    from app.meetings.queries import MeetingRecord
    from app.papers.queries import PaperRecord
    from app.work import Work

_MINUTED = frozenset(
    {MeetingState.DRAFT, MeetingState.WITH_CHAIR, MeetingState.ISSUED, MeetingState.APPROVED}
)


class Extent(Word):
    """How much of a meeting's papers a pack holds."""

    WHOLE = "whole", "The whole pack"
    SUPPLEMENT = "supplement", "Only what came since the last pack"


class NoPackYet(UserError):
    """A supplement was asked for before there was a pack."""

    def __init__(self) -> None:
        super().__init__(
            "There is no pack of this meeting yet that a supplement could continue. Write the whole pack first."
        )


class NothingNew(UserError):
    """A supplement was asked for though the last pack holds everything."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"No paper has come since the pack of {show_day(day)}, so there is nothing for a supplement. "
            "Attach what is new first, or write the whole pack."
        )


@dataclass(frozen=True)
class PackRecord:
    """A pack that was written, with the versions of papers that it holds."""

    id: int
    number: int
    is_public: bool
    made_on: date
    first_page: int
    last_page: int
    version_ids: frozenset[int]


@dataclass(frozen=True)
class Entry:
    """One part of a pack: a paper, or the minutes of the last meeting, which the program writes itself."""

    item: ItemRecord
    label: str
    """The paper's label, or for minutes the number of their item."""
    title: str
    paper: PaperRecord | None = None
    minutes_of: Ref | None = None
    replaces: bool = False
    """Whether an earlier version of the paper is in the pack that a supplement continues."""


@dataclass(frozen=True)
class Plan:
    """What a pack is to hold, in the order of the agenda, and the page on which it begins."""

    meeting: MeetingRecord
    number: int
    is_public: bool
    first_page: int
    entries: tuple[Entry, ...]

    @property
    def is_supplement(self) -> bool:
        """Whether it continues a pack that has gone out."""
        return self.number > 0


def plan_pack(
    session: Session, meeting_id: int, *, public: bool = False, extent: Extent = Extent.WHOLE
) -> Plan:
    """Say what a pack holds; NoPackYet and NothingNew where a supplement cannot be.

    Withdrawn papers are in none, what is restricted is in none for the public.
    """
    one = meeting(session, meeting_id)
    entries = _entries(session, meeting_id, public=public)
    if extent is Extent.WHOLE:
        return Plan(one, 0, public, 1, tuple(entries))
    before = current_packs(session, meeting_id, public=public)
    if not before:
        raise NoPackYet
    sent = frozenset[int]().union(*(each.version_ids for each in before))
    known = _papers_of_versions(session, sent)
    new = [
        Entry(each.item, each.label, each.title, each.paper, replaces=each.paper.id in known)
        for each in entries
        if each.paper is not None and each.paper.version_id not in sent
    ]
    last = before[-1]
    if not new:
        raise NothingNew(last.made_on)
    return Plan(one, last.number + 1, public, last.last_page + 1, tuple(new))


def packs_of(session: Session, meeting_id: int) -> list[PackRecord]:
    """Give every pack that was written of a meeting, the oldest first."""
    rows = session.scalars(select(Pack).where(Pack.meeting_id == meeting_id).order_by(Pack.id))
    packs = rows.all()
    held = select(PackPaper.pack_id, PackPaper.version_id).where(
        PackPaper.pack_id.in_([each.id for each in packs])
    )
    versions: dict[int, set[int]] = {}
    for pack_id, version_id in session.execute(held) if packs else ():
        versions.setdefault(pack_id, set()).add(version_id)
    names = ("id", "number", "is_public", "made_on", "first_page", "last_page")
    return [
        PackRecord(
            **named_values(each, names),
            version_ids=frozenset(versions.get(each.id, ())),
        )
        for each in packs
    ]


def current_packs(session: Session, meeting_id: int, *, public: bool) -> list[PackRecord]:
    """Give the newest whole pack with the supplements to it; empty where there is none."""
    found = [each for each in packs_of(session, meeting_id) if each.is_public is public]
    wholes = [place for place, each in enumerate(found) if each.number == 0]
    return found[wholes[-1] :] if wholes else []


def record_pack(work: Work, plan: Plan, placed: Mapping[int, int], last_page: int) -> int:
    """Record that a pack was written: the page on which each version begins, and the pack's last page."""
    work.get(Meeting, plan.meeting.id)
    pack_id = work.add(
        Pack(
            meeting_id=plan.meeting.id,
            number=plan.number,
            is_public=plan.is_public,
            made_on=work.today,
            first_page=plan.first_page,
            last_page=last_page,
        )
    )
    rows = [
        {"pack_id": pack_id, "version_id": version_id, "page": page}
        for version_id, page in placed.items()
    ]
    work.insert_many(PackPaper, rows)
    return pack_id


def _entries(session: Session, meeting_id: int, *, public: bool) -> list[Entry]:
    papers: dict[int, list[PaperRecord]] = {}
    for paper in papers_of(session, meeting_id):
        if not paper.withdrawn and not (public and paper.restricted):
            papers.setdefault(paper.item.id, []).append(paper)
    found = []
    for item in agenda(session, meeting_id):
        own = papers.get(item.id, [])
        if not own and not (public and item.restricted) and _has_minutes(session, item):
            title = item.title.removesuffix(" and matters arising")
            found.append(Entry(item, item.number, title, minutes_of=item.about_meeting))
        found += [Entry(item, each.label, each.title, each) for each in own]
    return found


def _has_minutes(session: Session, item: ItemRecord) -> bool:
    """Say whether an item is about minutes that the program can write, and nothing was attached in their place."""
    if item.kind is not ItemKind.LAST_MINUTES or item.about_meeting is None or item.labels:
        return False
    return meeting(session, item.about_meeting.id).state in _MINUTED


def _papers_of_versions(session: Session, version_ids: frozenset[int]) -> frozenset[int]:
    chosen = select(PaperVersion.paper_id).where(PaperVersion.id.in_(version_ids))
    return frozenset(session.scalars(chosen))

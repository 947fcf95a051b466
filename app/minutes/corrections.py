"""What can be asked about corrections of issued minutes: those of a meeting, with who agreed them and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select

from app.agenda.naming import headings, item_in
from app.belonging import Belonging
from app.days import show_full_day
from app.fields import Ref
from app.listing import Listing, Scope, unscoped
from app.meetings.listings import MEETINGS
from app.meetings.naming import at_meetings, meeting_names, name_of
from app.minutes.fields import CORRECTION
from app.record_values import named_values
from app.search import Searched, Words
from models.agenda import AgendaItem
from models.meetings import Meeting
from models.minutes import Correction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class CorrectionRecord:
    """A correction with the minutes it is of; `agreed_by` is the group of the meeting that agreed it, with its day."""

    id: int
    version: int
    meeting: Ref
    item: Ref | None
    stood: str | None
    text: str
    agreed_at: Ref | None
    agreed_on: date
    restricted: bool

    @property
    def label(self) -> str:
        """What its card is headed with."""
        return "Correction"

    @property
    def sentence(self) -> str:
        """The whole of it: "For “9 June” read “12 June”." or the sentence that was typed."""
        return f"For “{self.stood}” read “{self.text}”." if self.stood else self.text

    @property
    def agreed(self) -> str:
        """Who agreed it and when: "Agreed at SCP Board, 26 Jun 2025", "Agreed on 2 July 2025"."""
        return (
            f"Agreed at {self.agreed_at}"
            if self.agreed_at
            else f"Agreed on {show_full_day(self.agreed_on)}"
        )


def corrections(session: Session, ids: Sequence[int]) -> list[CorrectionRecord]:
    """Read corrections with their meetings and items, three queries however many."""
    rows = session.scalars(select(Correction).where(Correction.id.in_(ids))).all()
    return _records(session, rows)


def corrections_of(session: Session, meeting_id: int) -> list[CorrectionRecord]:
    """Give the corrections of a meeting's minutes in the order they were recorded."""
    chosen = select(Correction).where(Correction.meeting_id == meeting_id).order_by(Correction.id)
    return _records(session, session.scalars(chosen).all())


def for_the_public(
    found: Iterable[CorrectionRecord], hidden: Collection[int]
) -> list[CorrectionRecord]:
    """Leave out restricted corrections and those of items the public does not see, whose ids are `hidden`."""
    return [
        each
        for each in found
        if not each.restricted and (each.item is None or each.item.id not in hidden)
    ]


def _records(session: Session, rows: Sequence[Correction]) -> list[CorrectionRecord]:
    if not rows:
        return []
    ids = {row.meeting_id for row in rows} | {row.agreed_at_id for row in rows if row.agreed_at_id}
    names = meeting_names(session, list(ids))
    numbers = headings(session, [row.item_id for row in rows if row.item_id])
    return [
        CorrectionRecord(
            **named_values(row, _PLAIN),
            meeting=Ref(row.meeting_id, names[row.meeting_id]),
            item=item_in(row.item_id, numbers),
            agreed_at=Ref(row.agreed_at_id, names[row.agreed_at_id]) if row.agreed_at_id else None,
        )
        for row in rows
    ]


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    return at_meetings(scope, Correction.meeting_id)


def _words(session: Session, ids: Sequence[int]) -> Mapping[int, Words]:
    return {
        each.id: (
            f"Correction of the minutes ({each.meeting})",
            " ".join(filter(None, (each.stood, each.text))),
        )
        for each in corrections(session, ids)
    }


_PLAIN = ("id", "version", "stood", "text", "agreed_on", "restricted")

CORRECTIONS = Listing(
    kind="corrections",
    title="Corrections of minutes",
    one="correction",
    fields=CORRECTION,
    table="correction",
    id_column=Correction.id,
    source=Correction,
    columns={
        "meeting": name_of(Correction.meeting_id),
        "item": select(AgendaItem.title)
        .where(AgendaItem.id == Correction.item_id)
        .scalar_subquery(),
        "stood": Correction.stood,
        "text": Correction.text,
        "agreed_at": name_of(Correction.agreed_at_id),
        "agreed_on": Correction.agreed_on,
    },
    records=unscoped(corrections),
    within=_within,
    order=("agreed_on",),
    about=lambda record: f"{record.label}, {record.meeting}",
    belongs=Belonging(Correction.meeting_id, Meeting, MEETINGS.belongs),
)

CORRECTION_WORDS = Searched(19, "correction", "corrections", _words, icon="pencil")

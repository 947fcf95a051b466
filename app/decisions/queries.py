"""What can be asked about decisions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, select

from app.agenda.naming import headings
from app.agenda.queries import restricted_items
from app.belonging import Belonging
from app.decisions.fields import DECISION, Manner, Verdict
from app.decisions.numbering import number_order, reference, shown_number
from app.fields import Ref
from app.groups.queries import GROUP_NAME
from app.listing import IDS, Listing, Scope, unscoped
from app.meetings.naming import meeting_names
from app.record_values import named_values
from app.search import Searched, Words
from app.typed import holding
from app.wording import shortened
from models.agenda import AgendaItem
from models.decisions import Decision
from models.groups import Group

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class DecisionRecord:
    """A decision as lists and minutes show it; `reference` is "2025/14", or "new" before the meeting is closed."""

    id: int
    version: int
    reference: str
    day: date
    group: Ref
    meeting: Ref | None
    item: Ref | None
    text: str
    verdict: Verdict
    proposed: str | None
    """The wording that was proposed, where it was amended or not agreed."""
    manner: Manner
    present: str | None
    dissent: str | None
    by_when: date | None
    carried_out_on: date | None
    carried_out_how: str | None
    changes_arrangements: bool
    restricted: bool
    is_private: bool
    """Whether it is kept from the public: restricted by itself, or made under a restricted item."""
    partnership: Ref | None = None
    """Whose it is, where a list read it."""

    @property
    def label(self) -> str:
        """What a box in the minutes is headed: "Decision 2025/14", "Decision (new)"."""
        return (
            f"Decision ({self.reference})"
            if self.reference == "new"
            else f"Decision {self.reference}"
        )

    @property
    def how(self) -> str:
        """How it was reached: "Agreed without a vote", "Agreed as amended, by vote", "Not agreed"."""
        if self.verdict is Verdict.AGREED:
            return self.manner.title_text
        return f"{self.verdict.title_text}{_BY[self.manner]}"

    @property
    def is_to_do(self) -> bool:
        """Whether it was agreed, is to be carried out by a day, and was not yet."""
        waits = self.by_when is not None and self.carried_out_on is None
        return waits and self.verdict is not Verdict.REFUSED

    def days_late(self, today: date) -> int:
        """Give by how many days it should have been carried out; 0 where it was, or no day was set."""
        due = self.by_when
        return max((today - due).days, 0) if due is not None and self.is_to_do else 0

    @property
    def line(self) -> str:
        """What stands below its text: "Agreed without a vote · LA, Police and ICB present"."""
        dissent = f"Dissent: {self.dissent}" if self.dissent else None
        return " · ".join(filter(None, (self.how, self.present, dissent)))


def decisions(session: Session, ids: Sequence[int]) -> list[DecisionRecord]:
    """Read decisions with their meetings and items, four queries however many."""
    rows = session.execute(_decisions(), {"ids": ids}).all()
    meetings = meeting_names(session, [row.meeting_id for row, _ in rows if row.meeting_id])
    item_ids = [row.item_id for row, _ in rows if row.item_id]
    items, secret = headings(session, item_ids), restricted_items(session, item_ids)
    return [
        DecisionRecord(
            **named_values(row, _PLAIN),
            reference=reference(row.period, row.number),
            group=Ref(row.group_id, group),
            meeting=Ref(row.meeting_id, meetings[row.meeting_id]) if row.meeting_id else None,
            item=Ref(row.item_id, items[row.item_id]) if row.item_id else None,
            is_private=row.restricted or row.item_id in secret,
        )
        for row, group in rows
    ]


def decisions_of(session: Session, meeting_id: int) -> list[DecisionRecord]:
    """Give the decisions of a meeting in the order they were made."""
    found = decisions(session, session.scalars(_of_meeting(), {"meeting": meeting_id}).all())
    return sorted(found, key=lambda each: each.id)


@cache
def _decisions() -> Select[Decision, str]:
    chosen = select(Decision, GROUP_NAME).join(Group, Group.id == Decision.group_id)
    return chosen.where(Decision.id.in_(IDS))


@cache
def _of_meeting() -> Select[int]:
    return select(Decision.id).where(Decision.meeting_id == bindparam("meeting"))


def decision_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give decisions whose number or text holds the words typed, newest first."""
    told = shown_number(Decision) + " " + Decision.text
    chosen = select(Decision.id, Decision.period, Decision.number, Decision.text).where(
        holding(typed, told), *where
    )
    order = (Decision.day.desc(), Decision.id.desc())
    return [
        Ref(row.id, f"{reference(row.period, row.number)} {shortened(row.text, 60)}")
        for row in session.execute(chosen.order_by(*order).limit(limit))
    ]


def to_do() -> ColumnElement[bool]:
    """Say in SQL that a decision was agreed, is to be carried out by a day, and was not yet."""
    return and_(
        Decision.by_when.is_not(None),
        Decision.carried_out_on.is_(None),
        Decision.verdict != Verdict.REFUSED,
    )


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    chosen = [
        column == scope[name]
        for name, column in (("meeting", Decision.meeting_id), ("group", Decision.group_id))
        if scope.get(name)
    ]
    if scope.get("to_do"):
        chosen.append(to_do())
    if scope.get("arrangements"):
        chosen.append(Decision.changes_arrangements)
    if scope.get("first_day"):
        chosen.append(Decision.day >= scope["first_day"])
    if scope.get("last_day"):
        chosen.append(Decision.day <= scope["last_day"])
    return chosen


def _words(session: Session, ids: Sequence[int]) -> Mapping[int, Words]:
    return {
        each.id: (f"{each.label}, {each.group}", " ".join(filter(None, (each.text, each.dissent))))
        for each in decisions(session, ids)
    }


_BY = {Manner.AGREED: "", Manner.VOTE: ", by vote", Manner.CHAIR: ", chair's action"}
_PLAIN = (
    "id",
    "version",
    "day",
    "text",
    "verdict",
    "proposed",
    "manner",
    "present",
    "dissent",
    "by_when",
    "carried_out_on",
    "carried_out_how",
    "changes_arrangements",
    "restricted",
)
_ITEM: Any = select(AgendaItem.title).where(AgendaItem.id == Decision.item_id).scalar_subquery()

_OF_GROUP = Belonging(Decision.group_id, Group)

DECISIONS = Listing(
    kind="decisions",
    title="Decisions",
    one="decision",
    fields=DECISION,
    table="decision",
    id_column=Decision.id,
    source=Decision,
    columns={
        "reference": shown_number(Decision),
        "day": Decision.day,
        "partnership": _OF_GROUP.name,
        "group": select(GROUP_NAME).where(Group.id == Decision.group_id).scalar_subquery(),
        "item": _ITEM,
        "text": Decision.text,
        "verdict": Decision.verdict,
        "proposed": Decision.proposed,
        "manner": Decision.manner,
        "by_when": Decision.by_when,
        "carried_out_on": Decision.carried_out_on,
    },
    sorts={"reference": number_order(Decision)},
    records=unscoped(decisions),
    within=_within,
    order=("day", "reference"),
    about=lambda record: record.label,
    belongs=_OF_GROUP,
)

DECISION_WORDS = Searched(8, "decision", "decisions", _words, icon="gavel")

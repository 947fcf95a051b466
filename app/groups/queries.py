"""What can be asked about groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from app.belonging import Belonging
from app.fields import Ref
from app.groups.fields import GROUP
from app.groups.terms import terms_on
from app.importing.lookup import Known
from app.listing import AS_AT, Listing, Scope
from app.record_values import named_values
from app.search import Searched, Words
from app.typed import holding
from app.unit.queries import looked_after_by, ref_to
from models.groups import Frequency, Group, GroupParent, GroupStatus, TermsOfReference, Tier
from models.partnerships import Partnership, Priority
from models.periods import on

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


GROUP_NAME: ColumnElement[str] = func.coalesce(Group.short_name, Group.name)
"""What rows, titles and documents call a group: its short name, or its name where it has none."""


@dataclass(frozen=True)
class GroupRecord:
    """A group on the scope's day with the terms of reference then in force."""

    id: int
    version: int
    partnership: Ref
    name: str
    short_name: str | None
    tier: Tier
    reports_to: tuple[Ref, ...]
    status: GroupStatus
    attended_only: bool
    priority: Ref | None
    looked_after: Ref | None
    area: str | None
    first_day: date | None
    last_day: date | None
    notes: str | None
    frequency: Frequency | None
    quorum: str
    review_on: date | None


def groups(session: Session, ids: Sequence[int], scope: Scope) -> list[GroupRecord]:
    """Read groups with their parents and terms on the scope's day, four queries however many."""
    chosen = (
        select(Group, Partnership.name, Priority.name, looked_after_by(Group.looked_after_id))
        .join(Partnership, Partnership.id == Group.partnership_id)
        .outerjoin(Priority, Priority.id == Group.priority_id)
        .where(Group.id.in_(ids))
    )
    parents = parents_on(session, ids, scope["as_at"])
    terms = terms_on(session, ids, scope["as_at"])
    return [
        GroupRecord(
            **named_values(row, _PLAIN),
            partnership=Ref(row.partnership_id, partnership),
            reports_to=tuple(parents.get(row.id, ())),
            priority=Ref(row.priority_id, priority) if row.priority_id else None,
            looked_after=ref_to(row.looked_after_id, member),
            frequency=terms[row.id].frequency if row.id in terms else None,
            quorum=terms[row.id].quorum if row.id in terms else "",
            review_on=terms[row.id].review_on if row.id in terms else None,
        )
        for row, partnership, priority, member in session.execute(chosen)
    ]


def group(session: Session, group_id: int, day: date) -> GroupRecord:
    """Read one group as at a day; IndexError when it is not there."""
    return groups(session, [group_id], {"as_at": day})[0]


def all_groups(session: Session, day: date, partnership_id: int | None = None) -> list[GroupRecord]:
    """Give the groups that exist on a day, by tier, then name."""
    chosen = select(Group.id).where(on(Group, day))
    if partnership_id is not None:
        chosen = chosen.where(Group.partnership_id == partnership_id)
    found = groups(session, session.scalars(chosen).all(), {"as_at": day})
    order = list(Tier)
    return sorted(found, key=lambda each: (order.index(each.tier), each.name.casefold()))


def full_names(session: Session, ids: Collection[int]) -> dict[int, str]:
    """Give the names of groups as they are written out, for those who do not know their short ones."""
    chosen = select(Group.id, Group.name).where(Group.id.in_(ids))
    return {row.id: row.name for row in session.execute(chosen)}


def parents_on(session: Session, ids: Sequence[int], day: date) -> dict[int, list[Ref]]:
    """Give whom each group reports to on a day."""
    chosen = (
        select(GroupParent.group_id, Group.id, Group.name, Group.short_name)
        .join(Group, Group.id == GroupParent.parent_id)
        .where(GroupParent.group_id.in_(ids), on(GroupParent, day))
        .order_by(GroupParent.id)
    )
    found: dict[int, list[Ref]] = {}
    for child, parent_id, name, short in session.execute(chosen):
        found.setdefault(child, []).append(Ref(parent_id, name, short or ""))
    return found


def group_choices(
    session: Session, typed: str, *where: ColumnElement[bool], limit: int = 20
) -> list[Ref]:
    """Give groups that have not ceased whose name or short name holds what was typed, those only attended last."""
    chosen = select(Group.id, Group.name, func.coalesce(Group.short_name, "")).where(
        Group.last_day.is_(None), holding(typed, Group.name, Group.short_name), *where
    )
    order = (Group.attended_only, Group.name)
    return [Ref(*row) for row in session.execute(chosen.order_by(*order).limit(limit))]


def known_groups(session: Session, partnership_id: int | None = None) -> list[Known]:
    """Give every group an import may name, of a partnership or of all."""
    chosen = select(Group.id, Group.name, Group.short_name).where(*GROUPS.own(partnership_id))
    return [
        Known(row.id, row.name, ((row.short_name, "short name"),) if row.short_name else ())
        for row in session.execute(chosen.order_by(Group.id))
    ]


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    return [] if scope.get("with_ended") else [on(Group, AS_AT)]


def _words(session: Session, ids: Sequence[int]) -> Mapping[int, Words]:
    chosen = select(Group.id, Group.name, Group.short_name, Group.area, Group.notes)
    return {
        row.id: (row.name, " ".join(filter(None, (row.short_name, row.area, row.notes))))
        for row in session.execute(chosen.where(Group.id.in_(ids)))
    }


def _of_terms(column: Any) -> Any:  # noqa: ANN401 - a column of the terms in force on the scope's day
    chosen = select(column).where(
        TermsOfReference.group_id == Group.id, on(TermsOfReference, AS_AT)
    )
    return chosen.limit(1).scalar_subquery()


_PLAIN = (
    "id",
    "version",
    "name",
    "short_name",
    "tier",
    "status",
    "attended_only",
    "area",
    "first_day",
    "last_day",
    "notes",
)
_parent = aliased(Group)
_REPORTS_TO, _REPORTS_TO_CALLED = (
    select(func.aggregate_strings(words, "; "))
    .select_from(GroupParent)
    .join(_parent, _parent.id == GroupParent.parent_id)
    .where(GroupParent.group_id == Group.id, on(GroupParent, AS_AT))
    .scalar_subquery()
    for words in (_parent.name, _parent.name + " " + func.coalesce(_parent.short_name, ""))
)

GROUPS = Listing(
    kind="groups",
    title="Groups",
    one="group",
    fields=GROUP,
    table="partnership_group",
    id_column=Group.id,
    source=Group,
    columns={
        "partnership": select(Partnership.name)
        .where(Partnership.id == Group.partnership_id)
        .scalar_subquery(),
        "name": Group.name,
        "short_name": Group.short_name,
        "tier": Group.tier,
        "reports_to": _REPORTS_TO,
        "status": Group.status,
        "attended_only": Group.attended_only,
        "priority": select(Priority.name).where(Priority.id == Group.priority_id).scalar_subquery(),
        "looked_after": looked_after_by(Group.looked_after_id),
        "area": Group.area,
        "first_day": Group.first_day,
        "last_day": Group.last_day,
        "frequency": _of_terms(TermsOfReference.frequency),
        "review_on": _of_terms(TermsOfReference.review_on),
    },
    found_by={"reports_to": _REPORTS_TO_CALLED},
    records=groups,
    within=_within,
    order=("attended_only", "tier", "name"),
    about=lambda record: record.short_name or record.name,
    is_dated=True,
    belongs=Belonging(Group.partnership_id),
)

GROUP_WORDS = Searched(3, "partnership_group", "groups", _words, icon="network")

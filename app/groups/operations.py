"""What can be done to groups, whom they report to, and their terms of reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.columns import column_values, field_values
from app.errors import refuse
from app.fields import problems
from app.groups.fields import GROUP, TERMS, Frequency, GroupStatus, GroupValues, TermsValues, Tier
from app.groups.rules import group_problems, terms_problems
from app.periods import day_before
from models.actions import EscalationRule
from models.groups import Group, GroupParent, QuorumAgency, TermsOfReference
from models.recommendations import CoverTemplate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from app.work import Work


def add_group(work: Work, values: GroupValues, terms: TermsValues | None = None) -> int:
    """Add a group with whom it reports to and, where given, its first terms of reference."""
    full: dict[str, Any] = {
        "partnership": None,
        "name": None,
        "tier": Tier.SUBGROUP,
        "status": GroupStatus.ACTIVE,
        "attended_only": False,
        "reports_to": (),
        **values,
    }
    refuse(problems(GROUP, full) | group_problems(work.session, None, full))
    parents = full.pop("reports_to")
    group_id = work.add(Group(**column_values(GROUP, full)))
    _add_parents(work, group_id, parents, full.get("first_day"))
    if terms is not None:
        add_terms(work, {"first_day": full.get("first_day"), **terms, "group": group_id})
    return group_id


def change_group(work: Work, group_id: int, values: GroupValues, shown: int | None = None) -> int:
    """Correct some values of a group; `reports_to` corrects the lines in force, without a date."""
    row = work.get(Group, group_id)
    given = dict(cast("Mapping[str, Any]", values))
    whole = field_values(GROUP, row) | given
    refuse(group_problems(work.session, group_id, whole))
    parents = given.pop("reports_to", None)
    work.edit(row, given, GROUP, shown)
    if parents is not None:
        _correct_parents(work, group_id, set(parents))
    return group_id


def move_group(work: Work, group_id: int, parents: Iterable[int], first_day: date) -> int:
    """Let a group report to others from a day on; the present lines end the day before."""
    wanted = set(parents)
    refuse(group_problems(work.session, group_id, {"reports_to": wanted}))
    for line in _open_lines(work, group_id):
        if line.parent_id in wanted:
            wanted.discard(line.parent_id)
        else:
            line.last_day = day_before(first_day)
    _add_parents(work, group_id, wanted, first_day)
    return group_id


def cease_group(work: Work, group_id: int, last_day: date) -> int:
    """End a group on a day; its seats, meetings and minutes stay."""
    return change_group(work, group_id, {"last_day": last_day})


def remove_group(work: Work, group_id: int) -> int:
    """Remove a group that nothing refers to; one that met is ended instead."""
    lines = select(GroupParent.id).where(GroupParent.group_id == group_id)
    work.delete_many(GroupParent, work.session.scalars(lines).all())
    for terms in work.session.scalars(select(TermsOfReference.id).filter_by(group_id=group_id)):
        remove_terms(work, terms)
    for record in (CoverTemplate, EscalationRule):
        own = select(record.id).where(record.group_id == group_id)
        work.delete_many(record, work.session.scalars(own).all())
    work.delete(work.get(Group, group_id))
    return group_id


def add_terms(work: Work, values: TermsValues) -> int:
    """Add a version of a group's terms of reference with its quorum rule."""
    full: dict[str, Any] = {"group": None, "frequency": Frequency.QUARTERLY, **values}
    refuse(problems(TERMS, full) | terms_problems(work.session, None, full))
    needed, named = full.pop("quorum_needed", ()), full.pop("quorum_named", ())
    terms_id = work.add(TermsOfReference(**column_values(TERMS, full)))
    _set_agencies(work, terms_id, needed, named)
    return terms_id


def replace_terms(work: Work, terms_id: int, values: TermsValues, first_day: date) -> int:
    """Put a new version in force from a day on, taking over what is not given; the old one ends the day before."""
    row = work.get(TermsOfReference, terms_id)
    following = _whole_terms(work, row) | dict(cast("Mapping[str, Any]", values))
    change_terms(work, terms_id, {"last_day": day_before(first_day)})
    whole = {**following, "first_day": first_day, "last_day": values.get("last_day")}
    return add_terms(work, cast("TermsValues", whole))


def change_terms(work: Work, terms_id: int, values: TermsValues, shown: int | None = None) -> int:
    """Correct one version of terms of reference, its quorum rule included."""
    row = work.get(TermsOfReference, terms_id)
    given = dict(cast("Mapping[str, Any]", values))
    whole = _whole_terms(work, row) | given
    refuse(problems(TERMS, whole) | terms_problems(work.session, terms_id, whole))
    columns = {name: value for name, value in given.items() if name not in _QUORUM_LINKS}
    work.edit(row, columns, TERMS, shown)
    _set_agencies(work, terms_id, whole["quorum_needed"], whole["quorum_named"])
    return terms_id


def remove_terms(work: Work, terms_id: int) -> int:
    """Remove a version that was a mistake; one that was in force is ended instead."""
    work.delete_many(QuorumAgency, [row.id for row in _agencies(work, terms_id)])
    work.delete(work.get(TermsOfReference, terms_id))
    return terms_id


_QUORUM_LINKS = ("quorum_needed", "quorum_named")


def _whole_terms(work: Work, row: TermsOfReference) -> dict[str, Any]:
    named = _agencies(work, row.id)
    return field_values(TERMS, row) | {
        "quorum_needed": tuple(each.agency_id for each in named if each.is_needed),
        "quorum_named": tuple(each.agency_id for each in named if not each.is_needed),
    }


def _agencies(work: Work, terms_id: int) -> list[QuorumAgency]:
    chosen = select(QuorumAgency).where(QuorumAgency.terms_id == terms_id)
    return list(work.session.scalars(chosen.order_by(QuorumAgency.id)))


def _set_agencies(work: Work, terms_id: int, needed: Iterable[int], named: Iterable[int]) -> None:
    wanted = [(each, True) for each in dict.fromkeys(needed)]
    wanted += [(each, False) for each in dict.fromkeys(named)]
    present = _agencies(work, terms_id)
    if [(row.agency_id, row.is_needed) for row in present] == wanted:
        return
    work.delete_many(QuorumAgency, [row.id for row in present])
    rows = [
        {"terms_id": terms_id, "agency_id": agency_id, "is_needed": is_needed}
        for agency_id, is_needed in wanted
    ]
    work.insert_many(QuorumAgency, rows)


def _open_lines(work: Work, group_id: int) -> list[GroupParent]:
    chosen = select(GroupParent).where(
        GroupParent.group_id == group_id, GroupParent.last_day.is_(None)
    )
    return list(work.session.scalars(chosen.order_by(GroupParent.id)))


def _correct_parents(work: Work, group_id: int, wanted: set[int]) -> None:
    present = {row.parent_id: row.id for row in _open_lines(work, group_id)}
    work.delete_many(GroupParent, [present[each] for each in present.keys() - wanted])
    _add_parents(work, group_id, sorted(wanted - present.keys()), None)


def _add_parents(work: Work, group_id: int, parents: Iterable[int], first_day: date | None) -> None:
    for parent_id in parents:
        work.add(GroupParent(group_id=group_id, parent_id=parent_id, first_day=first_day))

"""The members of a group as at a day, as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.days import show_day
from app.fields import Day, Fields, Flag, Link
from app.groups.queries import all_groups, group
from app.groups.quorum import rule_in_words
from app.groups.terms import quorum_rule
from app.seats.fields import ENDING_WITHIN
from app.seats.queries import members_of
from app.seats.voices import voices
from app.seats.wanting import terms_ending, vacancies
from app.wording import listed
from reports.document import Paragraph, Report, Section
from reports.partnerships import ANY, bodies
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.bootstrap import Core
    from app.groups.queries import GroupRecord
    from app.seats.queries import MemberRecord
    from reports.document import Block
    from reports.partnerships import Bodies
    from reports.table import Cells

OPTIONS: Fields = (
    ANY,
    Link("group", "Group", kind="groups", help="All groups where none is named."),
    Day("as_at", "As at", help="Today where left empty."),
    Flag("with_emails", "With e-mail addresses"),
)


def build(
    core: Core,
    group: int | None = None,
    as_at: date | None = None,
    partnership: int | None = None,
    *,
    with_emails: bool = False,
) -> Report:
    """List the members of one group, or of every group the unit runs for one or all partnerships, as at a day."""
    day = as_at or core.clock.today()
    with core.read() as session:
        chosen = _groups(session, group, partnership, day)
        whose = bodies(session, chosen[0].partnership.id if group is not None else partnership)
        told = {each.id: _members(session, each, day) for each in chosen}
    single = len(chosen) == 1
    return Report(
        f"{chosen[0].name}: members" if single else "Members of all groups",
        tuple(
            block
            for each in chosen
            for block in _blocks(
                *told[each.id],
                day,
                with_emails=with_emails,
                title="" if single else _title(each, whose),
            )
        ),
        core.clock.today(),
        subtitle=told[chosen[0].id][1] if single else "",
        partnership=whose.names,
        basis=f"Membership as at {show_day(day)}",
        marking=whose.marking,
        landscape=True,
    )


def table(found: Sequence[MemberRecord], *, with_emails: bool = False) -> Table:
    """Put members in rows by category; a vacant seat says so."""
    columns = [
        Column("Post", width=28),
        Column("Agency", width=30),
        Column("Holder", width=20),
        Column("Deputy", width=20),
        Column("Category"),
        Column("Term ends", Kind.DAY, optional=True),
    ]
    if with_emails:
        columns.append(Column("E-mail", width=28))
    rows = tuple(_row(each, with_emails=with_emails) for each in found)
    return Table(tuple(columns), rows, per="Group", empty="This group has no seats on that day.")


def summary(found: Sequence[MemberRecord], quorum: str) -> str:
    """Say how many seats there are, how many are filled, and the quorum rule."""
    filled = len(found) - len(vacancies(found))
    seats = f"{counted(len(found), 'seat')}, {filled} filled."
    return f"{seats} Quorum: {quorum}" if quorum else f"{seats} No quorum rule"


def _groups(
    session: Session, chosen: int | None, partnership: int | None, day: date
) -> list[GroupRecord]:
    """Give the group chosen, or those the unit runs, a partnership's together."""
    if chosen is not None:
        return [group(session, chosen, day)]
    run = [each for each in all_groups(session, day, partnership) if not each.attended_only]
    return sorted(run, key=lambda each: each.partnership.id)


def _title(found: GroupRecord, whose: Bodies) -> str:
    return f"{whose.short(found.partnership.id)}: {found.name}" if whose.several else found.name


def _members(session: Session, found: GroupRecord, day: date) -> tuple[list[MemberRecord], str]:
    rule = quorum_rule(session, found.id, day)
    members = members_of(session, found.id, day)
    return members, summary(members, rule_in_words(rule, voices(session, found.id, day)))


def _blocks(
    members: Sequence[MemberRecord],
    told: str,
    day: date,
    *,
    with_emails: bool,
    title: str,
) -> list[Block]:
    listed_members = table(members, with_emails=with_emails)
    needs = attention(members, day)
    blocks: list[Block] = [listed_members, *([Paragraph(needs, look="small")] if needs else [])]
    return [Section(title, (Paragraph(told), *blocks))] if title else blocks


def attention(members: Sequence[MemberRecord], day: date) -> str:
    """Say which seats are vacant and whose terms end soon or have passed."""
    told = []
    vacant = [each.post for each in vacancies(members)]
    if vacant:
        told.append(f"Vacant: {listed(vacant)}.")
    due = terms_ending(members, day)
    for sentence, has_ended in (
        ("Terms that have ended", True),
        (f"Terms that end within {ENDING_WITHIN} days", False),
    ):
        found = [
            f"{each.post} ({show_day(each.term_ends)})"
            for each in due
            if each.term_ends and each.term_ended(day) is has_ended
        ]
        told += [f"{sentence}: {listed(found)}."] if found else []
    return " ".join(told)


def _row(member: MemberRecord, *, with_emails: bool) -> Cells:
    cells = (
        member.post,
        member.agency,
        member.holder or Cell("Vacant", tone="bad"),
        member.deputy,
        Cell(member.category.title_text, tone=member.category.tone),
        member.term_ends,
    )
    return (*cells, member.email) if with_emails else cells

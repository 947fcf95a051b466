"""A round of schools by phase and trust: completion, the schools that have not answered, and common weak standards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import show_day
from app.errors import NotFound
from app.fields import Fields, Link
from app.partnerships.queries import partnership_or_first
from app.returns.phases import (
    common_weaknesses,
    completion,
    completion_by_phase,
    completion_by_trust,
    newest_school_round,
    waiting_schools,
)
from app.returns.queries import rounds
from app.returns.templates import scale_of
from reports.document import Paragraph, Report, Section
from reports.partnerships import ONE
from reports.table import Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.bootstrap import Core
    from app.rates import Rate
    from app.returns.phases import CommonWeakness, Completion, Waiting
    from app.returns.queries import RoundRecord
    from reports.document import Block
    from reports.table import Cells

OPTIONS: Fields = (
    ONE,
    Link(
        "round",
        "Round",
        kind="return-rounds",
        help="The newest Section 175/157 round where none is named.",
    ),
)
_WEAK = "A school counts where its answer applies; one marked N/A is in neither figure."


def build(
    core: Core,
    round: int | None = None,  # noqa: A002 - the option's name
    partnership: int | None = None,
) -> Report:
    """Report a round of schools by phase, the newest Section 175/157 one of a partnership where none is named."""
    today = core.clock.today()
    with core.read() as session:
        wanted = round or newest_school_round(session, partnership)
        found = rounds(session, [wanted]) if wanted else []
        if not found:
            raise NotFound("return round", round or "newest Section 175/157")
        shown = found[0]
        body = partnership_or_first(session, shown.partnership.id)
        total = completion(session, shown.id, today)
        blocks = _blocks(session, shown, total, today)
    due = f", due {show_day(shown.due_on)}" if shown.due_on else ""
    return Report(
        f"{shown.name}: schools by phase",
        blocks,
        today,
        subtitle=f"{shown.template}, {shown.period}{due}",
        partnership=body.name,
        basis=f"Returns as at {show_day(today)}",
        marking=body.marking or "",
        landscape=True,
    )


def _blocks(
    session: Session, shown: RoundRecord, total: Completion, today: date
) -> tuple[Block, ...]:
    """Say who has answered by phase and by trust, who has not, and what many fall short of."""
    phases = completion_by_phase(session, shown.id, today)
    trusts = completion_by_trust(session, shown.id, today)
    weak = common_weaknesses(session, shown.id)
    threshold = scale_of(session, shown.template.id).threshold
    return (
        Paragraph(_in_short(total, weak), look="lead"),
        Section("Completion by phase", (_completion("Phase", phases, total),)),
        Section("Completion by trust", (_completion("Trust", trusts, total),)),
        Section("Schools that have not answered", (_waiting(waiting_schools(session, shown.id)),)),
        Section("Common weak standards", (_weaknesses(weak, threshold),)),
    )


def _in_short(total: Completion, weak: Sequence[CommonWeakness]) -> str:
    share = f", {total.rate.rounded()} %" if total.asked else ""
    late = f"; {total.late:,} of the others are late" if total.late else ""
    told = f"{total.received:,} of {total.asked:,} schools have answered{share}{late}."
    if not weak:
        return told
    worst = weak[0]
    return f"{told} Weakest is {worst.number} {worst.wording}: {worst.rate.told} fall short."


def _completion(name: str, parts: Sequence[Completion], total: Completion) -> Table:
    return Table(
        (
            Column(name, width=34),
            Column("Answered", Kind.NUMBER),
            Column("Asked", Kind.NUMBER),
            Column("Answered %", Kind.PERCENT),
            Column("Late", Kind.NUMBER),
        ),
        tuple(_completed(each) for each in parts),
        total=_completed(total) if parts else None,
        empty="No school was asked.",
    )


def _completed(each: Completion) -> Cells:
    return (each.name, each.received, each.asked, each.rate.percent, each.late)


def _waiting(waiting: Sequence[Waiting]) -> Table:
    return Table(
        (
            Column("School", width=34),
            Column("URN", width=9),
            Column("Phase", width=18),
            Column("Trust", width=24),
            Column("Chased", Kind.DAY, width=12),
        ),
        tuple(
            (each.school.name, each.urn, each.phase, each.trust, each.chased_on) for each in waiting
        ),
        empty="Every school has answered.",
    )


def _weaknesses(weak: Sequence[CommonWeakness], threshold: int) -> Table:
    return Table(
        (
            Column("No.", width=6),
            Column("Question", width=44),
            Column("Short of it", Kind.NUMBER, width=11),
            Column("Answered", Kind.NUMBER, width=10),
            Column("Short %", Kind.PERCENT, width=9),
            Column("By phase", width=34),
        ),
        tuple(
            (
                each.number,
                each.wording,
                each.weak,
                each.answered,
                each.rate.percent,
                "; ".join(f"{phase} {_of(rate)}" for phase, rate in each.by_phase),
            )
            for each in weak
        ),
        note=_WEAK,
        empty=f"No answer falls below {threshold}.",
    )


def _of(rate: Rate) -> str:
    return f"{rate.numerator:,} of {rate.denominator:,}"

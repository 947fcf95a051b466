"""A round of returns: who is in, every agency by every standard, what is weak, and the last cycle beside this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted
from app.days import show_day, show_full_day
from app.errors import NotFound
from app.fields import Fields, Link
from app.partnerships.queries import partnership_or_first
from app.returns.analysis import analyse
from app.returns.cycles import compare, earlier_rounds
from app.returns.improving import actions_from
from app.returns.queries import all_rounds
from app.returns.summary import review, weak_answers
from app.returns.unscored import unscored_answers
from app.wording import listed
from reports.document import Paragraph, Report, Section
from reports.partnerships import ONE
from reports.return_tables import (
    agencies_table,
    answers_tables,
    cycles_table,
    heat_table,
    sectors_table,
    standards_table,
    state_table,
    weak_table,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.bootstrap import Core
    from app.returns.analysis import SectorLine
    from app.returns.cycles import Comparison
    from app.returns.summary import RoundReport, WeakAnswer
    from app.returns.unscored import UnscoredAnswer
    from reports.document import Block
    from reports.return_tables import Weak

OPTIONS: Fields = (
    ONE,
    Link("round", "Round", kind="return-rounds", help="The newest where none is named."),
)


def build(
    core: Core,
    round: int | None = None,  # noqa: A002 - the option's name
    partnership: int | None = None,
) -> Report:
    """Report one round of returns, the newest of a partnership where none is named."""
    today = core.clock.today()
    with core.read() as session:
        found = _review(session, round, partnership)
        shown = found.heat.round
        actions = actions_from(session, shown.id, today)
        before = next(iter(earlier_rounds(session, shown.id)), None)
        comparison = compare(session, shown.id, before.id) if before else None
        weak = [(each, _raised(actions, each)) for each in weak_answers(session, found.heat)]
        body = partnership_or_first(session, shown.partnership.id)
        sectors = analyse(session, found, today).sectors
        plain = unscored_answers(session, shown.id)
    return Report(
        shown.name,
        (*_blocks(found, comparison, weak, sectors), *_answers(plain)),
        today,
        subtitle=_subtitle(found),
        partnership=body.name,
        basis=f"Returns as at {show_day(today)}",
        marking=body.marking or "",
        landscape=True,
    )


def _blocks(
    found: RoundReport,
    comparison: Comparison | None,
    weak: Sequence[Weak],
    sectors: Sequence[SectorLine],
) -> list[Block]:
    heat = found.heat
    whole: list[Block] = [
        Section("Agencies by standards", (heat_table(heat),)),
        Section("Who is in", (*_absent(found), state_table(heat))),
    ]
    if not heat.levels:
        return [Paragraph(_in_short(found), look="lead"), *whole]
    scale = f"Scale: {heat.scale.in_words()}. Below {heat.threshold} counts as weak."
    blocks: list[Block] = [
        Paragraph(_in_short(found), look="lead"),
        Paragraph(scale, look="small"),
        *whole,
        Section("Standards, the weakest first", (standards_table(found),)),
        Section("Self-assessment beside moderation, by agency", (agencies_table(found),)),
        Section("By sector", (sectors_table(sectors, heat.threshold),)),
        Section(f"Answers below {heat.threshold}", (weak_table(heat, weak),)),
    ]
    if comparison is not None:
        title = f"{comparison.before.period} beside {comparison.now.period}"
        blocks.append(Section(title, (cycles_table(comparison),)))
    return blocks


def _answers(found: Sequence[UnscoredAnswer]) -> list[Block]:
    """Print the answers that are no scores, where the round asks for any."""
    sections = tuple(Section(name, (each,)) for name, each in answers_tables(found))
    return [Section("Answers", sections)] if sections else []


def _review(session: Session, round_id: int | None, partnership: int | None) -> RoundReport:
    newest = next((each.id for each in all_rounds(session, partnership)), None)
    wanted = round_id if round_id is not None else newest
    found = review(session, wanted) if wanted is not None else None
    if found is None:
        raise NotFound("return round", round_id or "newest")
    return found


def _subtitle(found: RoundReport) -> str:
    shown = found.heat.round
    due = f", due {show_full_day(shown.due_on)}" if shown.due_on else ""
    return f"{shown.template}, {shown.period}{due}"


def _in_short(found: RoundReport) -> str:
    heat, total = found.heat, found.total
    told = f"{heat.round.progress} returns are in."
    if not total.tally.answered:
        return told
    weak = f"{total.rate.words()} of the answers that count fall below {heat.threshold}"
    lowest = [each.title for each, line in found.lowest_first[:3] if line.tally.below]
    named_so = f"; the weakest standards are {listed(lowest)}" if lowest else ""
    return f"{told} {weak}{named_so}."


def _absent(found: RoundReport) -> list[Block]:
    if not found.absent:
        return []
    names = listed([each.agency.name for each in found.absent])
    count = counted(len(found.absent), "agency", "agencies")
    return [Paragraph(f"Not in: {count}, {names}.")]


def _raised(actions: Mapping[tuple[int, int], Sequence[ActionRecord]], row: WeakAnswer) -> str:
    """Name the actions that were raised from an answer's cell."""
    found = actions.get((row.request_id, row.standard.id), ())
    return listed([each.reference for each in found]) if found else ""

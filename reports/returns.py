"""A round of returns: who is in, every agency by every standard, what is weak, and the last cycle beside this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from app.amounts import counted
from app.days import show_day, show_full_day
from app.errors import NotFound
from app.fields import Fields, Link
from app.groups.quorum import listed
from app.partnerships.queries import partnership_or_first
from app.returns.cycles import CHANGE_TONES, compare, compared_fields, compared_sums, earlier_rounds
from app.returns.fields import scale_in_words
from app.returns.improving import actions_from
from app.returns.queries import all_rounds
from app.returns.summary import review, weak_answers
from reports.document import Cell, Column, Kind, Paragraph, Report, Section, Table
from reports.from_fields import columns_of
from reports.partnerships import ONE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.actions.queries import ActionRecord
    from app.bootstrap import Core
    from app.returns.cycles import Comparison
    from app.returns.heat import HeatMap, HeatRow
    from app.returns.summary import AnswersSummary, RoundReport, WeakAnswer
    from app.returns.templates import StandardRecord
    from reports.document import Block, Cells

Weak: TypeAlias = tuple["WeakAnswer", str]
"""An answer below the threshold with the actions raised from its cell."""

OPTIONS: Fields = (
    ONE,
    Link("round", "Round", kind="return-rounds", help="The newest where none is named."),
)
_DAYS = ("sent_on", "chased_on", "received_on", "moderated_on", "accepted_on")
"""The days of a return that the report prints, with their columns."""


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
    return Report(
        shown.name,
        tuple(_blocks(found, comparison, weak)),
        today,
        subtitle=_subtitle(found),
        partnership=body.name,
        basis=f"Returns as at {show_day(today)}",
        marking=body.marking or "",
        landscape=True,
    )


def heat_table(heat: HeatMap) -> Table:
    """Put each agency in a row and each standard in a column: the word of its lowest answer on its tint."""
    legend = " · ".join(f"{each.number} {each.title}" for each in heat.standards)
    return Table(
        (
            Column("Agency", width=30),
            *(Column(each.number, align="centre", width=9) for each in heat.standards),
            Column("Return", width=12),
        ),
        tuple(_heat_row(heat, row) for row in heat.rows),
        shaded=True,
        note=f"{legend}. Each cell shows the lowest answer of its standard: the moderated score where there is one.",
        empty="This round asks no agency yet.",
    )


def state_table(heat: HeatMap) -> Table:
    """Put each agency in a row: how far its return has come, and who completed it."""
    return Table(
        (
            Column("Agency", width=34),
            Column("State"),
            *(
                Column(each.removesuffix("_on").capitalize(), Kind.DAY, width=12, optional=True)
                for each in _DAYS
            ),
            Column("Completed by", width=20, optional=True),
        ),
        tuple(
            (
                row.request.agency.name,
                Cell(row.request.state.title_text, tone=row.request.state.tone),
                *(getattr(row.request, each) for each in _DAYS),
                row.request.completed_by,
            )
            for row in heat.rows
        ),
        empty="This round asks no agency yet.",
    )


def standards_table(found: RoundReport) -> Table:
    """Put each standard in a row, those with the largest share of answers below the threshold first."""
    heat = found.heat
    return Table(
        (
            Column("No.", width=6),
            Column("Standard", width=34),
            *_standing_columns(heat, "Agencies"),
        ),
        tuple((each.number, each.title, *_standing(line)) for each, line in found.lowest_first),
        total=("", "All standards", *_standing(found.total)),
        note=_BOTH,
    )


def agencies_table(found: RoundReport) -> Table:
    """Put each agency whose return is in in a row: its answers below, self-assessment beside moderation."""
    rows = [(each, line) for each, line in found.agencies if each.received_on is not None]
    return Table(
        (Column("Agency", width=34), *_standing_columns(found.heat, "Standards")),
        tuple((each.agency.name, *_standing(line)) for each, line in rows),
        # Standards are counted per agency above, so that their number adds up to nothing.
        total=("All agencies", *_standing(found.total)[:4], "", *_standing(found.total)[5:]),
        note=_BOTH,
        empty="No return is in yet.",
    )


def weak_table(heat: HeatMap, found: Sequence[Weak]) -> Table:
    """Put each answer below the threshold in a row, with what is done about it and the cell it came from."""
    return Table(
        (
            Column("Agency", width=24),
            Column("No.", width=6),
            Column("Question", width=26),
            Column("Self", Kind.NUMBER, width=6),
            Column("Moderated", Kind.NUMBER, width=11),
            Column("Areas for improvement", width=28, optional=True),
            Column("By", Kind.DAY, width=12, optional=True),
            Column("Action", width=10, optional=True),
            Column("Cell", width=7),
        ),
        tuple(_weak(row, raised) for row, raised in found),
        empty=f"No answer falls below {heat.threshold}.",
    )


def cycles_table(found: Comparison) -> Table:
    """Put the last cycle beside this one, standard by standard."""
    fields = compared_fields(found.before.period, found.now.period, found.threshold)
    sums = compared_sums(found.lines)
    total = tuple(sums.get(field.name, "") for field in fields)
    rows = tuple(
        tuple(_compared(getattr(line, field.name), field.name) for field in fields)
        for line in found.lines
    )
    note = (
        f"{found.before.name} beside {found.now.name}. A smaller share of answers below is better."
    )
    return Table(columns_of(fields), rows, total=total, note=note)


def _blocks(found: RoundReport, comparison: Comparison | None, weak: Sequence[Weak]) -> list[Block]:
    heat = found.heat
    scale = f"Scale: {scale_in_words(heat.levels)}. Below {heat.threshold} counts as weak."
    blocks: list[Block] = [
        Paragraph(_in_short(found), look="lead"),
        Paragraph(scale, look="small"),
        Section("Agencies by standards", (heat_table(heat),)),
        Section("Who is in", (*_absent(found), state_table(heat))),
        Section("Standards, the weakest first", (standards_table(found),)),
        Section("Self-assessment beside moderation, by agency", (agencies_table(found),)),
        Section(f"Answers below {heat.threshold}", (weak_table(heat, weak),)),
    ]
    if comparison is not None:
        title = f"{comparison.before.period} beside {comparison.now.period}"
        blocks.append(Section(title, (cycles_table(comparison),)))
    return blocks


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
    weak = f"{total.rate.words(0)} of the answers that count fall below {heat.threshold}"
    lowest = [each.title for each, line in found.lowest_first[:3] if line.tally.below]
    named_so = f"; the weakest standards are {listed(lowest)}" if lowest else ""
    return f"{told} {weak}{named_so}."


def _absent(found: RoundReport) -> list[Block]:
    if not found.absent:
        return []
    names = listed([each.agency.name for each in found.absent])
    count = counted(len(found.absent), "agency", "agencies")
    return [Paragraph(f"Not in: {count}, {names}.")]


def _heat_row(heat: HeatMap, row: HeatRow) -> Cells:
    came = row.request.received_on is not None
    return (
        row.request.agency.name,
        *(_heat_cell(row, each, came=came) for each in heat.standards),
        row.request.state.title_text,
    )


def _heat_cell(row: HeatRow, standard: StandardRecord, *, came: bool) -> Cell:
    lowest = row.cells[standard.id].lowest
    if lowest is None:
        return Cell("N/A" if came else "Not in")
    return Cell(lowest.word, tone=lowest.tone)


def _standing_columns(heat: HeatMap, of: str) -> tuple[Column, ...]:
    return (
        Column("Lowest", width=10),
        Column(f"Below {heat.threshold}", Kind.NUMBER, width=9),
        Column("Answers", Kind.NUMBER, width=10),
        Column("Below %", Kind.PERCENT, places=0, width=10),
        Column(f"{of} weak", align="right", width=16),
        Column("Self", Kind.NUMBER, places=2, width=7),
        Column("Moderated", Kind.NUMBER, places=2, width=11),
        Column("Lowered", Kind.NUMBER, width=10),
        Column("Raised", Kind.NUMBER, width=9),
    )


def _standing(line: AnswersSummary) -> Cells:
    tally = line.tally
    return (
        Cell(line.lowest.word, tone=line.lowest.tone) if line.lowest else None,
        tally.below,
        tally.answered,
        line.rate.percent,
        f"{line.weak} of {line.of}",
        line.own,
        line.moderated,
        tally.lowered,
        tally.raised,
    )


def _raised(actions: Mapping[tuple[int, int], Sequence[ActionRecord]], row: WeakAnswer) -> str:
    """Name the actions that were raised from an answer's cell."""
    found = actions.get((row.request_id, row.standard.id), ())
    return listed([each.reference for each in found]) if found else ""


def _weak(row: WeakAnswer, raised: str) -> Cells:
    return (
        row.agency.name,
        row.question,
        row.wording,
        row.own,
        row.moderated,
        row.improvement,
        row.deadline,
        raised,
        row.cell,
    )


def _compared(value: object, name: str) -> Cell:
    tone = CHANGE_TONES.get(str(value), "none") if name == "change" else "none"
    return Cell(value, tone=tone)  # type: ignore[arg-type]  # what the record's Fields hold


_BOTH = (
    "Self and moderated are the means over those answers that have both; lowered and raised count how many of them "
    "moderation changed."
)

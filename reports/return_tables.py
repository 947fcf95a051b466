"""The tables of a round of returns: agencies by standards, states, the weakest, moderation, and the cycle before."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from app.returns.analysis_fields import sector_fields
from app.returns.cycles import CHANGE_TONES, compared_fields, compared_sums
from reports.from_fields import columns_of
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.returns.analysis import SectorLine
    from app.returns.cycles import Comparison
    from app.returns.heat import HeatMap, HeatRow
    from app.returns.summary import AnswersSummary, RoundReport, WeakAnswer
    from app.returns.templates import StandardRecord
    from app.returns.unscored import UnscoredAnswer
    from reports.table import Cells

Weak: TypeAlias = tuple["WeakAnswer", str]
"""An answer below the threshold with the actions raised from its cell."""

_DAYS = ("sent_on", "chased_on", "received_on", "moderated_on", "accepted_on")
"""The days of a return that the report prints, with their columns."""
_SCORED = (
    "Each cell shows the lowest answer of its standard: the moderated score where there is one."
)
_BLANK = " … marks those whose other answers are blank."
_UNSCORED = "Each cell shows how many of the questions of its standard that apply are answered."
_BOTH = (
    "Self and moderated are the means over those answers that have both; lowered and raised count how many of them "
    "moderation changed."
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
        note=f"{legend}. {_SCORED if heat.levels else _UNSCORED}"
        + (_BLANK if heat.levels and heat.some_blank else ""),
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


def sectors_table(sectors: Sequence[SectorLine], threshold: int) -> Table:
    """Put each sector in a row: how many of its returns are in, and what their answers come to."""
    fields = sector_fields(threshold)
    return Table(
        columns_of(fields),
        tuple(tuple(getattr(each, field.name) for field in fields) for each in sectors),
        note="Answers of all agencies of a sector together, each answer counting once.",
    )


def weak_table(heat: HeatMap, found: Sequence[Weak]) -> Table:
    """Put each answer below the threshold in a row, with what is done about it and the cell it came from."""
    return Table(
        (
            Column("Agency", width=20),
            Column("No.", width=5),
            Column("Question", width=40),
            Column("Self", Kind.NUMBER, width=6),
            Column("Moderated", Kind.NUMBER, width=11),
            Column("Why moderated", width=24, optional=True),
            Column("Areas for improvement", width=24, optional=True),
            Column("By", Kind.DAY, width=12, optional=True),
            Column("Action", width=10, optional=True),
            Column("Cell", width=7),
        ),
        tuple(_weak(row, raised) for row, raised in found),
        empty=f"No answer falls below {heat.threshold}.",
    )


def answers_tables(found: Sequence[UnscoredAnswer]) -> list[tuple[str, Table]]:
    """Give by agency a table of its answers that are no scores, with the reason of one that does not apply."""
    columns = (
        Column("No.", width=6),
        Column("Question", width=50),
        Column("Answer", width=36),
        Column("Reason not applicable", width=34, optional=True),
        Column("Moderated", width=24, optional=True),
        Column("Why moderated", width=34, optional=True),
    )
    by_agency: dict[str, list[UnscoredAnswer]] = {}
    for each in found:
        by_agency.setdefault(each.agency.name, []).append(each)
    return [
        (
            name,
            Table(
                columns,
                tuple(_unscored(each) for each in answers),
                per="Agency",
            ),
        )
        for name, answers in by_agency.items()
    ]


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
        + (f" {found.changes}, left out here." if found.changes else "")
    )
    return Table(columns_of(fields), rows, total=total, note=note)


def _heat_row(heat: HeatMap, row: HeatRow) -> Cells:
    came = row.request.received_on is not None
    return (
        row.request.agency.name,
        *(_heat_cell(row, each, came=came) for each in heat.standards),
        row.request.state.title_text,
    )


def _heat_cell(row: HeatRow, standard: StandardRecord, *, came: bool) -> Cell:
    found = row.cells[standard.id]
    if found.lowest is None:
        return Cell(found.word if came else "Not in")
    return Cell(found.word, tone=found.tone)


def _standing_columns(heat: HeatMap, of: str) -> tuple[Column, ...]:
    return (
        Column("Lowest", width=10),
        Column(f"Below {heat.threshold}", Kind.NUMBER, width=9),
        Column("Answers", Kind.NUMBER, width=10),
        Column("Below %", Kind.PERCENT, width=10),
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


def _weak(row: WeakAnswer, raised: str) -> Cells:
    return (
        row.agency.name,
        row.question,
        row.wording,
        row.own,
        row.moderated,
        row.moderation,
        row.improvement,
        row.deadline,
        raised,
        row.cell,
    )


def _unscored(each: UnscoredAnswer) -> Cells:
    return (
        each.question,
        each.wording,
        each.answer,
        each.reason,
        each.moderated,
        each.moderation,
    )


def _compared(value: object, name: str) -> Cell:
    tone = CHANGE_TONES.get(str(value), "none") if name == "change" else "none"
    return Cell(value, tone=tone)  # type: ignore[arg-type]  # what the record's Fields hold

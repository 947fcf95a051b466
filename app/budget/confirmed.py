"""What contribution confirmations say, set beside the budget: amounts, cost codes, and what is given in kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.amounts import counted
from app.budget.confirmed_in_kind import in_kind_proposals
from app.budget.fields import ContributionStatus, show_pounds
from app.budget.headings import InKindRecord, in_kind
from app.budget.operations import add_contribution, change_contribution
from app.budget.queries import ContributionRecord, contributions
from app.days import show_day
from app.importing.matching import same_text
from app.partnerships.years import read_year_name
from app.returns.confirmed_words import CONTRIBUTION
from app.returns.queries import rounds
from app.returns.taking_over import Proposal, Said, said_in
from models.budget import Contribution, FinancialYear, InKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.budget.fields import ContributionValues
    from app.work import Work


@dataclass(frozen=True)
class _Year:
    """A financial year with its lines and what is given in kind, by agency."""

    id: int
    name: str
    lines: dict[int, list[ContributionRecord]]
    in_kind: dict[int, list[InKindRecord]]


@dataclass(frozen=True)
class _Asked:
    """The year a round is about and the one after it; None where the budget has none."""

    period: str
    year: _Year | None
    after: _Year | None


def contribution_proposals(
    session: Session, round_id: int, _today: date, request_id: int | None = None
) -> list[Proposal]:
    """Propose what the returns of a round that are in, or one of them, confirm; a fixed number of queries."""
    found = rounds(session, [round_id])
    if not found:
        return []
    asked = _asked(session, found[0].partnership.id, found[0].period)
    return [
        proposal
        for said in said_in(session, round_id, CONTRIBUTION, request_id)
        for proposal in _of_agency(said, asked)
    ]


def _of_agency(said: Said, asked: _Asked) -> Iterator[Proposal]:
    what = f"Contribution {asked.period}"
    amount = said.amount("amount")
    if amount is None:
        yield Proposal(said.agency, what, "", "", note=said.why_not("amount"))
    elif asked.year is None:
        why = f"There is no financial year {asked.period} yet. Start it on Budget, then take this over."
        yield Proposal(said.agency, what, "", _says(said, amount), note=why)
    else:
        yield from _of_year(said, asked.year, what, amount)
    if asked.year is not None:
        given = asked.year.in_kind.get(said.agency.id, [])
        yield from in_kind_proposals(said, asked.year.id, asked.year.name, given)
        yield from _of_year_after(said, asked)


def _of_year(said: Said, year: _Year, what: str, amount: int) -> Iterator[Proposal]:
    lines = year.lines.get(said.agency.id, [])
    if len(lines) > 1:
        yield _of_several(said, what, lines, amount)
        return
    values = _agreement(said, amount)
    new = _says(said, amount)
    code = said.text("cost_code")
    if not lines:
        added: ContributionValues = {"year": year.id, "agency": said.agency.id, **values}
        if code:
            added["cost_code"] = code
        adding = Proposal(said.agency, what, "", new, partial(add_contribution, values=added))
        yield _doubted(said, None, adding, amount)
        return
    line = lines[0]
    if all(getattr(line, name) == value for name, value in values.items()):
        yield Proposal(said.agency, what, _stands(line), new)
    else:
        act = _changing(line, values)
        yield _doubted(said, line, Proposal(said.agency, what, _stands(line), new, act), amount)
    if code:
        yield _of_code(said, line, code)


def _of_code(said: Said, line: ContributionRecord, code: str) -> Proposal:
    is_so = same_text(line.cost_code or "") == same_text(code)
    act = _changing(line, {"cost_code": code})
    return Proposal(
        said.agency, f"Cost code {line.year}", line.cost_code or "", code, None if is_so else act
    )


def _of_several(
    said: Said, what: str, lines: Sequence[ContributionRecord], amount: int
) -> Proposal:
    """Say of an agency with several lines whether they come to what it says; it does not tell which one changes."""
    total = sum(each.agreed or 0 for each in lines)
    old = f"{counted(len(lines), 'line')}, together {show_pounds(total)} agreed"
    is_so = said.yes("is_agreed") is True and total == amount
    why = "" if is_so else "The agency pays by several lines. Say on Budget which of them changes."
    return Proposal(said.agency, what, old, _says(said, amount), note=why)


def _of_year_after(said: Said, asked: _Asked) -> Iterator[Proposal]:
    """Propose what is expected in the year after, which binds nobody."""
    amount = said.amount("next_amount")
    if amount is None:
        return
    after, new = asked.after, f"{show_pounds(amount)} proposed"
    what = f"Contribution {after.name if after else 'in the year after'}"
    if after is None:
        why = f"There is no financial year after {asked.period} yet."
        yield Proposal(said.agency, what, "", new, note=why)
        return
    lines = after.lines.get(said.agency.id, [])
    if not lines:
        values: ContributionValues = {
            "year": after.id,
            "agency": said.agency.id,
            "proposed": amount,
        }
        yield Proposal(said.agency, what, "", new, partial(add_contribution, values=values))
    elif len(lines) > 1:
        yield _of_several(said, what, lines, amount)
    elif lines[0].agreed is not None:
        why = "" if lines[0].agreed == amount else "That year is agreed already."
        yield Proposal(said.agency, what, _stands(lines[0]), new, note=why)
    elif lines[0].proposed == amount:
        yield Proposal(said.agency, what, _stands(lines[0]), new)
    else:
        act = _changing(lines[0], {"proposed": amount})
        yield Proposal(said.agency, what, _stands(lines[0]), new, act)


def _agreement(said: Said, amount: int) -> ContributionValues:
    """Give the values of a line that a return confirms: agreed, or proposed and still to be agreed."""
    if said.yes("is_agreed"):
        return {"agreed": amount, "status": ContributionStatus.AGREED}
    return {"agreed": None, "proposed": amount, "status": ContributionStatus.TO_BE_AGREED}


def _says(said: Said, amount: int) -> str:
    if said.yes("is_agreed"):
        return f"{show_pounds(amount)} agreed"
    day = said.day("agreed_on")
    by = f" by {show_day(day)}" if day else ""
    return f"{show_pounds(amount)} proposed, still to be agreed{by}"


def _stands(line: ContributionRecord) -> str:
    if line.agreed is not None:
        return f"{show_pounds(line.agreed)} agreed"
    if line.proposed is None:
        return line.status.title_text
    status = line.status.title_text.lower()
    said = "" if line.status == ContributionStatus.PROPOSED else f", {status}"
    return f"{show_pounds(line.proposed)} proposed{said}"


def _doubts(said: Said, line: ContributionRecord | None, amount: int) -> Iterator[str]:
    if said.yes("is_agreed") is None:
        yield "Whether it has been agreed is not answered."
    if line is not None and line.agreed is not None and not said.yes("is_agreed"):
        yield "The budget has it as agreed."
    if line is not None and line.invoiced is not None and line.invoiced != amount:
        yield f"{show_pounds(line.invoiced)} was invoiced already."


def _doubted(
    said: Said, line: ContributionRecord | None, proposal: Proposal, amount: int
) -> Proposal:
    """Give a proposal with what is to be thought of first; one that is doubted is not ticked by itself."""
    doubt = " ".join(_doubts(said, line, amount))
    return replace(proposal, note=doubt, is_sure=not doubt)


def _changing(line: ContributionRecord, values: ContributionValues) -> Callable[[Work], int]:
    return partial(change_contribution, contribution_id=line.id, values=values, shown=line.version)


def _asked(session: Session, partnership_id: int, period: str) -> _Asked:
    """Read the year that a period names and the one after it, with all that is kept of them."""
    chosen = select(FinancialYear).where(FinancialYear.partnership_id == partnership_id)
    every = session.scalars(chosen.order_by(FinancialYear.first_day)).all()
    named = read_year_name(period) or period
    place = next((n for n, each in enumerate(every) if _is_named(each, named)), None)
    if place is None:
        return _Asked(named, None, None)
    two = every[place : place + 2]
    held = _years(session, two)
    return _Asked(named, held[0], held[1] if len(held) > 1 else None)


def _is_named(year: FinancialYear, named: str) -> bool:
    return named in {year.name, read_year_name(year.name)}


def _years(session: Session, rows: Sequence[FinancialYear]) -> list[_Year]:
    ids = [each.id for each in rows]
    lines = select(Contribution.id).where(Contribution.year_id.in_(ids))
    given = select(InKind.id).where(InKind.year_id.in_(ids))
    years = {each.id: _Year(each.id, each.name, {}, {}) for each in rows}
    for line in contributions(session, session.scalars(lines).all()):
        years[line.year.id].lines.setdefault(line.agency.id, []).append(line)
    for each in in_kind(session, session.scalars(given).all()):
        if each.agency is not None:
            years[each.year.id].in_kind.setdefault(each.agency.id, []).append(each)
    return list(years.values())

"""The last cycle beside this one: earlier rounds that asked the same standards, and how each standard moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import select

from app.fields import Fields, Percent, Text
from app.rates import Rate, added
from app.returns.editions import compare_questions
from app.returns.queries import RoundRecord, all_rounds, rounds
from app.returns.summary import AnswersSummary, review
from models.returns import ReturnRound, ReturnTemplate, Standard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from app.field import Align
    from models.words import Tone

CHANGE_TONES: Mapping[str, Tone] = {"Better": "good", "Worse": "bad"}
"""The colours of a change, which its word says too."""


@dataclass(frozen=True)
class OfText(Text):
    """A count of another, such as 7 of 40, under the figures it belongs to."""

    align: ClassVar[Align] = "right"


@dataclass(frozen=True)
class ComparedRecord:
    """A standard in two cycles: how many of the answers that count fall below the threshold in each."""

    id: int
    number: str
    title: str
    before: AnswersSummary | None
    """None where the earlier round did not ask it."""
    now: AnswersSummary

    @property
    def below_before(self) -> str:
        """Write "7 of 40" for the earlier cycle."""
        return _of(self.before)

    @property
    def percent_before(self) -> Decimal | None:
        """Give the earlier share in per cent."""
        return self.before.rate.percent if self.before else None

    @property
    def below_now(self) -> str:
        """Write "5 of 42" for this cycle."""
        return _of(self.now)

    @property
    def percent_now(self) -> Decimal | None:
        """Give this cycle's share in per cent."""
        return self.now.rate.percent

    @property
    def change(self) -> str:
        """Say which way the share went; in words too where one of the cycles has no answers."""
        return change_in_words(self.percent_before, self.percent_now)


@dataclass(frozen=True)
class Comparison:
    """Two rounds beside each other by standard."""

    before: RoundRecord
    now: RoundRecord
    threshold: int
    lines: tuple[ComparedRecord, ...]
    changes: str = ""
    """Which questions the two editions do not share, in words; the answers to these are left out."""


def earlier_rounds(session: Session, round_id: int) -> list[RoundRecord]:
    """Give the rounds before this one that asked at least one of its standards, the nearest first."""
    whose = select(ReturnRound.partnership_id).where(ReturnRound.id == round_id)
    every = all_rounds(session, session.scalar(whose))
    place = next((place for place, each in enumerate(every) if each.id == round_id), len(every))
    if place >= len(every) - 1:
        return []
    asked = _titles(session)
    kinds = {row.id: row.kind for row in session.scalars(select(ReturnTemplate))}
    present = every[place].template.id
    return [
        each
        for each in every[place + 1 :]
        if kinds[each.template.id] == kinds[present]
        and asked.get(each.template.id, set()) & asked.get(present, set())
    ]


def compare(session: Session, round_id: int, before_id: int) -> Comparison | None:
    """Put an earlier round beside one, standard by standard; None where one of them is gone.

    Of two editions only the answers to questions that both ask in the same words are compared.
    """
    found = {each.id: each.template.id for each in rounds(session, [round_id, before_id])}
    if len(found) < 2:
        return None
    changes = None
    earlier, later = None, None
    if found[before_id] != found[round_id]:
        changes = compare_questions(session, found[before_id], found[round_id])
        earlier = [each.id for each, _ in changes.same]
        later = [each.id for _, each in changes.same]
    now, before = review(session, round_id, later), review(session, before_id, earlier)
    if now is None or before is None:
        return None
    known = {each.title.casefold(): standing for each, standing in before.standards}
    lines = tuple(
        ComparedRecord(each.id, each.number, each.title, known.get(each.title.casefold()), found)
        for each, found in now.standards
    )
    return Comparison(
        before.heat.round,
        now.heat.round,
        now.heat.threshold,
        lines,
        changes.in_words() if changes else "",
    )


def compared_sums(lines: Sequence[ComparedRecord]) -> Mapping[str, Any]:
    """Add up those standards that both cycles asked."""
    found = [each for each in lines if each.before is not None]
    before = added(each.before.rate for each in found if each.before)
    now = added(each.now.rate for each in found)
    return {
        "title": "Standards in both",
        "below_before": _told(before),
        "percent_before": before.percent,
        "below_now": _told(now),
        "percent_now": now.percent,
        "change": change_in_words(before.percent, now.percent),
    }


def change_in_words(before: Decimal | None, now: Decimal | None) -> str:
    """Say which way a share of weak answers went."""
    if before is None or now is None:
        return "Not comparable"
    if before == now:
        return "Same"
    return "Better" if now < before else "Worse"


def compared_fields(before: str, now: str, threshold: int) -> Fields:
    """Give the columns of a comparison, headed by what each round covers."""
    told = f"Answers below {threshold}, of those that count."
    return (
        Text("number", "No.", computed=True, width=5),
        Text("title", "Standard", computed=True, width=34),
        OfText("below_before", before, computed=True, width=11, help=told),
        Percent("percent_before", f"{before} %", computed=True, width=11),
        OfText("below_now", now, computed=True, width=11, help=told),
        Percent("percent_now", f"{now} %", computed=True, width=11),
        Text("change", "Change", computed=True, width=15),
    )


def _titles(session: Session) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for template_id, title in session.execute(select(Standard.template_id, Standard.title)):
        found.setdefault(template_id, set()).add(title.casefold())
    return found


def _of(standing: AnswersSummary | None) -> str:
    return _told(standing.rate) if standing else "not asked"


def _told(rate: Rate) -> str:
    return f"{rate.numerator} of {rate.denominator}"

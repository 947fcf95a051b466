"""Quorum: whether those present may decide, and what is missing, in words.

A rule names agencies that must each be present, or wants n of m agencies or seats, or both ("LA, Police and ICB all
present", "4 of 6 districts": domain.md 1.5). An agency is present when any seat that speaks for it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.amounts import counted
from app.wording import listed
from models.groups import QuorumBasis

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.fields import Ref


@dataclass(frozen=True)
class QuorumRule:
    """The quorum of a group: agencies needed, and at least n counted in agencies, seats or the agencies named."""

    needed: tuple[Ref, ...] = ()
    least: int | None = None
    basis: QuorumBasis | None = None
    named: tuple[Ref, ...] = ()

    @property
    def is_set(self) -> bool:
        """Whether there is anything to be met."""
        return bool(self.needed or self.least)


@dataclass(frozen=True)
class Voice:
    """A seat as quorum sees it.

    `agencies` are those it has the seat for; `speaks_for` holds their ids and those of the organisations they are part
    of or have succeeded; `may_count` is false for observers and those in attendance.
    """

    seat_id: int
    agencies: tuple[Ref, ...]
    speaks_for: frozenset[int]
    may_count: bool


@dataclass(frozen=True)
class QuorumPart:
    """One condition of a rule: how many are present of how many, how many are needed, and who is absent."""

    present: int
    of: int
    needed: int
    missing: str
    """What is missing in words; empty when the condition is met."""

    @property
    def count(self) -> str:
        """Such as "3 of 3", or "3 of 6, 4 needed"."""
        told = f"{self.present} of {self.of}"
        return told if self.needed == self.of else f"{told}, {self.needed} needed"


@dataclass(frozen=True)
class Quorum:
    """Whether a quorum is there; `is_met` is None where the group has no rule."""

    is_met: bool | None
    rule: str
    parts: tuple[QuorumPart, ...] = ()

    @property
    def chip(self) -> str:
        """A word or two with the count, such as "Quorate 3 of 3"."""
        if self.is_met is None:
            return "No quorum rule"
        counts = " and ".join(part.count for part in self.parts)
        return f"{'Quorate' if self.is_met else 'Not quorate'} {counts}"

    @property
    def missing(self) -> str:
        """What is missing, as part of a sentence; empty when nothing is."""
        return "; ".join(part.missing for part in self.parts if part.missing)

    @property
    def sentence(self) -> str:
        """The state as minutes print it."""
        if self.is_met is None:
            return "No quorum rule is set for this group."
        counts = " and ".join(part.count for part in self.parts)
        if self.is_met:
            return f"The meeting was quorate ({counts}): {self.rule}."
        return f"The meeting was not quorate ({counts}): {self.missing}."


def evaluate(rule: QuorumRule, voices: Sequence[Voice], present: Collection[int]) -> Quorum:
    """Judge a rule by the seats on the day and the ids of those seats that are present, by holder or deputy."""
    counting = [voice for voice in voices if voice.may_count]
    there = [voice for voice in counting if voice.seat_id in present]
    parts = []
    if rule.needed:
        parts.append(_named_part(rule.needed, there, len(rule.needed)))
    if rule.least:
        parts.append(_least_part(rule, counting, there))
    met = all(not part.missing for part in parts) if parts else None
    return Quorum(met, rule_in_words(rule, voices), tuple(parts))


def rule_in_words(rule: QuorumRule, voices: Sequence[Voice] | None = None) -> str:
    """Write a rule such as "LA, Police and ICB each present" or "at least 4 of 6 agencies present"."""
    told = []
    if rule.needed:
        each = {1: "", 2: "both "}.get(len(rule.needed), "each ")
        told.append(f"{listed([ref.name for ref in rule.needed])} {each}present")
    if rule.least:
        told.append(f"at least {rule.least} of {_counted(rule, voices)} present")
    return ", and ".join(told)


def does_count(voice: Voice, rule: QuorumRule) -> bool:
    """Say whether a seat's presence can make a difference to a rule."""
    if not voice.may_count:
        return False
    if rule.least and rule.basis is QuorumBasis.SEATS:
        return True
    if rule.least and rule.basis is QuorumBasis.AGENCIES and voice.agencies:
        return True
    named = {ref.id for ref in rule.needed + rule.named}
    return bool(named & voice.speaks_for)


def agencies_present(voices: Sequence[Voice], present: Collection[int]) -> frozenset[int]:
    """Give the ids of the agencies that any counting seat present speaks for."""
    spoken = (voice.speaks_for for voice in voices if voice.may_count and voice.seat_id in present)
    return frozenset().union(*spoken)


def _named_part(named: Sequence[Ref], there: Sequence[Voice], least: int) -> QuorumPart:
    heard: frozenset[int] = frozenset().union(*(voice.speaks_for for voice in there))
    absent = [ref.name for ref in named if ref.id not in heard]
    present = len(named) - len(absent)
    return QuorumPart(present, len(named), least, _missing(absent, least - present))


def _least_part(rule: QuorumRule, counting: Sequence[Voice], there: Sequence[Voice]) -> QuorumPart:
    least = rule.least or 0
    if rule.basis is QuorumBasis.NAMED:
        return _named_part(rule.named, there, least)
    if rule.basis is QuorumBasis.AGENCIES:
        seated = {ref.id: ref for voice in counting for ref in voice.agencies}
        return _named_part(sorted(seated.values(), key=lambda ref: ref.name), there, least)
    wanted = least - len(there)
    missing = f"{counted(wanted, 'more seat')} needed" if wanted > 0 else ""
    return QuorumPart(len(there), len(counting), least, missing)


def _missing(absent: Sequence[str], wanted: int) -> str:
    if wanted <= 0:
        return ""
    if wanted == len(absent):
        return f"{listed(absent)} {'is' if wanted == 1 else 'are'} missing"
    return f"{wanted} more of {listed(absent, 'or')} needed"


def _counted(rule: QuorumRule, voices: Sequence[Voice] | None) -> str:
    if rule.basis is QuorumBasis.NAMED:
        return listed([ref.name for ref in rule.named])
    what = "seats" if rule.basis is QuorumBasis.SEATS else "agencies"
    if voices is None:
        return f"the {what}"
    counting = [voice for voice in voices if voice.may_count]
    seated = {ref.id for voice in counting for ref in voice.agencies}
    return f"{len(counting) if what == 'seats' else len(seated)} {what}"

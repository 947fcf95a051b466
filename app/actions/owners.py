"""Who an action may be given to, and how the words after @ are matched to one of them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.fields import Ref

OwnerKind = Literal["person", "seat", "agency", "everyone", "words"]
ALIKE = 70
"""From how many per cent of likeness a name is offered for one that nobody has."""


@dataclass(frozen=True)
class Owner:
    """Somebody who may own an action: a person, often in a seat, an agency, everyone, or whoever the words name.

    `shown` is "F. Valli, Named Nurse, ELHT"; `names` are the texts that mean exactly this owner, `words` whatever else
    it may be found by; `near` is true for those of the meeting's own group.
    """

    kind: OwnerKind
    shown: str
    names: tuple[str, ...]
    words: str = ""
    near: bool = False
    person: Ref | None = None
    seat: Ref | None = None
    agency: Ref | None = None

    @cached_property
    def exact(self) -> frozenset[str]:
        """The names, folded; kept, because every key typed compares thousands of them."""
        return frozenset(map(fold, self.names))

    @cached_property
    def own_words(self) -> str:
        """The words of the names, folded, each after a space."""
        return " " + " ".join(self.exact)

    @cached_property
    def further_words(self) -> str:
        """The words it may be found by besides, folded, each after a space."""
        return " " + fold(self.words)


@dataclass(frozen=True)
class Matched:
    """What the words after @ came to: one owner, several to choose from, or a sentence that says why none."""

    owner: Owner | None = None
    candidates: tuple[Owner, ...] = ()
    problem: str = ""


_STOPS = str.maketrans(".,()/", "     ")
EVERYONE = Owner("everyone", "All members", ("all", "everyone", "all members", "all agencies"))


def match_owner(typed: str, owners: Sequence[Owner]) -> Matched:
    """Find the owner meant: an exact name before the beginnings of words, the group's own before others."""
    wanted = fold(typed)
    if wanted in EVERYONE.names:
        return Matched(EVERYONE)
    for tier in (_exact, _beginnings):
        found = [owner for owner in owners if tier(wanted, owner)]
        near = _one_each([owner for owner in found if owner.near] or found)
        if len(near) == 1:
            return Matched(near[0])
        if near:
            shown = "; ".join(owner.shown for owner in near[:4])
            more = f"; and {len(near) - 4} more" if len(near) > 4 else ""
            sentence = f"“{typed}” fits {len(near)}: {shown}{more}. Choose one or type more."
            return Matched(candidates=tuple(near[:12]), problem=sentence)
    return _nearest(typed, owners)


def fold(text: str) -> str:
    """Fold a name for comparing: lower case, no accents, no dots or commas, single spaces."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(text.translate(_STOPS).casefold().split())


def _exact(wanted: str, owner: Owner) -> bool:
    return wanted in owner.exact


def _beginnings(wanted: str, owner: Owner) -> bool:
    """Let the agency narrow down who is meant, but never mean a member by itself."""
    parts = [f" {part}" for part in wanted.split()]
    in_name = [part for part in parts if part in owner.own_words]
    rest = (part for part in parts if part not in in_name)
    return bool(in_name) and all(part in owner.further_words for part in rest)


def _one_each(found: Iterable[Owner]) -> list[Owner]:
    """Keep one entry per person: somebody with two seats is still one owner."""
    kept: dict[object, Owner] = {}
    for owner in found:
        kept.setdefault(owner.person.id if owner.person else (owner.kind, owner.shown), owner)
    return list(kept.values())


def _nearest(typed: str, owners: Sequence[Owner]) -> Matched:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for a name that nobody has

    names = [(name, owner) for owner in owners for name in owner.exact]
    found = process.extract(
        fold(typed),
        [name for name, _ in names],
        scorer=fuzz.ratio,
        limit=8,
        score_cutoff=ALIKE,
    )
    alike = tuple(_one_each(names[place][1] for _, _, place in found))[:3]
    if not alike:
        return Matched(
            problem=f"“{typed}” is nobody in this file. Type a name, a post or an agency."
        )
    shown = "; ".join(owner.shown for owner in alike)
    return Matched(
        candidates=alike, problem=f"“{typed}” is nobody in this file. Did you mean {shown}?"
    )

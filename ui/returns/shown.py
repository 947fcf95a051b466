"""What the screen of returns shows of a round, read in one turn: its heat map, an earlier cycle beside it, a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.amounts import counted
from app.returns.analysis import analyse
from app.returns.cycles import compare, earlier_rounds
from app.returns.heat import heat_map
from app.returns.queries import all_rounds
from app.returns.summary import review

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from app.returns.analysis import Analysis
    from app.returns.cycles import Comparison
    from app.returns.heat import HeatMap
    from app.returns.queries import RoundRecord


@dataclass(frozen=True)
class RoundWish:
    """Which round is to be shown, and how; ids that are gone give way to the newest round, and to none beside it."""

    round_id: int | None = None
    beside: int | None = None
    """The earlier round that stands beside it."""
    in_list: bool = False
    """Whether it is taken apart in lists, while no other round stands beside it."""


@dataclass(frozen=True)
class ShownRound:
    """The rounds there are, and everything of the one that is shown; without one all of it is empty."""

    every: Sequence[RoundRecord] = ()
    heat: HeatMap | None = None
    earlier: Sequence[RoundRecord] = ()
    """Those that can stand beside it, the nearest first."""
    comparison: Comparison | None = None
    analysis: Analysis | None = None

    @property
    def id(self) -> int | None:
        """Give the id of the round that is shown."""
        return self.heat.round.id if self.heat else None

    @property
    def is_map(self) -> bool:
        """Say whether the heat map itself is shown, not a list of the round nor another cycle beside it."""
        return self.analysis is None and self.comparison is None

    @property
    def beside(self) -> int | None:
        """Give the id of the round that stands beside it."""
        return self.comparison.before.id if self.comparison else None

    @property
    def last(self) -> RoundRecord | None:
        """Give the cycle before it."""
        return next(iter(self.earlier), None)

    @property
    def counts(self) -> str:
        """Say how large it is: "12 agencies · 8 standards · 40 questions"."""
        if self.heat is None:
            return "Section 11 and other returns of agencies"
        agencies = counted(self.heat.round.asked, "agency", "agencies")
        standards = counted(len(self.heat.standards), "standard")
        return f"{agencies} · {standards} · {counted(self.heat.questions, 'question')}"


def read_round(session: Session, own: int | None, wish: RoundWish, today: date) -> ShownRound:
    """Read the round that is wished, of the partnership with the id `own`, or of all where that is None."""
    every = all_rounds(session, own)
    ids = [each.id for each in every]
    if not ids:
        return ShownRound()
    chosen = wish.round_id if wish.round_id in ids else ids[0]
    earlier = earlier_rounds(session, chosen)
    beside = next((each.id for each in earlier if each.id == wish.beside), None)
    if beside is None and wish.in_list:
        found = review(session, chosen)
        before = review(session, earlier[0].id) if earlier else None
        analysis = analyse(session, found, today, before) if found else None
        return ShownRound(every, found.heat if found else None, earlier, analysis=analysis)
    comparison = compare(session, chosen, beside) if beside else None
    return ShownRound(every, heat_map(session, chosen), earlier, comparison)

"""Everything that is owed, whichever feature asked for it, and the day that counts as chased on all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.letters.chasers import mark_chased
from app.letters.fields import OwedKind
from app.letters.owing import owing
from app.returns.owed import mark_return_chased, returns_owed

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.letters.owed import Debtor, Owing
    from app.work import Work

_MARKERS = {OwedKind.RETURN: mark_return_chased}


def everything_owed(session: Session, today: date, *, partnership_id: int | None = None) -> Owing:
    """Give everybody who owes something to a partnership, or to any: actions, papers, reports, replies and returns."""
    returns = returns_owed(session, today, partnership_id=partnership_id)
    return owing(session, today, partnership_id=partnership_id, further=returns)


def mark_all_chased(work: Work, debtor: Debtor) -> list[int]:
    """Let today count as chased on everything of a debtor's; NoLongerOwed where something has come meanwhile."""
    return mark_chased(work, debtor, _MARKERS)

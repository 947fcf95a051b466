"""What the totals of a budget's lists add up, and how their cells look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.fields import Ref
from ui.table_model import Look
from ui.totals import TOTAL, total_look, total_of

if TYPE_CHECKING:
    from app.budget.headings import LineRecord
    from app.budget.queries import ContributionRecord
    from app.fields import Field


def contribution_sums(found: Sequence[ContributionRecord]) -> Mapping[str, Any]:
    """Add up contributions."""
    return {
        "agency": Ref(0, total_of([each.share for each in found])),
        "share": sum((each.share or Decimal(0) for each in found), Decimal(0)),
        "proposed": sum(each.proposed or 0 for each in found),
        "agreed": sum(each.agreed or 0 for each in found),
        "invoiced": sum(each.invoiced or 0 for each in found),
        "received": sum(each.received for each in found),
        "outstanding": sum(each.outstanding for each in found),
    }


def line_sums(found: Sequence[LineRecord]) -> Mapping[str, Any]:
    """Add up headings of spending."""
    names = ("budget", "spent", "committed", "forecast", "variance")
    sums = {name: sum(getattr(each, name) for each in found) for name in names}
    return {"heading": "Total", **sums}


def contribution_look(record: Any, field: Field, usual: Look) -> Look:  # noqa: ANN401 - a record or the total
    """Show the payer with its line, how the payment stands as a chip, and the total in bold."""
    if record.id == TOTAL:
        return total_look(record, field)
    if field.name == "agency":
        return Look(record.name, brief=record.brief)
    if field.name == "payment":
        return Look(record.payment, record.standing.tone, chip=True)
    return usual


def line_look(record: Any, field: Field, usual: Look) -> Look:  # noqa: ANN401 - a record or the total
    """Show what will be overspent in the colour of bad news, which its word says too."""
    look = total_look(record, field) if record.id == TOTAL else usual
    if field.name == "variance" and record.variance < 0:
        return replace(look, tone="bad")
    return look

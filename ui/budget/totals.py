"""Lists that end in a row of totals: of what the filter lets through, always last, never edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from app.errors import UserError
from app.fields import Ref
from app.rows import MemoryRows
from ui.table_model import Look

if TYPE_CHECKING:
    from app.budget.headings import LineRecord
    from app.budget.queries import ContributionRecord
    from app.fields import Field, Fields
    from app.rows import Row, Wish

TOTAL = -1
"""The id of the row of totals; no record has it."""


class TotalNotTyped(UserError):
    """A total was about to be typed over or removed."""

    def __init__(self) -> None:
        super().__init__("The total is worked out. Change the lines above it.")


class HasId(Protocol):
    """A record of a list."""

    @property
    def id(self) -> int:
        """Its id."""


@dataclass(frozen=True)
class TotalRow:
    """The row of totals; what is not added up is empty."""

    id: int
    sums: Mapping[str, Any]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the column holds
        """Give a column's sum."""
        return self.sums.get(name)


class TotalledRows:
    """Records in memory with their total below."""

    def __init__(
        self,
        fields: Fields,
        records: Sequence[HasId],
        add_up: Callable[[Sequence[Any]], Mapping[str, Any]],
    ) -> None:
        self.fields = fields
        self._records = MemoryRows(fields, records)
        self._add_up = add_up
        self._shown: list[int] = []

    def ids(self, wish: Wish) -> list[int]:
        """Give the ids that fit, then the total's when there is anything to add up."""
        self._shown = self._records.ids(wish)
        return [*self._shown, TOTAL] if self._shown else []

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """Give the records; the total adds up all that fit."""
        found: list[Row] = list(self._records.rows([each for each in ids if each != TOTAL]))
        if TOTAL in ids:
            found.append(TotalRow(TOTAL, self._add_up(self._records.rows(self._shown))))
        return found


def lines_only(ids: Sequence[int]) -> list[int]:
    """Leave the total out of what was chosen; TotalNotTyped when nothing else was."""
    found = [each for each in ids if each != TOTAL]
    if not found:
        raise TotalNotTyped
    return found


def contribution_sums(found: Sequence[ContributionRecord]) -> Mapping[str, Any]:
    """Add up contributions."""
    return {
        "agency": Ref(0, "Total"),
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
        return _bold(record, field)
    if field.name == "agency":
        return Look(record.name)
    if field.name == "payment":
        return Look(record.payment, record.standing.tone, chip=True)
    return usual


def line_look(record: Any, field: Field, usual: Look) -> Look:  # noqa: ANN401 - a record or the total
    """Show what will be overspent in the colour of bad news, which its word says too."""
    if record.id == TOTAL:
        return _bold(record, field)
    if field.name == "variance" and record.variance < 0:
        return Look(usual.text, "bad")
    return usual


def _bold(record: TotalRow, field: Field) -> Look:
    value = getattr(record, field.name)
    overspent = field.name == "variance" and value is not None and value < 0
    return Look(field.show(value), "bad" if overspent else None, bold=True)

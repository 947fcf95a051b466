"""Belonging: whose a record is, where one file holds several partnerships.

A listing says it once, and every list, figure, choice and search hit of that kind obeys. Agencies and people belong to
nobody: all partnerships of a file share them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from app.fields import Link, Ref
from models.partnerships import Partnership

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

_AT_ONCE = 500
_body = aliased(Partnership)
OWNER = Link("partnership", "Partnership", kind="partnerships", computed=True, listed=False)
"""Borne by the records of lists that show all partnerships at once; the listing fills it."""


@dataclass(frozen=True)
class Belonging:
    """How rows name their partnership: by `column` of the query's source.

    The column is the partnership's id, or the id of a row of `through`, which belongs as `then` says, or by its own
    `partnership_id`: `Belonging(FinancialYear.partnership_id)`, `Belonging(Action.group_id, Group)`.
    """

    column: Any
    through: Any = None
    then: Belonging | None = None

    def is_in(self, partnership_id: int) -> ColumnElement[bool]:
        """Say that a row is of this partnership; what it goes through is read once per query, not per row."""
        if self.through is None:
            same: ColumnElement[bool] = self.column == partnership_id
            return same
        own = select(self.through.id).where(self._next.is_in(partnership_id))
        found: ColumnElement[bool] = self.column.in_(own)
        return found

    @property
    def partnership_id(self) -> Any:  # noqa: ANN401 - a select of one value
        """Give the id of a row's partnership."""
        return self.column if self.through is None else self._told(_body.id)

    @property
    def name(self) -> Any:  # noqa: ANN401 - a select of one value
        """Give the short name of a row's partnership, to sort and filter by."""
        return self._told(func.coalesce(_body.short_name, _body.name))

    def owners(
        self,
        session: Session,
        id_column: Any,  # noqa: ANN401 - the id of a mapped class
        source: Any,  # noqa: ANN401 - a mapped class or a join
        ids: Sequence[int],
    ) -> dict[int, Ref]:
        """Give the partnership of each of these rows by its short name, in one query per 500."""
        chosen = select(id_column, self.partnership_id, self.name).select_from(source)
        return {
            row_id: Ref(owner_id, name)
            for start in range(0, len(ids), _AT_ONCE)
            for row_id, owner_id, name in session.execute(
                chosen.where(id_column.in_(ids[start : start + _AT_ONCE]))
            )
        }

    def _told(self, what: Any) -> Any:  # noqa: ANN401 - of the partnership, and a select of it
        """Walk from the row to its partnership, all in one subquery: SQLAlchemy ties only the outermost to the row."""
        step, key = self, self.column
        along: list[Any] = [_body]
        same = []
        while step.through is not None:
            along.append(step.through)
            same.append(step.through.id == key)
            step = step._next
            key = step.column
        chosen = select(what).where(_body.id == key, *same)
        return chosen.correlate_except(*along).scalar_subquery()

    @property
    def _next(self) -> Belonging:
        return self.then or Belonging(self.through.partnership_id)


def within(belongs: Belonging | None, partnership_id: int | None) -> list[ColumnElement[bool]]:
    """Give the condition that rows are of a partnership: none where all are wanted, or all share the kind."""
    return [] if belongs is None or partnership_id is None else [belongs.is_in(partnership_id)]

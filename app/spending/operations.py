"""What can be done to the lines of a ledger: given a heading, many at once, and removed; and to the rules for that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from app.columns import column_values, field_values
from app.errors import InvalidValues, UserError, refuse
from app.fields import missing
from app.images import conditions
from app.importing.matching import same_text
from app.spending.fields import SPENDING_RULE, RuleValues, SpendingValues
from app.spending.proposing import proposer
from app.spending.queries import together
from models.budget import BudgetLine, FinancialYear
from models.spending import SpendingLine, SpendingRule, SpendingSign

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.work import Work


_PLAIN = (
    *("day", "supplier", "description", "cost_code", "category"),
    *("amount", "reference", "source", "place"),
)


class NothingShared(UserError):
    """A rule was wanted of lines that do not share what it would go by."""

    def __init__(self, sign: SpendingSign) -> None:
        super().__init__(
            f"These lines have no {sign.title_text.lower()} in common, so none can be remembered. "
            "Choose lines that share it, or remember nothing."
        )


def add_lines(work: Work, rows: Sequence[SpendingValues]) -> range:
    """Add many lines at once, as an import does after checking each; gives their ids."""
    return work.insert_many(
        SpendingLine,
        [
            {
                **{name: row.get(name) for name in _PLAIN},
                "occurrence": row.get("occurrence", 1),
                "year_id": row["year"],
                "heading_id": row.get("heading"),
            }
            for row in rows
        ],
    )


def change_lines(work: Work, changes: Mapping[int, Mapping[str, Any]]) -> None:
    """Change what the ledger tells of many lines, as an import does: `{id: {"description": text}}`."""
    work.update_many(SpendingLine, changes)


def set_heading(work: Work, ids: Sequence[int], heading_id: int | None) -> int:
    """Give lines the heading they count for, or none; gives how many changed.

    InvalidValues where a line is of another year than the heading.
    """
    heading = work.get(BudgetLine, heading_id) if heading_id is not None else None
    changed: dict[int, Mapping[str, Any]] = {}
    for row_id, year_id, before in _told(work, ids):
        if heading is not None and year_id != heading.year_id:
            year = work.get(FinancialYear, year_id).name
            raise InvalidValues(
                {"heading": f"A chosen line is of {year}; choose a heading of that year."}
            )
        if before != heading_id:
            changed[row_id] = {"heading_id": heading_id}
    work.update_many(SpendingLine, changed)
    return len(changed)


def remember_heading(work: Work, ids: Sequence[int], sign: SpendingSign, heading_id: int) -> int:
    """Remember the heading for what lines share, in place of what was remembered for it; gives the rule's id.

    NothingShared where they do not share it.
    """
    found = together(work.session, ids)
    if sign not in found.shared:
        raise NothingShared(sign)
    heading = work.get(BudgetLine, heading_id)
    body = work.get(FinancialYear, heading.year_id).partnership_id
    text = found.shared[sign]
    known = _rule_of(work, body, sign, text)
    if known is not None:
        work.edit(known, {"heading": heading.heading}, SPENDING_RULE)
        return known.id
    return add_rule(
        work, {"partnership": body, "sign": sign, "text": text, "heading": heading.heading}
    )


def take_proposed(work: Work, ids: Sequence[int]) -> int:
    """Give those of these lines that have no heading the one that is proposed; gives how many there were."""
    waiting = [
        row
        for condition in conditions(SpendingLine.id, ids)
        for row in work.session.execute(
            select(
                SpendingLine.id,
                SpendingLine.year_id,
                SpendingLine.supplier,
                SpendingLine.cost_code,
                SpendingLine.category,
            ).where(condition, SpendingLine.heading_id.is_(None))
        )
    ]
    known = proposer(work.session, {row.year_id for row in waiting})
    found = {row.id: known.heading_for(row.year_id, row) for row in waiting}
    work.update_many(
        SpendingLine,
        {each: {"heading_id": heading.id} for each, heading in found.items() if heading},
    )
    return sum(1 for heading in found.values() if heading)


def remove_lines(work: Work, ids: Sequence[int]) -> None:
    """Remove lines that are none of the unit's, or that came by mistake."""
    work.delete_many(SpendingLine, ids)


def add_rule(work: Work, values: RuleValues) -> int:
    """Add a rule."""
    full: dict[str, Any] = dict(values)
    refuse(missing(SPENDING_RULE, full) | _rule_problems(work, None, full))
    return work.add(SpendingRule(**column_values(SPENDING_RULE, full)))


def change_rule(work: Work, rule_id: int, values: RuleValues, shown: int | None = None) -> int:
    """Change a rule; lines that have their heading keep it."""
    row = work.get(SpendingRule, rule_id)
    refuse(_rule_problems(work, rule_id, field_values(SPENDING_RULE, row) | dict(values)))
    work.edit(row, cast("Mapping[str, Any]", values), SPENDING_RULE, shown)
    return rule_id


def remove_rule(work: Work, rule_id: int) -> int:
    """Forget a rule; lines that have their heading keep it."""
    work.delete(work.get(SpendingRule, rule_id))
    return rule_id


def _rule_problems(work: Work, rule_id: int | None, values: Mapping[str, Any]) -> dict[str, str]:
    body, sign, text = (values.get(name) for name in ("partnership", "sign", "text"))
    if body is None or sign is None or not text:
        return {}
    known = _rule_of(work, body, sign, text)
    if known is None or known.id == rule_id:
        return {}
    return {"text": f"There is a rule for this already: it proposes {known.heading}. Change that."}


def _rule_of(work: Work, body: int, sign: SpendingSign, text: str) -> SpendingRule | None:
    chosen = select(SpendingRule).where(
        SpendingRule.partnership_id == body, SpendingRule.sign == sign
    )
    wanted = same_text(text)
    return next(
        (row for row in work.session.scalars(chosen) if same_text(row.text) == wanted), None
    )


def _told(work: Work, ids: Sequence[int]) -> list[tuple[int, int, int | None]]:
    columns = (SpendingLine.id, SpendingLine.year_id, SpendingLine.heading_id)
    return [
        (row_id, year_id, heading_id)
        for condition in conditions(SpendingLine.id, ids)
        for row_id, year_id, heading_id in work.session.execute(select(*columns).where(condition))
    ]

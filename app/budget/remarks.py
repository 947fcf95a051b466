"""What a budget's screen and its documents say about a year in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.amounts import counted, show_money
from app.days import show_full_day

if TYPE_CHECKING:
    from app.budget.statement import YearBudget


def year_in_words(budget: YearBudget) -> str:
    """Write the days of a year: "1 April 2024 to 31 March 2025"."""
    return f"{show_full_day(budget.year.first_day)} to {show_full_day(budget.year.last_day)}"


def spending_title(budget: YearBudget) -> str:
    """Say up to which month spending is entered: "Spending to month 11"."""
    month = budget.year.month
    return "Spending" if month is None else f"Spending to month {month}"


def headings_over(budget: YearBudget) -> str:
    """Say how many headings will be overspent, nothing where none will."""
    over = budget.headings_over
    return f"{counted(over, 'heading')} over" if over else ""


def ledger_remark(budget: YearBudget) -> str:
    """Say what the ledger holds and where it is otherwise than what is typed, nothing where it has no line."""
    found, loose, differing = budget.in_ledger, budget.no_heading, budget.headings_differing
    told = [f"Ledger: {found.words}"] if found.lines else []
    if differing:
        told.append(f"{counted(differing, 'heading')} {'differ' if differing > 1 else 'differs'}")
    if loose.lines:
        told.append(f"{show_money(loose.amount)} in {counted(loose.lines, 'line')} without heading")
    return "; ".join(told)


def ledger_reconciled(budget: YearBudget) -> str:
    """Set all that is typed as spent beside the whole ledger, lines without heading too, and say what is between them.

    Nothing where the year has no line of a ledger.
    """
    if not budget.in_ledger.lines and not budget.no_heading.lines:
        return ""
    typed = sum(each.spent for each in budget.lines)
    whole = budget.in_ledger.amount + budget.no_heading.amount
    between = whole - typed
    told = f"Typed as spent {show_money(typed)}, the whole ledger {show_money(whole)}"
    if not between:
        return f"{told}: they agree."
    return f"{told}: {show_money(abs(between))} {'more' if between > 0 else 'less'}."


def opening_remark(budget: YearBudget) -> str:
    """Say that the opening reserve is not what the year before closed with."""
    difference = budget.opening_differs_by
    more = "more" if difference > 0 else "less"
    return (
        f"The opening reserve is {show_money(abs(difference))} {more} than the year before is "
        f"forecast to close with ({show_money(budget.closing_before or 0)})."
    )


def split_in_words(budget: YearBudget) -> str:
    """Say how the budget is split: "Children 50 %, adults 50 %"."""
    share = budget.year.children_share
    if share is None:
        return ""
    return f"Children {share.normalize():f} %, adults {(100 - share).normalize():f} %"

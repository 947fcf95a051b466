"""What returns say is given in kind, set beside what the year has of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.budget.fields import show_pounds
from app.budget.operations import add_in_kind, change_in_kind
from app.importing.matching import same_text
from app.returns.taking_over import Proposal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.budget.headings import InKindRecord
    from app.returns.taking_over import Said


def in_kind_proposals(
    said: Said, year_id: int, year: str, given: Sequence[InKindRecord]
) -> Iterator[Proposal]:
    """Propose what an agency gives in kind; what the year has of it under another name is asked about, not replaced."""
    text, value = said.text("what"), said.amount("value")
    if not said.yes("gives") or (not text and value is None):
        return
    what = f"Given in kind {year}"
    if not text:
        why = f"What it is: {said.why_not('what')}"
        yield Proposal(said.agency, what, "", show_pounds(value or 0), note=why)
        return
    if value is None:
        yield Proposal(said.agency, what, "", text, note=f"Its value: {said.why_not('value')}")
        return
    same = next((each for each in given if same_text(each.what) == same_text(text)), None)
    new = _written(text, value)
    if same is None:
        others = "; ".join(_written(each.what, each.value) for each in given)
        doubt = (
            f"The year has of this agency: {others}. Ticked, this is added to it." if given else ""
        )
        act = partial(
            add_in_kind,
            values={"year": year_id, "agency": said.agency.id, "what": text, "value": value},
        )
        yield Proposal(said.agency, what, "", new, act, doubt, is_sure=not doubt)
    elif same.value == value:
        yield Proposal(said.agency, what, _written(same.what, same.value), new)
    else:
        change = partial(
            change_in_kind, in_kind_id=same.id, values={"value": value}, shown=same.version
        )
        yield Proposal(said.agency, what, _written(same.what, same.value), new, change)


def _written(what: str, value: int) -> str:
    return f"{what}, {show_pounds(value)}"

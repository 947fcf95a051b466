"""Words that a minute or a decision may begin with, by what an item asks of its meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agenda.fields import ItemKind, PaperState, Purpose
from app.amounts import counted
from app.wording import capital, listed, with_the

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.actions.returning import Returning
    from app.agenda.queries import ItemRecord
    from app.meetings.queries import MeetingRecord
    from app.recommendations.queries import RecommendationRecord

_WORDS = {
    Purpose.DECISION: "{group} agreed {what}.\nOr: it agreed this with an amendment: …",
    Purpose.DISCUSSION: "{group} discussed {what}, and asked … to … by …",
    Purpose.ASSURANCE: "{group} took assurance from {what}.\nOr: it was not assured that …, and asked … for … by …",
    Purpose.INFORMATION: "{group} noted {what}.",
}
_TAKEN = {
    Purpose.DECISION: "agreed",
    Purpose.DISCUSSION: "discussed and agreed",
    Purpose.ASSURANCE: "took assurance and agreed",
    Purpose.INFORMATION: "noted and agreed",
}


def proposal(
    item: ItemRecord,
    one: MeetingRecord,
    returning: Sequence[Returning],
    proposed: Sequence[RecommendationRecord] = (),
) -> str:
    """Propose words for an item: what its paper recommends, else a sentence with “…” for what only the meeting knows.

    A standing item without a paper, such as the welcome, gets none.
    """
    group = capital(with_the(one.group.name))
    if proposed:
        lines = (f"{each.number}. {each.text}" for each in proposed)
        return "\n".join((f"{group} {_TAKEN[item.purpose]}:", *lines))
    if item.kind is ItemKind.LAST_MINUTES:
        last = item.about_meeting.name.rpartition(", ")[2] if item.about_meeting else "…"
        return f"The minutes of {last} were agreed as a correct record."
    if item.kind is ItemKind.ACTION_LOG:
        return _of_log(group, returning)
    if item.is_standing and item.paper_state is PaperState.NONE and not item.labels:
        return ""
    return _WORDS[item.purpose].format(group=group, what=_what(item))


def _of_log(group: str, returning: Sequence[Returning]) -> str:
    late = sum(each.action.overdue for each in returning)
    if not returning:
        return f"{group} noted that no action is open."
    told = f"{counted(len(returning), 'action')} came back, {late or 'none'} of them late"
    return f"{group} noted the action log: {told}."


def _what(item: ItemRecord) -> str:
    """Name what is before the meeting: its paper where there is one, else its subject."""
    asked = "the recommendations of " if item.purpose is Purpose.DECISION else ""
    if item.labels:
        papers = "paper" if len(item.labels) == 1 else "papers"
        return f"{asked}{papers} {listed(item.labels)}, “{item.title}”"
    if item.paper_state is not PaperState.NONE:
        return f"{asked}the paper on “{item.title}”"
    return f"“{item.title}”"

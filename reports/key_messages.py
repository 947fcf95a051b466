"""The key messages of a meeting: what it decided and what happens next, in plain sentences, without what is restricted.

Boards publish such a note within days, before their minutes are approved (Essex).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.attendance.register import register
from app.days import show_full_day
from app.fields import Fields, Link
from app.meetings.queries import next_after
from app.minutes.queries import minuted
from app.wording import capital, with_the
from reports.document import Bullets, Paragraph, Report, Run, Section
from reports.meetings import when, who_meets
from reports.minutes import for_the_public

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.actions.queries import ActionRecord
    from app.attendance.records import Register
    from app.bootstrap import Core
    from app.meetings.queries import MeetingRecord
    from app.minutes.queries import MinutedItem
    from reports.document import Block, Text

OPTIONS: Fields = (Link("meeting", "Meeting", kind="meetings", required=True),)


def build(core: Core, meeting: int) -> Report:
    """Build the note that follows a meeting; nothing restricted reaches it."""
    today = core.clock.today()
    with core.read() as session:
        found = register(session, meeting)
        one = found.meeting
        group, body = who_meets(session, one)
        items = for_the_public(minuted(session, meeting, today))
        following = next_after(session, one.group.id, one.day)
    return Report(
        f"{group}: key messages",
        tuple(_blocks(found, group, items, following)),
        today,
        subtitle=when(one),
        partnership=body.name,
        marking=body.marking or "",
        subject=f"Key messages of {group} of {show_full_day(one.day)}",
        draft="" if one.closed_on else "Draft, until the meeting is closed",
    )


def _blocks(
    found: Register, group: str, items: Sequence[MinutedItem], following: MeetingRecord | None
) -> Iterator[Block]:
    yield Paragraph(_opening(found, group), look="lead")
    decided = [(each, one.text) for each in items for one in each.decisions]
    yield Section("What was decided", (_list(decided, "Nothing had to be decided."),))
    raised = [(each, sentence(one)) for each in items for one in each.actions]
    yield Section("What happens next", (_list(raised, "No action was agreed."),))
    talked = [
        each.item.title
        for each in items
        if each.text.strip() and not (each.decisions or each.actions) and not each.item.is_standing
    ]
    if talked:
        yield Section("Also talked about", (Bullets(tuple(talked)),))
    if following is not None:
        yield Section("Next meeting", (Paragraph(f"{when(following)}."),))


def _opening(found: Register, group: str) -> str:
    one = found.meeting
    counts = found.counts
    who = f" {counts.represented.told}." if counts.expected else ""
    return f"{capital(with_the(group))} met on {when(one)}.{who}"


def sentence(action: ActionRecord) -> str:
    """Tell an action as a plain sentence: "F. Valli will bring three case examples by 12 June 2025."."""
    text = " ".join(action.text.split()).rstrip(".")
    first, _, rest = text.partition(" ")
    # A name in capitals stays; a verb at the beginning of a sentence does not.
    begun = f"{first.lower()} {rest}".strip() if first.istitle() else text
    due = f" by {show_full_day(action.first_due)}" if action.first_due else ""
    owner = action.first_owner or "Somebody still to be named"
    # A post and an agency behind a name are set off on both sides.
    return f"{owner}{',' if ',' in owner else ''} will {begun}{due}."


def _list(told: Sequence[tuple[MinutedItem, str]], nothing: str) -> Block:
    """Put sentences in a list, each after what it is about; the sentence where there are none."""
    if not told:
        return Paragraph(nothing)
    return Bullets(tuple(_about(item, words) for item, words in told))


def _about(item: MinutedItem, words: str) -> Text:
    return (Run(f"{item.item.title}: ", bold=True), words)

"""Two versions of minutes as a document: what changed from one to the other, item by item."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from app.meetings.queries import meeting as meeting_of
from app.minutes.matching import segments
from app.minutes.passages import PassageKind
from app.minutes.version_comparing import compare_versions
from app.minutes.versions import NOW, versions_of, words_now, words_of
from reports.document import Fact, Facts, Paragraph, Report, Run, Section
from reports.meetings import when, who_meets

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.minutes.version_comparing import Difference

HOW = "Words that went or came are bold. What did not change is left out."


def build(core: Core, meeting: int, *, old: int, new: int | None = None) -> Report:
    """Build what changed from one version to another, to the minutes as they are now where `new` is None."""
    today = core.clock.today()
    with core.read() as session:
        one = meeting_of(session, meeting)
        group, body = who_meets(session, one)
        titles = {each.id: each.title for each in versions_of(session, meeting)}
        before = words_of(session, old)
        after = words_of(session, new) if new else words_now(session, meeting, today)
    found = compare_versions(before, after)
    changes = [found.differences[place] for place in found.changes]
    sections = tuple(
        Section(own[0].heading, tuple(map(_change, own)))
        for own in (list(each) for _, each in groupby(changes, key=lambda each: each.item))
    )
    return Report(
        f"{group}: changes of the minutes",
        (
            Facts(
                (
                    ("Before", titles.get(old, "")),
                    ("After", titles.get(new, NOW) if new else NOW),
                    ("Changes", found.sentence),
                )
            ),
            Paragraph(HOW, look="small"),
            *sections,
        ),
        today,
        subtitle=when(one),
        partnership=body.name,
        basis="Whole minutes, with what is restricted",
        marking=body.marking or "",
    )


def _change(each: Difference) -> Facts:
    """Give both sides of a change, the words that differ in bold."""
    found = segments("\n".join(each.old), "\n".join(each.new))
    is_whole = each.kind is not PassageKind.CHANGED
    sides: list[Fact | tuple[str, str]] = [("What", each.title)]
    for label, kind, lines in (("Before", "gone", each.old), ("After", "come", each.new)):
        told = tuple(
            Run(part.text, bold=part.kind == kind and not is_whole)
            for part in found
            if part.kind in {"same", kind}
        )
        if lines:
            sides.append(Fact(label, told))
    return Facts(tuple(sides))

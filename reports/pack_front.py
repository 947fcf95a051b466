"""The front of a pack: its cover, and the agenda with a line and a page for each paper, or only what came late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.days import show_full_day
from reports.agenda import actions_section, item_title
from reports.document import Cover, Facts, Paragraph, Report, Section
from reports.meetings import when
from reports.table import Cell, Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from app.papers.packing import Entry, Plan
    from reports.agenda import Parts
    from reports.table import Cells

REMARK = (
    "This pack is a working document for the meeting: its pages were put together from papers of many hands and are "
    "not tagged for screen readers. Each paper by itself is the document to publish."
)
_COLUMNS = (
    Column("No.", width=6),
    Column("Item", width=44),
    Column("Purpose"),
    Column("Presenter", width=18, optional=True),
    Column("Time", Kind.TIME, optional=True),
    Column("Page", Kind.NUMBER),
)


def front(plan: Plan, parts: Parts, pages: Mapping[str, int], printed: date) -> Report:
    """Build the front; `pages` gives the page on which each part begins, by its label."""
    one = plan.meeting
    what = f"Supplement {plan.number}" if plan.is_supplement else "Meeting pack"
    public = "for the public" if plan.is_public else ""
    table = Table(_COLUMNS, tuple(_rows(plan, parts, pages)))
    return Report(
        parts.group,
        tuple(_blocks(plan, parts, table, printed)),
        printed,
        subtitle=when(one),
        partnership=parts.partnership,
        marking=parts.marking,
        subject=f"{what} of {parts.group} of {show_full_day(one.day)}",
        cover=Cover(
            " ".join(filter(None, (what, public))), tuple(_facts(plan, pages, printed)), REMARK
        ),
        bare=True,
    )


def _blocks(plan: Plan, parts: Parts, table: Table, printed: date) -> Iterator[Section]:
    if plan.is_supplement:
        told = Paragraph(
            "These papers came after the pack was sent. Labels and page numbers go on from it."
        )
        yield Section("Papers in this supplement", (told, table))
        return
    yield Section("Agenda", (Facts(parts.facts), table))
    yield from actions_section(parts.returning, plan.meeting.day, printed)


def _facts(plan: Plan, pages: Mapping[str, int], printed: date) -> Iterator[tuple[str, str]]:
    one = plan.meeting
    if one.place:
        yield "Place", one.place
    if one.chair_name:
        yield "Chair", one.chair_name
    yield (
        "Papers",
        str(sum(each.paper is not None and each.label in pages for each in plan.entries)),
    )
    yield "Put together", show_full_day(printed)


def _rows(plan: Plan, parts: Parts, pages: Mapping[str, int]) -> Iterator[Cells]:
    """Give each item with the parts that stand under it; a supplement shows only the items it has something for."""
    held: dict[int, list[Entry]] = {}
    for entry in plan.entries:
        held.setdefault(entry.item.id, []).append(entry)
    for item in parts.items:
        own = held.get(item.id, [])
        if plan.is_supplement and not own:
            continue
        minutes = next((each for each in own if each.paper is None), None)
        yield (
            item.number,
            _cell(item_title(item), minutes, pages, bold=item.parent is None),
            item.purpose.title_text.removeprefix("For ").capitalize(),
            item.presenter,
            item.at,
            _page(minutes, pages),
        )
        if item.id in parts.recommended and not plan.is_supplement:
            yield ("", parts.recommended[item.id], "", None, None, None)
        for entry in own:
            if entry.paper is not None:
                yield (
                    Cell(entry.label, link=_link(entry, pages)),
                    _cell(_paper_title(plan, entry, pages), entry, pages),
                    "",
                    None,
                    None,
                    _page(entry, pages),
                )


def _paper_title(plan: Plan, entry: Entry, pages: Mapping[str, int]) -> str:
    is_restricted = entry.paper is not None and entry.paper.restricted and not plan.is_public
    what = "supplement" if plan.is_supplement else "pack"
    marks = [
        "restricted" if is_restricted else "",
        "replaces the one in the pack" if entry.replaces else "",
        "" if entry.label in pages else f"not in this {what}",
    ]
    told = ", ".join(filter(None, marks))
    return f"{entry.title} ({told})" if told else entry.title


def _cell(text: str, entry: Entry | None, pages: Mapping[str, int], *, bold: bool = False) -> Cell:
    return Cell(text, bold=bold, link=_link(entry, pages) if entry else "")


def _page(entry: Entry | None, pages: Mapping[str, int]) -> Cell | None:
    if entry is None or entry.label not in pages:
        return None
    return Cell(pages[entry.label], link=entry.label)


def _link(entry: Entry, pages: Mapping[str, int]) -> str:
    return entry.label if entry.label in pages else ""

"""Writes the pack of a meeting as one PDF: cover, agenda and papers under continuous page numbers."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from app.days import show_full_day
from app.errors import UserError
from app.papers.packing import Extent, plan_pack, record_pack
from app.progress import UNWATCHED, Progress, step
from reports.agenda import read_parts
from reports.pack_binding import Binder, PackTooCostly, PieceRefused
from reports.pack_front import front
from reports.pack_merge import About, Piece
from reports.pack_parts import Trouble, prepare
from reports.pack_stamps import Marks
from reports.pdf import write_pdf
from reports.saving import in_place_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.bootstrap import Core
    from app.papers.packing import Plan
    from reports.agenda import Parts
    from reports.pack_parts import Part

_LIKELY = 2
"""Pages of a front, before it is known: the cover and the agenda."""


@dataclass(frozen=True)
class Wish:
    """Which pack is wanted; with `leave_out` papers that cannot be put in are left out instead of refused."""

    meeting: int
    public: bool = False
    extent: Extent = Extent.WHOLE
    leave_out: bool = False


@dataclass(frozen=True)
class Written:
    """What was written: the number of pages, and the sentences about papers that were left out."""

    pages: int
    left_out: tuple[str, ...]


class PapersRefused(UserError):
    """Some papers cannot be put in; `sentences` name each with what to do. Nothing was written."""

    def __init__(self, troubles: Sequence[Trouble]) -> None:
        self.sentences = tuple(each.sentence for each in troubles)
        super().__init__(" ".join(self.sentences))


def write_pack(core: Core, wish: Wish, path: Path, progress: Progress = UNWATCHED) -> Written:
    """Write a pack and record it as a step, so that a supplement can go on from it.

    PapersRefused, NoPackYet, NothingNew, Cancelled and EnvironmentProblem leave file and folder as they were.
    """
    step(progress, "Reading the papers", 0, 0)
    with core.read() as session:
        plan = plan_pack(session, wish.meeting, public=wish.public, extent=wish.extent)
        agenda = read_parts(session, wish.meeting, core.clock.today(), public=wish.public)
    with tempfile.TemporaryDirectory(prefix="pack-") as name, Binder(progress) as binder:
        folder = Path(name)
        parts, troubles = prepare(core, plan, folder, binder)
        front_of = _Front(folder / "front.pdf", plan, agenda, core.clock.today(), binder)
        target = folder / "pack.pdf"
        merged = None
        while merged is None:
            if troubles and not wish.leave_out:
                raise PapersRefused(troubles)
            front_of.write(parts)
            pieces = [Piece(front_of.path, "front", "", "Agenda"), *map(_piece, parts)]
            try:
                merged = binder.merge(pieces, _about(plan, agenda), target)
            except PieceRefused as refused:
                if not refused.place:
                    raise PackTooCostly from refused
                troubles.append(Trouble(parts.pop(refused.place - 1).entry, refused.reason))
        with in_place_of(path) as draft:
            shutil.copyfile(target, draft)
    papers = {part.entry.paper.version_id: part.entry.label for part in parts if part.entry.paper}
    placed = {version: merged.starts[label] for version, label in papers.items()}
    _record(core, plan, placed, plan.first_page + merged.pages - 1)
    return Written(merged.pages, tuple(each.sentence for each in troubles))


@dataclass(frozen=True)
class _Front:
    """The cover and the agenda, which tell the pages of what follows."""

    path: Path
    plan: Plan
    agenda: Parts
    day: date
    binder: Binder

    def write(self, parts: Sequence[Part]) -> None:
        """Write the front, again where its own length moves the pages that it tells."""
        path, plan, own = self.path, self.plan, 0
        while (drawn := self._pages() if own else _LIKELY) > own:
            own = drawn
            at = [plan.first_page + own, *(part.pages for part in parts)]
            pages = dict(zip((part.entry.label for part in parts), accumulate(at), strict=False))
            write_pdf(front(plan, self.agenda, pages, self.day), path)
        if drawn < own:
            # It may only grow: two lengths that each ask for the other would never end.
            self.binder.fill_up(path, own)

    def _pages(self) -> int:
        found = self.binder.read(self.path)
        if found is None or not found.pages:
            raise PackTooCostly
        return found.pages


def _piece(part: Part) -> Piece:
    entry = part.entry
    what = "Paper" if entry.paper is not None else "Item"
    title = f"{entry.label} {entry.title}" if entry.paper is not None else entry.title
    return Piece(part.path, entry.label, f"{what} {entry.label}", title, entry.item.heading)


def _about(plan: Plan, agenda: Parts) -> About:
    one = plan.meeting
    what = f"supplement {plan.number}" if plan.is_supplement else "meeting pack"
    day = show_full_day(one.day)
    held = {entry.item.heading for entry in plan.entries}
    headings = (item.heading for item in agenda.items)
    return About(
        f"{agenda.group}, {day}: {what}",
        agenda.partnership,
        f"Agenda and papers of {agenda.group} of {day}",
        plan.first_page,
        _marks(plan, agenda),
        tuple(each for each in headings if not plan.is_supplement or each in held),
    )


def _marks(plan: Plan, agenda: Parts) -> Marks:
    public = ", for the public" if plan.is_public else ""
    return Marks(f"{plan.meeting.name}{public}", agenda.marking)


def _record(core: Core, plan: Plan, placed: dict[int, int], last: int) -> None:
    """Record the pack for good: what was sent is not undone. A file open for reading records nothing."""
    if core.file is None or core.file.read_only:
        return
    with core.work("Write pack", plan.meeting.name, can_undo=False) as work:
        record_pack(work, plan, placed, last)

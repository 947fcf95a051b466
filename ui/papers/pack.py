"""Writing the pack: the whole one or what came since, for members or the public; papers that refuse are named first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.agenda.fields import PaperState
from app.agenda.queries import agenda
from app.amounts import counted
from app.days import show_day, show_full_day
from app.fields import Choice, Fields, Flag
from app.papers.packing import Extent, current_packs, plan_pack
from ui.asking import ask
from ui.dialogs import Caution
from ui.documents import ask_where, file_name, open_file, remember_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from app.meetings.queries import MeetingRecord
    from app.papers.packing import Entry, PackRecord
    from app.progress import Progress
    from reports.pack import PapersRefused, Wish, Written
    from ui.page import Desk

_PUBLIC = Flag(
    "public",
    "For the public",
    help="With Yes restricted items and papers are left out; with No they are in it.",
)
_EXTENT = Choice("extent", "What it holds", words=Extent, required=True, chip=False)


@dataclass(frozen=True)
class Known:
    """What is known before a pack is asked for: the packs there are, and what one would hold now."""

    before: tuple[PackRecord, ...]
    whole: tuple[Entry, ...]
    new: tuple[Entry, ...]
    awaited: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What the whole pack would hold, and what has not come yet."""
        papers = sum(each.paper is not None for each in self.whole)
        minutes = ", the minutes of the last meeting" if papers < len(self.whole) else ""
        told = f"Cover, agenda{minutes} and {counted(papers, 'paper')}."
        return f"{told} Still awaited: {', '.join(self.awaited)}." if self.awaited else told

    @property
    def since(self) -> str:
        """What has gone out, and what came since."""
        last = self.before[-1]
        papers = len(frozenset[int]().union(*(each.version_ids for each in self.before)))
        told = (
            f"The pack of {show_day(last.made_on)} holds {counted(papers, 'paper')} on "
            f"{counted(last.last_page, 'page')}."
        )
        new = ", ".join(f"{each.label} {each.title}" for each in self.new)
        return f"{told} Since then: {new}." if new else f"{told} Nothing came since."


def ask_pack(desk: Desk, record: MeetingRecord) -> None:
    """Ask which pack of a meeting is wanted, then where it goes, and write it."""
    with desk.core.read() as session:
        known = _known(session, record.id)
    # What came after the agenda went out goes out as a supplement.
    is_sent = record.agenda_issued_on is not None and known.new
    values: dict[str, Any] = {
        "extent": Extent.SUPPLEMENT if is_sent else Extent.WHOLE,
        "public": False,
    }
    extent = (replace(_EXTENT, help=known.since),) if known.before else ()
    fields: Fields = (*extent, _PUBLIC)

    def wish(given: dict[str, Any]) -> None:
        from reports.pack import Wish  # noqa: PLC0415 - documents are needed only when one is written

        chosen = Wish(record.id, bool(given["public"]), given.get("extent", Extent.WHOLE))
        with desk.core.read() as session:
            # What cannot be is refused here, beside what was chosen.
            plan_pack(session, record.id, public=chosen.public, extent=chosen.extent)
        ask_where(desk, _name(record, chosen), lambda path: _write(desk, chosen, path))

    ask(
        desk,
        f"Pack of {record.name}",
        fields,
        {each.name: values[each.name] for each in fields},
        save=wish,
        new=True,
        verb="Write the pack",
        told=known.sentence,
    )


def _known(session: Session, meeting_id: int) -> Known:
    before = tuple(current_packs(session, meeting_id, public=False))
    whole = plan_pack(session, meeting_id).entries
    sent = frozenset[int]().union(*(each.version_ids for each in before))
    new = tuple(each for each in whole if each.paper and each.paper.version_id not in sent)
    awaited = (
        each.heading
        for each in agenda(session, meeting_id)
        if each.paper_state is PaperState.AWAITED
    )
    return Known(before, whole, new if before else (), tuple(awaited))


def _name(record: MeetingRecord, wish: Wish) -> str:
    what = "supplement" if wish.extent is Extent.SUPPLEMENT else "pack"
    public = "public" if wish.public else ""
    return f"{file_name(record.group.name, show_full_day(record.day), what, public)}.pdf"


def _write(desk: Desk, wish: Wish, path: Path) -> None:
    def work(progress: Progress) -> Written | PapersRefused:
        from reports.pack import PapersRefused, write_pack  # noqa: PLC0415 - as above

        try:
            return write_pack(desk.core, wish, path, progress)
        except PapersRefused as refused:
            return refused

    def done(result: Written | PapersRefused) -> None:
        if isinstance(result, Exception):
            leaving_out = replace(wish, leave_out=True)
            ask_to_leave_out(desk, result, lambda: _write(desk, leaving_out, path))
            return
        remember_folder(desk, path)
        left = counted(len(result.left_out), "paper")
        told = f", {left} left out" if result.left_out else ""
        sentence = f"{path.name} is written: {counted(result.pages, 'page')}{told}"
        desk.say(sentence, "Open", lambda: open_file(path))

    desk.tasks.run("Writing the pack", work, done)


def ask_to_leave_out(desk: Desk, refused: PapersRefused, act: Callable[[], object]) -> None:
    """Name the papers that cannot be put in; only a person decides that a pack goes without them."""
    leave_out = ("Leave them out", act)
    sentences = "\n\n".join(refused.sentences)
    many = len(refused.sentences)
    title = f"{counted(many, 'paper')} cannot be put in the pack"
    Caution(title, sentences, leave_out, desk.window).show_fitted()

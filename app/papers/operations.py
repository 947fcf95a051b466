"""What can be done to papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func, select

from app.agenda.attached import MOST
from app.agenda.fields import PaperState
from app.agenda.order import put_in_places
from app.agenda.recommended import bring_recommendations, forget_papers
from app.days import show_day
from app.meetings.queries import meeting
from app.meetings.rules import check_open
from app.papers.contents import is_kept, keep_content
from app.papers.fields import PAPER
from app.papers.queries import paper_record, paper_records
from app.papers.rules import AttachedAlready, InAPack, IsEvidence, SameContent, TooManyPapers
from models.actions import Action
from models.agenda import AgendaItem
from models.meetings import Meeting
from models.papers import Pack, PackPaper, Paper, PaperVersion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.papers.fields import PaperValues
    from app.papers.looking import Incoming
    from app.work import Work


def attach_paper(work: Work, item_id: int, incoming: Incoming) -> int:
    """Attach a paper to an agenda item, after those it has; the item's paper counts as received."""
    item = _open_item(work, item_id)
    beside = _papers(work, item_id)
    _refuse_again(work, beside, incoming)
    if len(beside) >= MOST:
        raise TooManyPapers(item.title)
    received = work.today
    paper = Paper(
        item_id=item_id,
        place=len(beside) + 1,
        title=incoming.title,
        restricted=False,
        received_on=received,
        late=_is_late(work, item.meeting_id, received),
        withdrawn=False,
    )
    paper_id = work.add(paper)
    _add_version(work, paper_id, incoming, 1)
    _settle(work, item)
    return paper_id


def replace_paper(work: Work, paper_id: int, incoming: Incoming) -> int:
    """Add a newer version of a paper, received today; the older ones are kept. Gives the number of the version.

    The version there is comes again only where a restored file lacks its content, which is then complete.
    """
    paper = work.get(Paper, paper_id)
    item = _open_item(work, paper.item_id)
    newest = _versions(work, paper_id)[-1]
    if newest.sha256 == incoming.sha256:
        if is_kept(work, incoming):
            raise SameContent(incoming.name)
        keep_content(work, incoming)
        return newest.number
    number = newest.number + 1
    _add_version(work, paper_id, incoming, number)
    paper.received_on = work.today
    paper.late = _is_late(work, item.meeting_id, work.today)
    work.session.flush()
    return number


def change_paper(work: Work, paper_id: int, values: PaperValues, shown: int | None = None) -> int:
    """Change some values of a paper; under another item of its meeting it comes after the papers there."""
    row = work.get(Paper, paper_id)
    before = _open_item(work, row.item_id)
    given = cast("Mapping[str, Any]", values)
    item_id = given.get("item", row.item_id)
    if item_id != row.item_id:
        _refuse_sent(work, [each for each in _papers(work, before.id) if each.place >= row.place])
        _move(work, row, before, item_id)
    work.edit(row, {name: value for name, value in given.items() if name != "item"}, PAPER, shown)
    row.late = _is_late(work, before.meeting_id, row.received_on)
    work.session.flush()
    return paper_id


def withdraw_paper(work: Work, paper_id: int) -> int:
    """Leave a paper out of every further pack; it keeps its place, so that the others keep their labels."""
    return _set_withdrawn(work, paper_id, withdrawn=True)


def reinstate_paper(work: Work, paper_id: int) -> int:
    """Put a withdrawn paper back."""
    return _set_withdrawn(work, paper_id, withdrawn=False)


def place_paper(work: Work, paper_id: int, place: int) -> int:
    """Move a paper to a place (from 1) among those of its item; no label changes that has gone out."""
    row = work.get(Paper, paper_id)
    _open_item(work, row.item_id)
    first, last = sorted((row.place, place))
    _refuse_sent(work, [each for each in _papers(work, row.item_id) if first <= each.place <= last])
    beside = [each for each in _papers(work, row.item_id) if each.id != paper_id]
    beside.insert(max(0, place - 1), row)
    put_in_places(work, beside)
    return paper_id


def remove_paper(work: Work, paper_id: int) -> int:
    """Remove a paper that was attached by mistake, with its versions; the papers after it move up."""
    row = work.get(Paper, paper_id)
    item = _open_item(work, row.item_id)
    # Those after it move up, so that their labels change too.
    _refuse_sent(work, [each for each in _papers(work, item.id) if each.place >= row.place])
    _remove(work, [row])
    put_in_places(work, _papers(work, item.id))
    _settle(work, item)
    return paper_id


def remove_papers_of(work: Work, meeting_id: int) -> None:
    """Remove all papers of a meeting that is removed itself; none of them has gone out in a pack."""
    chosen = select(Paper).join(AgendaItem, AgendaItem.id == Paper.item_id)
    _remove(work, work.session.scalars(chosen.where(AgendaItem.meeting_id == meeting_id)).all())


def _open_item(work: Work, item_id: int) -> AgendaItem:
    item = work.get(AgendaItem, item_id)
    check_open(work.get(Meeting, item.meeting_id))
    return item


def _papers(work: Work, item_id: int) -> list[Paper]:
    chosen = select(Paper).where(Paper.item_id == item_id)
    return list(work.session.scalars(chosen.order_by(Paper.place, Paper.id)))


def _versions(work: Work, paper_id: int) -> list[PaperVersion]:
    chosen = select(PaperVersion).where(PaperVersion.paper_id == paper_id)
    return list(work.session.scalars(chosen.order_by(PaperVersion.number)))


def _add_version(work: Work, paper_id: int, incoming: Incoming, number: int) -> None:
    keep_content(work, incoming)
    work.add(
        PaperVersion(
            paper_id=paper_id,
            number=number,
            file_name=incoming.name,
            kind=incoming.kind,
            sha256=incoming.sha256,
            size=len(incoming.content),
            pages=incoming.pages,
            fault=incoming.fault,
            added_on=work.today,
        )
    )


def _refuse_again(work: Work, beside: Sequence[Paper], incoming: Incoming) -> None:
    for paper in paper_records(work.session, [each.id for each in beside]):
        if paper.sha256 == incoming.sha256:
            raise AttachedAlready(incoming.name, paper.label, paper.title)


def _is_late(work: Work, meeting_id: int, received: date) -> bool:
    return received > meeting(work.session, meeting_id).timetable.papers_due


def _move(work: Work, row: Paper, before: AgendaItem, item_id: int) -> None:
    item = _open_item(work, item_id)
    beside = _papers(work, item_id)
    if len(beside) >= MOST:
        raise TooManyPapers(item.title)
    row.item_id, row.place = item_id, len(beside) + 1
    work.session.flush()
    bring_recommendations(work, row.id, item_id)
    put_in_places(work, _papers(work, before.id))
    _settle(work, before)
    _settle(work, item)


def _set_withdrawn(work: Work, paper_id: int, *, withdrawn: bool) -> int:
    row = work.get(Paper, paper_id)
    item = _open_item(work, row.item_id)
    row.withdrawn = withdrawn
    _settle(work, item)
    return paper_id


def _settle(work: Work, item: AgendaItem) -> None:
    """Let the item say whether its paper has come: with one it has, without one a paper that was named is awaited."""
    work.session.flush()
    has_one = any(not each.withdrawn for each in _papers(work, item.id))
    without = PaperState.AWAITED if item.paper else PaperState.NONE
    state = PaperState.RECEIVED if has_one else without
    if item.paper_state is not state:
        item.paper_state = state
        work.session.flush()


def _refuse_sent(work: Work, rows: Sequence[Paper]) -> None:
    """Refuse to take away or to label anew what has gone out; the day is that of the newest pack it is in."""
    chosen = (
        select(PaperVersion.paper_id, func.max(Pack.made_on))
        .join(PackPaper, PackPaper.version_id == PaperVersion.id)
        .join(Pack, Pack.id == PackPaper.pack_id)
        .where(PaperVersion.paper_id.in_([each.id for each in rows]))
        .group_by(PaperVersion.paper_id)
    )
    for paper_id, day in work.session.execute(chosen):
        raise InAPack(paper_record(work.session, paper_id).label, show_day(day))


def _refuse_evidence(work: Work, ids: Sequence[int]) -> None:
    chosen = select(Action.evidence_paper_id, Action.text).where(Action.evidence_paper_id.in_(ids))
    for paper_id, action in work.session.execute(chosen.order_by(Action.id)):
        raise IsEvidence(paper_record(work.session, paper_id or 0).label, action)


def _remove(work: Work, rows: Sequence[Paper]) -> None:
    ids = [row.id for row in rows]
    _refuse_evidence(work, ids)
    forget_papers(work, ids)
    versions = select(PaperVersion.id).where(PaperVersion.paper_id.in_(ids))
    work.delete_many(PaperVersion, work.session.scalars(versions).all())
    work.delete_many(Paper, ids)

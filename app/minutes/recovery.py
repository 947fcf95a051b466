"""After a crash: the drafts that are not in the minutes, each beside the text that is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from app.agenda.naming import headings
from app.fields import Ref
from app.meetings.naming import meeting_names
from app.minutes.draft_rows import discard_draft, read_drafts
from models.agenda import AgendaItem
from models.minutes import Minute

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from app.bootstrap import Core
    from app.minutes.side_files import DraftText, SideFiles

Origin = Literal["draft", "side file"]


@dataclass(frozen=True)
class Recovered:
    """Words that were typed and never became minutes, and what is saved in their place.

    `item` is None where the item has gone; `shown` is the version of the saved text that typing began from.
    """

    item_id: int
    item: Ref | None
    meeting: Ref | None
    text: str
    at: datetime
    shown: int | None
    saved: str
    saved_version: int | None
    origin: Origin


def recoverable(session: Session, side_files: SideFiles, partnership_file: str) -> list[Recovered]:
    """Give every draft and side file whose words differ from what is saved, oldest first."""
    found: list[tuple[Origin, DraftText]] = [
        ("draft", each) for each in read_drafts(session).values()
    ]
    found += [("side file", each) for each in side_files.read(partnership_file)]
    ids = [draft.item_id for _, draft in found]
    saved = {row.item_id: row for row in session.scalars(_minutes(ids))}
    items = _items(session, ids)
    return [
        _recovered(origin, draft, saved.get(draft.item_id), items.get(draft.item_id))
        for origin, draft in sorted(found, key=lambda each: each[1].at)
        if draft.text != (saved[draft.item_id].text if draft.item_id in saved else "")
    ]


def discard(core: Core, side_files: SideFiles, found: Recovered) -> None:
    """Throw recovered words away because a person said so; nothing else ever does."""
    if found.origin == "draft":
        discard_draft(core, found.item_id)
    elif core.file is not None:
        side_files.remove(str(core.file.path), found.item_id)


def _minutes(ids: Sequence[int]) -> Select[Minute]:
    return select(Minute).where(Minute.item_id.in_(ids))


def _items(session: Session, ids: Sequence[int]) -> dict[int, tuple[Ref, Ref]]:
    """Give item and meeting by item id, as far as they are still there."""
    chosen = select(AgendaItem.id, AgendaItem.meeting_id).where(AgendaItem.id.in_(ids))
    rows = session.execute(chosen).all()
    numbers = headings(session, [row.id for row in rows])
    names = meeting_names(session, [row.meeting_id for row in rows])
    return {
        row.id: (Ref(row.id, numbers[row.id]), Ref(row.meeting_id, names[row.meeting_id]))
        for row in rows
    }


def _recovered(
    origin: Origin, draft: DraftText, saved: Minute | None, where: tuple[Ref, Ref] | None
) -> Recovered:
    item, meeting = where or (None, None)
    return Recovered(
        item_id=draft.item_id,
        item=item,
        meeting=meeting,
        text=draft.text,
        at=draft.at,
        shown=draft.shown,
        saved=saved.text if saved else "",
        saved_version=saved.version if saved else None,
        origin=origin,
    )

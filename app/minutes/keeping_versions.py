"""Keeping versions of minutes: one at every move of their meeting, one whenever a person asks, and back again.

A version is kept as words and not worked out from the history: what an erasure or a newer program takes out of the
history must not change what was sent to the chair or issued. The row is a part of the step that made it, so undoing
the step takes it along; what reads as the version before is not stored twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.errors import UserError, refuse
from app.fields import problems
from app.meetings.moves import APPROVE, CLOSE, FROM_CHAIR, ISSUE, REOPEN, RESUME, TO_CHAIR
from app.meetings.rules import check_open
from app.minutes.fields import KEPT_VERSION, VersionValues
from app.minutes.operations import save_minutes
from app.minutes.queries import minuted
from app.minutes.version_words import kept_items, pack
from app.minutes.versions import words_of
from models.meetings import Meeting
from models.minutes import MinutesVersion, Occasion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.meetings.moves import Move
    from app.work import Work

MOST = 60
"""Versions of one meeting; beyond them the oldest that nobody asked for and nothing was sent out as makes room."""
_OCCASIONS = {
    CLOSE: Occasion.CLOSED,
    RESUME: Occasion.RESUMED,
    TO_CHAIR: Occasion.TO_CHAIR,
    FROM_CHAIR: Occasion.FROM_CHAIR,
    ISSUE: Occasion.ISSUED,
    APPROVE: Occasion.APPROVED,
    REOPEN: Occasion.REOPENED,
}
_SENT_OUT = (Occasion.ISSUED, Occasion.CORRECTED, Occasion.APPROVED)


class ItemNotThere(UserError):
    """The text of an item was to be brought back that a version, or the agenda, does not have."""

    def __init__(self, where: str) -> None:
        super().__init__(f"This item is not {where}, so nothing was brought back.")


class NotAsked(UserError):
    """A version was to be removed that a step of the minutes kept."""

    def __init__(self) -> None:
        super().__init__(
            "This version shows how the minutes went on their way, so it stays. "
            "Only versions that you kept yourself are removed."
        )


class TooManyVersions(UserError):
    """One more version was asked for than a meeting keeps."""

    def __init__(self) -> None:
        super().__init__(
            f"There are {MOST} versions of these minutes already. Remove one that you kept yourself first."
        )


def keep_for_move(work: Work, meeting_id: int, move: Move) -> int | None:
    """Keep the minutes as they go through a move that changes their state; None for every other move."""
    occasion = _OCCASIONS.get(move)
    if occasion is None:
        return None
    if occasion is Occasion.ISSUED and any(
        each.occasion in _SENT_OUT for each in _versions(work, meeting_id)
    ):
        occasion = Occasion.CORRECTED
    return _keep(work, meeting_id, occasion)


def keep_version(work: Work, meeting_id: int, values: VersionValues) -> int:
    """Keep the minutes as they are now under a name; gives the id of the version."""
    full: dict[str, Any] = {"name": None, **values}
    refuse(problems(KEPT_VERSION[:1], full))
    if len(_versions(work, meeting_id)) >= MOST and not _spare(work, meeting_id):
        raise TooManyVersions
    return _keep(work, meeting_id, Occasion.ASKED, full["name"])


def remove_version(work: Work, version_id: int) -> int:
    """Remove a version that a person kept; another that reads the same keeps the words."""
    row = work.get(MinutesVersion, version_id)
    if row.occasion is not Occasion.ASKED:
        raise NotAsked
    _drop(work, row)
    return version_id


def restore_item(
    work: Work, version_id: int, item_id: int, *, shown: Mapping[int, int | None]
) -> int | None:
    """Make the text that an item had in a version its minutes again.

    `shown` gives by item the version of the text that was compared: ChangedMeanwhile where it is another by now.
    """
    row = work.get(MinutesVersion, version_id)
    check_open(work.get(Meeting, row.meeting_id))
    found = next((each for each in words_of(work.session, version_id) if each.id == item_id), None)
    if found is None:
        raise ItemNotThere("in that version")
    if item_id not in shown:
        raise ItemNotThere("on the agenda any more")
    return save_minutes(work, item_id, found.text, shown=shown[item_id])


def restore_version(work: Work, version_id: int, *, shown: Mapping[int, int | None]) -> int:
    """Make the text of every item what it was in a version, and keep before it what is there now.

    Items that the version does not know keep their text, since they came later; decisions and actions are records of
    their own and stay. `shown` as above. Gives how many items changed.
    """
    row = work.get(MinutesVersion, version_id)
    check_open(work.get(Meeting, row.meeting_id))
    _keep(work, row.meeting_id, Occasion.BEFORE_RESTORE)
    now = {each.item.id: each.text for each in minuted(work.session, row.meeting_id, work.today)}
    changed = [
        each
        for each in words_of(work.session, version_id)
        if each.id in now and now[each.id] != each.text
    ]
    for each in changed:
        save_minutes(work, each.id, each.text, shown=shown.get(each.id))
    return len(changed)


def _keep(work: Work, meeting_id: int, occasion: Occasion, name: str | None = None) -> int:
    """Add a version; what reads as the newest refers to the one that holds these words."""
    meeting = work.get(Meeting, meeting_id)
    words = _words(work, meeting_id)
    kept = _versions(work, meeting_id)
    same = _holder_of(work, kept[-1], words) if kept else None
    if len(kept) >= MOST and (spare := _spare(work, meeting_id)):
        _drop(work, spare)
    return work.add(
        MinutesVersion(
            meeting_id=meeting_id,
            same_as_id=same,
            occasion=occasion,
            state=meeting.state,
            name=name,
            words=None if same else words,
        )
    )


def _words(work: Work, meeting_id: int) -> bytes:
    return pack(kept_items(minuted(work.session, meeting_id, work.today)))


def _holder_of(work: Work, newest: MinutesVersion, words: bytes) -> int | None:
    holder = work.get(MinutesVersion, newest.same_as_id) if newest.same_as_id else newest
    return holder.id if holder.words == words else None


def _spare(work: Work, meeting_id: int) -> MinutesVersion | None:
    """Give the oldest version that may go: no person asked for it, nothing was sent out as it, none reads the same."""
    kept = _versions(work, meeting_id)
    referred = {each.same_as_id for each in kept}
    may_go = (
        each
        for each in kept[:-1]
        if each.occasion not in {*_SENT_OUT, Occasion.ASKED} and each.id not in referred
    )
    return next(may_go, None)


def _drop(work: Work, row: MinutesVersion) -> None:
    """Remove a version; the first that reads the same takes its words over."""
    heirs = [each for each in _versions(work, row.meeting_id) if each.same_as_id == row.id]
    if heirs:
        work.edit_columns(heirs[0], {"words": row.words, "same_as_id": None})
        for each in heirs[1:]:
            work.edit_columns(each, {"same_as_id": heirs[0].id})
    work.delete(row)


def _versions(work: Work, meeting_id: int) -> Sequence[MinutesVersion]:
    chosen = select(MinutesVersion).where(MinutesVersion.meeting_id == meeting_id)
    return work.session.scalars(chosen.order_by(MinutesVersion.id)).all()

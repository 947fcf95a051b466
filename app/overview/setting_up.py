"""What is still to be done before a new file does its work: "Finish setting up: 3 of 7"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import exists, select

from app.amounts import counted
from app.groups.queries import GROUPS
from app.overview.terms_setting import TermsCount, count_terms
from models.agencies import Agency
from models.groups import Group
from models.meetings import Meeting
from models.partnerships import Partnership
from models.seats import Holder, Seat

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.bootstrap import Core

Key = Literal["partnership", "agencies", "groups", "members", "terms", "meeting", "backups"]


@dataclass(frozen=True)
class SetUpStep:
    """One thing to do once: what it is, whether it is done, and a sentence that helps to decide how."""

    key: Key
    title: str
    is_done: bool
    told: str


def set_up_steps(
    session: Session,
    today: date,
    *,
    has_second_backup: bool | None,
    partnership_id: int | None = None,
) -> tuple[SetUpStep, ...]:
    """Give the steps in the order a person takes them, for a partnership or the whole file.

    Agencies and backups serve all partnerships of a file, so a second one has these from the start. None for
    `has_second_backup` leaves that step out.
    """
    groups = select(Group.id).where(*GROUPS.own(partnership_id))
    seats = select(Seat.id).where(Seat.group_id.in_(groups))

    def has(kind: type, *conditions: ColumnElement[bool]) -> bool:
        return bool(session.scalar(select(exists().select_from(kind).where(*conditions))))

    steps = (
        SetUpStep(
            "partnership",
            "Name the partnership, its years and its numbering",
            has(Partnership),
            "Years and numbering have defaults; look at them before the first meeting is closed.",
        ),
        SetUpStep(
            "agencies",
            "Bring in the agencies",
            has(Agency),
            "They come along with a list of members; names that look alike are asked about once.",
        ),
        SetUpStep(
            "groups",
            "Add the groups",
            has(Group, Group.id.in_(groups)),
            "The board and what reports to it. They come along with a list of members too.",
        ),
        SetUpStep(
            "members",
            "Bring in the members",
            has(Holder, Holder.seat_id.in_(seats)),
            "From the workbook you keep them in, from rows copied in Excel, or typed one by one.",
        ),
        _terms(count_terms(session, today, partnership_id)),
        SetUpStep(
            "meeting",
            "Plan the first meeting",
            has(Meeting, Meeting.group_id.in_(groups)),
            "Its agenda is prepared with it: standing items, the last minutes, the action log.",
        ),
    )
    return steps if has_second_backup is None else (*steps, _backups(is_done=has_second_backup))


def has_second_backup(core: Core) -> bool | None:
    """Say whether a second place for backups is chosen; None for the sample, whose loss is none."""
    return bool(core.settings.now.second_backup_folder) if core.sample_day() is None else None


def _backups(*, is_done: bool) -> SetUpStep:
    return SetUpStep(
        "backups",
        "Choose a second place for backups",
        is_done,
        "A copy of each backup there survives the loss of this computer.",
    )


def _terms(count: TermsCount) -> SetUpStep:
    """Tell of the groups that have seats; all must say how often they meet, a group may do without a quorum."""
    told = "Each group has a proposal to accept or change, once it has members."
    if count.meeting:
        of_all = f"of {counted(count.meeting, 'group')} with members"
        told = f"{count.with_quorum} {of_all} have a quorum. Each of the others has a proposal."
    if count.meeting == count.with_quorum > 0:
        told = f"{count.with_quorum} {of_all} have a quorum."
    return SetUpStep(
        "terms",
        "Say how often each group meets, and its quorum",
        count.meeting == count.with_terms and count.with_quorum > 0,
        told,
    )

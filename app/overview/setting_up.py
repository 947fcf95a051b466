"""What is still to be done before a new file does its work: "Finish setting up: 3 of 7"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, or_, select

from app.groups.queries import GROUPS
from models.agencies import Agency
from models.groups import Group, QuorumAgency, TermsOfReference
from models.meetings import Meeting
from models.partnerships import Partnership
from models.seats import Holder, Seat

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class SetUpStep:
    """One thing to do once: what it is, whether it is done, and the page where it is done."""

    title: str
    is_done: bool
    page: str


def set_up_steps(
    session: Session, *, has_second_backup: bool, partnership_id: int | None = None
) -> tuple[SetUpStep, ...]:
    """Give the steps in the order a person takes them, for a partnership or the whole file.

    Agencies and backups serve all partnerships of a file, so a second one has these from the start.
    """
    groups = select(Group.id).where(*GROUPS.own(partnership_id))
    seats = select(Seat.id).where(Seat.group_id.in_(groups))

    def has(kind: type, *conditions: ColumnElement[bool]) -> bool:
        return bool(session.scalar(select(exists().select_from(kind).where(*conditions))))

    naming = select(QuorumAgency.terms_id)
    with_quorum = (
        or_(TermsOfReference.quorum_least.is_not(None), TermsOfReference.id.in_(naming)),
        TermsOfReference.group_id.in_(groups),
    )
    return (
        SetUpStep("Name the partnership and its years", has(Partnership), "groups"),
        SetUpStep("Bring in the agencies", has(Agency), "import"),
        SetUpStep("Add the groups", has(Group, Group.id.in_(groups)), "groups"),
        SetUpStep("Bring in the members", has(Holder, Holder.seat_id.in_(seats)), "import"),
        SetUpStep("Set each group's quorum", has(TermsOfReference, *with_quorum), "groups"),
        SetUpStep("Plan the first meeting", has(Meeting, Meeting.group_id.in_(groups)), "meetings"),
        SetUpStep("Choose a second place for backups", has_second_backup, "settings"),
    )

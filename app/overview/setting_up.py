"""What is still to be done before a new file does its work: "Finish setting up: 3 of 7"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from models.agencies import Agency
from models.groups import Group, TermsOfReference
from models.meetings import Meeting
from models.partnerships import Partnership
from models.seats import Holder

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class SetUpStep:
    """One thing to do once: what it is, whether it is done, and the page where it is done."""

    title: str
    is_done: bool
    page: str


def set_up_steps(session: Session, *, has_second_backup: bool) -> tuple[SetUpStep, ...]:
    """Give the steps in the order a person takes them."""

    def has(*conditions: type) -> bool:
        return all(bool(session.scalar(select(exists().select_from(each)))) for each in conditions)

    quorum = select(exists().where(TermsOfReference.quorum_least.is_not(None)))
    return (
        SetUpStep("Name the partnership and its years", has(Partnership), "groups"),
        SetUpStep("Bring in the agencies", has(Agency), "import"),
        SetUpStep("Add the groups", has(Group), "groups"),
        SetUpStep("Bring in the members", has(Holder), "import"),
        SetUpStep("Set each group's quorum", bool(session.scalar(quorum)), "groups"),
        SetUpStep("Plan the first meeting", has(Meeting), "meetings"),
        SetUpStep("Choose a second place for backups", has_second_backup, "settings"),
    )

"""Whose a document is: the option that asks for a partnership, and the head of a document about several."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.fields import Link
from app.partnerships.queries import NoPartnership, all_partnerships
from app.wording import listed

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.partnerships.queries import PartnershipRecord

ONE = Link(
    "partnership",
    "Partnership",
    kind="partnerships",
    help="The first of the file where none is named.",
)
ANY = replace(ONE, help="All of the file where none is named; each line then says whose it is.")


@dataclass(frozen=True)
class Bodies:
    """The partnerships that a document is about."""

    records: tuple[PartnershipRecord, ...]

    @property
    def several(self) -> bool:
        """Whether lines must say whose they are."""
        return len(self.records) > 1

    @property
    def names(self) -> str:
        """What stands at the head: "Anytown SCP and Anytown SAB"."""
        return listed([each.name for each in self.records])

    @property
    def marking(self) -> str:
        """Every marking that one of them uses, each once."""
        return " / ".join(dict.fromkeys(each.marking for each in self.records if each.marking))

    def short(self, partnership_id: int) -> str:
        """Give the short name of one of them."""
        [one] = [each for each in self.records if each.id == partnership_id]
        return one.short_name or one.name


def bodies(session: Session, partnership_id: int | None) -> Bodies:
    """Give the partnership named, or all of the file; NoPartnership where there is none such."""
    found = [each for each in all_partnerships(session) if partnership_id in {None, each.id}]
    if not found:
        raise NoPartnership
    return Bodies(tuple(found))

"""Every kind of content that is read from workbooks, and every list of names that its Link columns may mean.

A feature adds its line here; of two kinds that fit a workbook equally well the earlier one counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.agencies.imports import AGENCY_LIST
from app.agencies.operations import add_alias
from app.agencies.queries import known_agencies
from app.groups.queries import known_groups
from app.people.queries import known_people
from app.returns.imports import SECTION_11_RETURN, known_rounds
from app.seats.imports import MEMBERSHIP_LIST

if TYPE_CHECKING:
    from app.importing.kind import ImportKind
    from app.importing.learning import Learners
    from app.importing.lookup import Lookups

KINDS: tuple[ImportKind, ...] = (SECTION_11_RETURN, MEMBERSHIP_LIST, AGENCY_LIST)

LOOKUPS: Lookups = {
    "agencies": known_agencies,
    "groups": known_groups,
    "people": known_people,
    "return-rounds": known_rounds,
}

LEARNERS: Learners = {"agencies": add_alias}

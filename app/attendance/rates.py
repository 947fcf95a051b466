"""The two rates of attendance: seats represented, and seats attended by the member, over seats expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.rates import Rate
from models.attendance import Code

PRESENT = frozenset({Code.ATTENDED, Code.DEPUTY})


@dataclass(frozen=True)
class AttendanceCounts:
    """How often each code occurs among seats; a seat that was none then is not expected."""

    attended: int = 0
    deputies: int = 0
    apologies: int = 0
    absent: int = 0
    not_members: int = 0
    unmarked: int = 0

    @property
    def expected(self) -> int:
        """Seats that were expected: all but those that were none then."""
        return self.attended + self.deputies + self.apologies + self.absent + self.unmarked

    @property
    def represented(self) -> Rate:
        """Seats with the member or a deputy, over seats expected."""
        return Rate(self.attended + self.deputies, self.expected, "seats represented")

    @property
    def by_member(self) -> Rate:
        """Seats with the member in person, over seats expected."""
        return Rate(self.attended, self.expected, "seats attended by the member")

    @property
    def line(self) -> str:
        """Such as "Y 7  D 1  A 1  N 1"."""
        return f"Y {self.attended}  D {self.deputies}  A {self.apologies}  N {self.absent}"


def count(codes: Iterable[Code | None]) -> AttendanceCounts:
    """Count codes; None is a seat expected that has none yet."""
    found = Counter(codes)
    return AttendanceCounts(
        found[Code.ATTENDED],
        found[Code.DEPUTY],
        found[Code.APOLOGIES],
        found[Code.ABSENT],
        found[Code.NOT_MEMBER],
        found[None],
    )


def of_meetings(represented: Iterable[bool]) -> Rate:
    """Give an agency's rate of meetings at which any of its seats was represented."""
    told = list(represented)
    return Rate(sum(told), len(told), "meetings at which it was represented")

"""Names as partners write them, and the records they may mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

PERHAPS = "perhaps"
"""The reason beside another text by which a record may be meant, so that it is asked and never taken as said."""


@dataclass(frozen=True)
class Known:
    """A record that a Link column may mean: its name, and every other text it goes by with the reason in a word or two.

    `others` are pairs such as ("ELHT", "alias"), ("National Probation Service", "name until 2021"),
    ("zoe.valli@example.org", "e-mail").
    """

    id: int
    name: str
    others: tuple[tuple[str, str], ...] = ()
    ended: date | None = None
    """The last day of one that is no more, such as an agency that was closed."""


Lookup = Callable[["Session"], Sequence[Known]]
"""Gives all records of one kind that may be named, in one or two queries; features write it in their queries."""

Lookups = Mapping[str, Lookup]
"""Lookup by the `kind` of Link fields: "agencies", "people", "groups", "courses"."""

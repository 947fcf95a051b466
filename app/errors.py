"""What can go wrong, sorted by what the person can do about it; anything that is not here is our bug."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.errors import (
    EnvironmentProblem,
    FileDamaged,
    FileInUse,
    FileMissing,
    LeftLocked,
    PlaceUnsafe,
)

__all__ = [
    "AlreadyThere",
    "Cancelled",
    "CannotTakeBack",
    "ChangedMeanwhile",
    "Disagreement",
    "EnvironmentProblem",
    "FileDamaged",
    "FileInUse",
    "FileMissing",
    "InvalidValues",
    "LeftLocked",
    "NoSuchWord",
    "NotFound",
    "NothingToUndo",
    "PlaceUnsafe",
    "StillReferred",
    "Unreadable",
    "UserError",
    "WrongUsage",
    "refuse",
]


class UserError(Exception):
    """The wish cannot be done; the text says what happened and what to do, and nothing was changed."""


class WrongUsage(UserError):
    """What was asked is no wish that this program knows, whatever a file holds: a word that is none of a fixed list."""


class InvalidValues(UserError):
    """Some values of a record cannot be stored; `problems` maps each Field's name to one sentence."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


def refuse(problems: Mapping[str, str]) -> None:
    """Raise InvalidValues where there is a problem."""
    if problems:
        raise InvalidValues(problems)


class Unreadable(ValueError):
    """A text cannot be read as a value of a Field; the message is one sentence for the person."""


class NotFound(UserError):
    """A record that was asked for by name or number is not there."""

    def __init__(self, what: str, key: object, among: Iterable[str] = ()) -> None:
        there = ", ".join(among)
        super().__init__(
            f"There is no {what} “{key}”; there are {there}."
            if there
            else f"There is no {what} “{key}” in this file."
        )


class NoSuchWord(NotFound, WrongUsage):
    """A word that was asked for is none of the program's own, such as a kind of record or a report."""


class AlreadyThere(UserError):
    """A change would make two records the same in what tells them apart."""

    def __init__(self, table: str, columns: tuple[str, ...]) -> None:
        what, which = table.replace("_", " "), [_plain(column) for column in columns]
        super().__init__(
            f"There is another {what} with the same {' and '.join(which)} already. Nothing was changed."
        )


class StillReferred(UserError):
    """A change would leave another record with a reference to nothing."""

    def __init__(self) -> None:
        super().__init__(
            "Other records still refer to what would be removed. Change or remove those first. "
            "Nothing was changed."
        )


@dataclass(frozen=True)
class Disagreement:
    """One value that somebody changed since it was shown: what was typed here and what stands there now."""

    field: str
    typed: object
    stored: object


class ChangedMeanwhile(UserError):
    """Another act changed the same values after they were shown; both are kept for the person to choose."""

    def __init__(self, disagreements: tuple[Disagreement, ...]) -> None:
        names = ", ".join(each.field for each in disagreements)
        super().__init__(
            f"This record was changed after you opened it ({names}). "
            "Look at both values and save the one that is right."
        )
        self.disagreements = disagreements


class CannotTakeBack(UserError):
    """A step cannot be undone because records it touched have changed since; `records` names them."""

    def __init__(self, label: str, records: tuple[str, ...]) -> None:
        shown = "; ".join(records[:5]) + ("; and more" if len(records) > 5 else "")
        super().__init__(
            f"“{label}” cannot be taken back: {shown}. Take back the later change first. "
            "Nothing was changed."
        )
        self.records = records


class NothingToUndo(UserError):
    """Undo or redo was asked for with no step to take."""

    def __init__(self, verb: str) -> None:
        super().__init__(f"There is nothing to {verb}.")


class Cancelled(Exception):
    """The person stopped a long task; everything it did has been rolled back."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was changed.")


def _plain(column: str) -> str:
    return column.removesuffix("_id").replace("_", " ")

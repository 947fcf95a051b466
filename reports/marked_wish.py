"""What a marked copy is made from, what came of it, and why there can be none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.amounts import counted
from app.errors import UserError

if TYPE_CHECKING:
    from app.importing.put_right import PutRight
    from app.importing.workbook import Workbook

IN_PLACE = (".xlsx", ".xlsm")
"""Endings of files that can be marked as they are."""
_READ = frozenset({*IN_PLACE, ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".tab"})
UNNAMED = "Safeguarding children partnership"
"""Who signs comments where the file names no partnership yet."""
_ENDING = " - to put right"


class NothingToMark(UserError):
    """A file has nothing that its sender is to put right."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} has nothing that its sender is to put right, so no copy was marked."
        )


class ChangedSinceRead(UserError):
    """A file is not the one any more whose problems are known."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was changed since it was read, so no copy was marked. Look at it again first."
        )


class SendersOwnFile(UserError):
    """A marked copy was to take the place of the file that it is a copy of."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is the sender's own file, which stays as it came. Give the copy another name."
        )


class NeedsMacroEnding(UserError):
    """A copy that keeps macros was given an ending with which Excel opens none."""

    def __init__(self) -> None:
        super().__init__(
            "The copy keeps the sender's macros, and Excel opens it only under a name that ends in .xlsm. Choose such "
            "a name."
        )


class CannotBeMarked(UserError):
    """Not even a copy of the values could be marked."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"A marked copy of {name} takes more time or memory than is safe, so none was written."
        )


@dataclass(frozen=True)
class CopyWish:
    """What a copy is made from: the problems, the file or the list that was read, and who sends the copy back.

    `unit` is the partnership, by whose name comments are signed; `mailbox` where the corrected workbook goes.
    """

    put_right: PutRight
    source: Path | Workbook
    unit: str
    mailbox: str = ""


@dataclass(frozen=True)
class MarkedCopy:
    """What was written: where, how many cells are marked, how many things there are, and whether in the file itself."""

    path: Path
    marked: int
    listed: int
    in_place: bool

    @property
    def sentence(self) -> str:
        """Say what was written."""
        cells = (
            f"{counted(self.marked, 'cell')} marked, {counted(self.listed, 'thing')} to put right"
        )
        plain = (
            ""
            if self.in_place
            else "; it holds the values alone, as the file itself cannot be marked"
        )
        return f"{self.path.name} is written: {cells}{plain}."


def copy_name(name: str) -> str:
    """Propose a name for the marked copy of a file."""
    path = Path(name)
    ending = path.suffix.casefold()
    is_file = ending in _READ
    stem = path.stem if is_file else name
    again = " again" if stem.endswith(_ENDING) else _ENDING
    return f"{stem}{again}{ending if ending in IN_PLACE else '.xlsx'}"

"""Puts drafts of letters on the disk: one as a file, several in a new folder of their own."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import EnvironmentProblem
from app.wording import file_name
from reports.mail import write_draft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from app.letters.letter import Letter
    from reports.mail import Attachment

LARGE = 20_000_000
"""Bytes of a draft from which many mail servers refuse it."""
_LONGEST = 60
"""Signs of a file's name, so that its whole path stays within what Windows takes."""


@dataclass(frozen=True)
class Draft:
    """A letter with what goes with it."""

    letter: Letter
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class DraftsWritten:
    """What was written: the file, or the folder of several, how many, and the bytes of the largest."""

    path: Path
    count: int
    largest: int

    @property
    def is_large(self) -> bool:
        """Whether a draft is larger than many mail servers take."""
        return self.largest > LARGE


def write_one(draft: Draft, path: Path, moment: datetime) -> DraftsWritten:
    """Write a single draft; EnvironmentProblem leaves what was there."""
    write_draft(draft.letter, draft.attachments, path, moment)
    return DraftsWritten(path, 1, path.stat().st_size)


def write_folder(
    drafts: Sequence[Draft], parent: Path, stem: str, moment: datetime
) -> DraftsWritten:
    """Write drafts into a new folder within `parent`: all of them, or none and no folder.

    An older folder of the same name stays as it is, with whatever was changed in its drafts.
    """
    if not parent.is_dir():
        raise EnvironmentProblem(
            f"There is no folder “{parent}”, so nothing was written. Choose another place.", parent
        )
    try:
        with tempfile.TemporaryDirectory(prefix=".drafts-", dir=parent) as name:
            made = Path(name) / "all"
            made.mkdir()
            for path, draft in _named(drafts, made):
                write_draft(draft.letter, draft.attachments, path, moment)
            largest = max((each.stat().st_size for each in made.iterdir()), default=0)
            target = _free(parent, stem)
            shutil.move(made, target)
    except OSError as refused:
        raise EnvironmentProblem(
            f"The drafts were not written in “{parent}”: {refused.strerror or refused}. Choose another place.",
            parent,
        ) from refused
    return DraftsWritten(target, len(drafts), largest)


def _named(drafts: Sequence[Draft], folder: Path) -> list[tuple[Path, Draft]]:
    """Number the drafts, so that two people of one name have files of their own, and none is missed."""
    digits = len(str(len(drafts)))
    return [
        (folder / f"{number:0{digits}d} {_stem(draft.letter)}.eml", draft)
        for number, draft in enumerate(drafts, 1)
    ]


def _stem(letter: Letter) -> str:
    lacking = "" if letter.addresses else "no address"
    name = file_name(letter.name, lacking) or file_name(letter.wording.subject)
    return name[:_LONGEST].strip() or "Letter"


def _free(parent: Path, stem: str) -> Path:
    """Give a name within a folder that nothing has yet."""
    plain = file_name(stem)[:_LONGEST].strip() or "Letters"
    target, number = parent / plain, 2
    while target.exists():
        target, number = parent / f"{plain} {number}", number + 1
    return target

"""The one error that the bottom floor raises: the surroundings refuse, in a sentence a person can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class EnvironmentProblem(Exception):
    """The surroundings refuse: a full disk, a locked or damaged file. The program stays up and nothing was changed."""

    def __init__(self, sentence: str, path: Path | None = None) -> None:
        """Keep the sentence and the path it is about."""
        super().__init__(sentence)
        self.path = path


class FileMissing(EnvironmentProblem):
    """There is no file where one was looked for."""


class FileDamaged(EnvironmentProblem):
    """The file is not whole; what it held comes back from a backup."""


class FileInUse(EnvironmentProblem):
    """Another program holds the file; the sentence names the holder where that is known."""


class LeftLocked(EnvironmentProblem):
    """A lock from another computer was left beside the file; opening with `take_over` removes it."""


class PlaceUnsafe(EnvironmentProblem):
    """The file lies where it can be damaged while open: on a share, or in a folder that a service synchronises."""


class FileTooNew(EnvironmentProblem):
    """The file was written by a newer version of this program."""


class FileTooOld(EnvironmentProblem):
    """The file was written by an older version and must be brought up to date before it opens."""

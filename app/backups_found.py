"""Every backup there is on this computer and in the places of second copies, whichever file it is of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.backup_list import LondonMoment, Size
from app.backup_names import Reason, backups_in, read_name, stem_of
from app.errors import EnvironmentProblem
from app.fields import Choice, Fields, Text

if TYPE_CHECKING:
    from app.bootstrap import Core

HERE, COPY, BOTH, CHOSEN = "This computer", "Second place", "Both places", "Chosen"

FOUND: Fields = (
    Text("file", "Partnership file", computed=True, width=24),
    LondonMoment("made", "When", computed=True, width=22),
    Choice("reason", "Why", words=Reason, computed=True, chip=False, width=18),
    Size("size", "Size", computed=True, width=10),
    Text("place", "Where", computed=True, width=15),
)


@dataclass(frozen=True)
class FoundBackup:
    """A backup wherever it lies; its id is its place in the list. One that was renamed tells no reason."""

    id: int
    file: str
    made: datetime
    reason: Reason | None
    size: int
    place: str
    path: Path


def found_backups(core: Core) -> list[FoundBackup]:
    """List the backups of all files, the newest first; one that lies in both places is one line."""
    chosen = core.settings.now.second_backup_folder
    second = [Path(chosen)] if chosen else []
    if core.paths.copies not in second:
        second.append(core.paths.copies)
    found: dict[str, FoundBackup] = {}
    for parent, place in ((core.paths.backups, HERE), *((each, COPY) for each in second)):
        for each in _below(parent, place):
            before = found.get(each.path.name)
            found[each.path.name] = replace(before, place=BOTH) if before else each
    newest_first = sorted(
        found.values(), key=lambda each: (each.made, each.path.name), reverse=True
    )
    return [replace(each, id=number) for number, each in enumerate(newest_first, start=1)]


def backup_at(path: Path) -> FoundBackup:
    """Describe a backup that a person points at; EnvironmentProblem where there is no file."""
    line = read_name(path)
    try:
        state = path.stat()
    except OSError as error:
        raise EnvironmentProblem(
            f"There is no file at {path} now. Choose another one.", path
        ) from error
    made = line.made if line else datetime.fromtimestamp(state.st_mtime, UTC)
    reason = line.reason if line else None
    return FoundBackup(0, stem_of(path), made, reason, state.st_size, CHOSEN, path)


def _below(parent: Path, place: str) -> list[FoundBackup]:
    """Read the names of the backups in the folders below a place; one that is absent now holds none."""
    try:
        folders = [each for each in parent.iterdir() if each.is_dir()]
    except OSError:
        return []
    return [
        FoundBackup(0, stem_of(line.path), line.made, line.reason, line.size, place, line.path)
        for folder in folders
        for line in backups_in(folder)
    ]

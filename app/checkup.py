"""“Check file”: everything that can be verified about an open file, told as findings a person can act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.backup_names import backups_in, plain_stem, read_name, stem_of
from app.clock import show_moment
from app.progress import UNWATCHED, step

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from app.backup_names import BackupLine
    from app.bootstrap import Core
    from app.progress import Progress
    from app.proof import Anchor


@dataclass(frozen=True)
class Findings:
    """What a check found: damage of file and papers, changes past the program, words missing in the search index.

    Each is a sentence; all empty is a sound file. `anchors` is how many backups vouched for the history.
    """

    damage: tuple[str, ...]
    tampering: tuple[str, ...]
    unfound: tuple[str, ...]
    anchors: int
    papers: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    """Names under which a copy of this file went on by itself: known from its backups, and no fault of this one."""

    @property
    def all(self) -> tuple[str, ...]:
        """Give every finding."""
        return self.damage + self.papers + self.tampering + self.unfound

    @property
    def notes(self) -> tuple[str, ...]:
        """Tell what is worth knowing and is no fault."""
        return tuple(
            f"A copy of this file, “{each}”, went on by itself: its backups hold steps that are not here."
            for each in self.copies
        )


def check_file(core: Core, progress: Progress = UNWATCHED) -> Findings:
    """Check pages, references, history, papers and search index of the open file; it is held for one turn meanwhile."""
    from app.catalogue import SEARCHED  # noqa: PLC0415 - loads every feature's tables
    from app.proof import find_tampering  # noqa: PLC0415 - not loaded before a file is needed
    from app.restoring import left_behind  # noqa: PLC0415 - the same
    from app.search import unindexed  # noqa: PLC0415 - the same
    from models.checks import find_damage  # noqa: PLC0415 - the same

    lines = _kept(core)
    with core.read() as session:
        step(progress, "Checking pages", 0, 1)
        damage = find_damage(session.connection())
        if damage:
            return Findings(tuple(damage), (), (), 0)
        gone = left_behind(session.connection())
        kept = [
            line
            for line in lines
            if line.step_id and not any(after < line.number <= up_to for after, up_to in gone)
        ]
        copies = _went_on(session, kept, core.open_path())
        anchors = [_anchor(line) for line in kept if stem_of(line.path) not in copies]
        tampering = find_tampering(session, anchors, progress)
        unfound = unindexed(session, SEARCHED)
        papers = _faulty_papers(session, progress, is_backup=bool(read_name(core.open_path())))
    return Findings((), tuple(tampering), unfound, len(anchors), papers, tuple(copies))


def _went_on(session: Session, lines: Iterable[BackupLine], path: Path) -> list[str]:
    """Name the copies of a file, by what their backups are called, that hold steps which this one does not.

    A file that is copied beside itself keeps its identity, so both find the same backups. One of its own name that
    knows more is no copy: there steps were cut off.
    """
    from app.proof import holds_anchor  # noqa: PLC0415 - not loaded before a file is needed

    own = plain_stem(path.stem)
    others = ((stem_of(line.path), line) for line in lines)
    return sorted(
        {stem for stem, line in others if stem != own and not holds_anchor(session, _anchor(line))}
    )


def _faulty_papers(session: Session, progress: Progress, *, is_backup: bool) -> tuple[str, ...]:
    """Name the papers that are not as they were attached; a backup keeps its papers in the pool beside it."""
    from app.papers.missing import damaged_papers, missing_papers  # noqa: PLC0415 - not loaded before a file is needed

    missing = [] if is_backup else missing_papers(session)
    return (
        *(f"The content of paper {each} is missing" for each in missing),
        *(f"Paper {each} is damaged in the file" for each in damaged_papers(session, progress)),
    )


def _kept(core: Core) -> list[BackupLine]:
    """List the backups here and in the second place, one that is in both once; a place out of reach has none."""
    second = core.backups.second_folder()
    lines = [*(backups_in(second) if second else []), *core.backups.lines()]
    return list({(line.number, line.digest): line for line in lines}.values())


def _anchor(line: BackupLine) -> Anchor:
    from app.proof import Anchor  # noqa: PLC0415 - not loaded before a file is needed

    return Anchor(f"the backup of {show_moment(line.made)}", line.step_id, line.head)

"""A copy of a partner's workbook with its problems marked, to be sent back: in place, or its values in a new one."""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from app.amounts import counted
from app.apart import Apart, Ended, Kind, Stopped
from app.errors import Cancelled
from app.importing import limits
from app.importing.reading import UnreadableFile, copy_source, read_workbook
from app.process_walls import Walls
from app.progress import UNWATCHED, Progress, step
from reports.marked_compare import reads_alike
from reports.marked_list import Line
from reports.marked_markup import MACROS
from reports.marked_wish import (
    CannotBeMarked,
    ChangedSinceRead,
    MarkedCopy,
    NeedsMacroEnding,
    NothingToMark,
    SendersOwnFile,
)
from reports.saving import in_place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.importing.put_right import Point
    from reports.marked_wish import CopyWish

_log = logging.getLogger(__name__)
MARKER = Kind("reports.marked_child", "mark-copy")
WALLS = Walls(limits.MEMORY_BYTES, 4 * limits.SECONDS, 2 * limits.OUTPUT_BYTES)
SILENCE = 60.0
MOST_MARKED, MOST_LISTED = 1_000, 5_000
"""Cells that get a comment, and lines of the list: more slows Excel down, and nobody reads them."""
LABEL = "Marking the copy"


def write_marked_copy(wish: CopyWish, target: Path, progress: Progress = UNWATCHED) -> MarkedCopy:
    """Write the copy; NothingToMark, ChangedSinceRead, SendersOwnFile and Cancelled leave all files as they were.

    A workbook of Excel's modern kind is marked in place, everything else of it as it came, macros, charts and pictures
    too, and is then read again and compared. Any other, and one that is built in a way that marks cannot be put into,
    is written anew with the values as they were read.
    """
    told = wish.put_right
    if not told.points:
        raise NothingToMark(told.file)
    if isinstance(wish.source, Path) and target.exists() and target.samefile(wish.source):
        raise SendersOwnFile(target.name)
    with tempfile.TemporaryDirectory(prefix="marked-") as name:
        work = _Work(wish, Path(name), progress)
        made = work.marked_in_place(target)
        in_place = made is not None
        if made is None:
            target = _plain_name(target)
            made = work.marked_values()
        with in_place_of(target) as draft:
            shutil.copyfile(made, draft)
    return MarkedCopy(target, len(_notes(told.points)), len(told.points), in_place)


class _Work:
    """The making of one copy in a folder for the time being."""

    def __init__(self, wish: CopyWish, folder: Path, progress: Progress) -> None:
        self._wish = wish
        self._told = wish.put_right
        self._folder = folder
        self._progress = progress
        self._source: Path | None = None
        if isinstance(wish.source, Path):
            self._source = folder / f"source{wish.source.suffix.casefold()}"
            if copy_source(wish.source, self._source) != self._told.sha256:
                raise ChangedSinceRead(self._told.file)

    def marked_in_place(self, target: Path) -> Path | None:
        """Mark the sender's own workbook; None where it is of another kind or cannot be marked."""
        if self._source is None or not _is_modern(self._source):
            return None
        has_macros = _has_macros(self._source)
        if has_macros and target.suffix.casefold() != ".xlsm":
            raise NeedsMacroEnding
        made = self._folder / f"marked{'.xlsm' if has_macros else '.xlsx'}"
        if not self._mark(self._source, made, {}, self._above("")):
            return None
        step(self._progress, "Reading the copy again", 0, 0)
        try:
            again = read_workbook(made, self._progress)
        except UnreadableFile as unread:
            _log.warning("a marked copy could not be read again: %s", unread.reason)
            return None
        if not reads_alike(read_workbook(self._source, self._progress), again):
            _log.warning("a marked copy does not read as the workbook did")
            return None
        return made

    def marked_values(self) -> Path:
        """Write the values as they were read and mark those."""
        from reports.marked_values import write_values  # noqa: PLC0415 - only where a copy is written

        plain, made = self._folder / "values.xlsx", self._folder / "marked values.xlsx"
        workbook = self._wish.source
        if isinstance(workbook, Path):
            workbook = read_workbook(self._folder / self._own_name(workbook), self._progress)
        names = write_values(workbook, plain, self._progress)
        why = (
            "This is a new workbook with the values of your file: comments cannot be put into the file itself. "
            "Correct and return this one."
        )
        if not self._mark(plain, made, names, self._above(why)):
            raise CannotBeMarked(self._told.file)
        return made

    def _own_name(self, path: Path) -> str:
        """Give the copy the file's own name, after which the one sheet of a text file is called."""
        assert self._source is not None  # noqa: S101 - a path was copied when the work began
        named = self._folder / "own" / path.name
        named.parent.mkdir(exist_ok=True)
        shutil.copyfile(self._source, named)
        return str(named)

    def _mark(
        self, source: Path, target: Path, names: Mapping[str, str], told: Sequence[str]
    ) -> bool:
        """Let the process mark a workbook; False where that cannot be done. Cancelled."""
        marking = self._folder / "marking.json"
        points = self._told.points
        notes = {
            names.get(sheet, sheet): cells for sheet, cells in _by_sheet(_notes(points)).items()
        }
        lines = [_line(each, names.get(each.sheet, each.sheet)) for each in points[:MOST_LISTED]]
        given = {
            "author": self._wish.unit,
            "notes": notes,
            "told": told,
            "lines": [asdict(each) for each in lines],
        }
        marking.write_text(json.dumps(given), encoding="utf-8")
        question = {"source": str(source), "target": str(target), "marking": str(marking)}
        try:
            with Apart(MARKER, WALLS, SILENCE) as process:
                for said in process.ask(question, self._progress):
                    if "unfit" in said:
                        _log.info("a workbook cannot be marked in place: %s", said["unfit"])
                        return False
                    step(self._progress, LABEL, said["done"], said["of"])
        except Ended as ended:
            _log.warning("marking a copy ended: %s", ended)
            return False
        except Stopped:
            raise Cancelled from None
        return True

    def _above(self, why: str) -> list[str]:
        """Say what stands above the list: the file, whom it is from, how much there is, how it is sent back."""
        told, unit = self._told, self._wish.unit
        sender = f" from {told.agency}" if told.agency else ""
        things = counted(len(told.points), "thing")
        rows = f"{told.waiting:,} of {counted(told.rows, 'row')}"
        back = (
            f"Correct the cells below in this workbook, save it, and send it back to {self._wish.mailbox or unit}. "
            "The comments and this sheet may stay in it; they are left out when it is read again."
        )
        return [
            f"{told.file}{sender}: {things} to put right, in {rows}. What was understood is not touched.",
            back,
            *self._limits(),
            *([why] if why else []),
        ]

    def _limits(self) -> Iterator[str]:
        points = self._told.points
        if len(points) > MOST_LISTED:
            yield f"The first {MOST_LISTED:,} are listed."
        cells = len({(each.sheet, each.cell) for each in points if each.cell})
        if cells > MOST_MARKED:
            yield f"The first {MOST_MARKED:,} cells are marked with a comment; the others are on the list alone."


def _plain_name(target: Path) -> Path:
    """Give a copy of the values a name with which Excel opens it, and that no other file has where it was not asked."""
    if target.suffix.casefold() == ".xlsx":
        return target
    stem, found, number = target.stem, target.with_suffix(".xlsx"), 2
    while found.exists():
        found, number = target.with_name(f"{stem} {number}.xlsx"), number + 1
    return found


def _notes(points: Sequence[Point]) -> dict[tuple[str, str], str]:
    """Join what is wrong at each cell to one comment, for as many cells as are marked."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in points:
        if each.cell and (len(found) < MOST_MARKED or (each.sheet, each.cell) in found):
            found.setdefault((each.sheet, each.cell), []).append(f"{each.wrong} {each.advice}")
    return {place: "\n".join(dict.fromkeys(texts)) for place, texts in found.items()}


def _by_sheet(notes: Mapping[tuple[str, str], str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for (sheet, cell), text in notes.items():
        found.setdefault(sheet, {})[cell] = text
    return found


def _line(point: Point, sheet: str) -> Line:
    return Line(
        sheet,
        point.place,
        point.cell or f"A{point.row or 1}",
        point.found,
        point.wrong,
        point.advice,
    )


def _is_modern(path: Path) -> bool:
    """Say whether a file is a package of the kind that can be marked in place."""
    import zipfile  # noqa: PLC0415 - only where a copy is written

    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return any(each.casefold().endswith("workbook.xml") for each in archive.namelist())


def _has_macros(path: Path) -> bool:
    import zipfile  # noqa: PLC0415 - only where a copy is written

    with zipfile.ZipFile(path) as archive:
        return MACROS in archive.read("[Content_Types].xml")

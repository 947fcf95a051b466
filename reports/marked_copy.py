"""A copy of a partner's workbook with its problems marked, to be sent back: in place, or the values in a new workbook."""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from dataclasses import asdict, dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from app.amounts import counted
from app.apart import Apart, Ended, Kind, Stopped
from app.errors import Cancelled, UserError
from app.importing import limits
from app.importing.reading import UnreadableFile, copy_source, read_workbook
from app.process_walls import Walls
from app.progress import UNWATCHED, Progress, step
from reports.marked_list import Line
from reports.marked_markup import MACROS
from reports.marked_styles import FILL
from reports.saving import in_place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.importing.put_right import Point, PutRight
    from app.importing.workbook import Row, Sheet, Workbook

_log = logging.getLogger(__name__)
MARKER = Kind("reports.marked_child", "mark-copy")
WALLS = Walls(limits.MEMORY_BYTES, 4 * limits.SECONDS, 4 * limits.OUTPUT_BYTES)
SILENCE = 60.0
MOST_MARKED, MOST_LISTED = 1_000, 5_000
"""Cells that get a comment, and lines of the list: more slows Excel down, and nobody reads them."""
LABEL = "Marking the copy"
_IN_PLACE = (".xlsx", ".xlsm")


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
            "The copy keeps the sender's macros, and Excel opens it only under a name that ends in .xlsm. Choose such a name."
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
    """What was written: where, how many cells are marked and things listed, and whether the sender's own file was kept."""

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
    is_file = ending in {*_IN_PLACE, ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".tab"}
    stem = path.stem if is_file else name
    return f"{stem} - to put right{ending if ending in _IN_PLACE else '.xlsx'}"


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
            if target.suffix.casefold() != ".xlsx":
                target = target.with_suffix(".xlsx")
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
        return [
            f"{told.file}{sender}: {things} to put right, in {rows}. What was understood is not touched.",
            f"Correct the cells below in this workbook, save it, and send it back to {self._wish.mailbox or unit}. "
            f"The comments and this sheet may stay in it; they are left out when it is read again.",
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


def reads_alike(one: Workbook, other: Workbook) -> bool:
    """Say whether two workbooks hold the same sheets, values and what else is read, but for the fill of marks."""
    return len(one.sheets) == len(other.sheets) and all(
        mine.name == its.name and mine.visible == its.visible and _alike(mine, its)
        for mine, its in zip(one.sheets, other.sheets, strict=True)
    )


def _alike(mine: Sheet, its: Sheet) -> bool:
    marks, others = mine.marks, its.marks
    fills = [
        {colour: runs for colour, runs in each.fills.items() if colour != FILL}
        for each in (marks, others)
    ]
    kept = (
        (marks.errors, others.errors),
        (marks.unvalued, others.unvalued),
        (marks.merges, others.merges),
        (marks.hidden_rows, others.hidden_rows),
        (marks.hidden_columns, others.hidden_columns),
    )
    return (
        fills[0] == fills[1]
        and all(list(map(list, one)) == list(map(list, other)) for one, other in kept)
        and all(
            _bare(one) == _bare(other)
            for one, other in zip_longest(mine.rows, its.rows, fillvalue=())
        )
    )


def _bare(row: Row) -> Row:
    """Give a row without the blanks at its end: a marked cell that is blank may make a sheet wider."""
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return row[:end]


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

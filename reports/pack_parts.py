"""The parts of a pack as PDF files: each paper as it came, laid on pages or converted, and the last minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.papers.fields import PaperKind
from app.papers.opened import safe_name
from app.papers.reading import read_content
from app.papers.rules import TOO_COSTLY
from app.progress import track
from reports import conversion, minutes
from reports.pack_binding import DAMAGED, REASONS
from reports.pack_pictures import lay_on_pages
from reports.pdf import write_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core
    from app.papers.packing import Entry, Plan
    from app.papers.queries import PaperRecord
    from app.progress import Progress
    from reports.pack_binding import Binder

_OFFICE = frozenset({PaperKind.WORD, PaperKind.EXCEL, PaperKind.SLIDES})
_MISSING = "is not in this file: it was restored from a backup without its papers. Replace it with the file you have."
_NO_PROGRAM = (
    "can only be put in by Microsoft Office or LibreOffice, and this computer has neither. "
    "Save it as PDF and replace it."
)
_NOT_CONVERTED = "could not be made a PDF. Save it as PDF yourself and replace it."


@dataclass(frozen=True)
class Part:
    """A part that is ready: its PDF and the number of its pages."""

    entry: Entry
    path: Path
    pages: int


@dataclass(frozen=True)
class Trouble:
    """A paper that cannot be put in, and why, as one sentence with what to do."""

    entry: Entry
    reason: str

    @property
    def sentence(self) -> str:
        """Name the paper and say what is wrong with it."""
        return f"Paper {self.entry.label}, “{self.entry.title}”, {self.reason}"


def prepare(
    core: Core, plan: Plan, folder: Path, binder: Binder
) -> tuple[list[Part], list[Trouble]]:
    """Bring every part of a plan to a folder as PDF, in order; give also what cannot be put in. Cancelled."""
    progress = binder.progress
    files: dict[Entry, Path] = {}
    troubles: list[Trouble] = []
    for place, entry in enumerate(track(plan.entries, progress, "Reading the papers", every=1)):
        if entry.paper is None:
            files[entry] = _minutes(core, entry, folder / f"{place}.pdf", public=plan.is_public)
        elif (path := _copied(core, entry.paper, folder, place)) is not None:
            files[entry] = path
        else:
            troubles.append(Trouble(entry, _MISSING))
    converted = _converted(files, folder, progress)
    parts = []
    for entry in plan.entries:
        if entry in files:
            found = _ready(entry, converted.get(files[entry], files[entry]), folder, binder)
            if isinstance(found, Part):
                parts.append(found)
            else:
                troubles.append(found)
    order = {entry: place for place, entry in enumerate(plan.entries)}
    return parts, sorted(troubles, key=lambda each: order[each.entry])


def _minutes(core: Core, entry: Entry, path: Path, *, public: bool) -> Path:
    assert entry.minutes_of is not None  # noqa: S101 - what has no paper is about minutes
    report = minutes.build(core, entry.minutes_of.id, public=public)
    write_pdf(replace(report, bare=True), path)
    return path


def _copied(core: Core, paper: PaperRecord, folder: Path, place: int) -> Path | None:
    """Copy a paper out of the file under a name of our own, whose ending tells converters what it is."""
    ending = safe_name(paper.file_name, paper.kind).rpartition(".")[2]
    path = folder / f"{place}.{ending}"
    return path if read_content(core, paper.sha256, path) else None


def _converted(files: dict[Entry, Path], folder: Path, progress: Progress) -> dict[Path, Path]:
    wanted = [
        path
        for entry, path in files.items()
        if entry.paper and entry.paper.kind in _OFFICE and entry.paper.fault is None
    ]
    if not wanted:
        return {}
    into = folder / "converted"
    into.mkdir()
    return conversion.convert(wanted, into, progress)


def _ready(entry: Entry, path: Path, folder: Path, binder: Binder) -> Part | Trouble:
    """Give a part whose pages are known, or what is wrong with it.

    Those of a PDF were counted when it was attached, and its content is still the one that was; pages that were
    converted from a paper are as little to be trusted as the paper.
    """
    paper = entry.paper
    kind = paper.kind if paper else PaperKind.PDF
    if kind is PaperKind.PICTURE:
        return _laid(entry, path, folder)
    if paper and paper.fault:
        return Trouble(entry, REASONS[paper.fault])
    if kind in _OFFICE and path.suffix != ".pdf":
        return Trouble(entry, _NOT_CONVERTED if conversion.can_convert() else _NO_PROGRAM)
    if paper and kind is PaperKind.PDF and paper.pages:
        return Part(entry, path, paper.pages)
    return _counted(entry, path, binder)


def _counted(entry: Entry, path: Path, binder: Binder) -> Part | Trouble:
    found = binder.read(path)
    if found is None:
        return Trouble(entry, TOO_COSTLY)
    if found.fault or not found.pages:
        return Trouble(entry, REASONS[found.fault] if found.fault else DAMAGED)
    return Part(entry, path, found.pages)


def _laid(entry: Entry, path: Path, folder: Path) -> Part | Trouble:
    target = folder / f"{path.stem}-laid.pdf"
    try:
        return Part(entry, target, lay_on_pages(path, target))
    except (OSError, SyntaxError, ValueError):
        return Trouble(entry, DAMAGED)

"""A pack is put together by a process of its own: what it is asked, and what is said of a paper that it cannot take."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Self

from app.apart import Apart, Ended, Kind, Stopped
from app.errors import Cancelled, UserError
from app.papers.fields import PaperFault
from app.papers.pdf_reading import facts_of
from app.papers.rules import TOO_COSTLY
from app.process_walls import MEGABYTE, Walls
from app.progress import UNWATCHED, Progress, step
from reports.pack_merge import SAVING, Merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from app.papers.pdf_reading import PdfFacts
    from reports.pack_merge import About, Piece

BINDER = Kind("reports.pack_child", "merge-pack")
WALLS = Walls(memory=2_000 * MEGABYTE, seconds=1_200, written=4_000 * MEGABYTE)
SILENCE = 120.0
"""Seconds in which nothing is told at all; saving a thousand scanned pages takes a tenth of that."""
LABEL = "Putting the pack together"
DAMAGED = "is damaged and cannot be read. Ask for it again and replace it."
LOCKED = "asks for a password. Ask for it without one and replace it."
REASONS = {PaperFault.DAMAGED: DAMAGED, PaperFault.LOCKED: LOCKED}


class PackTooCostly(UserError):
    """The papers of a pack take more together than a pack may, and none of them by itself."""

    def __init__(self) -> None:
        super().__init__(
            "The pack takes more time or memory to put together than it may. Leave large papers out of it, or ask for "
            "them printed to PDF anew."
        )


class PieceRefused(Exception):
    """A piece cannot be put in, by its place, and why, in the words that follow its name."""

    def __init__(self, place: int, reason: str) -> None:
        super().__init__(place, reason)
        self.place = place
        self.reason = reason


class Binder:
    """The process for one pack; used as a context manager."""

    def __init__(self, progress: Progress = UNWATCHED) -> None:
        self._apart = Apart(BINDER, WALLS, SILENCE)
        self.progress = progress

    def __enter__(self) -> Self:
        """Start the process, which loads the PDF library while papers are fetched and the front is drawn."""
        with suppress(Ended):
            self._apart.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """End the process."""
        self._apart.end()

    def read(self, path: Path) -> PdfFacts | None:
        """Read a PDF; None where it takes more than it may. Cancelled."""
        try:
            [said] = self._ask({"read": str(path)})
        except Ended:
            return None
        return facts_of(said)

    def fill_up(self, path: Path, pages: int) -> None:
        """Add empty pages to a PDF of our own until it has so many; Cancelled."""
        self._ask({"fill": str(path), "pages": pages})

    def merge(self, pieces: Sequence[Piece], about: About, target: Path) -> Merged:
        """Write the pack; PieceRefused names the first piece that cannot be put in, PackTooCostly, Cancelled."""
        at = SAVING
        said: dict[str, Any] = {}
        try:
            for said in self._answers(_question(pieces, about, target)):
                at = said.get("at", at)
                if "of" in said:
                    step(self.progress, LABEL, said["done"], said["of"])
        except Ended as ended:
            raise PieceRefused(self._culprit(at, pieces, about, target), TOO_COSTLY) from ended
        if "refused" in said:
            culprit = self._culprit(said["refused"], pieces, about, target)
            raise PieceRefused(culprit, REASONS[PaperFault(said["fault"])])
        return Merged(said["starts"], said["pages"])

    def _culprit(self, at: int, pieces: Sequence[Piece], about: About, target: Path) -> int:
        """Give the piece by which putting together failed: the one it was at, else the first that fails alone."""
        if at != SAVING:
            return at
        for place, piece in enumerate(pieces):
            try:
                *_, last = self._ask(_question([piece], about, target))
            except Ended:
                return place
            if "refused" in last:
                return place
        raise PackTooCostly

    def _ask(self, question: dict[str, Any]) -> list[dict[str, Any]]:
        return list(self._answers(question))

    def _answers(self, question: dict[str, Any]) -> Iterator[dict[str, Any]]:
        try:
            yield from self._apart.ask(question, self.progress)
        except Stopped:
            raise Cancelled from None


def _question(pieces: Sequence[Piece], about: About, target: Path) -> dict[str, Any]:
    told = [{**asdict(each), "path": str(each.path)} for each in pieces]
    return {"pieces": told, "about": asdict(about), "target": str(target)}

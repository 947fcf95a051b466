"""How a preview stands: all that the screen says of it, found out beside the screen as its rows may be very many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.amounts import counted
from app.importing.form_kind import FormKind
from app.importing.notes import disagreeing_totals
from app.importing.outcomes import Outcome
from app.importing.whole_file import wanting
from app.progress import UNWATCHED, step
from app.rubbish import unswept
from ui.importing.rows import PreviewRows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.fields import Field
    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview
    from app.progress import Progress
    from ui.tokens import Tone

WAITING = (Outcome.QUESTION, Outcome.PROBLEM)
"""Outcomes of rows that need an answer or a correction."""

_LABEL = "Laying out the rows"


@dataclass(frozen=True)
class Notice:
    """What somebody has to know before anything is stored, and the rows it is about."""

    text: str
    tone: Tone
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Standing:
    """A preview as it is now: its rows, how many have each outcome, what is asked above them, and what is noticed."""

    preview: Preview
    rows: PreviewRows
    wanted: Field | None
    """The Field that is asked once for every row, None where none is."""
    notices: tuple[Notice, ...]
    agency: str
    """The agency that the whole file is about, "" where rows say it or nothing does."""
    place: tuple[str, str] | None
    """What the whole file goes to, by what it is and its name."""

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many rows have each outcome."""
        return self.rows.counts

    @property
    def storable(self) -> int:
        """How many rows would be stored."""
        return self.counts[Outcome.NEW] + self.counts[Outcome.CHANGED]

    @property
    def waiting(self) -> int:
        """How many rows need an answer or a correction."""
        return sum(self.counts[each] for each in WAITING)

    @property
    def records(self) -> int:
        """How many rows are records."""
        return len(self.rows) - self.counts[Outcome.NOTE]


def standing_of(
    preview: Preview, progress: Progress = UNWATCHED, before: Standing | None = None
) -> Standing:
    """Find out how a preview stands; `before` is how it stood, so that only what has changed is put in words."""
    with unswept():
        step(progress, _LABEL, 0, 3)
        every = preview.rows
        wanted = wanting(preview, every)
        step(progress, _LABEL, 1, 3)
        rows = PreviewRows(preview, wanted, every, before.rows.words if before else None)
        rows.prepare(progress)
        step(progress, _LABEL, 2, 3)
        return Standing(
            preview,
            rows,
            wanted,
            tuple(_notices(preview, rows, every)),
            preview.agency,
            preview.goes_to,
        )


def _notices(preview: Preview, rows: PreviewRows, every: Sequence[PreviewRow]) -> Iterator[Notice]:
    """Tell of figures that would be lost, of what an own form says of itself, and of totals that do not agree."""
    if rows.losing:
        verb = "is" if len(rows.losing) == 1 else "are"
        told = counted(len(rows.losing), "figure")
        yield Notice(
            f"{told} that you hold {verb} taken away: the workbook has a mark such as “..” or nothing instead.",
            "bad",
            tuple(rows.losing),
        )
    places = {(row.sheet, row.understood): row.id for row in every if row.outcome is Outcome.NOTE}
    is_own = isinstance(preview.kind, FormKind) and preview.kind.is_own
    said = [(each.sheet, each.text) for each in preview.source.notes if each.kind == "told"]
    totals = disagreeing_totals(
        preview.source,
        preview.kind,
        [row for row in every if row.outcome is not Outcome.NOTE] if preview.source.totals else (),
    )
    for sheet, text in [*(said if is_own else ()), *((each.sheet, told) for each, told in totals)]:
        found = places.get((sheet, text))
        yield Notice(text, "caution", () if found is None else (found,))

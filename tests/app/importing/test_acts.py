"""Acts on a preview: rows read by column again say what they would by themselves, and a stopped act leaves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.errors import Cancelled
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.importing.workbook import Sheet, Workbook
from tests.app.importing.kinds import CONTRIBUTIONS, LOOKUPS
from tests.app.importing.test_column_checks import no_session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.importing.outcomes import PreviewRow
    from app.importing.preview import Preview
    from app.importing.workbook import Row
    from app.progress import Progress

HEAD = ("Agency", "Financial year", "Agreed", "Note")
YEARS = [f"{year}-{(year + 1) % 100:02d}" for year in range(1990, 2030)]


class StopsAt:
    """Wishes to stop at one report after some others."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.heard = 0

    def report(self, label: str, done: int, total: int) -> None:  # noqa: ARG002 - a Progress
        self.heard += 1

    def stop_wished(self) -> bool:
        return self.heard > self.after


def preview_of(*rows: Row) -> Preview:
    sheet = Sheet("Rows", visible=True, rows=[HEAD, *rows], columns=len(HEAD))
    return Importer(no_session, [CONTRIBUTIONS], LOOKUPS).look_at(
        Workbook("rows.xlsx", "0" * 64, (sheet,))
    )


def mixed() -> Preview:
    """Give a preview with rows of every sort: plain, nicknamed, asked about, wrong, and said twice."""
    rows: list[Row] = []
    for year in YEARS:
        rows += [
            ("East Lancashire Hospitals NHS Trust", year, 100.0, ""),
            ("ELHT", year, 100.0, "said again by a nickname"),
            ("Blackburn Colege", year, 50.0, ""),
            ("Blackburn College", year, "soon", ""),
        ]
    return preview_of(*rows)


def seen(preview: Preview) -> Sequence[PreviewRow]:
    return list(preview.rows)


def college(preview: Preview) -> str:
    [question] = preview.questions
    return question.key


ACTS: dict[str, Callable[[Preview, Progress], Any]] = {
    "answer": lambda preview, progress: preview.answer(
        college(preview), preview.questions[0].candidates[0].key, progress
    ),
    "suggestions": lambda preview, progress: preview.take_suggestions(progress),
    "correct": lambda preview, progress: preview.correct(
        [row.id for row in preview.rows if row.outcome is Outcome.PROBLEM], "agreed", "7", progress
    ),
    "leave out": lambda preview, progress: preview.leave_out(range(1, 120), progress),
    "take in": lambda preview, progress: preview.take_in(5, progress),
    "repeat": lambda preview, progress: preview.repeat(edited(), progress),
}


def edited() -> Preview:
    made = mixed()
    made.leave_out([1, 2, 3])
    made.correct([4], "agreed", "8")
    made.take_suggestions()
    return made


@pytest.mark.parametrize("name", ACTS)
def test_an_act_that_is_stopped_leaves_the_preview_as_it_was(name: str) -> None:
    preview = mixed()
    preview.leave_out([5])
    before, questions, touched = seen(preview), preview.questions, preview.touched
    for after in range(40):
        try:
            ACTS[name](preview, StopsAt(after))
        except Cancelled:
            assert seen(preview) == before
            assert (preview.questions, preview.touched) == (questions, touched)
        else:
            break
    # It was stopped at least once, and what it does after all is what it does at once.
    assert after > 0
    other = mixed()
    other.leave_out([5])
    ACTS[name](other, StopsAt(10_000))
    assert seen(preview) == seen(other) != before


def test_a_stopped_act_within_another_takes_back_the_whole() -> None:
    preview = mixed()
    before = seen(preview)

    def act() -> None:
        with preview.whole():
            preview.leave_out([1, 2])
            preview.take_suggestions(StopsAt(0))

    with pytest.raises(Cancelled):
        act()
    assert seen(preview) == before
    preview.leave_out([1])
    assert preview.counts["left-out"] == 1


def test_rows_corrected_together_say_what_each_says_corrected_alone() -> None:
    together, alone = mixed(), mixed()
    wrong = [row.id for row in together.rows if row.outcome is Outcome.PROBLEM]
    together.correct(wrong, "agreed", "12.50")
    together.correct(wrong, "agency", "ELHT")
    for row_id in wrong:
        alone.correct([row_id], "agreed", "12.50")
        alone.correct([row_id], "agency", "ELHT")
    assert seen(together) == seen(alone)


def test_a_row_left_out_gives_its_place_to_the_next_of_its_key() -> None:
    preview = preview_of(
        ("ELHT", "2024-25", 1.0, ""),
        ("East Lancashire Hospitals NHS Trust", "2024-25", 2.0, ""),
        ("ELHT", "2025-26", "soon", ""),
    )
    first, second, third = seen(preview)[:3]
    assert (first.outcome, second.outcome) == (Outcome.NEW, Outcome.PROBLEM)
    assert "“ELHT” read as East Lancashire Hospitals NHS Trust" in first.understood
    preview.leave_out([1, 3])
    assert [(row.outcome, row.understood, row.cell) for row in preview.rows[:3]] == [
        (Outcome.LEFT_OUT, "Left out", "A2"),
        (Outcome.NEW, "", "A3"),
        (Outcome.LEFT_OUT, "Left out", "A4"),
    ]
    preview.take_in(1)
    preview.take_in(3)
    assert seen(preview)[:3] == [first, second, third]


def test_a_note_of_a_name_is_told_once_in_its_row() -> None:
    row = preview_of(("ELHT", "2024-25", 1.0, "")).rows[0]
    assert row.understood.count("read as East Lancashire Hospitals NHS Trust") == 1

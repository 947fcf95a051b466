"""Action logs whose RAG stands in the fill of a cell alone, as boards print them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.actions.listings import ACTIONS
from app.importing.apply import apply, import_label
from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from app.importing.outcomes import Outcome
from app.listing import SqlRows
from app.rag.fields import RagTone
from app.rag.operations import add_rag_word, add_usual_rag_words
from app.rows import Wish
from tests.app.groups.makers import make_board
from tests.inputs import real

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.bootstrap import Core
    from app.importing.preview import Preview

FILLS = ("00B050", "FFC000", "FF0000", "0070C0")
WORDS = ("On track", "Some delay", "Off track", "Embedded")


@pytest.fixture(autouse=True)
def board(core: Core) -> None:
    make_board(core)
    with core.work("Add the usual words") as work:
        add_usual_rag_words(work)


def coloured(path: Path, cells: Sequence[tuple[str, str]]) -> Path:
    """Write the real log again with a RAG column: each cell's text and fill, "" for neither, in turn."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only this test writes fills
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    book = load_workbook(real("partner_returns", "action_log.xlsx"))
    sheet = book["Action Log"]
    sheet.cell(1, 8, "RAG")
    for row in range(2, sheet.max_row + 1):
        text, fill = cells[(row - 2) % len(cells)]
        cell = sheet.cell(row, 8, text or None)
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
    book.save(path)
    return path


def look(core: Core, path: Path) -> Preview:
    return Importer(core.read, KINDS, LOOKUPS).look(path, given={"group": "SCP Board"})


def take(core: Core, preview: Preview) -> None:
    for question in preview.questions:
        preview.answer(question.key, question.candidates[0].key)
    assert preview.problems == []
    with core.work(import_label(preview), about="log") as work:
        apply(work, preview)


def stored(core: Core) -> list[Any]:
    rows = SqlRows(core, ACTIONS)
    found: list[Any] = list(rows.rows(rows.ids(Wish())))
    return sorted(found, key=lambda each: each.id)


def test_a_fill_alone_is_the_units_word_of_that_colour(core: Core, tmp_path: Path) -> None:
    path = coloured(tmp_path / "log.xlsx", [*(("", fill) for fill in FILLS), ("", "")])
    seen = look(core, path)
    take(core, seen)
    found = [str(each.rag or "") for each in stored(core)]
    assert found == [*WORDS, ""] * 8
    told = [row.understood for row in seen.rows if row.values][:4]
    assert [
        f"Read from the cell's {colour} fill" in text
        for colour, text in zip(("green", "amber", "red", "blue"), told, strict=True)
    ] == [True] * 4
    again = look(core, path)
    assert {row.outcome for row in again.rows if row.values} == {Outcome.UNCHANGED}


def test_a_text_on_another_fill_counts_and_is_told(core: Core, tmp_path: Path) -> None:
    path = coloured(tmp_path / "log.xlsx", [("A", "FF0000"), ("Green", "00B050"), ("G", "FFFFFF")])
    seen = look(core, path)
    take(core, seen)
    assert [str(each.rag) for each in stored(core)][:3] == ["Some delay", "On track", "On track"]
    told = [row.understood for row in seen.rows if row.values]
    assert "The cell says “A” on a red fill; its text was taken" in told[0]
    assert "fill" not in told[1]


def test_grey_and_pale_shading_say_nothing(core: Core, tmp_path: Path) -> None:
    take(core, look(core, coloured(tmp_path / "log.xlsx", [("", "D9D9D9"), ("", "FFFFFF")])))
    assert {each.rag for each in stored(core)} == {None}


def test_a_row_that_is_shaded_through_says_nothing_by_its_blue(core: Core, tmp_path: Path) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 - only this test shades rows
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    path = coloured(tmp_path / "log.xlsx", [("", "")])
    book = load_workbook(path)
    for row in book["Action Log"].iter_rows(min_row=2):
        for cell in row:
            cell.fill = PatternFill("solid", fgColor="DDEBF7")
    book.save(path)
    take(core, look(core, path))
    assert {each.rag for each in stored(core)} == {None}


def test_a_colour_that_several_words_have_is_kept_as_it_is(core: Core, tmp_path: Path) -> None:
    with core.work("Add word") as work:
        add_rag_word(work, {"word": "Done", "tone": RagTone.GOOD})
    seen = look(core, coloured(tmp_path / "log.xlsx", [("", "00B050")]))
    assert "“Green” is no RAG word of the unit: kept in words" in seen.rows[0].understood


def test_a_colour_that_a_rule_gives_is_not_read_and_that_is_told(
    core: Core, tmp_path: Path
) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 - only this test writes rules
    from openpyxl.formatting.rule import Rule  # noqa: PLC0415
    from openpyxl.styles import PatternFill  # noqa: PLC0415
    from openpyxl.styles.differential import DifferentialStyle  # noqa: PLC0415

    path = coloured(tmp_path / "log.xlsx", [("", FILLS[0]), ("", "")])
    book = load_workbook(path)
    red = PatternFill("solid", bgColor="FF0000")
    rule: Any = Rule("expression", formula=['$A2<>""'], dxf=DifferentialStyle(fill=red))
    book["Action Log"].conditional_formatting.add("H2:H41", rule)
    book.save(path)
    told = [row.understood for row in look(core, path).rows if row.outcome is Outcome.NOTE]
    [sentence] = [text for text in told if "rule" in text]
    assert sentence == (
        "20 blank cells in column H may get their colour from a rule of the workbook (conditional formatting). Such "
        "colours are not read: write the word in the cell, or fill it."
    )


def test_rules_beside_the_column_of_words_are_not_spoken_of(core: Core, tmp_path: Path) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 - only this test writes rules
    from openpyxl.formatting.rule import Rule  # noqa: PLC0415

    path = coloured(tmp_path / "log.xlsx", [("", FILLS[0])])
    book = load_workbook(path)
    book["Action Log"].conditional_formatting.add("A2:H41", Rule("expression", formula=["TRUE"]))
    book.save(path)
    told = [row.understood for row in look(core, path).rows if row.outcome is Outcome.NOTE]
    assert not any("rule" in text for text in told)

"""Tests of measured texts and of tables that never leave their page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from app import resources
from reports import metrics
from reports.style import LANDSCAPE, PORTRAIT
from reports.table import Cell, Column, Kind, Table
from reports.widths import laid_out
from tests.reports import samples

if TYPE_CHECKING:
    from pathlib import Path


@given(st.text(max_size=400), st.floats(20, 500))
def test_a_broken_text_fits_and_loses_nothing(text: str, room: float) -> None:
    broken = metrics.breakable(text, room, 10)
    assert broken.replace(metrics.BREAK, "") == text.replace(metrics.BREAK, "")
    pieces = [piece for word in broken.split() for piece in word.split(metrics.BREAK)]
    assert all(len(piece) == 1 or metrics.width(piece, 10) <= room for piece in pieces)


def test_an_address_breaks_after_a_sign() -> None:
    address = "nadia.hussain@lancashire.police.example.uk"
    assert metrics.breakable(address, 120, 10).split(metrics.BREAK)[0] == "nadia.hussain@"


def test_words_wrap_into_lines_that_fit() -> None:
    lines = metrics.wrapped("Learning and improvement group of the partnership", 100, 9)
    assert len(lines) > 1
    assert " ".join(lines) == "Learning and improvement group of the partnership"
    assert metrics.widest(lines, 9) <= 100


def test_a_cut_text_says_that_it_was_cut() -> None:
    cut = metrics.cut("A very long title of a very long document", 80, 8)
    assert cut.endswith("…")
    assert metrics.width(cut, 8) <= 80
    assert metrics.cut("Short", 80, 8) == "Short"


def test_a_text_is_cut_at_a_word_unless_half_of_it_would_go() -> None:
    """Reproduces: a cover report named itself "Multi-agency dataset: the quarter's exce…" on every page."""
    title = "Multi-agency dataset: the quarter's exceptions"
    for room in range(70, 180):
        cut = metrics.cut(title, room, 8).removesuffix("…")
        assert title.startswith(cut)
        assert title[len(cut) :][:1] in {"", " ", ":"}
    assert metrics.cut("A " + "x" * 40, 60, 8).startswith("A xxx")


@pytest.mark.parametrize("columns", [1, 2, 8, 15, 40, 150])
@pytest.mark.parametrize("text", ["a", "x" * 3000, "several words of text", ""])
def test_no_table_is_wider_than_its_page(columns: int, text: str) -> None:
    table = Table(tuple(Column("Label") for _ in range(columns)), ((text,) * columns,) * 3)
    for paper in (PORTRAIT, LANDSCAPE):
        layout = laid_out(table, paper.text_width)
        assert sum(layout.widths) <= paper.text_width + 0.01
        assert all(layout.room(place) > 0 for place in range(columns))


def test_amounts_names_and_statuses_stay_on_one_line() -> None:
    table = samples.contributions()
    layout = laid_out(table, PORTRAIT.text_width)
    for place, text in ((2, "£236,000.00"), (1, "100.00 %"), (5, "Due 31 Mar")):
        assert metrics.width(text, layout.size, bold=True) <= layout.room(place)


def test_long_notes_do_not_starve_other_columns() -> None:
    columns = (Column("Agency"), Column("Note"), Column("Due", Kind.DAY))
    rows = (("East Lancashire Hospitals NHS Trust", "word " * 400, Cell("12 Mar 2025")),)
    layout = laid_out(Table(columns, rows), PORTRAIT.text_width)
    assert layout.widths[0] > 90
    assert layout.widths[1] > layout.widths[0]


DRAWN = """
#set page(width: auto)
#set text(font: ("Inter", "DejaVu Sans"), size: 10pt)
#let texts = json(bytes(sys.inputs.texts))
#context {
  let wide(t, w) = measure(text(weight: w, number-width: "tabular", t)).width.pt()
  [#metadata(texts.map(t => (wide(t, 400), wide(t, 700)))) <widths>]
}
"""


def test_no_text_is_drawn_wider_than_measured(tmp_path: Path) -> None:
    texts = [*"0123456789-£,. ", "£236,000.00", "12 Mar 2025", "East Lancashire", "E-mail 54.5 %"]
    (tmp_path / "a.typ").write_text(DRAWN)
    drawn = typst.query(
        str(tmp_path / "a.typ"),
        "<widths>",
        field="value",
        one=True,
        font_paths=[str(resources.path("fonts"))],
        ignore_system_fonts=True,
        sys_inputs={"texts": json.dumps(texts)},
    )
    for text, (plain, bold) in zip(texts, json.loads(drawn), strict=True):
        assert plain <= metrics.width(text, 10)
        assert bold <= metrics.width(text, 10, bold=True)
        assert len(text) == 1 or metrics.width(text, 10) <= plain * 1.1

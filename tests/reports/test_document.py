"""Tests of documents as data."""

from __future__ import annotations

from datetime import date

import pytest

from reports.document import Fact, Paragraph, Report, Run, Section, fact, runs, walk
from reports.drawing import Drawing
from reports.table import Cell, Column, Kind, Table


def test_a_tone_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="colour alone"):
        Cell("", tone="bad")


def test_a_row_of_another_length_than_the_header_is_refused() -> None:
    with pytest.raises(ValueError, match="Row 2 has 1 cells, not 2"):
        Table((Column("A"), Column("B")), (("a", "b"), ("c",)))


def test_a_drawing_without_alternative_text_is_refused() -> None:
    with pytest.raises(ValueError, match="alternative text"):
        Drawing(10, 10, (), " ")


def test_a_report_without_title_is_refused() -> None:
    with pytest.raises(ValueError, match="title"):
        Report(" ", (), date(2025, 3, 27))


def test_figures_stand_on_the_right_unless_told_otherwise() -> None:
    assert Column("Amount", Kind.MONEY).side == "right"
    assert Column("Since", Kind.DAY).side == "left"
    assert Column("Agency", upright=True).side == "centre"
    assert Column("Variance", align="right").side == "right"


def test_a_text_is_runs_and_a_pair_is_a_fact() -> None:
    assert runs(("Quorum ", Run("met", bold=True))) == (Run("Quorum "), Run("met", bold=True))
    assert fact(("Place", "Town Hall")) == Fact("Place", "Town Hall")


def test_walking_gives_each_block_with_the_headings_above_it() -> None:
    inner = Paragraph("inner")
    section = Section("Outer", (Section("Inner", (inner,), number="1.1"),), number="1")
    found = list(walk((section,)))
    assert [above for above, _ in found] == [(), ("1 Outer",), ("1 Outer", "1.1 Inner")]
    assert found[-1][1] is inner

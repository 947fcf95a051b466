"""Tests that a file's name chooses the format."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reports.writers import UnknownFormat, write
from tests.reports import samples

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = (
    "typst",
    "icalendar",
    "docx",
    "xlsxwriter",
    "reportlab",
    "openpyxl",
    "PySide6",
    "sqlalchemy",
)


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.pdf", b"%PDF-"), ("a.DOCX", b"PK"), ("a.xlsx", b"PK"), ("a.png", b"\x89PNG")],
)
def test_the_ending_of_a_name_chooses_the_format(name: str, begins: bytes, tmp_path: Path) -> None:
    write(samples.budget(), tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_an_unknown_ending_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match=r"\.pdf, \.docx, \.xlsx, \.png"):
        write(samples.budget(), tmp_path / "a.doc")
    assert list(tmp_path.iterdir()) == []


def test_no_heavy_library_is_loaded_before_a_document_is_written() -> None:
    asked = f"import sys, reports.writers; print([n for n in {HEAVY!r} if n in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"

"""What is taken by its content alone is not stored unasked with other files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.importing.kinds import KINDS, LOOKUPS
from app.importing.look import Importer
from ui.importing.looking import doubts

if TYPE_CHECKING:
    from pathlib import Path

    from ui.window import Window


def test_a_ledger_without_headings_waits_for_a_person(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "june.csv"
    path.write_text("14/06/2024,Moor Rooms Ltd,12.50\n15/06/2024,Harbour Web Ltd,-3.00\n")
    assert window.core is not None
    preview = Importer(window.core.read, KINDS, LOOKUPS).look(path)
    assert doubts(preview, was_seen=False) == "3 columns taken by their content"
    assert doubts(preview, was_seen=True) == ""

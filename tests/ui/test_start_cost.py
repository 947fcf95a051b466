"""What the start loads before the first paint, looked at in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOOK = """
import builtins, json, sys
plain = builtins.__import__
import ui.start
print(json.dumps([builtins.__import__ is plain, sorted(sys.modules)]))
"""
LATER = {"sqlalchemy", "alembic", "openpyxl", "typst", "docx", "reportlab", "holidays", "rapidfuzz"}


def test_python_has_its_own_import_function_back(root: Path) -> None:
    assert _look(root)[0]


def test_the_window_paints_before_the_database_library_is_loaded(root: Path) -> None:
    assert LATER & set(_look(root)[1]) == set()


def test_the_moments_of_the_start_are_written_on_wish(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "moments.json"
    command = [sys.executable, "-m", "ui.start", "--moments", str(out)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    moments = json.loads(out.read_text(encoding="utf-8"))
    assert moments["window"] < moments["welcome"]


def _look(root: Path) -> tuple[bool, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=root, check=True, capture_output=True, text=True
    )
    plain, loaded = json.loads(done.stdout)
    return plain, loaded

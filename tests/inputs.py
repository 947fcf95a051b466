"""Real input files that lie beside the project; a test that needs them is skipped where they are absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.guards.source import ROOT

FOLDER = Path(os.environ.get("PARTNERSHIP_DESK_DATA", ROOT.parent / "shared" / "data"))


def real(*names: str) -> Path:
    """Give a real input file or folder, or skip the test and say which is absent; the variable names another place."""
    path = FOLDER.joinpath(*names)
    if not path.exists():
        pytest.skip(f"{'/'.join(names)} is not at hand (see PARTNERSHIP_DESK_DATA)")
    return path


def real_files(folder: str) -> list[Path]:
    """Give every real file of a folder, none where they are not at hand."""
    return sorted(path for path in (FOLDER / folder).glob("*") if path.is_file())

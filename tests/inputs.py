"""Real input files that lie beside the project; a test that needs them is skipped where they are absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(
    os.environ.get("PDESK_INPUTS", Path(__file__).resolve().parents[2] / "shared" / "data")
)


def real(*names: str) -> Path:
    """Give a real input file or folder, or skip the test and say which is absent."""
    path = FOLDER.joinpath(*names)
    if not path.exists():
        pytest.skip(f"the input files are not here: {'/'.join(names)}")
    return path

"""The command line and an empty file for it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.ui.commandline.in_process import Pdesk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def pdesk(capsys: pytest.CaptureFixture[str]) -> Pdesk:
    """Give the command line in this process."""
    return Pdesk(capsys)


@pytest.fixture
def file(tmp_path: Path, template: Path) -> Path:
    """Give a closed file with nothing in it."""
    path = tmp_path / "board.pdesk"
    shutil.copyfile(template, path)
    return path

"""Files of the application for tests: made once by the real migrations, then copied for each test."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.bootstrap import Core, build_core
from app.clock import FixedClock
from app.paths import paths_under
from app.sample.build import build_sample
from models.database import create_file

if TYPE_CHECKING:
    from pathlib import Path

TODAY = datetime(2025, 3, 11, 9, 2, tzinfo=UTC)
"""The day that the pictures of the application show."""


def make_template(folder: Path) -> Path:
    """Make an empty file by the real migrations; copied per test in a fraction of a millisecond."""
    path = folder / "template.pdesk"
    create_file(path)
    return path


def make_sample(folder: Path, template: Path) -> Path:
    """Build the sample partnership on the day of the pictures and close it."""
    core = open_core(folder, template)
    assert core.file is not None
    path = core.file.path
    build_sample(core)
    core.close()
    return path


def open_core(folder: Path, template: Path) -> Core:
    """Open a copy of the template in a folder of its own, on the day of the pictures."""
    core = build_core(paths_under(folder), FixedClock(TODAY))
    core.settings.change(user_name="Sana Khan", user_initials="SK")
    path = folder / "board.pdesk"
    shutil.copyfile(template, path)
    core.open(path)
    return core

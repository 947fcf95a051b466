"""Files of the application for tests: made once by the real migrations, then copied for each test."""

from __future__ import annotations

import shutil
from copy import deepcopy
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from app.bootstrap import Core, build_core
from app.clock import FixedClock
from app.paths import paths_under
from app.sample.build import build_sample
from models.database import create_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

M = TypeVar("M")

TODAY = datetime(2025, 3, 11, 9, 2, tzinfo=UTC)
"""The day that the pictures of the application show."""

INITIALS = "SK"
"""Of the person at work."""


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
    core.settings.change(user_name="Sana Khan", user_initials=INITIALS)
    path = folder / "board.pdesk"
    shutil.copyfile(template, path)
    core.open(path)
    return core


_made: dict[Callable[[Core], Any], tuple[str, bytes, int, Any]] = {}


def made_once(core: Core, make: Callable[[Core], M]) -> M:
    """Do in an untouched file what `make` does, really the first time; then open a copy of what came of it.

    Only where it would come out the same: the file is a copy of the same empty one, nothing was saved in it, nobody
    listens to what is done, and day and person are those of `open_core`.
    """
    if (
        core.saves
        or core.events._listeners  # noqa: SLF001 - nobody else asks whether anybody listens
        or core.who != INITIALS
        or not isinstance(core.clock, FixedClock)
        or core.clock.moment != TODAY
    ):
        return make(core)
    path, begun = core.open_path(), core.identity()
    kept = _made.get(make)
    if kept is not None and kept[0] != begun:
        return make(core)
    if kept is None:
        made = make(core)
        saves = core.saves
        core.close()
        kept = _made[make] = (begun, path.read_bytes(), saves, made)
    else:
        core.close()
        path.write_bytes(kept[1])
    core.open(path)
    core.saves = kept[2]
    given: M = deepcopy(kept[3])
    return given

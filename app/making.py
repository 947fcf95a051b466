"""Making a file that is more than empty: filled under a name of its own, and in its place only when it is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bootstrap import Core
from app.opening import make_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def make_file(core: Core, path: Path, fill: Callable[[Core], object]) -> None:
    """Make a new file and let a function fill it: whole and on the disk at the end, or not there at all.

    What is open stays open and nothing new is opened. While nobody has the file yet its steps need not wait for the
    disk one by one. EnvironmentProblem where the path is taken or the place is not safe; whatever `fill` raises.
    """
    from models.complaints import in_words  # noqa: PLC0415 - SQLAlchemy is not loaded before a file is needed
    from models.database import check_free, taken  # noqa: PLC0415 - the same
    from models.files import part_of, put_new  # noqa: PLC0415 - the same

    check_free(path)
    make_folder(path.parent)
    with in_words(path, files=True), part_of(path) as part:
        _fill(Core(core.paths, core.settings, core.clock), part, fill)
        try:
            put_new(part, path)
        except FileExistsError as error:
            raise taken(path) from error


def _fill(maker: Core, part: Path, fill: Callable[[Core], object]) -> None:
    from models.engine import hurry  # noqa: PLC0415 - SQLAlchemy is not loaded before a file is needed

    maker.create(part)
    try:
        with maker.turn(writes=True) as file:
            hurry(file.engine)
        fill(maker)
    finally:
        maker.close()

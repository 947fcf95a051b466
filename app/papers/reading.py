"""Reading the content of a paper: from the open file, or for a backup that is looked at from the pool beside it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from app.paper_pool import find_in, pool_of
from app.papers.contents import copy_content

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap import Core


def read_content(core: Core, sha256: str, target: Path) -> bool:
    """Write a content to a file; False, and no file, where it is nowhere."""
    with core.read() as session:
        if copy_content(session, sha256, target):
            return True
    found = find_in([pool_of(core.open_path().parent)], sha256)
    if found is None:
        return False
    shutil.copyfile(found, target)
    return True

"""Files that are chosen to be read, opened only where they are files: a pipe or a device would be waited for."""

from __future__ import annotations

import errno
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO


def open_plain(path: Path) -> BinaryIO:
    """Open a file to read its bytes; OSError, in the words of `strerror`, where it is none or cannot be read."""
    mode = path.stat().st_mode
    if not S_ISREG(mode) and not S_ISDIR(mode):
        raise OSError(errno.EINVAL, "it is a pipe or a device and not a file")
    return path.open("rb")

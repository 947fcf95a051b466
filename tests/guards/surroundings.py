"""A home folder of the tests' own, so that no test reads or writes the person's, and where their files lie."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes its own folder in it, for this user alone
_ROOM = 4_000_000_000

# What platformdirs, Qt and Python ask for the person's folders, on Linux and on Windows.
FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": ".run",
    "XDG_DOCUMENTS_DIR": "Documents",
    "LOCALAPPDATA": "AppData/Local",
    "APPDATA": "AppData/Roaming",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "AppData/Local",
    "WIN_PD_OVERRIDE_APPDATA": "AppData/Roaming",
}


def move_home(home: Path) -> None:
    """Point every such variable below `home`; programs that a test starts inherit them."""
    for variable, name in FOLDERS.items():
        folder = home / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[variable] = str(folder)
    os.environ.pop("XDG_CONFIG_DIRS", None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def work_in_memory() -> None:
    """Put the tests' files where no disk is waited for, where Linux has enough of that and nobody chose a place.

    Each commit waits until the disk has it: on a busy one that was more than all the tests compute. What is asked of
    the disk, and that it is asked, is the same; only a power cut would tell the difference, which no test can make.
    """
    if "TMPDIR" in os.environ or not os.access(_MEMORY, os.W_OK):
        return
    if shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ["TMPDIR"] = str(_MEMORY)
        tempfile.tempdir = None


def keep_compiled() -> None:
    """Let programs that a test starts find what was compiled before, also where it is not kept as a rule."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False

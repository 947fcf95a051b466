"""A home folder of the tests' own, so that no test reads or writes the person's."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

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

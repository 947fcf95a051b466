"""Where the program keeps what: live files, backups, settings and logs, each in the user's own local folders."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

NAME = "Partnership Desk"
SUFFIX = ".pdesk"
RESERVED = frozenset(
    {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10)),
    }
)
"""Names that Windows keeps for devices, whatever their ending."""


@dataclass(frozen=True)
class Paths:
    """The folders of one user on one computer; only `documents` may be synchronised by a cloud service."""

    data: Path
    config: Path
    log: Path
    documents: Path
    """The user's own documents, which a council synchronises: no place for a live file, a good one for its copies."""

    @property
    def files(self) -> Path:
        """Give the folder of live files."""
        return self.data / "files"

    @property
    def backups(self) -> Path:
        """Give the folder of backups on this computer."""
        return self.data / "backups"

    @property
    def copies(self) -> Path:
        """Give the folder proposed for second copies of backups."""
        return self.documents / f"{NAME} backups"

    @property
    def log_file(self) -> Path:
        """Give the file that the log is written to."""
        return self.log / "partnership-desk.log"

    def file_for(self, name: str) -> Path:
        """Give the path of a live file for a partnership's name, not taken yet."""
        plain = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in name)
        stem = " ".join(plain.split())[:60].strip() or "Partnership"
        if stem.upper() in RESERVED:
            stem += " file"
        path, number = self.files / f"{stem}{SUFFIX}", 2
        while path.exists():
            path, number = self.files / f"{stem} {number}{SUFFIX}", number + 1
        return path


def own_paths() -> Paths:
    """Give the folders of the user who runs the program (%LOCALAPPDATA% on Windows, XDG on Linux)."""
    return Paths(
        data=platformdirs.user_data_path(NAME, appauthor=False, roaming=False),
        config=platformdirs.user_config_path(NAME, appauthor=False, roaming=False),
        log=platformdirs.user_log_path(NAME, appauthor=False),
        documents=platformdirs.user_documents_path(),
    )


def paths_under(folder: Path) -> Paths:
    """Give folders under one given folder, for tests and for a portable trial."""
    return Paths(folder / "data", folder / "config", folder / "log", folder / "documents")

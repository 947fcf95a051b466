"""Where a live file may lie: on a local disk, outside every folder that a cloud service synchronises."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePath

from models.errors import EnvironmentProblem

SYNCHRONISED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "box sync",
    "nextcloud",
    "owncloud",
)
NETWORK_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "ncpfs", "davfs", "9p"}
)
_REMOTE_DRIVE = 4


def check_place(path: Path) -> None:
    """Refuse a network share or a synchronised folder with the reason (SQLite: "rely upon it at your peril")."""
    service = synchronised_by(path)
    if service:
        message = (
            f"{path} is in a folder that {service} synchronises, which can damage a file in use. "
            "Move it to this computer's own data folder; backups may stay there."
        )
        raise EnvironmentProblem(message, path)
    if on_network(path):
        message = (
            f"{path} is on a network drive, where a lost connection can damage a file in use. "
            "Move it to this computer's own data folder; backups may stay there."
        )
        raise EnvironmentProblem(message, path)


def synchronised_by(path: PurePath) -> str | None:
    """Name the service that synchronises the folder of this path, or None."""
    for part in path.parts[:-1]:
        for service in SYNCHRONISED:
            if part.casefold() == service or part.casefold().startswith(f"{service} -"):
                return part
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        folder = os.environ.get(variable)
        if folder and PurePath(folder) in path.parents:
            return "OneDrive"
    return None


def on_network(path: Path) -> bool:
    """Say whether the path lies on a share: a UNC path or remote drive on Windows, a network mount elsewhere."""
    text = str(path)
    if text.startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return _windows_drive_is_remote(path)
    return _mounted_system(path.absolute(), Path("/proc/mounts")) in NETWORK_SYSTEMS


def _windows_drive_is_remote(path: Path) -> bool:
    import ctypes  # noqa: PLC0415 - its windll exists on Windows only

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent elsewhere, so typed checkers refuse the attribute
    return bool(kernel.GetDriveTypeW(path.absolute().anchor) == _REMOTE_DRIVE)


def _mounted_system(path: Path, mounts: Path) -> str:
    """Give the file system of the longest mount point above the path; "" where the system has no such list."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, system = PurePath("/"), ""
    for line in lines:
        _, point, kind, *_ = line.split()
        mount = PurePath(point.replace("\\040", " "))
        if (mount == path or mount in path.parents) and len(mount.parts) >= len(best.parts):
            best, system = mount, kind
    return system

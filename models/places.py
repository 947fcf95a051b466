"""Where a live file may lie: on a local disk, outside every folder that a cloud service synchronises."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path, PurePath

from models.errors import PlaceUnsafe

SYNCHRONISED = (
    "onedrive",
    "sharepoint",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "icloud",
    "iclouddrive",
    "mobile documents",
    "box",
    "box sync",
    "nextcloud",
    "owncloud",
    "mega",
    "megasync",
    "pcloud",
    "pclouddrive",
    "seafile",
    "syncthing",
)
"""Names of folders that a service synchronises, also as "OneDrive - Borough Council" or "Dropbox (Council)"."""

NETWORK_SYSTEMS = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "afpfs", "ncpfs", "davfs", "9p", "ceph"),
        *("glusterfs", "lustre", "beegfs", "fuse.sshfs", "fuse.davfs2", "fuse.smbnetfs"),
        *("fuse.rclone", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.onedriver"),
        "fuse.google-drive-ocamlfuse",
    }
)
MOUNTS = Path("/proc/mounts")
_REMOTE_DRIVE = 4
_OCTAL = re.compile(r"\\([0-7]{3})")
"""How a list of mounts writes the blanks in a name: "\\040"."""


def check_place(path: Path, mounts: Path = MOUNTS) -> None:
    """Refuse a network share or a synchronised folder with the reason (SQLite: "rely upon it at your peril").

    `mounts` lists the mounted file systems, one a line, as Linux does.
    """
    service = synchronised_by(path)
    if service:
        message = (
            f"{path} is in a folder that {service} synchronises, which can damage a file in use. "
            "Move it to this computer's own data folder; backups may stay there."
        )
        raise PlaceUnsafe(message, path)
    if on_network(path, mounts):
        message = (
            f"{path} is on a network drive, where a lost connection can damage a file in use. "
            "Move it to this computer's own data folder; backups may stay there."
        )
        raise PlaceUnsafe(message, path)


def synchronised_by(path: PurePath) -> str | None:
    """Name the service that synchronises the folder of this path, or None."""
    for part in path.parts[:-1]:
        if re.split(r" [-–(]", part.casefold(), maxsplit=1)[0] in SYNCHRONISED:
            return part
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        folder = os.environ.get(variable)
        if folder and PurePath(folder) in path.parents:
            return "OneDrive"
    return None


def on_network(path: Path, mounts: Path = MOUNTS) -> bool:
    """Say whether the path lies on a share: a UNC path or remote drive on Windows, a network mount elsewhere."""
    if str(path).removeprefix("\\\\?\\").startswith(("\\\\", "//", "UNC\\")):
        return True
    if sys.platform == "win32":
        return _windows_drive_is_remote(path)
    return _mounted_system(path.absolute(), mounts) in NETWORK_SYSTEMS


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
        _, point, kind, *_ = [*line.split(), "", "", ""]
        mount = PurePath(_OCTAL.sub(lambda code: chr(int(code[1], 8)), point) or "-")
        if (mount == path or mount in path.parents) and len(mount.parts) >= len(best.parts):
            best, system = mount, kind
    return system

"""Files that ship with the program (fonts, icons, templates), by relative name."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

# Beside this package, from source and in the one-folder build alike; importlib.resources would give
# the same folder after 35 ms of imports.
FOLDER = Path(__file__).resolve().parent.parent / "resources"


def path(*names: str) -> Path:
    """Give the path of a file or folder: `path("icons", "house.svg")`; ValueError if outside."""
    relative = PurePosixPath(*names)
    if relative.is_absolute() or ".." in relative.parts or any(map(_is_foreign, names)):
        raise ValueError(f"Not a name inside the resources: {names}")
    return FOLDER / relative


def read_text(*names: str) -> str:
    """Read a text file; FileNotFoundError when it does not ship."""
    return path(*names).read_text(encoding="utf-8")


def read_bytes(*names: str) -> bytes:
    """Read a file's bytes; FileNotFoundError when it does not ship."""
    return path(*names).read_bytes()


def _is_foreign(name: str) -> bool:
    # A drive or a backslash would leave the folder on Windows only.
    return not name or "\\" in name or ":" in name

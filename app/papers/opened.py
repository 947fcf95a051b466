"""Papers that are looked at: copied out for the program that shows them, read-only, and gone when the file closes."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.papers.fields import PaperKind
from app.papers.reading import read_content
from app.papers.rules import ContentMissing

if TYPE_CHECKING:
    from app.bootstrap import Core
    from app.papers.queries import PaperRecord, VersionRecord

_ENDINGS = {
    PaperKind.PDF: (".pdf",),
    PaperKind.WORD: (".docx", ".doc", ".docm", ".odt", ".rtf"),
    PaperKind.EXCEL: (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"),
    PaperKind.SLIDES: (".pptx", ".ppt", ".pptm", ".odp"),
    PaperKind.PICTURE: (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp"),
}
_FROM_OUTSIDE = "[ZoneTransfer]\r\nZoneId=3\r\n"
"""By which Windows knows a file from elsewhere: Word and Excel open it in their protected view, without macros."""


def open_copy(core: Core, paper: PaperRecord, version: VersionRecord | None = None) -> Path:
    """Copy a paper, or an older version of it, out of the file and give the path; ContentMissing.

    The copy is read-only, so that nobody works in a file that is about to go.
    """
    chosen = version or paper
    folder = _folder(core) / chosen.sha256[:16]
    path = folder / safe_name(chosen.file_name, chosen.kind)
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    if not read_content(core, chosen.sha256, path):
        raise ContentMissing(paper.label)
    if sys.platform == "win32":
        Path(f"{path}:Zone.Identifier").write_text(_FROM_OUTSIDE, encoding="ascii")
    path.chmod(0o400)
    return path


def place_for_copy(core: Core, name: str) -> Path:
    """Give a new path for a document that is only looked at; it goes when the file closes."""
    folder = _folder(core) / secrets.token_hex(8)
    folder.mkdir(parents=True)
    return folder / name


def remove_copies(core: Core) -> None:
    """Remove what was copied out of the open file; what a program still shows goes the next time."""
    folder = _folder(core)
    for path in folder.rglob("*.*"):
        with contextlib.suppress(OSError):
            # Windows removes nothing that is read-only.
            path.chmod(0o600)
    shutil.rmtree(folder, ignore_errors=True)


def safe_name(name: str, kind: PaperKind) -> str:
    """Give a name that every system takes, whose ending is one of what the paper really is."""
    path = Path(name)
    endings = _ENDINGS[kind]
    ending = path.suffix.casefold() if path.suffix.casefold() in endings else endings[0]
    plain = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in path.stem)
    return (" ".join(plain.split())[:80].strip() or "Paper") + ending


def _folder(core: Core) -> Path:
    return core.paths.data / "opened" / core.identity()[:8]

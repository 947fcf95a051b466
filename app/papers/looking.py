"""Looking at a file that is to be a paper: what it is by its content, its pages, and whether it can be opened.

Nothing in it is run or followed.
"""

from __future__ import annotations

import hashlib
import io
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from app.errors import EnvironmentProblem
from app.papers.fields import PaperFault, PaperKind
from app.papers.pdf_reading import PdfFacts, read_apart
from app.papers.rules import (
    CHAIR_ONLY,
    LARGEST,
    EmptyPaper,
    IsForTheChair,
    NotAPaper,
    PictureTooLarge,
    TooLarge,
)
from app.plain_files import open_plain

PdfReader: TypeAlias = Callable[[str, bytes], PdfFacts]
"""Reads a PDF by its name and content; TooCostly."""
_LONGEST_NAME = 200
_PDF_SIGN, _WITHIN = b"%PDF-", 1024
"""Readers look for the sign of a PDF within its first kilobyte; mail gateways put lines before it."""
_ZIP, _OLE, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_PARTS = (
    ("word/document", PaperKind.WORD),
    ("xl/workbook", PaperKind.EXCEL),
    ("ppt/presentation", PaperKind.SLIDES),
)
_OPEN_DOCUMENT = (
    (b"opendocument.text", PaperKind.WORD),
    (b"opendocument.spreadsheet", PaperKind.EXCEL),
    (b"opendocument.presentation", PaperKind.SLIDES),
)
_STREAMS = (
    ("WordDocument", PaperKind.WORD),
    ("Workbook", PaperKind.EXCEL),
    ("PowerPoint Document", PaperKind.SLIDES),
    ("Book", PaperKind.EXCEL),
)
_ABOUT, _LARGEST_ABOUT = "docProps/core.xml", 100_000
"""Where a document of Word keeps its title and subject, and the bytes of it that are looked at."""
_LOCKED_STREAM = "EncryptedPackage"
_BY_SUFFIX = (
    ((".xls", ".xlsx", ".xlsm", ".xlsb", ".ods"), PaperKind.EXCEL),
    ((".ppt", ".pptx", ".pptm", ".odp"), PaperKind.SLIDES),
    ((".doc", ".docx", ".docm", ".odt"), PaperKind.WORD),
)


@dataclass(frozen=True)
class Incoming:
    """A file that was looked at and can be attached."""

    name: str
    kind: PaperKind
    content: bytes
    pages: int | None = None
    fault: PaperFault | None = None

    @cached_property
    def sha256(self) -> str:
        """The hash by which its content is kept."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def title(self) -> str:
        """What it is called where nobody says otherwise: its name without the ending."""
        plain = " ".join(Path(self.name).stem.replace("_", " ").split())
        return plain or self.kind.title_text


def look(path: Path) -> Incoming:
    """Read a file and say what it is; a UserError says why it cannot be a paper, EnvironmentProblem why not read.

    One that is damaged or locked with a password is taken with that fault, because it was received.
    """
    name = _plain_name(path.name)
    try:
        with open_plain(path) as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        why = "it is a folder" if path.is_dir() else error.strerror or str(error)
        raise EnvironmentProblem(
            f"“{name}” cannot be read: {why}. Choose another file.", path
        ) from error
    return look_at(name, content)


def look_at(name: str, content: bytes, read: PdfReader = read_apart) -> Incoming:
    """Say what a content is, such as of a picture that was pasted; see `look`.

    Only what the program drew itself is read by another reader of PDFs than the one that reads apart.
    """
    name = _plain_name(name)
    if not content:
        raise EmptyPaper(name)
    if len(content) > LARGEST:
        raise TooLarge(name)
    if _PDF_SIGN in content[:_WITHIN]:
        return _pdf(name, content, read)
    if content.startswith(_ZIP):
        return _package(name, content)
    if content.startswith(_OLE):
        return _compound(name, content)
    if content.startswith(_RTF):
        return Incoming(name, PaperKind.WORD, content)
    if content.startswith(_PICTURES) or (content[:4], content[8:12]) == (b"RIFF", b"WEBP"):
        return _picture(name, content)
    raise NotAPaper(name)


def _plain_name(name: str) -> str:
    """Give a file's name without signs that draw nothing, short enough to be kept with its ending."""
    plain = "".join(sign for sign in name if sign.isprintable())
    path = Path(plain)
    return path.stem[: _LONGEST_NAME - len(path.suffix)] + path.suffix if plain else "Paper"


def _pdf(name: str, content: bytes, read: PdfReader) -> Incoming:
    found = read(name, content)
    if found.subject.startswith(CHAIR_ONLY):
        raise IsForTheChair(name)
    return Incoming(name, PaperKind.PDF, content, found.pages, found.fault)


def _package(name: str, content: bytes) -> Incoming:
    """Know a document of Word, Excel or an open format by the names of its parts; nothing is unpacked but its type."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            said = archive.open("mimetype").read(100) if "mimetype" in names else b""
            about = archive.open(_ABOUT).read(_LARGEST_ABOUT) if _ABOUT in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, UnicodeDecodeError):
        return _by_suffix(name, content, PaperFault.DAMAGED)
    if f">{CHAIR_ONLY}".encode() in about:
        raise IsForTheChair(name)
    for sign, kind in _OPEN_DOCUMENT:
        if sign in said:
            return Incoming(name, kind, content)
    for start, kind in _PARTS:
        if any(each.startswith(start) for each in names):
            return Incoming(name, kind, content)
    raise NotAPaper(name)


def _compound(name: str, content: bytes) -> Incoming:
    """Know a document of Word or Excel before 2007 by its streams; a newer one with a password is kept in one too."""
    if _LOCKED_STREAM.encode("utf-16-le") in content:
        return _by_suffix(name, content, PaperFault.LOCKED)
    for stream, kind in _STREAMS:
        if stream.encode("utf-16-le") in content:
            return Incoming(name, kind, content)
    raise NotAPaper(name)


def _by_suffix(name: str, content: bytes, fault: PaperFault) -> Incoming:
    """Believe the ending of a document whose content cannot be looked at."""
    suffix = Path(name).suffix.casefold()
    for suffixes, kind in _BY_SUFFIX:
        if suffix in suffixes:
            return Incoming(name, kind, content, fault=fault)
    raise NotAPaper(name)


def _picture(name: str, content: bytes) -> Incoming:
    from PIL import Image  # noqa: PLC0415 - loaded when the first picture comes

    bombs = (Image.DecompressionBombWarning, Image.DecompressionBombError)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", bombs[0])
            with Image.open(io.BytesIO(content)) as picture:
                frames = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
    except bombs as error:
        raise PictureTooLarge(name) from error
    except (OSError, SyntaxError, ValueError):
        return Incoming(name, PaperKind.PICTURE, content, fault=PaperFault.DAMAGED)
    return Incoming(name, PaperKind.PICTURE, content, frames)

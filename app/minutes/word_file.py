"""A document of Word from outside, opened as its parts: nothing in it is run or followed, and its size is bounded."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from app.errors import EnvironmentProblem, UserError
from app.plain_files import open_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

LARGEST = 50_000_000
"""Bytes of a file: minutes of 200 pages have a hundredth of that, pictures come on top."""
_MOST = 20_000_000
"""Bytes of one part once it is unpacked."""
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_RELATED = ("styles", "numbering", "comments")


class NotWord(UserError):
    """A file was to be read as minutes that is no document of today's Word."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is not a Word file (.docx) that can be read. Ask for the file that Word saved."
        )


class OldOrLockedWord(UserError):
    """A document was to be read that Word saved in its old format, or with a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is in Word's old format or has a password. Save it in Word as .docx without one."
        )


class WordTooLarge(UserError):
    """A document was to be read that is larger than minutes ever are."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is larger than minutes can be, so it was not read. Take large pictures out of it first."
        )


@dataclass(frozen=True)
class WordParts:
    """The parts of a document that hold words: `related` has styles, numbering and comments where they are."""

    name: str
    document: Element
    related: dict[str, Element]
    subject: str


def open_word(path: Path) -> WordParts:
    """Open a file; a UserError says why it is no document that can be read."""
    try:
        with open_plain(path) as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        why = "it is a folder" if path.is_dir() else error.strerror or str(error)
        raise EnvironmentProblem(
            f"“{path.name}” cannot be read: {why}. Choose another file.", path
        ) from error
    return word_parts(path.name, content)


def word_parts(name: str, content: bytes) -> WordParts:
    """Open what a file holds; see `open_word`."""
    if len(content) > LARGEST:
        raise WordTooLarge(name)
    with word_archive(name, content) as archive:
        return _parts(name, archive)


@contextmanager
def word_archive(name: str, content: bytes) -> Iterator[zipfile.ZipFile]:
    """Open the archive of a document; what is wrong with it, also within the block, is NotWord or OldOrLockedWord."""
    if content.startswith(_OLE):
        raise OldOrLockedWord(name)
    if not content.startswith(_ZIP):
        raise NotWord(name)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield archive
    except (
        zipfile.BadZipFile,
        KeyError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
        zlib.error,
        ElementTree.ParseError,
        DefusedXmlException,
    ) as error:
        raise NotWord(name) from error


def local(name: str) -> str:
    """Give a tag or attribute without its namespace: Word has two for the same, the strict one and its own."""
    return name.rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """Give an attribute whatever its namespace is."""
    return next((value for key, value in element.items() if local(key) == name), None)


def _parts(name: str, archive: zipfile.ZipFile) -> WordParts:
    roots = _relations(name, archive, "")
    main = roots["officeDocument"]
    document = _read(name, archive, main)
    if local(document.tag) != "document":
        raise NotWord(name)
    targets = _relations(name, archive, main)
    related = {kind: _read(name, archive, targets[kind]) for kind in _RELATED if kind in targets}
    core = roots.get("core-properties")
    return WordParts(name, document, related, _subject(_read(name, archive, core)) if core else "")


def _relations(name: str, archive: zipfile.ZipFile, of: str) -> dict[str, str]:
    """Give the parts inside the archive that a part refers to, by the last word of their kind."""
    path = join(dirname(of), "_rels", f"{basename(of)}.rels")
    if path not in archive.namelist():
        return {}
    return {
        (each.get("Type") or "").rpartition("/")[2]: normpath(
            join(dirname(of), each.get("Target") or "")
        ).lstrip("/")
        for each in _read(name, archive, path)
        if each.get("TargetMode") != "External"
    }


def _read(name: str, archive: zipfile.ZipFile, part: str) -> Element:
    # What the archive says of the size may be a lie, so no more is unpacked than is allowed.
    with archive.open(part) as unpacked:
        content = unpacked.read(_MOST + 1)
    if len(content) > _MOST:
        raise WordTooLarge(name)
    root: Element = ElementTree.fromstring(content)
    return root


def _subject(core: Element) -> str:
    found = (each.text or "" for each in core.iter() if local(each.tag) == "subject")
    return " ".join(next(found, "").split())

"""The zip package of a modern workbook: looked over before anything in it is read, and its parts found."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.importing import limits
from app.importing.refused import DAMAGED, HAS_DTD, TOO_LARGE, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

CHUNK = 1 << 20
_XML_PARTS = (".xml", ".rels", ".vml")
_DTD_SIGNS = (b"<!DOCTYPE", b"<!ENTITY")
_WIDE_SIGNS = tuple(
    sign.decode().encode(code) for sign in _DTD_SIGNS for code in ("utf-16-le", "utf-16-be")
)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass
class Contents:
    """Where a workbook of the Excel kind keeps its main part, sheets, styles and theme."""

    main: str = ""
    sheets: dict[str, str] = field(default_factory=dict)
    styles: str = ""
    theme: str = ""


@contextmanager
def open_package(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a package whose directory is within the limits; Refused when it is not, or when reading it fails."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_directory(archive)
            yield archive
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,  # zipfile's word for a way of packing it does not know
        UnicodeDecodeError,
    ) as broken:
        raise Refused(DAMAGED) from broken
    except RuntimeError as locked:  # zipfile's word for an encrypted part
        raise Refused(DAMAGED) from locked


def read_contents(archive: zipfile.ZipFile) -> Contents:
    """Find the parts of an Excel workbook by its relationships."""
    names = {name.casefold(): name for name in archive.namelist()}
    main = _main_part(archive, names)
    book = parse_part(archive, main)
    relations = read_relations(archive, main, names)
    parts = dict(reversed(relations.values()))
    found = Contents(main, styles=parts.get("styles", ""), theme=parts.get("theme", ""))
    for element in book.iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "sheet":
            identity = element.get(_RELATION) or element.get(_STRICT_RELATION) or ""
            kind, part = relations.get(identity, ("", ""))
            if kind == "worksheet":
                found.sheets[element.get("name", "")] = part
    return found


def parse_part(archive: zipfile.ZipFile, name: str) -> Element:
    """Parse one small part whole; a document type definition or broken markup is Refused."""
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - text tables are read without it
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415 - text tables are read without it

    try:
        return fromstring(archive.read(name), forbid_dtd=True)
    except DefusedXmlException as definition:
        raise Refused(HAS_DTD) from definition
    except (ParseError, KeyError, ValueError, LookupError) as broken:
        raise Refused(DAMAGED) from broken


def check_parts(archive: zipfile.ZipFile, skip: frozenset[str] = frozenset()) -> None:
    """Stream every marked-up part once, so that a definition or a wrong checksum shows before a library reads it."""
    for name in archive.namelist():
        if name.casefold().endswith(_XML_PARTS) and name not in skip:
            for _ in stream_part(archive, name):
                pass


def stream_part(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Give a part in chunks; a document type definition anywhere is Refused."""
    with archive.open(name) as part:
        last = b""
        while chunk := part.read(CHUNK):
            _refuse_definition(last + chunk[:40], chunk)
            last = chunk[-40:]
            yield chunk


def _refuse_definition(seam: bytes, chunk: bytes) -> None:
    if (b"<!" in chunk or b"<!" in seam) and any(
        sign in chunk or sign in seam for sign in _DTD_SIGNS
    ):
        raise Refused(HAS_DTD)
    if b"\0" in chunk and any(sign in chunk or sign in seam for sign in _WIDE_SIGNS):
        raise Refused(HAS_DTD)


def _check_directory(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > limits.PARTS or sum(part.file_size for part in parts) > limits.UNPACKED_BYTES:
        raise Refused(TOO_LARGE)
    if any(
        part.file_size > limits.RATIO_FROM
        and part.file_size > limits.RATIO * max(part.compress_size, 1)
        for part in parts
    ):
        raise Refused(TOO_LARGE)
    if len({part.filename.casefold() for part in parts}) < len(parts):
        raise Refused(DAMAGED)  # two parts of one name: each reader would take another one


def _main_part(archive: zipfile.ZipFile, names: dict[str, str]) -> str:
    if "_rels/.rels" in names:
        for element in parse_part(archive, names["_rels/.rels"]):
            target = posixpath.normpath(element.get("Target", "").lstrip("/"))
            if element.get("Type", "").endswith("/officeDocument") and target.casefold() in names:
                return names[target.casefold()]
    if "xl/workbook.xml" in names:
        return names["xl/workbook.xml"]
    raise Refused(DAMAGED)


def read_relations(
    archive: zipfile.ZipFile, main: str, names: dict[str, str]
) -> dict[str, tuple[str, str]]:
    """Give what a main part points to: relation id -> (last word of the relation's type, part)."""
    folder, _, leaf = main.rpartition("/")
    listing = names.get(posixpath.join(folder, "_rels", f"{leaf}.rels").casefold())
    found: dict[str, tuple[str, str]] = {}
    for element in parse_part(archive, listing) if listing else ():
        target = element.get("Target", "")
        whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        part = names.get(posixpath.normpath(whole).casefold())
        if part:
            found[element.get("Id", "")] = (element.get("Type", "").rpartition("/")[2], part)
    return found

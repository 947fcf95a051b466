"""A Word template from outside, opened as its parts: nothing is run or followed, and what it unpacks is bounded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from app.minutes.word_file import NotWord, local, word_archive
from app.templates.rules import (
    LARGEST,
    MEGABYTE,
    HasMacros,
    HoldsForeignParts,
    IsStrict,
    IsWordsTemplate,
    TemplateTooLarge,
)

if TYPE_CHECKING:
    import zipfile
    from xml.etree.ElementTree import Element

_UNPACKED = 40 * MEGABYTE
"""Bytes of all parts together once they are unpacked."""
_PARTS = 1_000
_TYPES = "[Content_Types].xml"
_STRICT = "{http://purl.oclc.org/"
_EMBEDDED = ("oleObject", "package", "control", "aFChunk", "subDocument", "frame", "vbaProject")
"""Ends of the kinds of relations by which other documents and programs hang on a document."""
_ALLOWED_OUTSIDE = ("hyperlink", "attachedTemplate")
"""What may lead out: a link that a person clicks, and Word's own template, which is cut off when a document is made."""


@dataclass(frozen=True)
class TemplatePart:
    """A part that holds words: the body, a header, a footer, notes."""

    where: str
    root: Element


def open_template(name: str, content: bytes) -> list[TemplatePart]:
    """Give the parts of a template that hold words; a UserError says why it is none that can be taken."""
    if len(content) > LARGEST:
        raise TemplateTooLarge(name)
    with word_archive(name, content) as archive:
        return _parts(name, _unpacked(name, archive))


def _unpacked(name: str, archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Unpack every part; what the archive says of sizes may be a lie, so no more is unpacked than is allowed."""
    infos = archive.infolist()
    if len(infos) > _PARTS:
        raise TemplateTooLarge(name)
    left = _UNPACKED
    found: dict[str, bytes] = {}
    for info in infos:
        with archive.open(info) as part:
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            raise TemplateTooLarge(name)
        found[info.filename] = content
    return found


def _parts(name: str, parts: dict[str, bytes]) -> list[TemplatePart]:
    kinds = _kinds(ElementTree.fromstring(parts[_TYPES]))
    told = " ".join(kinds.values()).casefold()
    if "macroenabled" in told or any("vbaproject" in each.casefold() for each in parts):
        raise HasMacros(name)
    if "template.main+xml" in told:
        raise IsWordsTemplate(name)
    found = []
    for path, content in parts.items():
        if path.endswith((".xml", ".rels")):
            root = ElementTree.fromstring(content)
            if path.endswith(".rels"):
                _refuse_foreign(name, root)
            where = _where(kinds.get(f"/{path}", ""))
            if where:
                found.append(TemplatePart(where, root))
    bodies = [each for each in found if each.where == "body"]
    if len(bodies) != 1 or local(bodies[0].root.tag) != "document":
        raise NotWord(name)
    if bodies[0].root.tag.startswith(_STRICT):
        raise IsStrict(name)
    for each in found:
        _refuse_fetching(name, each.root)
    return sorted(found, key=lambda each: each.where != "body")


def _kinds(types: Element) -> dict[str, str]:
    return {
        each.get("PartName", ""): each.get("ContentType", "")
        for each in types
        if local(each.tag) == "Override"
    }


def _where(kind: str) -> str:
    """Say what a part with words is, "" for any other."""
    known = {"document.main": "body", "header": "header", "footer": "footer"}
    known |= {"footnotes": "footnote", "endnotes": "endnote"}
    end = kind.rpartition("wordprocessingml.")[2].removesuffix("+xml")
    return known.get(end, "")


def _refuse_foreign(name: str, relations: Element) -> None:
    """Refuse what a document would fetch when it is opened, and documents and programs within it."""
    for each in relations:
        kind = each.get("Type", "").rpartition("/")[2]
        if kind in _EMBEDDED:
            raise HoldsForeignParts(name, "an embedded object")
        if each.get("TargetMode") == "External" and kind not in _ALLOWED_OUTSIDE:
            what = "a picture" if kind == "image" else "something"
            raise HoldsForeignParts(name, f"{what} that is fetched from another place")


_FETCHING = ("INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "IMPORT", "DATABASE")


def _refuse_fetching(name: str, root: Element) -> None:
    """Refuse fields that fetch from files and programs; Word may part the words of a field over several runs."""
    for paragraph in (each for each in root.iter() if local(each.tag) == "p"):
        words = "".join(
            each.text or "" for each in paragraph.iter() if local(each.tag) == "instrText"
        )
        words += " ".join(
            value
            for each in paragraph.iter()
            if local(each.tag) == "fldSimple"
            for value in each.attrib.values()
        )
        for field in _FETCHING:
            if field in words.upper().split():
                raise HoldsForeignParts(name, f"a field that fetches something ({field})")

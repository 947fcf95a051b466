"""The markup of a package changed where it must be and left to the byte elsewhere: tags, attributes, names, relations.

Writing a partner's workbook anew by a library would lose what it does not know; so new markup is put in at its place.
"""

from __future__ import annotations

import posixpath
import re
from html import escape as html_escape
from html import unescape
from typing import TYPE_CHECKING

from reports.plain import plain

if TYPE_CHECKING:
    import zipfile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MACROS = b"macroEnabled"
_ENCODING = re.compile(rb"""<\?xml[^>]*\bencoding=["']([\w-]+)["']""")
_BOM = b"\xef\xbb\xbf"


class Unfit(Exception):
    """A package is built in a way that marks cannot be put into; the text says which, for the log."""


def small_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Read a part that is looked at whole; Unfit where it is not in UTF-8 or not there."""
    try:
        return utf8(archive.read(name))
    except KeyError as absent:
        raise Unfit(name) from absent


def utf8(text: bytes) -> bytes:
    """Give markup without its byte order mark; Unfit where it is in another encoding."""
    found = _ENCODING.search(text[:200])
    if text[:2] in {b"\xff\xfe", b"\xfe\xff"} or (
        found and found[1].lower() not in {b"utf-8", b"us-ascii"}
    ):
        raise Unfit("encoding")
    return text.removeprefix(_BOM)


def prefix_of(text: bytes, root: str) -> bytes:
    """Give the namespace prefix that the writer of a part chose for its main elements: b"" or b"x:"."""
    found = re.search(rb"<([\w.-]+:)?" + root.encode() + rb"\b", text)
    if found is None:
        raise Unfit(root)
    return found[1] or b""


def attribute(tag: bytes, name: str) -> str | None:
    """Read an attribute of a tag, without regard to a prefix before it."""
    found = re.search(
        rb"""\s(?:[\w.-]+:)?""" + name.encode() + rb"""\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag
    )
    if found is None:
        return None
    value = found[1] if found[1] is not None else found[2]
    return unescape(value.decode("utf-8", "replace"))


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """Give a tag with an attribute set, in place of an earlier value."""
    bare = re.sub(
        rb"""\s""" + name.encode() + rb"""\s*=\s*(?:"[^"]*"|'[^']*')""", b"", tag, count=1
    )
    end = re.search(rb"\s*/?>\s*$", bare)
    if end is None:
        raise Unfit("tag")
    return bare[: end.start()] + f' {name}="{escaped(value)}"'.encode() + end[0].strip()


def escaped(text: str) -> str:
    """Give a text as markup holds it, without what no markup may hold."""
    return html_escape(plain(text), quote=True).replace("\n", "&#10;")


def count_of(text: bytes, element: bytes) -> int:
    """Count elements that begin so."""
    return len(re.findall(rb"<" + element + rb"\b", text))


class Relations:
    """The relations of one part: read, looked up, added to."""

    def __init__(self, archive: zipfile.ZipFile, part: str) -> None:
        folder, _, leaf = part.rpartition("/")
        self.folder = folder
        self.part = posixpath.join(folder, "_rels", f"{leaf}.rels")
        has_some = self.part in archive.namelist()
        empty = f'<Relationships xmlns="{PACKAGE}/relationships"></Relationships>'.encode()
        self.text = small_part(archive, self.part) if has_some else empty
        if b"purl.oclc.org" in self.text:
            raise Unfit("strict")

    def find(self, kind: str) -> tuple[str, str] | None:
        """Give id and part of the first relation whose type ends so."""
        for tag in re.findall(rb"<(?:[\w.-]+:)?Relationship\b[^>]*>", self.text):
            if (attribute(tag, "Type") or "").endswith(f"/{kind}"):
                return attribute(tag, "Id") or "", self._whole(attribute(tag, "Target") or "")
        return None

    def target(self, identity: str) -> str:
        """Give the part that an id stands for."""
        for tag in re.findall(rb"<(?:[\w.-]+:)?Relationship\b[^>]*>", self.text):
            if attribute(tag, "Id") == identity:
                return self._whole(attribute(tag, "Target") or "")
        raise Unfit("relation")

    def add(self, kind: str, part: str) -> str:
        """Add a relation to a part and give its id."""
        number = 1
        while f'"rIdToPutRight{number}"'.encode() in self.text:
            number += 1
        identity = f"rIdToPutRight{number}"
        prefix = prefix_of(self.text, "Relationships").decode()
        made = f'<{prefix}Relationship Id="{identity}" Type="{OFFICE}/{kind}" Target="/{escaped(part)}"/>'
        self.text = before_end(self.text, "Relationships", made.encode())
        return identity

    def _whole(self, target: str) -> str:
        whole = (
            target.lstrip("/") if target.startswith("/") else posixpath.join(self.folder, target)
        )
        return posixpath.normpath(whole)


def before_end(text: bytes, element: str, made: bytes) -> bytes:
    """Put markup before the end of an element, opening it where it stands empty."""
    prefix = prefix_of(text, element)
    name = prefix + element.encode()
    end = text.rfind(b"</" + name)
    if end >= 0:
        return text[:end] + made + text[end:]
    empty = re.search(rb"<" + name + rb"\b([^>]*?)\s*/>", text)
    if empty is None:
        raise Unfit(element)
    opened = b"<" + name + empty[1] + b">" + made + b"</" + name + b">"
    return text[: empty.start()] + opened + text[empty.end() :]


def free_name(names: set[str], stem: str, ending: str) -> str:
    """Give a part a name that no other has, in any case, and take it."""
    folded = {each.casefold() for each in names}
    number = 1
    while f"{stem}{number}{ending}".casefold() in folded:
        number += 1
    name = f"{stem}{number}{ending}"
    names.add(name)
    return name

"""Random damage to a workbook: to its bytes, to the parts of its package, to its cells."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_NASTY = (
    "",
    "-1",
    "0",
    "1e999",
    "NaN",
    "-1e308",
    "99999999999999999999",
    "1048577",
    "XFD1048576",
    "A0",
    "\u202eexe.txt",
    "=cmd|' /C calc'!A0",
    "#REF!",
    "&#0;",
    "&amp;lt;",
    "&undefined;",
    "31/02/2025",
    "2025-13-45T99:99:99",
    "c",
    "<5",
    "x" * 40_000,
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "true",
    "s",
    "e",
    "d",
)
_VALUE = re.compile(rb"""="[^"]{0,200}"|>[^<]{1,200}<""")
_ELEMENT = re.compile(rb"<(\w+(?::[\w-]+)?)\b[^>]{0,300}>")


def damaged(content: bytes, suffix: str, chance: random.Random) -> tuple[str, bytes]:
    """Give how a file was damaged, and its bytes."""
    ways: list[Callable[[bytes, random.Random], bytes]] = [spoil_bytes, cut_off]
    if content.startswith(b"PK"):
        ways += [spoil_part, lose_part, swap_parts, spoil_cells, spoil_cells, double_elements]
    elif suffix in {".csv", ".tsv", ".txt"}:
        ways += [spoil_text, spoil_text]
    else:
        ways += [spoil_records, spoil_records]
    way = chance.choice(ways)
    return way.__name__.replace("_", " "), way(content, chance)


def spoil_bytes(content: bytes, chance: random.Random) -> bytes:
    """Overwrite, put in and take away bytes anywhere."""
    found = bytearray(content)
    for _ in range(chance.choice([1, 1, 3, 20])):
        place = chance.randrange(len(found) + 1)
        found[place : place + chance.choice([0, 1, 30])] = chance.randbytes(
            chance.choice([0, 1, 9])
        )
    return bytes(found)


def cut_off(content: bytes, chance: random.Random) -> bytes:
    """Lose the end, or the middle."""
    start = chance.randrange(len(content) + 1)
    return content[:start] if chance.random() < 0.5 else content[:start] + content[start + 512 :]


def spoil_records(content: bytes, chance: random.Random) -> bytes:
    """Overwrite numbers of a binary file where its records stand."""
    found = bytearray(content)
    for _ in range(chance.choice([1, 2, 10])):
        place = chance.randrange(min(512, len(found) - 1), max(len(found) - 3, 513))
        found[place : place + 2] = chance.choice([b"\xff\xff", b"\0\0", chance.randbytes(2)])
    return bytes(found[: len(content)])


def spoil_part(content: bytes, chance: random.Random) -> bytes:
    """Spoil the bytes of one part, and pack it rightly again."""
    return _with_part(content, chance, lambda part: spoil_bytes(part, chance))


def lose_part(content: bytes, chance: random.Random) -> bytes:
    """Empty a part, or leave it out."""
    parts = _parts(content)
    name = chance.choice(list(parts))
    if chance.random() < 0.5:
        parts[name] = b""
    else:
        del parts[name]
    return _packed(parts)


def swap_parts(content: bytes, chance: random.Random) -> bytes:
    """Exchange the contents of two parts."""
    parts = _parts(content)
    one, other = chance.choice(list(parts)), chance.choice(list(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return _packed(parts)


def spoil_cells(content: bytes, chance: random.Random) -> bytes:
    """Put what nobody expects in place of values, references, styles and types."""

    def spoil(part: bytes) -> bytes:
        for _ in range(chance.choice([1, 3, 30])):
            places = [match.span() for match in _VALUE.finditer(part[:400_000])]
            if not places:
                return spoil_bytes(part, chance)
            start, end = chance.choice(places)
            text = chance.choice(_NASTY).encode()
            open_, close = (b'="', b'"') if part[start : start + 1] == b"=" else (b">", b"<")
            part = part[:start] + open_ + text + close + part[end:]
        return part

    return _with_part(content, chance, spoil, (".xml", ".bin"))


def double_elements(content: bytes, chance: random.Random) -> bytes:
    """Repeat a stretch of markup many times, close it twice, or nest it deeply."""

    def double(part: bytes) -> bytes:
        tags = list(_ELEMENT.finditer(part[:400_000]))
        if not tags:
            return part
        tag = chance.choice(tags)
        times = chance.choice([1, 2, 5_000])
        ends = b"</" + tag[1] + b">" if chance.random() < 0.5 else b""
        return part[: tag.start()] + (tag[0] + ends) * times + part[tag.start() :]

    return _with_part(content, chance, double, (".xml",))


def spoil_text(content: bytes, chance: random.Random) -> bytes:
    """Put what nobody expects in place of cells of a text table."""
    lines = content.split(b"\n")
    for _ in range(chance.choice([1, 5, 40])):
        place = chance.randrange(len(lines))
        cells = lines[place].split(b",")
        odd = [each.encode() for each in _NASTY] + [b'"', b"\0", b"\x9c", b"\xff", b";;;;", b"\r"]
        cells[chance.randrange(len(cells))] = chance.choice(odd)
        lines[place] = b",".join(cells)
    return b"\n".join(lines)


def _with_part(
    content: bytes,
    chance: random.Random,
    change: Callable[[bytes], bytes],
    endings: tuple[str, ...] = ("",),
) -> bytes:
    parts = _parts(content)
    names = [name for name in parts if name.endswith(endings) and parts[name]]
    if not names:
        return spoil_bytes(content, chance)
    name = chance.choice(names)
    parts[name] = change(parts[name])
    return _packed(parts)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            each.filename: archive.read(each) for each in archive.infolist() if not each.is_dir()
        }


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()

"""The container of files of before 2007 (MS-CFB): one of its streams, found and put together."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = 0xFFFFFFFA
"""Sector numbers from here on mean something else than a sector."""
_ENTRY = 128
_STREAM, _ROOT = 2, 5


class Broken(ValueError):
    """The container contradicts itself."""


def read_stream(content: bytes, *names: str) -> bytes:
    """Give the first stream that has one of the names; Broken where there is none or it cannot be followed."""
    sector = 1 << struct.unpack_from("<H", content, 30)[0]
    if sector not in {512, 4096}:
        raise Broken("sector size")
    chains = _chains(content, sector)
    directory = _joined(content, sector, chains, struct.unpack_from("<I", content, 48)[0])
    least = struct.unpack_from("<I", content, 56)[0]
    entries = list(_entries(directory))
    root = next(each for each in entries if each[1] == _ROOT)
    for name, kind, start, size in entries:
        if kind == _STREAM and name in names:
            if size >= least:
                return _joined(content, sector, chains, start)[:size]
            small = _joined(content, sector, chains, root[2])
            links = _joined(content, sector, chains, struct.unpack_from("<I", content, 60)[0])
            numbers = struct.unpack(f"<{len(links) // 4}I", links[: len(links) // 4 * 4])
            return b"".join(
                small[place * 64 : place * 64 + 64] for place in _followed(numbers, start)
            )[:size]
    raise Broken("no such stream")


def _chains(content: bytes, sector: int) -> tuple[int, ...]:
    """Give, for each sector, the one that follows it."""
    parts = [each for each in struct.unpack_from("<109I", content, 76) if each < _END]
    further = struct.unpack_from("<I", content, 68)[0]
    seen = set()
    while further < _END and further not in seen:
        seen.add(further)
        numbers = struct.unpack(f"<{sector // 4}I", _sector(content, sector, further))
        parts += [each for each in numbers[:-1] if each < _END]
        further = numbers[-1]
    joined = b"".join(_sector(content, sector, each) for each in parts)
    return struct.unpack(f"<{len(joined) // 4}I", joined)


def _entries(directory: bytes) -> Iterator[tuple[str, int, int, int]]:
    """Give name, kind, first sector and size of what the directory lists."""
    for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        entry = directory[place : place + _ENTRY]
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<II", entry, 116)
        yield name, entry[66], start, size


def _joined(content: bytes, sector: int, chains: tuple[int, ...], start: int) -> bytes:
    return b"".join(_sector(content, sector, each) for each in _followed(chains, start))


def _followed(chains: tuple[int, ...], start: int) -> Iterator[int]:
    seen = 0
    while start < _END:
        if start >= len(chains) or seen > len(chains):
            raise Broken("a chain leads nowhere")
        yield start
        seen += 1
        start = chains[start]


def _sector(content: bytes, sector: int, number: int) -> bytes:
    start = (number + 1) * sector
    part = content[start : start + sector]
    return part.ljust(sector, b"\0")

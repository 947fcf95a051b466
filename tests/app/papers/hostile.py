"""PDFs that were made to hang a reader or to eat up its memory, in a few kilobytes each."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"


def assembled(objects: Sequence[bytes]) -> bytes:
    """Make a PDF from its objects, the first of which is the root, with a table of where each begins."""
    made = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(made)


def deep_tree(levels: int) -> bytes:
    """Make a PDF whose one page lies under so many nodes that a reader which goes down runs out of stack."""
    nodes = [
        b"<</Type/Pages/Count 1/Kids[%d 0 R]/Parent %d 0 R>>" % (number + 1, number - 1)
        for number in range(2, levels + 2)
    ]
    page = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 200 200]>>" % (levels + 1)
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, page])


def circle() -> bytes:
    """Make a PDF whose page tree holds itself."""
    tree = b"<</Type/Pages/Count 2/Kids[2 0 R 3 0 R]/Parent 2 0 R>>"
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", tree, _PAGE])


def again_and_again(times: int) -> bytes:
    """Make a PDF in whose tree one page stands so many times."""
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (times, b"3 0 R " * times)
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", tree, _PAGE])


def multiplied(levels: int, each: int) -> bytes:
    """Make a PDF in whose tree every node holds the one below so many times: pages without number."""
    nodes = [
        b"<</Type/Pages/Count 1/Kids[%s]>>" % (b"%d 0 R " % (number + 1) * each)
        for number in range(2, levels + 2)
    ]
    return assembled([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, _PAGE])


def bomb(megabytes: int) -> bytes:
    """Make a PDF whose root lies in a stream of objects that unpacks to so many megabytes of blanks."""
    within = b"1 0 2 40 3 90 " + b"<</Type/Catalog/Pages 2 0 R>>".ljust(40)
    within += b"<</Type/Pages/Count 1/Kids[3 0 R]>>".ljust(50) + _PAGE
    packer = zlib.compressobj(9)
    packed = packer.compress(within)
    for _each in range(megabytes):
        packed += packer.compress(b" " * 1_000_000)
    packed += packer.flush()
    made = bytearray(b"%PDF-1.7\n")
    first = len(made)
    made += b"4 0 obj\n<</Type/ObjStm/N 3/First 14/Filter/FlateDecode/Length %d>>stream\n" % len(
        packed
    )
    made += packed + b"\nendstream\nendobj\n"
    start = len(made)
    entries = b"".join(
        kind.to_bytes(1) + place.to_bytes(4) + more.to_bytes(2)
        for kind, place, more in (
            (0, 0, 65535), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, first, 0), (1, start, 0),
        )
    )  # fmt: skip
    made += b"5 0 obj\n<</Type/XRef/Size 6/W[1 4 2]/Root 1 0 R/Length %d>>stream\n" % len(entries)
    made += entries + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % start
    return bytes(made)

"""One way to put 300 pages together, in a process of its own: `python -m tests.benchmarks.pack_stages WAY ...`.

`plain FOLDER OUT` merges the papers of a folder by pypdf, `pack FILE OUT` writes the pack of a file's first meeting.
"""

from __future__ import annotations

import sys
from pathlib import Path

from app.clock import FixedClock
from app.paths import paths_under
from tests.files import TODAY


def plain(folder: Path, out: Path) -> None:
    """Merge papers as they are: no cover, no marks, no bookmarks."""
    from pypdf import PdfWriter  # noqa: PLC0415 - only this way needs it

    writer = PdfWriter()
    for paper in sorted(folder.glob("*.pdf")):
        writer.append(paper)
    writer.write(out)


def pack(file: Path, out: Path) -> None:
    """Write the pack: read from the file, with cover, agenda, ways, bookmarks and marks on every page."""
    from app.bootstrap import build_core  # noqa: PLC0415 - only this way needs it
    from reports.pack import Wish, write_pack  # noqa: PLC0415 - the same

    core = build_core(paths_under(file.parent), FixedClock(TODAY))
    core.open(file)
    write_pack(core, Wish(1), out)
    core.close()


if __name__ == "__main__":
    {"plain": plain, "pack": pack}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))

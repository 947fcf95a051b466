"""The process that puts packs together from papers that come from outside, under walls.

Run as `python -m reports.pack_child`; how it is asked is told in `app/apart.py`.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.apart import say, serve
from app.papers.pdf_child import DAMAGED, LOCKED, read_pdf
from reports.pack_merge import SAVING, About, Piece, fill_up, merge
from reports.pack_stamps import Marks

if TYPE_CHECKING:
    from collections.abc import Iterator


def answer(question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Answer {"read"}, {"fill", "pages"} or {"pieces", "about", "target"}, as `pack_binding.py` asks."""
    if "read" in question:
        yield read_pdf(question["read"])
    elif "fill" in question:
        fill_up(Path(question["fill"]), question["pages"])
    else:
        yield _merge(question)


def _merge(question: dict[str, Any]) -> dict[str, Any]:
    import pikepdf  # noqa: PLC0415 - loaded when a pack is written

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    pieces = [Piece(**{**each, "path": Path(each["path"])}) for each in question["pieces"]]
    given = question["about"]
    about = About(
        **{**given, "marks": Marks(**given["marks"]), "bookmarks": tuple(given["bookmarks"])}
    )
    now = SAVING

    def tell(place: int, done: int, total: int) -> None:
        nonlocal now
        now = place
        say({"at": place, "done": done, "of": total})

    try:
        merged = merge(pieces, about, Path(question["target"]), tell)
    except pikepdf.PasswordError:
        return {"refused": now, "fault": LOCKED}
    except (pikepdf.PdfError, OSError, SyntaxError, ValueError, RuntimeError):
        return {"refused": now, "fault": DAMAGED}
    return {"starts": merged.starts, "pages": merged.pages}


def main() -> int:
    """Load what every pack needs, then answer until nobody asks any more."""
    import pikepdf  # noqa: F401, PLC0415 - loaded while whoever asks is still busy
    from reportlab.pdfgen import canvas  # noqa: F401, PLC0415 - the same

    return serve(answer)


if __name__ == "__main__":
    sys.exit(main())

"""The process that reads PDFs from outside, under walls, without Qt or a database library: pages and subject.

Run as `python -m app.papers.pdf_child`; how it is asked is told in `app/apart.py`.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any

from app.apart import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCKED, DAMAGED = "locked", "damaged"
MOST_PAGES = 20_000
"""A PDF that says it has more is no paper; a page that stands in it a million times costs nothing to write."""
_SUBJECT = 500


def answer(question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Answer {"read": PATH} by {"pages", "subject"}, or by {"fault"}."""
    yield read_pdf(question["read"])


def read_pdf(path: str | Path) -> dict[str, Any]:
    """Count the pages of a PDF and tell its subject, or what is wrong with it."""
    import pikepdf  # noqa: PLC0415 - loaded when the first PDF comes

    # What is wrong with a paper is told in words; the library would put its own remarks in our log.
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            pages = len(pdf.pages)
            subject = str(pdf.docinfo.get("/Subject", ""))[:_SUBJECT]
    except pikepdf.PasswordError:
        return {"fault": LOCKED}
    except (pikepdf.PdfError, OSError, SyntaxError, ValueError, RuntimeError):
        return {"fault": DAMAGED}
    if not 0 < pages <= MOST_PAGES:
        return {"fault": DAMAGED}
    return {"pages": pages, "subject": subject}


def main() -> int:
    """Answer until nobody asks any more."""
    return serve(answer)


if __name__ == "__main__":
    sys.exit(main())

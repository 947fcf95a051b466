"""The process that marks a partner's workbook, under walls: its markup comes from outside.

Run as `python -m reports.marked_child`; how it is asked is told in `app/apart.py`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.apart import say, serve
from app.importing.refused import Refused
from reports.marked_list import Line
from reports.marked_markup import Unfit
from reports.marked_package import Marking, mark_package

if TYPE_CHECKING:
    from collections.abc import Iterator


def answer(question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Answer {"source", "target", "marking"}: the workbook, where its copy goes, and the file that says what to mark.

    {"done", "of"} are bytes; {"unfit"} says that this workbook cannot be marked in place.
    """
    given = json.loads(Path(question["marking"]).read_text(encoding="utf-8"))
    marking = Marking(
        given["author"], given["notes"], given["told"], [Line(**each) for each in given["lines"]]
    )

    def tell(done: int, of: int) -> None:
        say({"done": done, "of": of})

    try:
        mark_package(Path(question["source"]), Path(question["target"]), marking, tell)
    except (Refused, Unfit, ValueError, LookupError) as unfit:
        yield {"unfit": f"{type(unfit).__name__}: {unfit}"}


def main() -> int:
    """Answer questions until nobody asks any more."""
    return serve(answer)


if __name__ == "__main__":
    sys.exit(main())
